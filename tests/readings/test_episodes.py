"""Episodes in pieces, as the second engine puts them together."""

from __future__ import annotations

import pytest

from fairdebt.facts import Action, Case, prepared
from fairdebt.logic import Fact, Norms, State
from fairdebt.readings.episodes import ANY_TIME, Reader, pieces
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.truth import MAYBE, YES
from tests.readings.terse import spans, was

TEN = spans("10 days")
STATES = {
    "consented": State("consented", (), begins=was("notice", "consent"), lasts=TEN),
    "due": State("due", (), begins_with=Fact("debt.due_on"), lasts=TEN),
}


def read(name: str, history: object) -> tuple[Evaluator, Reader]:
    action = Action.model_validate({"act": "contact", "channel": "call", "at": "2026-03-02T12:00+08:00"})
    about = Case.model_validate({"debts": [{"id": "D1", "due_on": "2026-03-01"}], "history": history})
    question = Question(action, prepared(about), instant_of(action), "D1", "Asia/Shanghai")
    return Evaluator(Norms((), (), STATES, {}, ())), Reader(question, None, question.at, False)


def test_of_an_unknown_history_there_is_one_piece_that_may_be_anything() -> None:
    evaluator, reader = read("consented", "unknown")
    ((episode, copies),) = pieces(STATES["consented"], reader, evaluator)
    assert (episode.truth, episode.start, episode.row, copies) == (MAYBE, ANY_TIME, None, ())


@pytest.mark.parametrize(
    ("name", "history"),
    [
        ("consented", [{"notice": "consent", "at": "2026-03-01T00:00+08:00"}]),
        ("due", "unknown"),  # what a date begins needs no history
        ("due", []),
    ],
)
def test_each_piece_is_ended_by_one_thing_alone(name: str, history: object) -> None:
    evaluator, reader = read(name, history)
    ((episode, copies),) = pieces(STATES[name], reader, evaluator)
    assert episode.truth == YES
    began, day = episode.start[0], 86_400
    assert [copy.may_end - began for copy in copies if copy.may_end < ANY_TIME[1]] == [10 * day]
    assert [copy.over - began for copy in copies if copy.over < ANY_TIME[1]] == [10 * day]
