"""What norms read of an act: all of it, through states, tables and what follows from other words; not much more."""

from __future__ import annotations

from decimal import Decimal

from fairdebt.logic import All, Attribute, Compare, Holds, Key, Literal, Lookup, Row, State, Table
from fairdebt.readings.heard import SHAPES, Hearing, read_of_acts
from tests.readings.reference.asked import forbid, is_, norms
from tests.readings.terse import was

CALM = State("calm", (Key("agency", "agency"),), begins=was("channel", "call"))
LIMITS = Table("limits", (Row(("demand",), Decimal(3)),))
LIMIT = Lookup("limits", (Attribute("payee", "act"),))


def test_whatever_norms_read_is_heard() -> None:
    read = read_of_acts(
        norms(
            forbid(All((is_("at_work", "yes"), Holds("calm")))),
            forbid(Compare(LIMIT, ">", Literal(Decimal(2))), key="other"),
            states=[CALM],
            tables=[LIMITS],
        )
    )
    assert {"at_work", "channel", "place", "address_kind"} <= read, "it follows from these"
    assert {"agency", "payee"} <= read, "by a key and in a table"
    assert {"debts", "recipient", "to", "direction", "text"} <= read, "which tell what is asked at all"
    assert not {"at", "venue", "months", "postdated_on"} & read


def test_what_is_read_is_taken_from_all_that_is_said() -> None:
    hearing = Hearing(frozenset({"channel", "payee"}))
    heard = hearing["venue", "channel", "payee"]
    one, other = {"venue": "court", "channel": "call", "payee": "lender"}, {"channel": "call", "payee": "lender"}
    assert heard(one) == heard({**other, "venue": "home"}) != heard({**one, "payee": "agency"})
    assert heard is hearing["venue", "channel", "payee"]
    for number in range(SHAPES + 10):
        hearing["channel", f"field {number}"]
        assert len(hearing) <= SHAPES
