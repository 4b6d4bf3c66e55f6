"""What is worked out once, and classes that every decision reads."""

from __future__ import annotations

import pytest

from fairdebt.facts import PlacedRow, Prepared, Row
from fairdebt.facts.once import once
from fairdebt.guard.engine import Engine
from fairdebt.readings.history import Found
from fairdebt.readings.questions import Question


class Holder:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def answer(self) -> list[int]:
        """Return a list."""
        self.asked += 1
        return [self.asked]


def test_it_is_worked_out_when_it_is_first_read_and_stays() -> None:
    holder, other = Holder(), Holder()
    assert holder.asked == 0
    first = holder.answer
    assert holder.answer is first == [1]
    assert holder.asked == 1
    assert other.answer is not first


def test_the_class_tells_what_it_is() -> None:
    assert isinstance(Holder.answer, once)
    assert Holder.answer.__doc__ == "Return a list."


@pytest.mark.parametrize("class_", [Engine, Found, PlacedRow, Prepared, Question, Row])
def test_no_class_that_every_decision_reads_looks_attributes_up_itself(class_: type) -> None:
    """With `__getattr__`, Python reads all attributes of a class the slow way: a tenth of a decision."""
    assert not hasattr(class_, "__getattr__")
