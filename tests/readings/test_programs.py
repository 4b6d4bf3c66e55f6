"""Programs: what is certain is written out, and what is quick finds what the general way finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given

from benchmarks.measuring.decisions import GEORGIA
from fairdebt import Action, Case, Event
from fairdebt.facts import prepared
from fairdebt.loader import Policies, load
from fairdebt.logic import All, Any, Compare, Count, Holds, Inside, Literal, Norms, Not, Predicate, Today
from fairdebt.readings.acts import ActWriter
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder, Truths
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.reference import reference
from fairdebt.readings.simplify import ALWAYS, NEVER, leaves, simplified
from fairdebt.readings.truth import MAYBE
from tests.generated import action, case, policies


@pytest.fixture(scope="module")
def chinese() -> Policies:
    return load("cn")


CALL = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T10:00+08:00"}


def asked(loaded: Policies, act: Action, about: Case) -> Iterator[tuple[Predicate, Question]]:
    """Yield every leaf about the act, with every question it can be asked."""
    ready, at = prepared(about), instant_of(act)
    for norm in loaded.norms.prohibitions:
        for question in questions(act, ready, norm.zones, at):
            for part in (norm.scope, norm.breach):
                yield from ((leaf, question) for leaf in leaves(part))


@given(policies(), action(), case())
def test_every_leaf_is_as_true_in_a_program_as_for_the_evaluator(loaded: Policies, act: Action, about: Case) -> None:
    evaluator = Evaluator(loaded.norms, filter_test)
    for leaf, question in asked(loaded, act, about):
        writer = ActWriter(Finder(evaluator))
        said = writer.expression(leaf)
        head = [f"{name} = {value}" for name, value in writer.head.items()]
        assert writer.function("asked", "q", [*head, f"return {said}"])(question) == evaluator.leaf(leaf, question)


@given(policies(), action(), case())
def test_what_is_simplified_stays_as_true_as_it_was(loaded: Policies, act: Action, about: Case) -> None:
    evaluator = Evaluator(loaded.norms)
    for norm in loaded.norms.prohibitions:
        for question in questions(act, prepared(about), norm.zones, instant_of(act)):
            for part in (norm.scope, norm.breach):
                left = simplified(part, partial(evaluator.leaf, question=question))
                assert evaluator.truth(left, question) == evaluator.truth(part, question)


YES, NO, OPEN = (Compare(Literal(name), "=", Literal(name)) for name in ("yes", "no", "open"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (All((YES, OPEN)), OPEN),
        (All((NO, OPEN)), NEVER),
        (Any((NO, OPEN)), OPEN),
        (Any((YES, OPEN)), ALWAYS),
        (Not(All((YES, Any(())))), ALWAYS),
        (All((All((OPEN, YES)), Not(NO))), OPEN),
        (Any((All((OPEN, OPEN)), OPEN)), OPEN),
    ],
)
def test_certain_parts_are_left_out(before: Predicate, after: Predicate) -> None:
    assert simplified(before, lambda leaf: 2 if leaf == YES else 0 if leaf == NO else None) == after


def test_rules_about_other_acts_leave_no_trace(chinese: Policies) -> None:
    decider = Decider(chinese.norms)
    about = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}]})
    decider.answers(Action.model_validate(CALL), about)
    assert decider._programs is not None
    (program,) = decider._programs.values()
    named = {norm.rule for each in (*program.vetoes, *program.others) for _, norm, *_ in each.about}
    assert 0 < len(named) < 0.5 * len(chinese.norms.prohibitions)
    assert not any("visit" in name for name in named)


def test_plain_counts_states_hours_and_dates_have_their_quick_forms(chinese: Policies) -> None:
    """Should the quick forms stop taking anything, only time would tell."""
    norms = chinese.norms
    evaluator = Evaluator(norms, filter_test)
    found = {Count: 0, Holds: 0, Inside: 0, Today: 0}
    for norm in norms.prohibitions:
        for leaf in (*leaves(norm.scope), *leaves(norm.breach)):
            sides = (leaf.left, leaf.right) if isinstance(leaf, Compare) else ()
            kind = next((kind for kind in (Count, Today) if any(isinstance(side, kind) for side in sides)), type(leaf))
            if kind in found and not ActWriter(Finder(evaluator)).leaf(leaf).startswith("E."):
                found[kind] += 1
    assert found[Count] >= 5
    assert found[Holds] >= 60
    assert found[Inside] >= 2
    assert found[Today] >= 10


def test_events_that_say_the_same_are_looked_at_once(chinese: Policies, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    meet = Finder._meet

    def noted(finder: Finder, event: Event) -> Truths:
        looked.append(finder)
        return meet(finder, event)

    monkeypatch.setattr(Finder, "_meet", noted)
    act = Action.model_validate(CALL)
    past = [{**CALL, "at": f"2026-01-{day:02}T10:00+08:00", "outcome": "no_answer"} for day in range(1, 29)]
    about = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}], "history": past})
    decider = Decider(chinese.norms)
    decider.answers(act, about)
    assert len(looked) == len(set(looked)) > 0
    decider.answers(act, about.model_copy())
    decider.answers(act, Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D2"}], "history": past[:9]}))
    assert len(looked) == len(set(looked))
    decider.answers(act, about.extended({**CALL, "at": "2026-01-30T10:00+08:00", "outcome": "voicemail"}))
    assert len(looked) <= 2 * len(set(looked))


RULE = """
format: 1
policy: waits
title: {zh: 等待, en: waits}
jurisdiction: CN
binding: house
in_force: {from: "2020-01-01"}
states:
  overdue:
    begins: {date: debt.due_on}
    delay: 3 days
    lasts: 3 days
    renews: {not: {act: contact}}
    per: []
