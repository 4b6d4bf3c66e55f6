"""May be claimed only if true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal as OneOf

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from fairdebt.errors import suggest
from fairdebt.logic import All, Attribute, Compare, Literal, Not, Predicate
from fairdebt.messages import say
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.fields import scope_of
from fairdebt.rules.scope import Scope
from fairdebt.rules.specs import COMPARISONS, read_spec
from fairdebt.source import Mapping, Node
from fairdebt.vocabulary import CLAIM_TYPES


def _claims(node: object, info: ValidationInfo) -> dict[str, Predicate]:
    scope = scope_of(info)
    if not isinstance(node, Mapping) or not node:
        scope.faults.add(say("claims_form"), say("write_claims"), at=node)
        return {}
    return {name: _untrue(name, value, node.key_marks[name], scope) for name, value in node.items()}


def _untrue(name: str, node: Node, mark: object, scope: Scope) -> Predicate:
    """Restate when the claim is made and not true."""
    type_ = CLAIM_TYPES.get(name)
    if type_ is None:
        scope.faults.add(say("unknown_name", what=say("what_claim"), name=name), suggest(name, CLAIM_TYPES), at=mark)
        return All(())
    claim = Attribute("claims", "act", (name,))
    made = Compare(claim, "=", Literal("yes")) if type_.base == "truth" else Compare(claim, "!=", Literal(None))
    if node == "never":
        return made
    if isinstance(node, Mapping) and node and set(node) <= {*COMPARISONS, "not"}:
        return All((made, Not(read_spec(claim, type_, node, scope))))
    return All((made, Not(read_condition(node, scope))))


if TYPE_CHECKING:
    Claims = dict[str, Predicate]
else:
    Claims = Annotated[Any, PlainValidator(_claims), WithJsonSchema({"$ref": "#/$defs/claims"})]


class Truthful(Rule):
    """These claims may be made only if true: `never`, a condition about the case, or a comparison of the claimed value."""

    kind: OneOf["truthful"] = "truthful"
    claims: Claims

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act once for each claim that is made and not true."""
        return tuple(self.forbids(place, untrue, line=claim) for claim, untrue in self.claims.items())
