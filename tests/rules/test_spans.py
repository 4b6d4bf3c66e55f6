"""Waits and durations: nothing is made of one that is partly at fault."""

from __future__ import annotations

import pytest

from fairdebt.clock import Span, Spans
from fairdebt.messages import say
from fairdebt.rules.spans import read_limits, read_spans
from tests.rules.reading import scope, tree


def test_a_chain_counts_each_span_from_the_last_day_of_the_one_before() -> None:
    chain = (Span(5, "day"), Span(30, "full_day"))
    assert read_spans(tree("{then: [5 days, 30 full days]}"), scope()) == Spans((chain,))


@pytest.mark.parametrize("links", ["[5 days, soon]", "[soon, 5 days]", "[5 days, 24 hours]", "[]"])
def test_a_chain_is_whole_or_nothing(links: str) -> None:
    noted = scope()
    assert read_spans(tree(f"{{then: {links}}}"), noted) is None
    assert len(noted.faults.found) == 1


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("2天", "当天算第一天写 `2 days`，次日起算写 `2 full days`"),
        ("3个工作日", "您是否想写 `3 business days`？"),
        ("6个月", "您是否想写 `6 months`？"),
        ("24小时", "您是否想写 `24 hours`？"),
        ("几天", say("write_span").zh),
    ],
)
def test_spans_as_people_say_them_lead_to_ours(written: str, fix: str) -> None:
    found = scope()
    assert read_spans(tree(written), found) is None
    assert [fault.fix.zh for fault in found.faults.sorted() if fault.fix is not None] == [fix]


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("每天2次", say("which_day", times=2).zh),
        ("每日不超过2次", say("which_day", times=2).zh),
        ("2次/天", say("which_day", times=2).zh),
        ("7天内5次", "您是否想写 `5 per 7 days`？"),
        ("2次", say("write_limit").zh),
    ],
)
def test_limits_as_people_say_them_lead_to_ours(written: str, fix: str) -> None:
    found = scope()
    assert read_limits(tree(written), found) == ()
    assert [fault.fix.zh for fault in found.faults.sorted() if fault.fix is not None] == [fix]
