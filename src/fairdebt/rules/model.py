"""What every mapping of a policy file shares: frozen fields, no unknown names, what goes together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A piece of a policy file.

    `one_of`: pairs of fields of which exactly one is given. `needs`: fields that make sense only beside another. Both
    name fields as people write them; the loader checks them on what is written, the schema for editors says them too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)

    one_of: ClassVar[tuple[tuple[str, str], ...]] = ()
    needs: ClassVar[Mapping[str, str]] = {}


@cache
def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names that a mapping of this kind may have, as people write them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


@cache
def required_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names that a mapping of this kind must have, as people write them."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())
