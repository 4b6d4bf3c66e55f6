"""When one rule lifts: with the hour, with the last day of a wait, and never beyond what is looked at."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt.facts import Reason
from tests.readings.test_trace import guard, reason

AT = "2026-03-02T12:00+08:00"
CONSENT = {"notice": "consent", "at": AT}
YEAR_AND_MORE = 400
"""So many days are looked at: `HORIZON_DAYS`."""


def waiting(span: str) -> Reason:
    """Return why nobody may call so long after a consent, at the instant of the consent."""
    wait: dict[str, Any] = {"kind": "cooling_off", "when": {"act": "contact"}, "per": [], "for": span}
    return reason(
        guard(**wait, after={"notice": "consent"}),
        {"zones": ["Asia/Shanghai"], "history": [CONSENT]},
        at=AT,
    )


@pytest.mark.parametrize(
    ("span", "lifts"),
    [
        ("2 hours", "2026-03-02T14:00+08:00"),
        ("2 days", "2026-03-04T00:00+08:00"),
        ("2 full days", "2026-03-05T00:00+08:00"),
        (f"{24 * YEAR_AND_MORE} hours", "2027-04-06T12:00+08:00"),
    ],
)
def test_a_wait_lifts_at_its_end(span: str, lifts: str) -> None:
    found = waiting(span)
    assert (found.kind, found.lifts_at) == ("delay", datetime.fromisoformat(lifts))


@pytest.mark.parametrize("span", [f"{24 * YEAR_AND_MORE + 1} hours", "2 years"])
def test_what_lifts_later_than_is_looked_at_has_no_end_to_tell(span: str) -> None:
    found = waiting(span)
    assert (found.kind, found.lifts_at) == ("stop", None)


@pytest.mark.parametrize(
    ("zones", "lifts"),
    [
        (["Asia/Shanghai"], "2026-03-02T09:00+08:00"),
        (["Asia/Shanghai", "Asia/Tokyo"], "2026-03-02T09:00+08:00"),
        (["Asia/Tokyo"], "2026-03-02T09:00+09:00"),
        # in New York it is Sunday evening: no hour is permitted in both
        (["America/New_York", "Asia/Shanghai"], None),
    ],
)
def test_hours_lift_when_they_permit_in_every_zone(zones: list[str], lifts: str | None) -> None:
    office = guard(kind="permitted_hours", when={"act": "contact"}, hours={"every_day": "09:00-18:00"})
    found = reason(office, {"zones": zones}, at="2026-03-02T06:00+08:00")
    assert found.lifts_at == (None if lifts is None else datetime.fromisoformat(lifts))


def test_a_state_that_nothing_ends_never_lifts() -> None:
    states = {"s": {"begins": {"notice": "consent"}, "per": []}}
    found = reason(guard(states, when={"act": "contact", "is": "s"}), {"history": [CONSENT]})
    assert (found.kind, found.lifts_at) == ("stop", None)
