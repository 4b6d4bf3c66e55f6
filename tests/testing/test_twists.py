"""What a drawn situation is changed into: also one at which clocks are put forward or back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, find, settings, strategies as st

from fairdebt.facts import Action, Case, History
from fairdebt.loader import load
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Situation
from fairdebt.readings.reference import reference
from fairdebt.testing.twists import Twister

NORMS = load("cn.gbt-45251").norms
DECIDER = Decider(NORMS)
CALL = {"act": "contact", "channel": "call", "to": "debtor"}
ANY = settings(max_examples=2000, database=None, derandomize=True, phases=[Phase.generate], deadline=None)
SEED = Situation(
    Action.model_validate({**CALL, "at": "2026-03-02T12:00+08:00"}),
    Case.model_validate(
        {
            "jurisdictions": ["CN"],
            "debts": [{"id": "D1"}],
            "history": [{**CALL, "outcome": "answered", "at": "2026-03-01T12:00+08:00"}],
        }
    ),
)


def clocks_at(each: Situation) -> str:
    """Tell whether the act lies right at a gap, or where the wall shows a time the second time."""
    assert isinstance(each.action.at, datetime)
    zone = ZoneInfo(each.case.zones[0]) if isinstance(each.case.zones, tuple) and each.case.zones else UTC
    moments = [(each.action.at + timedelta(seconds=step)).astimezone(zone) for step in (-2, 2)]
    first, last = (moment.replace(tzinfo=None) for moment in moments)
    return "gap" if last - first > timedelta(seconds=4) else "fold" if moments[1].fold else "elsewhere"


@st.composite
def once(draw: st.DrawFn) -> Situation:
    return Twister(NORMS).twisted(draw, SEED, NORMS.prohibitions[0], most=1)


@pytest.mark.parametrize("where", ["gap", "fold"])
def test_an_act_may_lie_where_an_hour_is_left_out_or_comes_twice(where: str) -> None:
    """The call of the day before moves with it, and all readings agree there."""
    found = find(once(), lambda each: clocks_at(each) == where, settings=ANY)
    assert isinstance(found.case.history, History)
    assert isinstance(found.action.at, datetime)
    assert [event.at for event in found.case.history.events] == [found.action.at - timedelta(days=1)]
    assert DECIDER.answers(found.action, found.case) == reference(NORMS, found.action, found.case)
