"""What is owed after an event: by when, whether done, whether late."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fairdebt import Guard, InvalidInput, Owed
from tests.generated import Plain
from tests.guard.telling.complaints import about, answer, complaint, duty, guard_of

MARCH_1 = "2026-03-01T10:00+08:00"


def owed(guard: Guard, known: Plain, at: str = "2026-03-05T12:00+08:00") -> tuple[Owed, ...]:
    return guard.duties(known, at)


@pytest.mark.parametrize(
    ("span", "start", "last"),
    [
        ("15 full days", MARCH_1, "2026-03-16"),
        ("7 days", "2026-08-14T00:00+08:00", "2026-08-20"),
        ("14 full days", "2026-05-01T23:59:59+08:00", "2026-05-15"),
        ("calendar day", MARCH_1, "2026-03-01"),
        ("1 month", "2026-01-31T10:00+08:00", "2026-02-28"),
        ("1 month", "2028-01-31T10:00+08:00", "2028-02-29"),
        ("2 years", "2024-02-29T10:00+08:00", "2026-02-28"),
        (["7 days", "1 month"], MARCH_1, "2026-04-01"),
        ({"then": ["7 days", "30 full days"]}, MARCH_1, "2026-04-06"),
    ],
)
def test_a_deadline_ends_with_its_last_local_day(span: Any, start: str, last: str) -> None:
    guard, known = guard_of(duty(by=span)), about(complaint(start, id="C1"))
    end = datetime.fromisoformat(f"{last}T00:00+08:00") + timedelta(days=1)
    (in_time,) = guard.duties(known, end - timedelta(seconds=1))
    (late,) = guard.duties(known, end)
    assert (in_time.late, late.late) == ("no", "yes")
    assert in_time.due_on == late.due_on == date.fromisoformat(last)
    assert in_time.due_at == end
    assert not in_time.is_late
    assert late.is_late


def test_hours_are_elapsed_and_end_before_an_instant() -> None:
    (found,) = owed(guard_of(duty(by="36 hours")), about(complaint(MARCH_1)))
    assert found.due_at == datetime.fromisoformat("2026-03-02T22:00+08:00")
    assert found.due_on == date(2026, 3, 2)
    assert found.late == "yes"


def test_days_are_those_of_the_lender() -> None:
    """At ten in the evening in Shanghai it is still the same day in New York; the lender is in Shanghai."""
    known = about(complaint("2026-03-01T23:00-05:00"), zones=["America/New_York"], lender={"zone": "Asia/Shanghai"})
    (found,) = owed(guard_of(duty()), known)
    assert found.due_on == date(2026, 3, 17)
    assert found.since == datetime.fromisoformat("2026-03-02T12:00+08:00")


def test_a_midnight_that_does_not_exist_ends_the_day_all_the_same() -> None:
    """Clocks in Santiago go from 24:00 on 5 September 2026 to 01:00."""
    known = about(complaint("2026-09-04T12:00-04:00"), lender={"zone": "America/Santiago"})
    (found,) = guard_of(duty(by="1 full day")).duties(known, "2026-09-05T12:00-04:00")
    assert found.due_on == date(2026, 9, 5)
    assert found.due_at == datetime(2026, 9, 6, 4, tzinfo=UTC)


def test_what_was_done_is_not_owed_and_what_comes_later_is_not_known_yet() -> None:
    guard = guard_of(duty())
    known = about(complaint(MARCH_1), answer("2026-03-04T10:00+08:00"))
    assert [each.truth for each in guard.duties(known, "2026-03-04T09:59:59+08:00")] == ["yes"]
    assert guard.duties(known, "2026-03-04T10:00+08:00") == ()
    assert guard.duties(known, "2026-03-01T09:59:59+08:00") == ()


def test_a_deed_before_the_event_answers_nothing_and_one_at_its_instant_perhaps() -> None:
    guard = guard_of(duty())
    assert [each.truth for each in owed(guard, about(complaint(MARCH_1), answer("2026-02-28T10:00+08:00")))] == ["yes"]
    (perhaps,) = owed(guard, about(complaint(MARCH_1), answer(MARCH_1)))
    assert (perhaps.truth, perhaps.missing) == ("unknown", ("history",))


def test_an_answer_that_names_a_complaint_answers_that_one() -> None:
    known = about(
        complaint(MARCH_1, id="C1"), complaint(MARCH_1, id="C2"), answer("2026-03-02T10:00+08:00", answers="C1")
    )
    assert [each.event for each in owed(guard_of(duty()), known)] == ["C2"]


def test_an_answer_that_names_nothing_answers_all_that_agree_on_the_keys() -> None:
    known = about(complaint(MARCH_1, debts=["D1"]), complaint(MARCH_1, debts=["D2"]), answer("2026-03-02T10:00+08:00"))
    assert owed(guard_of(duty(per=["debt"])), known) == ()
    only_one = about(
        complaint(MARCH_1, debts=["D1"]),
        complaint(MARCH_1, debts=["D2"]),
        answer("2026-03-02T10:00+08:00", debts=["D1"]),
    )
    (left,) = owed(guard_of(duty(per=["debt"])), only_one)
    assert left.debts == ("D2",)


@pytest.mark.parametrize(
    ("rule", "known", "missing"),
    [
        (duty(after={"notice": "complaint", "complexity": "simple"}), {"complexity": "unknown"}, "history.complexity"),
        (duty(when={"lender.type": "bank"}), {}, "lender.type"),
        (duty(), {"debts": "unknown"}, "history.debts"),
    ],
)
def test_what_may_be_owed_is_shown_as_such(rule: Plain, known: Plain, missing: str) -> None:
    (found,) = owed(guard_of(rule), about(complaint(MARCH_1, **known)), "2026-04-05T12:00+08:00")
    assert (found.truth, found.late) == ("unknown", "unknown")
    assert found.missing == (missing,)
    assert not found.is_late


def test_what_may_have_been_done_is_shown_as_such() -> None:
    known = about(complaint(MARCH_1, id="C1"), answer("2026-03-02T10:00+08:00", answers="unknown"))
    (found,) = owed(guard_of(duty()), known)
    assert found.truth == "unknown"
    assert found.missing == ("history.answers",)


def test_an_unknown_history_and_one_that_begins_late_may_hold_what_is_owed() -> None:
    guard = guard_of(duty())
    (unknown,) = owed(guard, about(history="unknown"))
    assert (unknown.since, unknown.truth, unknown.missing) == (None, "unknown", ("history",))
    covers = {"events": [complaint(MARCH_1)], "covers": {"from": "2026-02-01T00:00+08:00"}}
    sure, unseen = owed(guard, about(history=covers))
    assert (sure.truth, unseen.truth, unseen.since) == ("yes", "unknown", None)
    young = guard_of(duty(in_force={"from": "2026-02-01"}))
    assert [each.truth for each in owed(young, about(history=covers))] == ["yes"]


@pytest.mark.parametrize(("begins", "truth"), [("1970-01-01T00:00Z", "unknown"), ("1969-12-01T00:00Z", "yes")])
def test_a_history_that_begins_with_1970_misses_what_was_before(begins: str, truth: str) -> None:
    """The answer to an older complaint may be missing; that midnight is the instant zero."""
    history = {"events": [complaint("1969-12-30T10:00Z")], "covers": {"from": begins}}
    found = guard_of(duty(), in_force={"from": "1960-01-01"}).duties(about(history=history), "1970-03-01T00:00Z")
    assert [each.truth for each in found if each.since is not None] == [truth]


def test_an_unknown_zone_leaves_a_day_between_two() -> None:
    guard, known = guard_of(duty(by="1 full day")), about(complaint("2026-03-01T10:00Z"), zones="unknown")
    found = [guard.duties(known, f"2026-03-0{day}T{hour}:00Z")[0] for day, hour in ((2, "08"), (2, "12"), (3, "12"))]
    assert [each.late for each in found] == ["no", "unknown", "yes"]
    assert {(each.due_on, each.due_at, each.missing) for each in found} == {(None, None, ("lender.zone",))}
    (elapsed,) = guard_of(duty(by="36 hours")).duties(known, "2026-03-02T00:00Z")
    assert (elapsed.late, elapsed.missing) == ("no", ())


@pytest.mark.parametrize(
    ("by", "complained", "edges"),
    [
        # a quarter to midnight in the east, and the first minute of a day: summer time may move either end by an hour
        ("1 full day", "2026-03-01T10:00Z", ("2026-03-02T09:15Z", "2026-03-03T11:00Z")),
        # each of two spans must be over, wherever the lender is
        (["1 full day", "3 full days"], "2026-03-01T10:00Z", ("2026-03-04T09:15Z", "2026-03-05T11:00Z")),
        # no month is longer in the far west, where it is the 30th and not yet the 31st; nobody lives further west
        ("1 month", "2026-01-30T12:00Z", ("2026-02-28T09:00Z", "2026-03-01T13:00Z")),
    ],
)
def test_an_unknown_zone_is_one_of_those_from_the_date_line_to_the_date_line(
    by: Any, complained: str, edges: tuple[str, str]
) -> None:
    guard, known = guard_of(duty(by=by)), about(complaint(complained), zones="unknown")
    found = []
    for edge in map(datetime.fromisoformat, edges):
        found += [guard.duties(known, at)[0].late for at in (edge - timedelta(seconds=1), edge)]
    assert found == ["no", "unknown", "unknown", "yes"]


def test_an_unknown_jurisdiction_may_have_this_law() -> None:
    (found,) = owed(guard_of(duty()), about(complaint(MARCH_1), jurisdictions="unknown", zones=["Asia/Shanghai"]))
    assert (found.truth, found.missing) == ("unknown", ("jurisdictions",))
    assert owed(guard_of(duty()), about(complaint(MARCH_1), jurisdictions=["VN"], zones=["Asia/Shanghai"])) == ()


def test_the_text_in_force_at_the_event_decides() -> None:
    old = duty(in_force={"from": "2020-01-01", "until": "2026-03-01"}, by="30 full days")
    new = duty(in_force={"from": "2026-03-01"})
    known = about(complaint("2026-02-28T23:59:59+08:00", id="C1"), complaint("2026-03-01T00:00+08:00", id="C2"))
    found = {each.event: each.due_on for each in owed(guard_of(old, new), known)}
    assert found == {"C1": date(2026, 3, 30), "C2": date(2026, 3, 16)}


@pytest.mark.parametrize("hour", ["09:59", "10:00", "11:59", "12:00"])
def test_the_text_of_a_single_day_may_be_in_force_where_the_zone_is_unknown(hour: str) -> None:
    rule = duty(in_force={"from": "2026-03-02", "until": "2026-03-03"})
    found = owed(guard_of(rule), about(complaint(f"2026-03-02T{hour}Z"), zones="unknown"))
    assert [each.truth for each in found] == ["unknown"]


def test_the_debts_concerned_are_named() -> None:
    known = about(
        complaint(MARCH_1), debts=[{"id": "D1", "product": "credit_card"}, {"id": "D2", "product": "mortgage"}]
    )
    (found,) = owed(guard_of(duty(when={"debt.product": "credit_card"})), known)
    assert found.debts == ("D1",)


def test_a_case_whose_facts_were_attested_owes_by_them_only_so_long() -> None:
    guard = guard_of(duty(when={"lender.type": "bank"}))
    known = guard.attest(
        "lender.type",
        "bank",
        by="A",
        why="licence seen",
        until="2026-03-06T00:00+08:00",
        case=about(complaint(MARCH_1)),
    )
    truths = [guard.duties(known, f"2026-03-0{day}T00:00+08:00")[0].truth for day in (5, 6)]
    assert truths == ["yes", "unknown"]


def test_duties_explain_themselves_in_both_languages() -> None:
    known = about(complaint(MARCH_1, id="C1"), complaint("2026-03-02T10:00+08:00", complexity="unknown"))
    first, second = owed(
        guard_of(duty(after={"notice": "complaint", "complexity": "simple"})), known, "2026-03-17T00:00+08:00"
    )
    assert first.explain() == (
        "owed: answer a simple complaint within 15 days\n"
        "  art. 1 [p/answer]\n"
        "  since the event of 2026-03-01 10:00+08:00; by the end of 2026-03-16; late"
    )
    assert second.explain("zh") == (
        "可能应当：简单投诉15日内答复\n"
        "  art. 1 [p/answer]\n"
        "  自 2026-03-02 10:00+08:00 的事件起；最迟 2026-03-17\n"
        "  需要知道：history.complexity"
    )
    assert json.loads(first.to_json())["due_on"] == "2026-03-16"


@pytest.mark.parametrize("at", ["2026-03-05T12:00", "yesterday", datetime(2026, 3, 5, 12), 17])
def test_an_instant_needs_a_zone(at: Any) -> None:
    with pytest.raises(InvalidInput, match="at: "):
        guard_of(duty()).duties(about(), at)


@pytest.mark.parametrize(
    ("rest", "binding"),
    [
        ({}, True),
        ({"confidence": "memory"}, False),
        ({"status": "proposed"}, False),
        ({"force": "recommendation"}, False),
    ],
)
def test_only_law_that_was_read_and_is_in_force_binds(rest: Plain, binding: bool) -> None:
    (found,) = owed(guard_of(duty(**rest)), about(complaint(MARCH_1)))
    assert found.binding is binding
