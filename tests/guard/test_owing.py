"""What is owed after an event: by when, whether done, whether late; with a straight enumeration for drawn policies."""

from __future__ import annotations

import calendar
import json
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from fairdebt import Guard, InvalidInput, Owed
from fairdebt.clock import Span, Spans, kinds_of, possible_dates
from fairdebt.facts import (
    ALL,
    UNKNOWN,
    Action,
    Case,
    Event,
    History,
    Truth,
    attribute_of,
    bounds,
    debt_ids,
    zones_in_question,
)
from fairdebt.logic import Norms, Obligation
from fairdebt.readings.reference import keys as reference_keys
from fairdebt.readings.reference.kleene import all_of, any_of, opposite
from fairdebt.readings.reference.predicates import truth
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import agree
from tests.generated import NOON, SPANS, case, condition, event_filter, loaded, per, policy

Plain = dict[str, Any]

SAYS = {"zh": "简单投诉15日内答复", "en": "answer a simple complaint within 15 days"}


def guard_of(*rules: Plain, **file: Any) -> Guard:
    """Load one policy of these rules."""
    said = {"format": "1", "policy": "p", "title": SAYS, "jurisdiction": "CN", "binding": "law"}
    return Guard.of(loaded({**said, "in_force": {"from": "2020-01-01"}, "rules": list(rules), **file}))


def duty(**fields: Any) -> Plain:
    """Return a duty to answer complaints."""
    answer: Plain = {"id": "answer", "kind": "duty", "citation": "art. 1", "says": SAYS, "per": ["debtor"]}
    return {
        **answer,
        "after": {"notice": "complaint"},
        "do": {"act": "answer_complaint"},
        "by": "15 full days",
    } | fields


def about(*events: Plain, **fields: Any) -> Plain:
    """Return a case in Shanghai with these events."""
    return {"jurisdictions": ["CN"], "debts": [{"id": "D1"}, {"id": "D2"}], "history": list(events), **fields}


def complaint(at: str, **fields: Any) -> Plain:
    return {"notice": "complaint", "at": at, **fields}


def answer(at: str, **fields: Any) -> Plain:
    return {"act": "answer_complaint", "at": at, **fields}


MARCH_1 = "2026-03-01T10:00+08:00"


def owed(guard: Guard, known: Plain, at: str = "2026-03-05T12:00+08:00") -> tuple[Owed, ...]:
    return guard.duties(known, at)


# --------------------------------------------------------------------------------------------------- one at a time


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


def test_an_unknown_zone_leaves_a_day_between_two() -> None:
    guard, known = guard_of(duty(by="1 full day")), about(complaint("2026-03-01T10:00Z"), zones="unknown")
    found = [guard.duties(known, f"2026-03-0{day}T{hour}:00Z")[0] for day, hour in ((2, "08"), (2, "12"), (3, "12"))]
    assert [each.late for each in found] == ["no", "unknown", "yes"]
    assert {(each.due_on, each.due_at, each.missing) for each in found} == {(None, None, ("lender.zone",))}
    (elapsed,) = guard_of(duty(by="36 hours")).duties(known, "2026-03-02T00:00Z")
    assert (elapsed.late, elapsed.missing) == ("no", ())


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
        "可能应当: 简单投诉15日内答复\n"
        "  art. 1 [p/answer]\n"
        "  自 2026-03-02 10:00+08:00 的事件起；最迟 2026-03-17\n"
        "  需要知道: history.complexity"
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


# ------------------------------------------------------------------------------------------- a straight enumeration


@st.composite
def duties_policy(draw: st.DrawFn) -> Plain:
    """Draw a policy whose rules are duties after events."""
    drawn = draw(policy())
    spans = st.one_of(
        st.sampled_from(SPANS),
        st.lists(st.sampled_from(SPANS), min_size=2, max_size=2),
        st.just({"then": ["2 days", "1 month"]}),
    )
    rules = []
    for number in range(draw(st.integers(1, 3))):
        rule = duty(id=f"r{number}", after=draw(event_filter(states=True)), do=draw(event_filter()), by=draw(spans))
        rules.append(rule | {"per": draw(per())} | ({"when": draw(condition(depth=1))} if draw(st.booleans()) else {}))
    return {**drawn, "rules": rules}


@st.composite
def answered_case(draw: st.DrawFn) -> Case:
    """Draw a case whose acts may say what they answer."""
    drawn = draw(case())
    if not isinstance(drawn.history, History):
        return drawn
    links = st.sampled_from([None, None, "E0", "E1", "E2", "unknown"])
    events = tuple(
        each if each.act is None or (said := draw(links)) is None else each.model_copy(update={"answers": said})
        for each in drawn.history.events
    )
    return drawn.model_copy(update={"history": drawn.history.model_copy(update={"events": events})})


