"""Edges of states: when they begin, how long they last, what ends them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.loader import load
from fairdebt.logic import (
    All,
    Fact,
    Holds,
    Key,
    State,
)
from fairdebt.readings.edges import edges
from tests.readings.edges.small_norms import CALLING, DEBTOR, REFUSED, answers, instants, norm, only, past
from tests.readings.terse import says, spans, was


@pytest.mark.parametrize(
    ("state", "about", "expected"),
    [
        (State("s", DEBTOR, begins=REFUSED, lasts=spans("7 days")), "lasts", "BCC"),
        (State("s", DEBTOR, begins=REFUSED, lasts=spans("36 hours")), "lasts", "BCC"),
        (State("s", DEBTOR, begins=REFUSED, delay=spans("14 full days")), "delay", "CBB"),
        (State("s", DEBTOR, begins=REFUSED, through="stated_until"), "through", "BCC"),
        (
            State("s", DEBTOR, begins=REFUSED, ends=was("notice", "refusal_withdrawn"), ends_after=spans("2 days")),
            "ends_after",
            "BCC",
        ),
        (State("s", DEBTOR, begins_with=Fact("debt.due_on"), lasts=spans("6 months")), "lasts", "BCC"),
    ],
)
def test_a_state_opens_and_ends_to_the_second(state: State, about: str, expected: str) -> None:
    rule = norm(Holds("s"))
    edge = only(rule, state, about=about)
    assert answers(edge, rule, state) == list(expected)
    assert past(edge.before) == past(edge.at) == past(edge.after)


def test_seven_days_are_over_at_the_midnight_after_the_seventh() -> None:
    rule, state = norm(Holds("s")), State("s", DEBTOR, begins=REFUSED, lasts=spans("7 days"))
    edge = only(rule, state, about="lasts")
    assert str(past(edge.at)[0].at)[:10] == "2026-02-24"
    assert instants(edge)[1] == "2026-03-03 00:00:00+08:00"


def test_the_key_of_another_person_is_said_on_both_sides() -> None:
    keys = (Key("recipient", "recipient"), Key("lender", "lender"))
    state = State("s", keys, begins=REFUSED, through="stated_until")
    rule = norm(Holds("s"), All((CALLING, says("to", "contact_person"))))
    edge = only(rule, state, about="through")
    assert edge.at.action.recipient == past(edge.at)[0].recipient == "P2"
    assert answers(edge, rule, state) == ["B", "C", "C"]


def test_a_state_begins_and_ends_at_the_instant_of_its_event() -> None:
    state = State("s", DEBTOR, begins=REFUSED, ends=was("notice", "refusal_withdrawn"))
    rule = norm(Holds("s"))
    begins, ends = (only(rule, state, about=about) for about in ("begins", "ends"))
    assert answers(begins, rule, state) == ["C", "B", "B"]
    assert past(begins.before) == past(begins.after)
    assert past(begins.at)[0].at == begins.at.action.at
    assert answers(ends, rule, state) == ["B", "C", "C"]
    assert [event.notice for event in past(ends.at)] == ["refusal", "refusal_withdrawn"]


ENDLESS = """
format: 1
policy: endless
title: {zh: 无穷, en: endless}
jurisdiction: any
binding: law
in_force: {from: "2020-01-01"}
states:
  alpha: {begins: {act: contact}, per: [debtor, lender], ends: {notice: consent}, through: stated_until}
rules:
  - id: r0
    kind: forbid
    citation: x
    says: {zh: 测试, en: test}
    when:
      happened:
        of: {not: {act: contact, is: alpha}}
        per: []
        within: calendar week
        counting: days_in_a_row
        spanning: 2 days
"""


def test_an_event_that_only_happens_in_a_state_that_such_events_begin_is_not_looked_for_for_ever(
    tmp_path: Path,
) -> None:
    """Each contact would have to be in the state, and so needs an earlier one."""
    file = tmp_path / "endless.yaml"
    file.write_text(ENDLESS, encoding="utf-8")
    norms = load(file).norms
    (rule,) = norms.prohibitions
    assert {"count", "window"} <= {each.about for each in edges(rule, norms)}
