"""Holds in the history: which notices stop what, and all readings say the same of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fairdebt import Action, Case, Guard
from fairdebt.readings.answers import Answer
from fairdebt.readings.reference import reference
from tests.generated import NOON, ZONES, Plain
from tests.guard.calling import CALL, CASE, decide, shared


def notice(kind: str, at: str = "2026-03-01T10:00+08:00", **fields: Any) -> Plain:
    return {"notice": kind, "at": at, **fields}


@pytest.mark.parametrize(
    ("events", "outcome"),
    [
        ([notice("hold", scope="this_debtor")], "vetoed"),
        ([notice("hold", scope="this_debt", debts=["D1"])], "vetoed"),
        ([notice("hold", scope="this_debt")], "vetoed"),
        ([notice("hold", scope="portfolio")], "vetoed"),
        ([notice("hold", scope="portfolio", lender="L2")], "approved"),
        ([notice("hold", scope="this_agency", agency="A1")], "approved"),
        ([notice("hold", scope="this_agency")], "vetoed"),
        ([notice("hold", scope="everything")], "vetoed"),
        ([notice("hold", scope="sms")], "vetoed"),
        ([notice("hold")], "undetermined"),
        ([notice("hold", scope="this_debtor", debtor="P2")], "approved"),
        (
            [notice("hold", scope="this_debtor"), notice("hold_lifted", "2026-03-01T11:00+08:00", scope="this_debtor")],
            "approved",
        ),
        (
            [notice("hold", scope="this_debtor"), notice("hold_lifted", "2026-03-01T11:00+08:00", scope="portfolio")],
            "vetoed",
        ),
        ([notice("hold", scope="this_debtor"), notice("hold_lifted", scope="this_debtor")], "undetermined"),
        (
            [notice("hold_lifted", scope="this_debtor"), notice("hold", "2026-03-01T11:00+08:00", scope="this_debtor")],
            "vetoed",
        ),
        ([notice("hold", "2026-03-02T18:00:01+08:00", scope="everything")], "approved"),
        ([notice("hold", scope="everything", stated_until="2026-03-02")], "vetoed"),
        ([notice("hold", scope="everything", stated_until="2026-03-01")], "approved"),
    ],
)
def test_a_hold_in_the_history(guard: Guard, events: list[Plain], outcome: str) -> None:
    decision = decide(guard, case={"history": events})
    assert decision.outcome == outcome
    assert ("hold" in decision.because) is (outcome != "approved")


def test_a_hold_in_the_history_binds_everywhere_and_the_agency_it_names(guard: Guard) -> None:
    abroad = decide(guard, case={"jurisdictions": ["VN"], "history": [notice("hold", scope="everything")]})
    assert abroad.because == ("hold",)
    by_agency = decide(guard, {"agency": "A1"}, {"history": [notice("hold", scope="this_agency", agency="A1")]})
    assert "hold" in by_agency.because


def test_a_history_that_begins_late_may_hide_a_hold_unless_its_opening_says_no(guard: Guard) -> None:
    late = {"events": [], "covers": {"from": "2026-03-01T00:00+08:00"}}
    assert "hold" in decide(guard, case={"history": late}).because
    for said, held in (("no", False), ("yes", True)):
        opening = {"states": {"hold": said}}
        assert ("hold" in decide(guard, case={"history": {**late, "opening": opening}}).because) is held


WORDS = ("this_debtor", "this_debt", "portfolio", "this_agency", "everything", "sms", "unknown")


@st.composite
def held_history(draw: st.DrawFn) -> list[Plain]:
    events = []
    for number in range(draw(st.integers(0, 5))):
        at = NOON - timedelta(hours=draw(st.sampled_from([0, 1, 1, 24, 72, -1])))
        said = notice(draw(st.sampled_from(["hold", "hold", "hold_lifted"])), at.isoformat(), id=f"E{number}")
        for name, values in {
            "scope": WORDS,
            "debtor": ("P1", "P2", "unknown"),
            "lender": ("L1", "L2"),
            "agency": ("A1", "unknown", "none"),
            "of": ("E0", "E1"),
            "stated_until": ("2026-03-28", "2026-03-29"),
        }.items():
            if draw(st.booleans()):
                said[name] = draw(st.sampled_from(values))
        events.append(said)
    return events


@given(held_history(), st.sampled_from([None, "A1", "unknown"]), st.sampled_from(ZONES))
def test_readings_agree_on_holds(events: list[Plain], agency: str | None, zone: str) -> None:
    guard = shared()
    act = Action.model_validate({**CALL, "at": NOON, **({} if agency is None else {"agency": agency})})
    case = Case.model_validate({**CASE, "zones": [zone], "history": events})
    norms = guard.policies.norms
    (norm,) = (each for each in norms.prohibitions if each.rule == "hold")
    wanted = reference(norms, act, case).get(norm.key, Answer.CLEAR)
    decision = guard.decide(act, case)
    told = {each.truth for each in decision.reasons if each.rule == "hold"}
    assert told == {Answer.CLEAR: set(), Answer.UNKNOWN: {"unknown"}, Answer.BREACHED: {"yes"}}[wanted]


def test_a_case_that_was_decided_already_is_read_anew_with_more_events(guard: Guard) -> None:
    """What was prepared of a case must not stick to its copies."""
    case = Case.model_validate(CASE)
    assert guard.decide(CALL, case).approved
    assert guard.decide(CALL, case.extended(notice("hold", scope="everything"))).because == ("hold",)
