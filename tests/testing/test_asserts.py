"""The asserts pass where they should, and say the difference where they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fairdebt import Guard, InvalidInput
from fairdebt.scenarios import read_scenario_text
from fairdebt.testing import assert_approved, assert_undetermined, assert_vetoed
from fairdebt.testing.keeping import keep_in
from tests.calls import CALL as ORDINARY, CASE

GUARD = Guard.load("cn.gbt-45251")
NIGHT = "cn.gbt-45251/quiet-hours"
CAP = "cn.gbt-45251/put-through-calls"
CALL = {**ORDINARY, "at": "2026-03-02T10:00+08:00"}
LATE = {**CALL, "at": "2026-03-02T23:00+08:00"}


def test_what_is_so_passes_and_returns_the_decision() -> None:
    assert assert_approved(GUARD, CALL, CASE).approved
    assert assert_approved(GUARD.decide(CALL, CASE)).approved
    assert assert_vetoed(GUARD, LATE, CASE, because=NIGHT).because == (NIGHT,)
    assert_vetoed(GUARD, LATE, CASE, because=[NIGHT])
    assert_vetoed(GUARD, LATE, CASE, includes=NIGHT)
    assert_undetermined(GUARD, CALL, {})


def test_another_outcome_is_told_with_its_reasons_and_the_case() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_approved(GUARD, LATE, CASE)
    told = str(caught.value)
    assert told.startswith("expected approved, got vetoed\nVetoed, because:\n- no collection from 22:00 to 08:00")
    text = told.partition("as a scenario file, to keep:\n")[2]
    (kept,) = read_scenario_text(text.encode(), name="kept.yaml", base=Path())
    assert not GUARD.decide(kept.action, kept.case).approved


def test_other_reasons_are_told_as_a_difference() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_vetoed(GUARD, LATE, CASE, because=[CAP, "cn.gbt-45251/put-through"])
    lines = str(caught.value).splitlines()
    assert lines[:5] == [
        "vetoed as expected, but for other reasons",
        "  - not a reason: cn.gbt-45251/put-through",
        "    no loaded policy has this rule",
        f"  - not a reason: {CAP}",
        f"  + a reason that was not expected: {NIGHT}",
    ]


@pytest.mark.parametrize("asked", ["cn", None, CALL])
def test_who_can_decide_nothing_is_not_asked(asked: Any) -> None:
    with pytest.raises(InvalidInput, match=r"about a decision, or asks a Guard\n  fix: write `assert_approved"):
        assert_approved(asked, CALL, CASE)


def test_what_is_expected_and_there_is_shown_too() -> None:
    with pytest.raises(AssertionError, match=f"a reason, as expected: {NIGHT}"):
        assert_vetoed(GUARD, LATE, CASE, includes=[NIGHT, CAP])


def test_a_decision_alone_shows_no_case() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_vetoed(GUARD.decide(CALL, CASE))
    assert "scenario" not in str(caught.value)


def test_it_speaks_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDEBT_LANG", "zh_CN")
    with pytest.raises(AssertionError, match="应为 可以，实为 不可以"):
        assert_approved(GUARD, LATE, CASE)


def test_a_guard_needs_an_act_and_a_case() -> None:
    with pytest.raises(TypeError):
        assert_approved(GUARD)


def test_a_failing_case_is_written_where_that_was_asked_for(tmp_path: Path) -> None:
    keep_in(tmp_path)
    try:
        with pytest.raises(AssertionError, match="the scenario was written to"):
            assert_approved(GUARD, LATE, CASE)
    finally:
        keep_in(None)
    (path,) = tmp_path.glob("*.yaml")
    assert "test_a_failing_case_is_written" in path.name
    (kept,) = read_scenario_text(path.read_bytes(), name=path.name, base=tmp_path)
    assert GUARD.decide(kept.action, kept.case).because == (NIGHT,)
