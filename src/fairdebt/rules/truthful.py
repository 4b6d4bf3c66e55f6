"""May be claimed only if true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal as OneOf

from fairdebt.logic import Attribute, Compare, Literal, Not, Predicate
from fairdebt.messages import say
from fairdebt.rules.base import Norm, Place, Rule, both
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.fields import field
from fairdebt.rules.scope import Scope
from fairdebt.rules.specs import COMPARISONS, NOTHING, read_spec
from fairdebt.source import Mapping, Node
from fairdebt.vocabulary import CLAIM_TYPES


def _claims(node: Node, scope: Scope) -> dict[str, Predicate]:
    if not isinstance(node, Mapping) or not node:
        scope.faults.add(say("claims_form"), say("write_claims"), at=node)
        return {}
    return {name: _untrue(name, node, scope) for name in node}


def _untrue(name: str, claims: Mapping, scope: Scope) -> Predicate:
    """Restate when the claim is made and not true."""
    node = claims[name]
    type_ = CLAIM_TYPES.get(name)
    if type_ is None:
        scope.unknown("what_claim", name, CLAIM_TYPES, at=claims.key_marks[name])
        return NOTHING
    claim = Attribute("claims", "act", (name,))
    made = Compare(claim, "=", Literal("yes")) if type_.base == "truth" else Compare(claim, "!=", Literal(None))
    if node == "never":
        return made
    if type_.base != "truth" and isinstance(node, Mapping) and node and set(node) <= {*COMPARISONS, "not"}:
        return both(made, Not(read_spec(claim, type_, node, scope)))
    return both(made, Not(read_condition(node, scope)))


if TYPE_CHECKING:
    Claims = dict[str, Predicate]
else:
    Claims = field(_claims, "claims")


class Truthful(Rule):
    """These claims may be made only if true: `never`, a condition about the case, or a comparison of the value."""

    kind: OneOf["truthful"] = "truthful"
    claims: Claims

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act once for each claim that is made and not true."""
        return tuple(self.forbids(place, untrue, line=claim) for claim, untrue in self.claims.items())
