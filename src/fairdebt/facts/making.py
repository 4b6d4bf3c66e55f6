"""Make a model of fields that were all checked before, in the very state in which pydantic would leave it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import SchemaValidator, ValidationError, core_schema as schemas

M = TypeVar("M", bound=BaseModel)

State = tuple[dict[str, Any], None, set[str]]
"""What a model is made of: its fields, nothing extra, and the names that were given."""

_put = object.__setattr__


def making(model: type[M]) -> Callable[[State], M]:
    """Return what makes a model of its state.

    pydantic's own core does it where its version lets it: the part that puts a model together, with nothing to check
    before. Else Python does the same, at nearly twice the time.
    """
    core = _core(model, schemas.model_schema(model, schemas.any_schema()), lambda state: state, lambda made: made)

    def make(state: State) -> M:
        made = model.__new__(model)
        said, extra, given = state
        _put(made, "__dict__", said)
        _put(made, "__pydantic_fields_set__", given)
        _put(made, "__pydantic_extra__", extra)
        _put(made, "__pydantic_private__", None)
        return made

    return core or make


def making_all(model: type[M]) -> Callable[[Sequence[State]], tuple[M, ...]]:
    """Return what makes many models of their states at once."""
    each = schemas.tuple_schema([schemas.model_schema(model, schemas.any_schema())], variadic_item_index=0)
    core = _core(model, each, lambda state: [state], lambda made: made[0])
    make = making(model)
    return core or (lambda states: tuple(map(make, states)))


def _core(
    model: type[BaseModel],
    schema: schemas.CoreSchema,
    given: Callable[[State], Any],
    found: Callable[[Any], Any],
) -> Callable[[Any], Any] | None:
    """Return the core's way for this schema, tried out once; None where it does not put together what it is given.

    A core that knows a whole model already would take the model's own checks in place of none.
    """
    state: State = ({"tried": True}, None, {"tried"})
    for options in ({"_use_prebuilt": False}, {}):
        try:
            way = SchemaValidator(schema, None, **options).validate_python
            made = found(way(given(state)))
        except (TypeError, ValidationError):
            continue
        if type(made) is model and made.__dict__ is state[0] and made.__pydantic_fields_set__ is state[2]:
            return way
    return None
