"""What goes from process to process: decisions and cases do, a guard is loaded where it is needed, and says so."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from fairdebt import Guard, LedgerError, read_case
from tests.calls import CALL, CASE

NIGHT = {**CALL, "at": "2026-03-02T23:00+08:00"}


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("cn.gbt-45251")


@pytest.mark.parametrize("sent", [lambda held: pickle.loads(pickle.dumps(held)), copy.copy, copy.deepcopy])
def test_a_decision_tells_the_same_elsewhere(guard: Guard, sent: Callable[[object], object]) -> None:
    decision = guard.decide(NIGHT, CASE)
    there = sent(decision)
    assert there == decision
    assert there.explain("zh") == decision.explain("zh")  # type: ignore[attr-defined]  # it is a decision
    case = read_case(CASE)
    assert sent(case) == case


@pytest.mark.parametrize("sent", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_guard_says_that_it_does_not_travel(guard: Guard, sent: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match=r"load it there, with Guard\.load"):
        sent(guard)


@pytest.mark.parametrize("given", [(), ("cn",)])
def test_a_guard_is_loaded_not_made(given: tuple[str, ...]) -> None:
    with pytest.raises(TypeError, match=r'write Guard\.load\("cn"\)'):
        Guard(*given)  # type: ignore[arg-type]  # that is the fault


def test_a_path_is_no_address_of_a_ledger() -> None:
    with pytest.raises(LedgerError, match=r'write "sqlite:///contacts\.db"'):
        Guard.load("cn.gbt-45251", ledger=Path("contacts.db"))  # type: ignore[arg-type]  # that is the fault


def test_a_guard_shows_what_was_loaded(guard: Guard) -> None:
    assert repr(guard) == f"Guard('cn.gbt-45251', digest='{guard.digest[:12]}')"
