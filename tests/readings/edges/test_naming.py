"""Names of what edges are about, in the words of the norm language."""

from __future__ import annotations

import pytest

from fairdebt.logic import All, Any, Holds, Not, Predicate
from fairdebt.readings.edges.naming import clock_name, predicate_name
from tests.readings.terse import says

CALL, SMS = says("channel", "call"), says("channel", "sms")


@pytest.mark.parametrize(
    ("node", "name"),
    [
        (All(()), "always"),
        (Any(()), "never"),
        (All((CALL, Holds("s"))), "channel = call and s"),
        (Any((CALL, Not(SMS))), "channel = call or not channel = sms"),
    ],
)
def test_conditions_are_named_by_their_parts(node: Predicate, name: str) -> None:
    assert predicate_name(node) == name


@pytest.mark.parametrize(("second", "name"), [(0, "00:00"), (29_400, "08:10"), (86_399, "23:59:59"), (86_400, "24:00")])
def test_seconds_are_named_where_there_are_some(second: int, name: str) -> None:
    assert clock_name(second) == name
