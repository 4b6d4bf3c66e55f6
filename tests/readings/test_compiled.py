"""What was compiled is not compiled again; what is not believed is."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import draw_many
from fairdebt import Guard
from fairdebt.loader.kept import Folder
from fairdebt.readings import compiled as room
from fairdebt.readings.compiled import WORTH, compiled

LONG = (
    "def answers(q):\n" + "".join(f"    t{number} = q + {number}\n" for number in range(WORTH // 10)) + "    return t3"
)

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights cannot be checked here: nothing is kept")


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of code, empty."""
    monkeypatch.setenv("FAIRDEBT_CACHE", str(tmp_path))
    return tmp_path / "code"


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often something was compiled."""
    count = 0

    def counted(*arguments: Any) -> Any:
        nonlocal count
        count += 1
        return compile(*arguments)

    monkeypatch.setattr(room, "compile", counted, raising=False)
    return lambda: count


def contents(pairs: list[tuple[Any, Any]]) -> list[Any]:
    """Return what a new guard decides."""
    guard = Guard.load(POLICY)
    return [guard.decide(*pair).content for pair in pairs]


def answer(source: str = LONG) -> Any:
    names: dict[str, Any] = {}
    exec(compiled(source, "answers"), names)
    return names["answers"](4)


def test_what_was_compiled_is_taken_again(code: Path, times: Callable[[], int]) -> None:
    assert answer() == 7
    assert times() == 1
    assert answer() == 7
    assert times() == 1
    assert len(list(code.iterdir())) == 1
    assert answer(LONG.replace("t3", "t5")) == 9
    assert times() == 2
    assert len(list(code.iterdir())) == 2


def test_what_is_short_or_not_wanted_is_not_kept(
    code: Path, times: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer("def answers(q): return q") == 4
    assert not code.exists()
    monkeypatch.setenv("FAIRDEBT_CACHE", "off")
    assert answer() == answer() == 7
    assert times() == 3
    monkeypatch.setenv("FAIRDEBT_CACHE", str(code.parent))
    monkeypatch.setattr(room, "CODE", "")
    assert answer() == 7
    assert not code.exists()


@pytest.mark.parametrize("kept", [b"", b"\xff", marshal.dumps("no code"), marshal.dumps([1])[:-1], b"c" * 40])
def test_what_is_no_code_is_compiled(kept: bytes, code: Path, times: Callable[[], int]) -> None:
    answer()
    (entry,) = code.iterdir()
    Folder(code).keep(entry.stem, kept)
    assert answer() == 7
    assert times() == 2
    assert answer() == 7
    assert times() == 2


def test_a_folder_that_others_can_write_is_not_believed(code: Path, times: Callable[[], int]) -> None:
    answer()
    code.chmod(0o777)
    assert answer() == 7
    assert times() == 2


def test_another_version_has_its_own(code: Path, times: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> None:
    answer()
    monkeypatch.setattr(sys, "flags", type("Flags", (), {"optimize": 2}))
    answer()
    assert times() == 2


def test_the_oldest_make_room(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "FUNCTIONS", 3)
    for number in range(5):
        answer(f"{LONG} + {number}")
    assert len(list(code.iterdir())) == 3


def test_a_guard_writes_the_same_code_in_every_process(code: Path, times: Callable[[], int]) -> None:
    pairs = [(each.act, each.case) for each in draw_many(40)]
    first = contents(pairs)
    compiled_first = times()
    assert len(list(code.iterdir())) > 1
    kept = {path.name for path in code.iterdir()}
    assert contents(pairs) == first
    assert {path.name for path in code.iterdir()} == kept
    assert times() - compiled_first < compiled_first


def test_threads_that_start_together_decide_alike(code: Path) -> None:
    pairs = [(each.act, each.case) for each in draw_many(30)]
    alone, guard, barrier = contents(pairs), Guard.load(POLICY), Barrier(8)

    def all_of_them(turn: int) -> list[Any]:
        barrier.wait()
        found = {number % 30: guard.decide(*pairs[number % 30]).content for number in range(turn, turn + 30)}
        return [found[number] for number in range(30)]

    with ThreadPoolExecutor(8) as threads:
        for found in threads.map(all_of_them, range(0, 32, 4)):
            assert found == alone