rules:
  - id: after-withdrawal
    kind: cooling_off
    citation: x
    says: {zh: 等待, en: wait}
    when: {act: contact}
    after: {notice: consent_withdrawn}
    for: 3 days
    per: []
  - id: overdue
    kind: forbid
    citation: x
    says: {zh: 逾期, en: overdue}
    when: {act: contact, is: overdue}
"""


@pytest.fixture(scope="module")
def waits(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    path = tmp_path_factory.mktemp("waits") / "waits.yaml"
    path.write_text(RULE, encoding="utf-8")
    return load(path)


def agreed(norms: Norms, act: dict[str, str], about: Case) -> dict[str, Answer]:
    asked = Action.model_validate({**CALL, **act})
    found = Decider(norms).answers(asked, about)
    assert found == reference(norms, asked, about)
    return found


def test_days_may_not_be_over_where_no_zone_is_known(waits: Policies) -> None:
    """Found by drawing: an old beginning was taken to be over."""
    notice = {"notice": "consent_withdrawn", "at": "2026-03-24T11:00+00:00"}
    about = Case.model_validate({"jurisdictions": ["CN"], "zones": "unknown", "history": [notice]})
    late = {"at": "2026-03-29T12:00+00:00"}
    assert agreed(waits.norms, late, about)["waits/after-withdrawal@2020-01-01"] is Answer.UNKNOWN
    here = about.model_copy(update={"zones": ("Asia/Shanghai",)})
    assert "waits/after-withdrawal@2020-01-01" not in agreed(waits.norms, late, here)


def test_what_an_unknown_history_may_hold_grows_with_time(waits: Policies) -> None:
    """Found by drawing: episodes were kept with a case whose history may hold anything up to the act."""
    debts = [{"id": "D1", "due_on": "2026-03-20"}]
    about = Case.model_validate(
        {"jurisdictions": ["CN"], "zones": ["Asia/Shanghai"], "debts": debts, "history": "unknown"}
    )
    decider = Decider(waits.norms)
    for day in range(20, 32):
        act = Action.model_validate({**CALL, "at": f"2026-03-{day}T12:00+08:00"})
        assert decider.answers(act, about) == reference(waits.norms, act, about)


def test_the_zones_of_whoever_is_reached_are_asked(chinese: Policies) -> None:
    """At 18:00 in Shanghai it is 05:00 in New York, where the guarantor lives and the debtor does not."""
    decider, at = Decider(chinese.norms), "2026-03-02T18:00+08:00"
    about = Case.model_validate(
        {
            "jurisdictions": ["CN"],
            "zones": ["Asia/Shanghai"],
            "recipients": [{"id": "R1", "zones": ["America/New_York"]}],
        }
    )

    def zones(**said: str) -> tuple[str, ...] | None:
        act, ready = Action.model_validate({**CALL, "at": at, **said}), prepared(about)
        expected = {key for key, found in reference(chinese.norms, act, about).items() if found >= Answer.UNKNOWN}
        vetoes = {norm.key for norm in chinese.norms.prohibitions if norm.effect == "veto"}
        assert set(decider.vetoing(act, ready, instant_of(act))) == expected & vetoes
        return ready.zones(("recipient", "debtor"), act)

    assert zones() == ("Asia/Shanghai",)
    assert zones(to="third_person", recipient="R1") == ("America/New_York", "Asia/Shanghai")


def test_events_are_counted_one_by_one_only_where_nothing_else_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which agency the past contacts name is asked of a call that names none: of this one it is not."""
    counted: list[object] = []

    def count(*asked: object) -> int:
        counted.append(asked)
        return MAYBE

    monkeypatch.setattr(Evaluator, "compare_count", count)
    decider = Decider(load("us").norms)
    said, known = GEORGIA
    about = Case.model_validate(known)
    for names, asked in (({}, 0), ({"agency": "none"}, 1)):
        act = Action.model_validate({**said, **names})
        decider.vetoing(act, prepared(about), instant_of(act))
        assert len(counted) == asked, names
