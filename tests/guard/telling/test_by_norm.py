"""What is told of a norm whatever the case is worked out once, and never taken for another case's."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard
from fairdebt.facts import Decision
from fairdebt.guard.telling.by_norm import Telling
from tests.generated import covering, loaded
from tests.guard.calling import CALL, CASE, FILE, rule

RULES = {
    "flat": rule("flat", "forbid", when={"act": "contact", "purpose": "demand"}),
    "hours": rule("hours", "permitted_hours", when={"act": "contact"}, hours={"every_day": "08:00-20:00"}),
    "cap": rule("cap", "contact_cap", when={"act": "contact"}, per=["debtor"], at_most="1 per calendar day"),
}


def guard(*names: str) -> Guard:
    return Guard.of(covering(loaded({**FILE, "rules": [RULES[name] for name in names]})))


def decided(by: Guard, *, at: str, calls: tuple[str, ...] = (), **said: Any) -> Decision:
    history = [{**CALL, "outcome": "answered", "at": call} for call in calls]
    return by.decide({**CALL, "at": at, **said}, {**CASE, "history": history})


def test_a_reason_that_tells_of_no_case_is_the_same_object() -> None:
    by = guard("flat")
    first, other = (decided(by, at=f"2026-03-0{day}T12:00+08:00", purpose="demand").reasons[0] for day in (2, 3))
    assert first is other
    assert (first.kind, first.evidence) == ("stop", ())


def test_what_a_case_shows_is_told_of_that_case(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    of = Telling.of.__func__  # type: ignore[attr-defined]  # a class method has one

    def noted(cls: Any, examined: Any, *args: Any, **named: Any) -> Any:
        made.append(examined.anatomy.norm.rule)
        return of(cls, examined, *args, **named)

    monkeypatch.setattr(Telling, "of", classmethod(noted))
    by = guard("hours", "cap")
    for hour in ("20:00:01", "21:30:00"):
        at, calls = f"2026-03-02T{hour}+08:00", (f"2026-03-02T{hour[:5]}+08:00",)
        found = {each.rule.partition("/")[2]: each.evidence for each in decided(by, at=at, calls=calls).reasons}
        assert found["hours"][0].says.en == f"local time 2026-03-02 {hour} (Asia/Shanghai)"
        assert [f"{each:%H:%M}" for each in found["cap"][0].events] == [hour[:5]]
    assert sorted(rule.partition("/")[2] for rule in made) == ["cap", "hours"]
