"""What a case, an act or an event holds in a mapping is as fixed as the rest: outcomes are kept with it."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from fairdebt import Case
from fairdebt.facts import Action
from fairdebt.facts.fixed import Fixed
from fairdebt.facts.quick.lane import OFTEN

AT = "2026-03-02T10:00+08:00"
SAID: dict[str, Any] = {
    "own": {"band": "high", "flag": True},
    "history": {
        "events": [
            {"notice": "hours_agreed", "at": AT, "times": {"every_day": "10:00-12:00"}},
            {"act": "contact", "at": AT, "elements": {"institution": {"points": "12"}}, "claims": {"will_sue": "yes"}},
        ],
        "opening": {"states": {"ceased": "no"}},
    },
}


def mappings(case: Case) -> list[Any]:
    """Return every mapping in the case."""
    known: Any = case.history
    notice, contact = known.events
    opening = known.opening.states
    return [case.own, opening, notice.times, contact.elements, contact.elements["institution"], contact.claims]


CHANGES: list[Callable[[Any], object]] = [
    lambda held: held.__setitem__("band", "low"),
    lambda held: held.__delitem__("band"),
    lambda held: held.__ior__({"band": "low"}),
    lambda held: held.update(band="low"),
    lambda held: held.pop("band"),
    lambda held: held.popitem(),
    lambda held: held.setdefault("more", "low"),
    lambda held: held.clear(),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("rounds", [1, OFTEN + 2])
def test_nothing_is_changed_in_place(change: Callable[[Any], object], rounds: int) -> None:
    """A case that somebody changed after a decision was still answered by what it had said before."""
    case = [Case.model_validate(SAID) for _ in range(rounds)][-1]  # by pydantic at first, by the quick lane later on
    said = case.model_dump_json()
    for held in (*mappings(case), Case().own, Case.model_validate({}).own):
        with pytest.raises(TypeError, match="facts are never changed in place"):
            change(held)
    assert case.model_dump_json() == said


def test_an_act_stays_what_it_was() -> None:
    act = Action.model_validate({"act": "contact", "at": AT, "claims": {"will_sue": "no"}})
    assert act.claims is not None
    with pytest.raises(TypeError):
        act.claims["will_sue"] = "yes"  # type: ignore[index]  # nobody may
    assert act.model_copy(update={"claims": {"will_sue": "yes"}}).claims == {"will_sue": "yes"}


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda held: pickle.loads(pickle.dumps(held)), lambda held: type(held)(held)]
)
def test_copies_are_equal_and_fixed(copied: Callable[[Any], Any]) -> None:
    case = Case.model_validate(SAID)
    for held in mappings(case):
        other = copied(held)
        assert other == held
        assert type(other) is Fixed
    assert copied(case.own) | {"band": "low"} == {"band": "low", "flag": "yes"}
    for again in (copy.copy(case), copy.deepcopy(case), pickle.loads(pickle.dumps(case))):
        assert again == case
        assert type(again.own) is Fixed


def test_it_is_read_and_written_like_any_other_mapping() -> None:
    case = Case.model_validate(SAID)
    assert json.loads(case.model_dump_json())["own"] == {"band": "high", "flag": "yes"}
    assert Case.model_validate(case.model_dump()) == case
    assert Case.model_validate({"own": case.own}).own == case.own
    assert json.loads(json.dumps(case.own)) == {"band": "high", "flag": "yes"}
