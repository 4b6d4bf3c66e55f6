from __future__ import annotations

from datetime import date

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from fairdebt.rules import InForce
from tests.loader.trees import rule, with_rules
from tests.rules.reading import norms

FIRST, SECOND, THIRD = date(2026, 2, 1), date(2027, 1, 1), date(2028, 1, 1)


def days(start: date | None, end: date | None) -> InForce:
    return InForce.model_construct(from_on=start, until_on=end)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (days(FIRST, SECOND), days(SECOND, THIRD), False),
        (days(FIRST, THIRD), days(SECOND, None), True),
        (days(None, SECOND), days(SECOND, None), False),
        (days(None, None), days(FIRST, SECOND), True),
    ],
)
def test_days_overlap(one: InForce, other: InForce, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_versions_of_one_rule_stand_beside_each_other() -> None:
    old = rule("forbid", 'in_force: {until: "2027-01-01"}\nwhen: {channel: call}')
    new = rule("forbid", 'in_force: {from: "2027-01-01"}\nwhen: {channel: sms}')
    found = {norm.key: (norm.from_on, norm.until_on) for norm in norms(new, old).prohibitions}
    assert found == {
        "cn.example/rule@2026-01-30": (date(2026, 1, 30), SECOND),
        "cn.example/rule@2027-01-01": (SECOND, None),
    }


@pytest.mark.parametrize(
    ("of_rule", "expected"),
    [
        ('{from: "2026-02-01", until: "2027-01-01"}', (FIRST, SECOND)),
        ('{from: "2020-01-01", until: "2029-01-01"}', (date(2026, 1, 30), THIRD)),
    ],
)
def test_a_rule_is_in_force_within_the_days_of_its_file(of_rule: str, expected: tuple[date, date]) -> None:
    head = '{from: "2026-01-30", until: "2028-01-01"}'
    source = with_rules(rule("forbid", f"in_force: {of_rule}\nwhen: {{channel: call}}"), in_force=head)
    (norm,) = load_sources([source]).norms.prohibitions
    assert (norm.from_on, norm.until_on) == expected


def test_days_in_the_wrong_order_are_one_fault_wherever_they_lie() -> None:
    wrong = 'in_force: {from: "2030-01-01", until: "2029-01-01"}\nwhen: {channel: call}'
    source = with_rules(rule("forbid", wrong), in_force='{from: "2026-01-30", until: "2027-01-01"}')
    with pytest.raises(InvalidInput) as caught:
        load_sources([source])
    (fault,) = caught.value.faults
    assert fault.problem.en == "from 2030-01-01 until 2029-01-01 there is no day on which it holds"
