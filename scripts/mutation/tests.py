"""Which tests are run against the mutants, and which of them execute a line: measured once, then kept."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from scripts.mutation.places import ROOT, SAMPLED, SRC, WHOLE

ROOMS = (*WHOLE, *SAMPLED)
CHOSEN = (
    *(f"src/fairdebt/{room}" for room in ROOMS),
    "tests/clock",
    "tests/rules",
    "tests/loader",
    "tests/readings",
    "tests/scenarios",
    "tests/guard",
    "tests/desk/test_lint.py",
    "tests/testing/test_strategies.py",
    "tests/test_scenarios.py",
)
LEFT_OUT = (
    "tests/readings/durable",
    "tests/loader/test_schema.py",
    "tests/loader/test_mutations.py",
    "tests/scenarios/test_schema.py",
)
"""The second engine and descriptions of the language: slow, and about code that is not broken here."""

UNSURE = ("test_an_exceeded_cap_shrinks_to_the_calls_that_use_it_up",)
"""Left out, too: while lines are noted, examples do not shrink to their end in the time that Hypothesis takes."""

EVERY = 4
"""Of the bundled scenarios one in so many is run, and all ordinary cases."""

SLOWEST = 40.0
"""Seconds (while lines are noted). A slower test is not run."""


QUIET = (
    *("-q", "-x", "--no-header", "--tb=line", f"--rootdir={ROOT}"),
    *("-p", "no:cacheprovider", "-p", "no:faulthandler"),
    "--assert=plain",  # pytest would import fairdebt by a loader of its own, without the change
)
"""What pytest is called with, always."""


def arguments(only: tuple[str, ...] = ()) -> list[str]:
    """Return what pytest is called with to collect every test, or those of some files and folders."""
    if only:
        return [*QUIET, *(str(ROOT / path) for path in only)]
    ignored = [f"--ignore={ROOT / path}" for path in LEFT_OUT]
    return [*QUIET, *ignored, *(str(ROOT / path) for path in CHOSEN)]


def kept(items: list[Any]) -> list[Any]:
    """Return the tests without those scenarios that are left out."""
    found, seen = [], 0
    for item in items:
        if item.nodeid.endswith(UNSURE):
            continue
        if "test_scenario_is_decided_as_expected" in item.nodeid and "ordinary/" not in item.nodeid:
            seen += 1
            if seen % EVERY:
                continue
        found.append(item)
    return found


@dataclass
class Measured:
    """What each test took, and which tests execute each line of a file. Lines run at import have no test.

    `texts` are the lines of each file as they stood then: where they have moved since, what was noted moves with them.
    """

    seconds: dict[str, float]
    lines: dict[str, dict[int, set[str]]]
    at_import: dict[str, set[int]]
    texts: dict[str, list[str]]

    @classmethod
    def read(cls, path: Path) -> Measured:
        """Read what was kept of tests and files that are still there."""
        held = json.loads(path.read_text(encoding="utf-8"))
        names = list(held["seconds"])
        here = {name for name in names if (ROOT / name.partition("::")[0]).exists()}
        lines: dict[str, dict[int, set[str]]] = {}
        at_import: dict[str, set[int]] = {}
        texts: dict[str, list[str]] = {}
        for file, of in held["lines"].items():
            texts[file] = _text_of(file)
            now = _moved(held["texts"][file], texts[file])
            lines[file] = {
                now[int(line)]: {names[number] for number in numbers} & here
                for line, numbers in of.items()
                if int(line) in now
            }
            at_import[file] = {now[line] for line in held["at_import"].get(file, ()) if line in now}
        return cls({name: held["seconds"][name] for name in names if name in here}, lines, at_import, texts)

    def write(self, path: Path) -> None:
        """Keep it."""
        numbers = {name: number for number, name in enumerate(self.seconds)}
        lines = {
            file: {line: sorted(numbers[name] for name in names) for line, names in of.items()}
            for file, of in self.lines.items()
        }
        held = {
            "seconds": self.seconds,
            "lines": lines,
            "at_import": {f: sorted(of) for f, of in self.at_import.items()},
            "texts": self.texts,
        }
        path.write_text(json.dumps(held), encoding="utf-8")

    def with_more(self, other: Measured) -> Measured:
        """Return this with what was measured of other tests, or anew of the same."""
        lines: dict[str, dict[int, set[str]]] = {}
        for held in (self, other):
            for file, of in held.lines.items():
                for line, names in of.items():
                    lines.setdefault(file, {}).setdefault(line, set()).update(names)
        at_import = {**other.at_import, **self.at_import}
        return Measured({**self.seconds, **other.seconds}, lines, at_import, {**self.texts, **other.texts})

    def of_these(self, known: set[str]) -> Measured:
        """Return what was noted of these tests: others may be gone."""
        lines = {file: {line: names & known for line, names in of.items()} for file, of in self.lines.items()}
        seconds = {name: took for name, took in self.seconds.items() if name in known}
        return Measured(seconds, lines, self.at_import, self.texts)

    def cost(self, name: str) -> float:
        """Return the seconds that a test takes by itself, with the policies that it shares with others."""
        return self.seconds[name] + (LOADING if name.startswith(SHARING) else 0)

    def of(self, file: str, line: int) -> list[str]:
        """Return the tests that execute a line, its neighbours of the same file if none does, quickest first."""
        at = self.lines.get(file, {})
        tests = at.get(line) or set().union(*at.values())
        return sorted((name for name in tests if self.seconds[name] <= SLOWEST), key=self.seconds.__getitem__)

    def beside(self, tests: list[str]) -> Iterator[str]:
        """Yield the other tests of the files of these, quickest first: what was loaded once is theirs, too."""
        files = {name.partition("::")[0] for name in tests}
        seen = set(tests)
        for name in sorted(self.seconds, key=self.seconds.__getitem__):
            if name not in seen and self.seconds[name] <= SLOWEST and name.partition("::")[0] in files:
                yield name


def _text_of(file: str) -> list[str]:
    path = SRC / file
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _moved(old: list[str], new: list[str]) -> dict[int, int]:
    """Return where each line of a file stands now, of those that are still there."""
    if old == new:
        return {number: number for number in range(1, len(old) + 1)}
    same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + step + 1: block.b + step + 1 for block in same for step in range(block.size)}


SHARING = ("tests/test_scenarios.py", "tests/guard/")
LOADING = 0.3
"""Seconds for policies that were loaded once when lines were noted, and are loaded in each child."""


class Measuring:
    """A pytest plugin that notes which test executes which line of the rooms."""

    def __init__(self, coverage: Any, out: Path) -> None:
        self.coverage = coverage
        self.out = out
        self.seconds: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave out what is not run."""
        items[:] = kept(items)

    def pytest_runtest_protocol(self, item: Any) -> None:
        """Note from now on for this test."""
        self.coverage.switch_context(item.nodeid)
        self.began = time.perf_counter()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Note how long it took, and nothing for it any more."""
        self.seconds[nodeid] = round(time.perf_counter() - self.began, 4)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write what was noted."""
        self.coverage.stop()
        numbers = {name: number for number, name in enumerate(self.seconds)}
        data = self.coverage.get_data()
        lines: dict[str, dict[int, list[int]]] = defaultdict(dict)
        at_import: dict[str, list[int]] = {}
        for file in sorted(data.measured_files()):
            place = Path(file).relative_to(SRC).as_posix()
            for line, contexts in data.contexts_by_lineno(file).items():
                lines[place][line] = sorted(numbers[name] for name in contexts if name in numbers)
                if "" in contexts:
                    at_import.setdefault(place, []).append(line)
        texts = {file: _text_of(file) for file in lines}
        held = {"seconds": self.seconds, "lines": lines, "at_import": at_import, "texts": texts}
        self.out.write_text(json.dumps(held), encoding="utf-8")


def measure(out: Path, only: tuple[str, ...] = ()) -> int:
    """Run the tests once, in this process, which must not have imported fairdebt yet. Returns pytest's exit code."""
    import coverage
    import pytest

    assert "fairdebt" not in sys.modules
    noting = coverage.Coverage(data_file=None, include=[f"{SRC}/{room}/*" for room in ROOMS])
    noting.start()
    return int(pytest.main(arguments(only), plugins=[Measuring(noting, out)]))