AT = st.sampled_from([NOON, NOON - timedelta(days=2), NOON + timedelta(days=3, hours=5), NOON + timedelta(days=40)])

Line = tuple[str, int | None, Truth, Truth]


def enumerated(norms: Norms, known: Case, at: datetime) -> list[Line]:
    """List what is owed: rule, instant of the event, whether it is owed, whether it is late."""
    now = int(at.timestamp())
    named = {"at", "debtor", "lender"}
    act = Action.model_validate({**{n: "unknown" for n in Action.model_fields if n not in named}, "at": at})
    found: list[Line] = []
    for norm in norms.obligations:
        zones = zones_in_question(norm.zones, act, known)
        zone = zones[0] if zones is not None and len(zones) == 1 else None
        asking = Question(norms, act, known, None, zone)
        events = asking.past()
        for trigger in events:
            arose = all_of(
                (in_scope(norm, trigger, asking), truth(norm.trigger, asking, trigger), law(norm, trigger, zone))
            )
            done: Truth = any_of(answers(norm, trigger, deed, asking) for deed in events)
            if not all_seen(norm, trigger, asking):
                done = any_of((done, "unknown"))
            standing = all_of((arose, opposite(done)))
            if standing != "no":
                assert norm.due is not None
                found.append(
                    (norm.rule, trigger.at, standing, all_of((standing, past(norm.due, trigger.at, now, zone))))
                )
        if unseen(norm, asking):
            found.append((norm.rule, None, "unknown", "unknown"))
    return sorted(found, key=str)


def in_scope(norm: Obligation, trigger: Past, asking: Question) -> Truth:
    """One of the debts of the event makes the case one that the norm is about."""
    answers_: list[Truth] = []
    said = attribute_of(trigger.event, "debts", asking.case)
    for debt in debt_ids(asking.case) or ():
        sure, possible = bounds(said)
        if said is ALL or said is None or debt in sure:
            belongs: Truth = "yes"
        else:
            belongs = "unknown" if possible is None or debt in possible else "no"
        answers_.append(
            all_of((belongs, truth(norm.scope, Question(asking.norms, asking.action, asking.case, debt, asking.zone))))
        )
    return any_of(answers_)


def answers(norm: Obligation, trigger: Past, deed: Past, asking: Question) -> Truth:
    """The deed is that which the event calls for."""
    if deed.number == trigger.number or deed.at < trigger.at:
        return "no"
    parts: list[Truth] = [truth(norm.deed, asking, deed)]
    mine = attribute_of(trigger.event, "id", asking.case)
    said = [attribute_of(deed.event, name, asking.case) for name in ("answers", "of")]
    for link in said:
        if link is UNKNOWN:
            parts.append("unknown")
        elif link is not None:
            parts.append("yes" if link == mine else "no")
    if said == [None, None]:
        parts.extend(share(key, trigger, deed, asking) for key in norm.per)
    if deed.at == trigger.at and (mine is None or said[1] != mine):
        parts.append("unknown")
    return all_of(parts)


def share(key: Any, trigger: Past, deed: Past, asking: Question) -> Truth:
    """Both events agree on a key."""
    ours, theirs = (attribute_of(each.event, key.field, asking.case) for each in (trigger, deed))
    found = agree(ours, theirs, asking.zone)
    return reference_keys._one_group(key.group, ours, theirs, asking) if key.group and found == "no" else found


def law(norm: Obligation, trigger: Past, zone: str | None) -> Truth:
    """The norm was in force on the day of the event."""
    days = [datetime.fromtimestamp(trigger.at, ZoneInfo(zone)).date()] if zone else possible_dates(trigger.at)
    inside = [norm.from_on is None or norm.from_on <= day for day in days]
    inside = [yes and (norm.until_on is None or day < norm.until_on) for yes, day in zip(inside, days, strict=True)]
    return "yes" if all(inside) else "unknown" if any(inside) else "no"


def all_seen(norm: Obligation, trigger: Past, asking: Question) -> bool:
    """The history shows every deed since the event."""
    history = asking.history()
    if history is None or trigger.at < asking.covered_from():
        return False
    parties = history.covers.parties
    carried = {key.name: attribute_of(trigger.event, key.field, asking.case) for key in norm.per}
    # a lender pools with agencies whose acts may be missing
    return parties is None or any(carried.get(name) in parties for name in ("collector", "agency"))


def unseen(norm: Obligation, asking: Question) -> bool:
    """Something that the history does not show may have called for the deed."""
    history = asking.history()
    scoped = any_of(
        truth(norm.scope, Question(asking.norms, asking.action, asking.case, debt, asking.zone))
        for debt in debt_ids(asking.case) or ()
    )
    if scoped == "no":
        return False
    if history is None:
        return True
    if history.covers.parties is not None:
        return True
    since = history.covers.from_at
    if since is None:
        return False
    assert isinstance(since, datetime)
    before = min(int(since.timestamp()) - 1, asking.at)
    days = [datetime.fromtimestamp(before, ZoneInfo(asking.zone)).date()] if asking.zone else possible_dates(before)
    return norm.from_on is None or any(day >= norm.from_on for day in days)


