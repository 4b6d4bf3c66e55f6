"""Edges of generated policies: all readings agree at each, and the answer changes where it is built to."""

from __future__ import annotations

from hypothesis import given, settings

from fairdebt.loader import Policies
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, edges
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.reference import reference
from fairdebt.readings.trace import trace
from tests.generated import policies


@settings(max_examples=25)
@given(policies())
def test_readings_agree_at_the_edges_and_turn_there(loaded: Policies) -> None:
    norms = loaded.norms
    decider, evaluator = Decider(norms), Evaluator(norms)
    for norm in norms.prohibitions:
        for edge in edges(norm, norms):
            if not isinstance(edge, Edge):
                continue
            answers = []
            for each in (edge.before, edge.at, edge.after):
                expected = reference(norms, each.action, each.case)
                assert decider.answers(each.action, each.case) == expected
                answer = expected.get(norm.key, Answer.CLEAR)
                assert max(one.answer for one in trace(norm, each.action, each.case, evaluator)) == answer
                answers.append(answer)
            assert (answers[0] != answers[1]) == ("before-at" in edge.turns), (edge.about, edge.what, answers)
            assert (answers[1] != answers[2]) == ("at-after" in edge.turns), (edge.about, edge.what, answers)
