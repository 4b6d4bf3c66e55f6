"""Waits and durations: nothing is made of one that is partly at fault."""

from __future__ import annotations

import pytest

from fairdebt.clock import Span, Spans
from fairdebt.rules.spans import read_spans
from tests.rules.reading import scope, tree


def test_a_chain_counts_each_span_from_the_last_day_of_the_one_before() -> None:
    chain = (Span(5, "day"), Span(30, "full_day"))
    assert read_spans(tree("{then: [5 days, 30 full days]}"), scope()) == Spans((chain,))


@pytest.mark.parametrize("links", ["[5 days, soon]", "[soon, 5 days]", "[5 days, 24 hours]", "[]"])
def test_a_chain_is_whole_or_nothing(links: str) -> None:
    noted = scope()
    assert read_spans(tree(f"{{then: {links}}}"), noted) is None
    assert len(noted.faults.found) == 1
