from __future__ import annotations

from fairdebt.logic import All, Attribute, Compare, Fact, Literal, Not
from tests.rules.reading import KEY, fact, lowered

FIELDS = """
when: {act: contact}
claims: {jail: never, will_sue: {debt.suit_intended: 'yes'}, amount: {at_most: {fact: debt.ledger_total}}}
"""


def claim(name: str) -> Attribute:
    return Attribute("claims", "act", (name,))


def test_each_claim_that_is_made_and_not_true_is_forbidden() -> None:
    norms, _ = lowered("truthful", FIELDS)
    said_no_more_than_owed = Compare(claim("amount"), "<=", Fact("debt.ledger_total"))
    assert {norm.key: norm.breach for norm in norms} == {
        f"{KEY}#jail": Compare(claim("jail"), "=", Literal("yes")),
        f"{KEY}#will_sue": All(
            (Compare(claim("will_sue"), "=", Literal("yes")), Not(fact("debt.suit_intended", "yes")))
        ),
        f"{KEY}#amount": All((Compare(claim("amount"), "!=", Literal(None)), Not(said_no_more_than_owed))),
    }
