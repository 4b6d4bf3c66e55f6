from __future__ import annotations

from fairdebt.logic import Any, Not
from tests.rules.reading import KEY, act, fact, lowered


def test_each_unmet_line_is_a_prohibition_of_its_own() -> None:
    fields = "when: {act: hand_over}\nthat: {mandate.contract: 'yes', any: [{encrypted: 'yes'}, {anonymised: 'yes'}]}"
    norms, _ = lowered("require", fields)
    assert {norm.key: norm.breach for norm in norms} == {
        f"{KEY}#mandate.contract": Not(fact("mandate.contract", "yes")),
        f"{KEY}#any": Not(Any((act("encrypted", "yes"), act("anonymised", "yes")))),
    }
