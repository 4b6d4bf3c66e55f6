"""What is owed under drawn policies: as a straight enumeration finds it, in any order, and never less by forgetting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, strategies as st

from fairdebt import Guard
from fairdebt.facts import Case, Event, History
from tests.generated import NOON, SPANS, Plain, case, condition, event_filter, loaded, per, policy
from tests.guard.telling.complaints import duty
from tests.guard.telling.enumerating import Line, enumerated


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
