"""Fields of files and rules that are read by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairdebt.messages import Text, say
from fairdebt.rules.fields import read_both, read_business_days
from tests.rules.reading import scope, tree


@pytest.mark.parametrize(
    ("written", "name"), [("national", "CN"), ("CN", "CN"), ("US-federal", "US-federal"), ("local", "")]
)
def test_business_days_are_counted_by_one_named_calendar(written: str, name: str) -> None:
    assert read_business_days(tree(written), replace(scope(), jurisdiction="CN-GD")) == name


def test_a_house_may_say_things_in_one_language_and_the_law_may_not() -> None:
    house = replace(scope(), house=True)
    assert read_both(tree("午休"), house) == Text("午休", "午休")
    assert not house.faults.sorted()
    assert read_both(tree("{zh: 午休, en: lunch}"), house) == Text("午休", "lunch")
    read_both(tree("{zh: 午休}"), house)
    assert [fault.problem.en for fault in house.faults.sorted()] == [say("no_en").en]
    law = scope()
    read_both(tree("午休"), law)
    assert [fault.problem.en for fault in law.faults.sorted()] == [say("needs_two_languages").en]
