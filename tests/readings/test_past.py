"""What a case keeps of its past is what is found anew: at every instant, for acts that agree alike and others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from fairdebt.facts import Action, Case, Prepared, prepared
from fairdebt.loader import Policies
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.leaves import CountTest
from fairdebt.readings.past import EVERY, OFTEN, REMEMBERED, Past, Told
from fairdebt.readings.questions import instant_of
from fairdebt.readings.truth import NO
from tests.generated import action, case, loaded, policies
from tests.guard.calling import CALL, FILE, rule
from tests.readings.test_agreement import MOVES

TWO_A_WEEK = {
    **FILE,
    "rules": [rule("twice", "contact_cap", when={"channel": "call"}, per=["debtor"], at_most="2 per 7 days")],
}


def moved(act: Action, at: datetime) -> Action:
    return act.model_copy(update={"at": at})


def told(ready: Prepared) -> Iterator[Told]:
    """Yield what a case keeps of its past."""
    for found in ready.found.values():
        yield from (kept for key, kept in found.memory.items() if isinstance(key, tuple) and isinstance(key[0], Past))


@given(policies(), st.lists(action(), min_size=1, max_size=2), case(), st.lists(MOVES, min_size=1, max_size=3))
def test_what_is_kept_is_what_is_found_anew(
    drawn: Policies, acts: list[Action], about: Case, moves: list[timedelta]
) -> None:
    decider, ready = Decider(drawn.norms), prepared(about)

    def asked(act: Action, at: datetime) -> dict[str, Answer]:
        return decider.vetoing(moved(act, at), ready, instant_of(moved(act, at)))

    def anew(act: Action, at: datetime) -> dict[str, Answer]:
        return decider.vetoing(moved(act, at), Prepared(about), instant_of(moved(act, at)))

    starts = [(act, act.at) for act in acts if isinstance(act.at, datetime)]
    for act, at in starts:
        asked(act, at)
    for found in ready.found.values():
        found.asked = OFTEN  # from now on it is asked often
    for act, at in [(act, at + move) for act, at in starts for move in (timedelta(), *moves)]:
        expected = anew(act, at)
        assert [asked(act, at) for _ in range(1 + EVERY)] == [expected] * (1 + EVERY)
    ends = {end - earlier for start, end, _ in told(ready) for earlier in (0, 1) if start < end < 4e9}
    for act, _ in starts:
        for end in map(datetime.fromtimestamp, sorted(ends), [UTC] * len(ends)):
            assert asked(act, end) == anew(act, end)


def called(*days: int) -> Case:
    history = [{**CALL, "at": f"2026-03-{day:02}T10:00+08:00", "outcome": "answered"} for day in days]
    known = {"debtor": {"id": "P1"}, "debts": [{"id": "D1"}], "zones": ["Asia/Shanghai"], "jurisdictions": ["CN"]}
    return Case.model_validate({**known, "history": history})


def test_a_case_that_is_asked_often_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    decider, about, counts = Decider(loaded(TWO_A_WEEK).norms), called(2, 3), []
    counting = CountTest.__call__

    def counted(self: CountTest, *of: object) -> int:
        counts.append(1)
        return counting(self, *of)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(CountTest, "__call__", counted)

    def ask(at: str, **said: object) -> set[Answer]:
        act = Action.model_validate({**CALL, "at": at, **said})
        counts.clear()
        return set(decider.vetoing(act, prepared(about), instant_of(act)).values())

    for minute in range(OFTEN + 1 + EVERY):
        assert ask(f"2026-03-04T12:{minute:02}+08:00") == {Answer.BREACHED}
    assert not counts
    assert ask("2026-03-08T23:59:59+08:00", address="N2", purpose="reminder") == {Answer.BREACHED}
    assert not counts, "the oldest call leaves the window a second later; acts that say something else agree alike"
    assert ask("2026-03-09T00:00+08:00") == set()
    for _ in range(EVERY):
        assert ask("2026-03-09T00:00+08:00") == set()
    assert not counts


def test_what_is_not_plain_is_asked_each_time() -> None:
    decider = Decider(loaded(TWO_A_WEEK).norms)
    about = called(2, 3).model_copy(update={"history": "unknown"})
    act = Action.model_validate({**CALL, "at": "2026-03-04T12:00+08:00"})
    for _ in range(2 * OFTEN):
        assert set(decider.vetoing(act, prepared(about), instant_of(act)).values()) == {Answer.UNKNOWN}
    assert [truths for _, _, truths in told(prepared(about))] == [(None,)]


def test_only_so_much_is_remembered() -> None:
    decider, about = Decider(loaded(TWO_A_WEEK).norms), called(2)
    act = Action.model_validate({**CALL, "at": "2026-03-04T12:00+08:00"})
    decider.vetoing(act, prepared(about), instant_of(act))
    (found,) = prepared(about).found.values()
    found.memory.update((number, None) for number in range(REMEMBERED))
    found.asked = OFTEN
    for _ in range(1 + EVERY):
        decider.vetoing(act, prepared(about), instant_of(act))
    assert len(found.memory) < REMEMBERED
    assert [truths for _, _, truths in told(prepared(about))] == [(NO,)]
