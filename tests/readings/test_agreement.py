"""All readings agree: the generated code, the trace, and the reference."""

from __future__ import annotations

from hypothesis import given

from fairdebt.facts import Action, Case
from fairdebt.loader import Policies
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.reference import reference
from fairdebt.readings.trace import trace
from tests.generated import action, case, policies


@given(policies(), action(), case())
def test_decide_agrees_with_the_reference(loaded: Policies, act: Action, about: Case) -> None:
    assert Decider(loaded.norms).answers(act, about) == reference(loaded.norms, act, about)


@given(policies(), action(), case())
def test_trace_agrees_with_the_reference(loaded: Policies, act: Action, about: Case) -> None:
    expected = reference(loaded.norms, act, about)
    evaluator = Evaluator(loaded.norms)
    for norm in loaded.norms.prohibitions:
        worst = max(each.answer for each in trace(norm, act, about, evaluator))
        assert worst == expected.get(norm.key, Answer.CLEAR)
