"""The message must contain, or must not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fairdebt.logic import Attribute, Not, Predicate
from fairdebt.messages import say
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.fields import field
from fairdebt.rules.scope import Scope
from fairdebt.rules.specs import read_spec
from fairdebt.source import Mapping, Node, only


def _elements(node: Node, scope: Scope) -> dict[str, Predicate]:
    if not isinstance(node, Mapping) or not node:
        scope.faults.add(say("elements_form"), say("write_elements"), at=node)
        return {}
    type_ = scope.attributes["elements"].type
    return {how: read_spec(Attribute("elements", "act"), type_, only(node, how), scope) for how in node}


if TYPE_CHECKING:
    Elements = dict[str, Predicate]
else:
    Elements = field(_elements, "set_comparison")


class Disclose(Rule):
    """The message must contain these elements, or must not; before live speech this is a duty of the approval."""

    kind: Literal["disclose"] = "disclose"
    elements: Elements

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act once for each line of `elements` that the message does not meet."""
        return tuple(self.forbids(place, Not(line), line=how) for how, line in self.elements.items())
