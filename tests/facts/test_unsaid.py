"""Of which names nobody said anything: what is silent of each kind, and that it is told of the debt in question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from fairdebt.facts import Action, Case, carries, debts_in_question, is_silent, prepared, silent_facts, unsaid
from fairdebt.vocabulary import ATTRIBUTES, FACTS
from tests.calls import CALL, CASE
from tests.generated import action, case

OF_ACTS = [name for name, entry in ATTRIBUTES.items() if "act" in entry.on]


@pytest.mark.parametrize(
    ("said", "known", "silent"),
    [
        ({}, {}, {"agency", "debtor.insolvent", "debt.due_on"}),
        ({"agency": "A1"}, {}, {"debtor.insolvent", "debt.due_on"}),
        ({"agency": "unknown"}, {}, {"debtor.insolvent", "debt.due_on"}),  # that is said
        ({}, {"debtor": {"id": "P1", "insolvent": "no"}}, {"agency", "debt.due_on"}),
        ({}, {"debts": [{"id": "D1", "due_on": "2026-03-01"}]}, {"agency", "debtor.insolvent"}),
    ],
)
def test_what_nobody_said_is_told_by_its_name(said: dict[str, Any], known: dict[str, Any], silent: set[str]) -> None:
    act = Action.model_validate({**CALL, "at": "2026-03-02T12:00+08:00", **said})
    found = unsaid(["agency", "debtor.insolvent", "debt.due_on", "channel"])
    about = Case.model_validate({**CASE, **known})
    assert found(act, prepared(about), "D1") == silent


@given(action(), case())
def test_it_is_what_is_silent_name_by_name(act: Action, about: Case) -> None:
    for debt in debts_in_question(act, about):
        facts = {path for path in FACTS if silent_facts(about, path, act, debt)}
        attributes = {name for name in OF_ACTS if carries(act, name) and is_silent(act, name)}
        assert unsaid([*OF_ACTS, *FACTS])(act, prepared(about), debt) == facts | attributes