def past(spans: Spans, start: int, now: int, zone: str | None) -> Truth:
    """The deadline is over."""
    if zone:
        return "yes" if over_in(spans, start, now, ZoneInfo(zone)) else "no"
    everywhere = [timezone(timedelta(minutes=quarter * 15)) for quarter in range(-48, 57)]
    if all(over_in(spans, start, now, each, moved=-3600) for each in everywhere):
        return "yes"
    return "unknown" if any(over_in(spans, start, now, each, moved=3600) for each in everywhere) else "no"


def over_in(spans: Spans, start: int, now: int, zone: tzinfo, moved: int = 0) -> bool:
    """Every span is over, where clocks may have been `moved` since."""
    return all(
        now >= start + chain[0].elapsed
        if chain[0].elapsed is not None
        else datetime.fromtimestamp(now + moved, zone).date()
        > last_of(chain, datetime.fromtimestamp(start, zone).date())
        for chain in spans.each
    )


def last_of(chain: tuple[Span, ...], last: date) -> date:
    for span in chain:
        last = counted(last, span)
    return last


def counted(day: date, span: Span) -> date:
    """Count days on fingers: day one is the first day, unless days are full."""
    if span.unit in ("day", "calendar_day"):
        for _ in range(span.number - 1):
            day += timedelta(days=1)
        return day
    if span.unit == "full_day":
        for _ in range(span.number):
            day += timedelta(days=1)
        return day
    if span.unit == "business_day":
        left = span.number
        while left:
            day += timedelta(days=1)
            left -= kinds_of(day, span.calendar) == {"working"}
        return day
    assert span.unit == "month"
    number, months = day.day, day.year * 12 + day.month - 1 + span.number
    year, month = divmod(months, 12)
    return date(year, month + 1, min(number, calendar.monthrange(year, month + 1)[1]))


def told(guard: Guard, known: Case, at: datetime) -> list[Line]:
    return sorted(
        (
            (each.rule, None if each.since is None else int(each.since.timestamp()), each.truth, each.late)
            for each in guard.duties(known, at)
        ),
        key=str,
    )


@given(duties_policy(), answered_case(), AT)
def test_what_is_owed_is_what_a_straight_enumeration_finds(drawn: Plain, known: Case, at: datetime) -> None:
    policies = loaded(drawn)
    assert told(Guard.of(policies), known, at) == enumerated(policies.norms, known, at)


@given(duties_policy(), answered_case(), AT)
def test_what_is_uncertain_names_what_would_tell(drawn: Plain, known: Case, at: datetime) -> None:
    for each in Guard.of(loaded(drawn)).duties(known, at):
        assert bool(each.missing) or (each.truth, each.late) != ("unknown", "unknown")
        assert each.truth == "yes" or each.missing
        assert each.late != "yes" or each.truth == "yes"
        assert (each.due_at is None) or (each.due_on is not None) or each.since is not None


@given(duties_policy(), answered_case(), AT, st.randoms(use_true_random=False))
def test_order_does_not_matter(drawn: Plain, known: Case, at: datetime, random: Any) -> None:
    if not isinstance(known.history, History):
        return
    events, rules = list(known.history.events), list(drawn["rules"])
    random.shuffle(events)
    random.shuffle(rules)
    shuffled = known.model_copy(update={"history": known.history.model_copy(update={"events": tuple(events)})})
    one = Guard.of(loaded(drawn)).duties(known, at)
    other = Guard.of(loaded({**drawn, "rules": rules})).duties(shuffled, at)
    assert [each.to_dict() for each in one] == [each.to_dict() for each in other]


@given(duties_policy(), answered_case(), AT, st.data())
def test_forgetting_drops_nothing_that_is_owed(drawn: Plain, known: Case, at: datetime, data: st.DataObject) -> None:
    if not isinstance(known.history, History) or not known.history.events:
        return
    guard = Guard.of(loaded(drawn))
    events = list(known.history.events)
    number = data.draw(st.integers(0, len(events) - 1))
    said = events[number].model_dump(exclude_none=True)
    name = data.draw(st.sampled_from(sorted(said.keys() - {"at", "act", "notice", "id"}) or ["nothing"]))
    events[number] = Event.model_validate({**said, **({name: "unknown"} if name in said else {})})
    forgetful = known.model_copy(update={"history": known.history.model_copy(update={"events": tuple(events)})})
    before = {(each.rule, each.since) for each in guard.duties(known, at)}
    after = {(each.rule, each.since) for each in guard.duties(forgetful, at)}
    assert before <= after
