"""Only if."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fairdebt.logic import Not, Predicate
from fairdebt.messages import say
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.fields import field
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, Node, only


def _lines(node: Node, scope: Scope) -> dict[str, Predicate]:
    if not isinstance(node, Mapping) or not node:
        scope.faults.add(say("lines_form"), say("write_lines"), at=node)
        return {}
    return {name: read_condition(only(node, name), scope) for name in node}


if TYPE_CHECKING:
    Lines = dict[str, Predicate]
else:
    Lines = field(_lines, "condition_mapping")


class Require(Rule):
    """The act is forbidden unless every line of `that` holds; each unmet line is its own reason."""

    kind: Literal["require"] = "require"
    that: Lines

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act once for each line that does not hold."""
        return tuple(self.forbids(place, Not(line), line=name) for name, line in self.that.items())
