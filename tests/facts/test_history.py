"""A history that was read in columns is like any other."""

from __future__ import annotations

import copy
import pickle

import pytest
from pydantic import ValidationError

from fairdebt.errors import InvalidInput
from fairdebt.facts import Case, History
from tests.facts.happened import AT, CALL, ODD

pytestmark = pytest.mark.usefixtures("at_once")


def test_nothing_can_be_added_to_an_unknown_history() -> None:
    with pytest.raises(InvalidInput, match="the history is unknown") as caught:
        Case.model_validate({"history": "unknown"}).extended()
    assert [fault.fix is not None for fault in caught.value.faults] == [True]


@pytest.mark.parametrize("debts", [[{"id": "D1"}], [{}]])
@pytest.mark.parametrize("name", ["debts", "counted_for", "discussed"])
def test_an_added_event_names_no_debt_that_the_case_does_not_list(debts: list[dict[str, str]], name: str) -> None:
    """It would not be counted, and the same history was refused where it was read as a whole."""
    case = Case.model_validate({"debts": debts})
    with pytest.raises(InvalidInput, match="the case has no debt `D9`") as caught:
        case.extended(CALL | {"debts": ["debt 1" if debts == [{}] else "D1"], name: ["D9"]})
    assert [fault.fix is not None for fault in caught.value.faults] == [True]


def test_a_case_that_lists_no_debts_takes_any() -> None:
    longer = Case.model_validate({}).extended(CALL | {"debts": ["D9"]})
    assert isinstance(longer.history, History)
    assert longer.history.mentioned() == {"D9"}


def test_a_history_is_whole_wherever_one_looks() -> None:
    def read() -> History:
        history = Case.model_validate({"history": [CALL, ODD]}).history
        assert isinstance(history, History)
        return history

    slow = History.__pydantic_validator__.validate_python({"events": [CALL, ODD]})
    assert read() == slow
    assert slow == read()
    assert dict(read()) == dict(slow)
    assert list(dict(read())) == list(History.model_fields)
    assert read().model_dump() == slow.model_dump()
    assert read().model_dump_json() == slow.model_dump_json()
    assert read().model_fields_set == {"events"}
    assert copy.copy(read()) == copy.deepcopy(read()) == read().model_copy() == slow
    assert pickle.loads(pickle.dumps(read())) == slow
    assert repr(read()) == repr(slow) == "History(...)"
    assert read().__repr_args__().__class__ is slow.__repr_args__().__class__
    assert [name for name, _ in read().__repr_args__()] == [name for name, _ in slow.__repr_args__()]
    for order in (("covers", "opening", "events"), ("events", "opening", "covers"), ("opening", "events", "covers")):
        one = read()
        assert [getattr(one, name) for name in order] == [getattr(slow, name) for name in order]
        assert all(getattr(one, name) is getattr(one, name) for name in order)
        assert list(one.__dict__) == list(slow.__dict__)
    assert read().opening.states is not read().opening.states
    with pytest.raises(AttributeError):
        _ = read().event  # type: ignore[attr-defined]  # there is none
    with pytest.raises(ValidationError):
        read().covers = slow.covers  # type: ignore[misc]  # it is frozen
    with pytest.raises(AttributeError):
        _ = History.__new__(History).events
    assert read().extended([]) == slow
    assert read().is_plain
    assert not History.model_validate({"opening": {"states": {"a/b": "no"}}}).is_plain
    assert not History.model_validate({"covers": {"from": AT}}).is_plain
    assert not History.model_validate({"covers": {"parties": ["L1"]}}).is_plain
    assert History().is_plain
