"""The days of rules, within those of their file."""

from __future__ import annotations

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from tests.loader.trees import rule, with_rules


@pytest.mark.parametrize("end", ["2025-01-01", "2025-02-01"])
def test_days_in_the_wrong_order_are_one_fault_wherever_they_lie(end: str) -> None:
    said = rule("forbid", f'when: {{channel: call}}\nin_force: {{from: "2025-02-01", until: "{end}"}}')
    with pytest.raises(InvalidInput) as caught:
        load_sources([with_rules(said)])
    problem = f"from 2025-02-01 until {end} there is no day on which it holds"
    assert [fault.problem.en for fault in caught.value.faults] == [problem]
