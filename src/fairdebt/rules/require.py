"""Only if."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from fairdebt.logic import Not, Predicate
from fairdebt.messages import say
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.fields import scope_of
from fairdebt.source import Mapping, only


def _lines(node: object, info: ValidationInfo) -> dict[str, Predicate]:
    scope = scope_of(info)
    if not isinstance(node, Mapping) or not node:
        scope.faults.add(say("lines_form"), say("write_lines"), at=node)
        return {}
    lines = {}
    for name in node:
        single = only(node, name)
        lines[name] = read_condition(single, scope)
    return lines


if TYPE_CHECKING:
    Lines = dict[str, Predicate]
else:
    Lines = Annotated[Any, PlainValidator(_lines), WithJsonSchema({"$ref": "#/$defs/condition"})]


class Require(Rule):
    """The act is forbidden unless every line of `that` holds; each unmet line is its own reason."""

    kind: Literal["require"] = "require"
    that: Lines

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act once for each line that does not hold."""
        return tuple(self.forbids(place, Not(line), line=name) for name, line in self.that.items())
