"""All readings agree: the generated code, the trace, and the reference."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

from hypothesis import given, strategies as st

from fairdebt.facts import Action, Case, jurisdictions_of, prepared
from fairdebt.loader import Policies
from fairdebt.readings import history
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import act_test
from fairdebt.readings.questions import instant_of
from fairdebt.readings.reference import reference
from fairdebt.readings.trace import trace
from fairdebt.vocabulary import contains
from tests.generated import action, case, policies

MOVES = st.one_of(
    st.builds(timedelta, hours=st.integers(-24 * 30, 24 * 40)),
    st.builds(timedelta, seconds=st.integers(-90_000, 90_000)),
)


@given(policies(), action(), case())
def test_decide_agrees_with_the_reference(loaded: Policies, act: Action, about: Case) -> None:
    assert Decider(loaded.norms).answers(act, about) == reference(loaded.norms, act, about)


@given(policies(), action(), case())
def test_what_vetoes_is_what_the_reference_finds(loaded: Policies, act: Action, about: Case) -> None:
    expected = {
        key: answer
        for key, answer in reference(loaded.norms, act, about).items()
        if answer >= Answer.UNKNOWN and key in vetoing(loaded)
    }
    for decider in (Decider(loaded.norms), Decider(loaded.norms, generate=act_test)):
        for often in (history._OFTEN, 0):  # events are looked through at first, and later on instants are kept
            with patch.object(history, "_OFTEN", often):
                assert decider.vetoing(act, prepared(about), instant_of(act)) == expected


@given(policies(), action(), case())
def test_what_is_told_beyond_the_outcome_may_leave_out_duties_alone(loaded: Policies, act: Action, about: Case) -> None:
    ready, at = prepared(about), instant_of(act)
    decider = Decider(loaded.norms)
    every = reference(loaded.norms, act, about)
    found = decider.answered(act, ready, at, decider.vetoing(act, ready, at), duties=False)
    assert found.items() <= every.items()
    assert all(answer is Answer.DUTY for key, answer in every.items() if key not in found)


def vetoing(loaded: Policies) -> set[str]:
    return {norm.key for norm in loaded.norms.prohibitions if norm.effect == "veto"}


@given(policies(), st.lists(action(), min_size=1, max_size=2), case(), st.lists(MOVES, min_size=2, max_size=5))
def test_a_kept_case_decides_as_a_fresh_one(
    loaded: Policies, acts: list[Action], about: Case, moves: list[timedelta]
) -> None:
    """What is kept with a case, from its second decision on, never changes an answer."""
    decider = Decider(loaded.norms)
    for move in (timedelta(), *moves):
        for act in acts:
            assert isinstance(act.at, datetime)
            moved = act.model_copy(update={"at": act.at + move})
            expected = reference(loaded.norms, moved, about)
            assert decider.answers(moved, about) == expected
            found = decider.vetoing(moved, prepared(about), instant_of(moved))
            assert found == {
                key: expected[key] for key in vetoing(loaded) & expected.keys() if expected[key] >= Answer.UNKNOWN
            }


@given(policies(), action(), case())
def test_trace_agrees_with_the_reference(loaded: Policies, act: Action, about: Case) -> None:
    expected = reference(loaded.norms, act, about)
    evaluator = Evaluator(loaded.norms)
    where = jurisdictions_of(about).sure
    for norm in loaded.norms.prohibitions:
        if norm.jurisdiction != "any" and not any(contains(norm.jurisdiction, code) for code in where):
            continue  # nobody asks what binds elsewhere
        worst = max(each.answer for each in trace(norm, act, about, evaluator))
        assert worst == expected.get(norm.key, Answer.CLEAR)
