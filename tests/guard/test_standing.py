"""Whoever asks again about the same act on a kept case looks up an outcome, and never one that no longer stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from operator import add, itemgetter
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from fairdebt import Guard, InvalidInput
from fairdebt.facts import Action, Case, Outcome, prepared
from fairdebt.guard.standing import ACTS, OFTEN, OUTCOMES, SHAPES, Standing
from fairdebt.loader import Policies
from fairdebt.readings.heard import read_of_acts
from fairdebt.readings.questions import instant_of
from tests.generated import action, case, covering, loaded as load_plain, policies
from tests.guard.calling import CALL, CASE, FILE, policies as calling, rule

NOON = datetime.fromisoformat("2026-03-02T12:00+08:00")
MOVES = st.one_of(
    st.builds(timedelta, minutes=st.integers(-90, 240)),
    st.builds(timedelta, hours=st.integers(-24 * 30, 24 * 40)),
    st.builds(timedelta, seconds=st.integers(-90_000, 90_000)),
)


def moved(act: Action, at: datetime) -> Action:
    return act.model_copy(update={"at": at})


def remembered(guard: Guard, about: Case) -> dict[tuple[object, object], Standing | None]:
    """Return what a case remembers of outcomes, by what the acts say."""
    kept = {heard: acts for heard, acts in prepared(about).kept.items() if isinstance(heard, itemgetter)}
    return {(heard, words): found for heard, acts in kept.items() for words, found in acts.items()}


def known_of(guard: Guard, act: Action, about: Case) -> Standing | None:
    """Return what a case remembers of an act."""
    heard = guard._engine.decider.heard[tuple(act.__dict__)]
    kept = [(words, found) for (of, words), found in remembered(guard, about).items() if of is heard]
    return next((found for words, found in kept if words == heard(act.__dict__)), None)


@settings(max_examples=60)
@given(policies(), action(), case(), st.lists(MOVES, min_size=2, max_size=6))
def test_an_outcome_that_is_looked_up_is_the_one_of_that_instant(
    loaded: Policies, act: Action, about: Case, moves: list[timedelta]
) -> None:
    kept, fresh = Guard.of(loaded), Guard.of(loaded)
    assert isinstance(act.at, datetime)
    instants = [*[act.at] * (OFTEN + 1), *(act.at + move for move in moves for _ in range(OFTEN))]
    for at in instants:
        kept.decide(moved(act, at), about)
    known = known_of(kept, act, about)
    ends = [end for each in (known.settled if known else ()) for end in (each.end - 1, each.end) if end < 4e9]
    for at in (*(datetime.fromtimestamp(end, UTC) for end in ends), *reversed(instants[OFTEN::OFTEN])):
        asked = moved(act, at)
        looked_up, decided = kept.decide(asked, about), fresh.decide(asked, about.model_copy())
        assert (looked_up.outcome, looked_up.because) == (decided.outcome, decided.because), at


def test_an_outcome_that_was_asked_for_often_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    guard, about = Guard.of(calling()), Case.model_validate(CASE)
    asked: list[int] = []
    answers = guard._engine.decider.outcome

    def counted(act: Action, *rest: Any) -> object:
        asked.append(instant_of(act))
        return answers(act, *rest)

    monkeypatch.setattr(guard._engine.decider, "outcome", counted)
    act = Action.model_validate(CALL)
    for minutes in range(OFTEN + 6):
        assert guard.decide(moved(act, NOON + timedelta(minutes=minutes)), about).approved
    assert len(asked) == OFTEN + 1
    late = guard.decide(moved(act, NOON + timedelta(hours=10)), about)
    assert late.outcome is Outcome.VETOED
    assert len(asked) == OFTEN + 2


def test_what_is_told_of_an_outcome_that_was_looked_up_is_told_of_its_own_instant() -> None:
    guard, about = Guard.of(calling()), Case.model_validate(CASE)
    late = moved(Action.model_validate(CALL), NOON + timedelta(hours=11))
    told = [guard.decide(moved(late, NOON + timedelta(hours=11, minutes=minutes)), about) for minutes in range(5)][-1]
    assert told == guard.decide(moved(late, NOON + timedelta(hours=11, minutes=4)), about.model_copy())
    assert "23:04" in told.explain("en")


def test_an_event_more_makes_another_case() -> None:
    guard, about = Guard.of(calling()), Case.model_validate(CASE)
    act = Action.model_validate(CALL)
    for _ in range(3):
        guard.decide(act, about)
    assert known_of(guard, act, about) is not None
    assert not remembered(guard, about.extended({**CALL, "at": "2026-03-02T09:00+08:00"}))


def test_acts_that_say_more_than_plain_values_are_not_remembered() -> None:
    class Ours(Action):
        note: str = ""

    guard, about = Guard.load("cn"), Case.model_validate(CASE)
    for act in (Ours.model_validate(CALL), Action.model_validate({**CALL, "claims": {"amount": "100"}})):
        for _ in range(OFTEN + 1):
            guard.decide(act, about)
        assert not remembered(guard, about)
    guard.decide(Action.model_validate(CALL), about)
    assert len(remembered(guard, about)) == 1


def settled(guard: Guard, about: Case, **said: Any) -> Action:
    """Return an act that was approved so often that its outcome is looked up."""
    act = Action.model_validate({**CALL, "at": NOON.isoformat(), **said})
    for _ in range(OFTEN + 2):
        assert guard.decide(act, about).approved
    known = known_of(guard, act, about)
    assert known is not None
    assert known.settled
    return act


def test_a_hold_stops_what_was_looked_up_and_lets_go_of_it() -> None:
    guard, about = Guard.of(calling()), Case.model_validate(CASE)
    act = settled(guard, about)
    hold = guard.hold("everything", why="a complaint", by="Ms Li", at=NOON)
    assert guard.decide(act, about).because == ("hold",)
    guard.release(hold)
    assert guard.decide(act, about).approved


def test_what_is_looked_up_is_of_the_same_guard_case_and_debts() -> None:
    guard, about = Guard.of(calling()), Case.model_validate(CASE)
    act = settled(guard, about)
    closed = {**FILE, "rules": [rule("never", "forbid", when={"act": "contact"})]}
    strict = Guard.of(covering(load_plain(closed)))
    assert strict.decide(act, about).outcome is Outcome.VETOED
    with pytest.raises(InvalidInput, match="no debt"):
        guard.decide(act.model_copy(update={"debts": ("D9",)}), about)
    with pytest.raises(InvalidInput):
        guard.decide(act, about.model_copy(update={"history_from": "ledger"}))


def test_nothing_is_looked_up_where_facts_are_vouched_for() -> None:
    guard, about = Guard.of(calling()), Case.model_validate(CASE)
    vouched = guard.attest(
        "debtor.insolvent", "no", by="Ms Li", why="register", until=NOON + timedelta(days=1), case=about
    )
    act = settled(guard, about)
    for at in (NOON, NOON + timedelta(days=2)):
        told = [guard.decide(moved(act, at), vouched) for _ in range(OFTEN + 2)]
        assert told[-1] == guard.decide(moved(act, at), vouched.model_copy())
    assert not remembered(guard, vouched)


def test_the_words_of_an_act_are_read_each_time() -> None:
    guard, about = Guard.load("cn"), Case.model_validate({**CASE, "debtor": {"id": "P1"}})
    act = Action.model_validate({**CALL, "at": NOON.isoformat(), "text": "不还钱就砍死你全家"})
    for _ in range(OFTEN + 2):
        assert guard.decide(act, about).outcome is Outcome.VETOED
    assert not remembered(guard, about)


def test_acts_that_differ_in_what_no_rule_reads_are_one() -> None:
    guard, about, act = Guard.of(calling()), Case.model_validate(CASE), Action.model_validate(CALL)
    for number in range(2 * ACTS):
        guard.decide(act.model_copy(update={"id": f"A{number}", "minutes": number}), about)
    assert len(remembered(guard, about)) == 1
    guard.decide(act.model_copy(update={"address": "N1"}), about)
    assert len(remembered(guard, about)) == 2


@settings(max_examples=60)
@given(policies(), action(), action(), case())
def test_what_no_rule_reads_changes_no_answer(loaded: Policies, act: Action, other: Action, about: Case) -> None:
    decider = Guard.of(loaded)._engine.decider
    unread = {name: said for name, said in other.__dict__.items() if name not in decider.reads and name != "at"}
    assert decider.answers(act.model_copy(update=unread), about) == decider.answers(act, about)
    assert decider.covered.gaps(act.model_copy(update=unread), about) == decider.covered.gaps(act, about)


def test_a_case_remembers_some_acts_and_some_outcomes_of_each() -> None:
    known = Standing()
    for at in range(10 * OUTCOMES * OFTEN):
        known.note(at, Outcome.APPROVED, (), partial(add, at, 1))
    assert len(known.settled) == OUTCOMES
    assert known.find(10 * OUTCOMES * OFTEN - 1) is not None
    assert known.find(OFTEN - 1) is None
    guard, about, act = Guard.of(calling()), Case.model_validate(CASE), Action.model_validate(CALL)
    for number in range(2 * ACTS):
        guard.decide(act.model_copy(update={"address": f"N{number}"}), about)
        assert len(remembered(guard, about)) <= ACTS
    for name in read_of_acts(guard.policies.norms) - act.__dict__.keys():
        guard.decide(act.model_copy(update={name: None}), about)
        assert len({heard for heard, _ in remembered(guard, about)}) < SHAPES


def test_how_long_an_outcome_stands_is_worked_out_for_every_third_decision() -> None:
    known, worked_out = Standing(), []

    def lasts() -> int:
        worked_out.append(1)
        return 0

    for at in range(3 * OFTEN):
        known.note(at, Outcome.APPROVED, (), lasts)
    assert len(worked_out) == 3
