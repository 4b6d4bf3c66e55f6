"""Break the code in one place after the other, and see whether a test notices.

Usage: python scripts/mutants.py [--sample 600] [--most N] [--only PREFIX] [--seconds 120]

A sample with a fixed seed is drawn over `logic`, `readings`, `rules` and `loader`; all of `clock` is added. Each mutant
lives in a copy of `src`; the tests of its room run against it, then those that see everything. What survives must be
classed in scripts/survivors.txt: `equivalent` (no input can tell it apart, with the reason) or `missing` (a test is).
The score is the share of the mutants that are not equivalent and were killed. It takes hours, and is no part of CI.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
SURVIVORS = ROOT / "scripts" / "survivors.txt"
SAMPLED = ("logic", "readings", "rules", "loader")
WHOLE = ("clock",)
SEED = 20260301
LEFT_OUT = ("readings/reference", "readings/durable", "loader/schema")
"""Oracles and descriptions: what compares with them would only tell that one of the two is wrong."""

SEEN_BY_ALL = ["tests/readings/test_agreement.py", "tests/readings/test_edges.py", "tests/test_scenarios.py"]
TESTS = {
    "clock": ["tests/clock", "tests/rules/test_specs.py"],
    "logic": ["tests/readings/test_edges.py", "tests/rules"],
    "rules": ["tests/rules", "tests/loader"],
    "loader": ["tests/loader", "tests/desk/test_lint.py"],
    "readings/edges": ["tests/readings/test_edges.py", "tests/testing/test_strategies.py"],
    "readings/schedule": ["tests/readings/test_schedule.py", "tests/guard/test_planning.py"],
    "readings": [
        "tests/readings/test_agreement.py",
        "tests/readings/test_schedule.py",
        "tests/guard/test_properties.py",
    ],
}
COMPARED = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
ADDED = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "+"), ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|")}
NAMED = {"min": "max", "max": "min", "any": "all", "all": "any", "YES": "MAYBE", "NO": "MAYBE", "MAYBE": "YES"}


@dataclass(frozen=True, order=True)
class Mutant:
    """One change: from `start` to `end` of a file stands `old`, and `new` is put there."""

    path: str
    line: int
    column: int
    start: int
    end: int
    old: str
    new: str

    @property
    def name(self) -> str:
        """Return what names it, as long as the file does not change."""
        return f"{self.path}:{self.line}:{self.column} {self.old} -> {self.new}"


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every change to a file."""
    text = path.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines = text.splitlines()
    tree = ast.parse(text)
    skipped = _annotations(tree)

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def change(line: int, start: int, end: int, new: str) -> Mutant:
        return Mutant(
            path.relative_to(SRC).as_posix(), line, start - starts[line - 1], start, end, text[start:end], new
        )

    def between(left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Mutant]:
        end, start = place(left.end_lineno or 0, left.end_col_offset or 0), place(right.lineno, right.col_offset)
        at = text.find(old, end, start)
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            yield change(line, at, at + len(old), new)

    for node in ast.walk(tree):
        if node in skipped:
            continue
        match node:
            case ast.Compare(left, ops, comparators):
                for op, one, other in zip(ops, [left, *comparators], comparators, strict=False):
                    yield from between(one, other, *COMPARED[type(op)])
            case ast.BinOp(left, op, right) if type(op) in ADDED:
                yield from between(left, right, *ADDED[type(op)])
            case ast.BoolOp(op, values):
                old, new = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
                yield from between(values[0], values[1], old, new)
            case ast.UnaryOp(ast.Not(), operand):
                start = place(node.lineno, node.col_offset)
                yield change(node.lineno, start, place(operand.lineno, operand.col_offset), "")
            case ast.Constant(bool() as held):
                start = place(node.lineno, node.col_offset)
                yield change(node.lineno, start, start + len(str(held)), str(not held))
            case ast.Constant(int() as number) if not isinstance(number, bool):
                start, end = place(node.lineno, node.col_offset), place(node.end_lineno or 0, node.end_col_offset or 0)
                yield change(node.lineno, start, end, str(number + 1))
            case ast.Name(name, ast.Load()) if name in NAMED:
                start = place(node.lineno, node.col_offset)
                yield change(node.lineno, start, start + len(name), NAMED[name])
            case _:
                pass


def _annotations(tree: ast.AST) -> set[ast.AST]:
    """Return what stands in annotations and imports: nothing runs there."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        held = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp):
            held.append(node.value if _is_type(node.value) else None)
        for each in held:
            if isinstance(each, ast.AST):
                found.update(ast.walk(each))
    return found


def _is_type(node: ast.AST) -> bool:
    names = [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]
    return bool(names) and all(name[0].isupper() or name in ("int", "str", "float", "frozenset") for name in names)


def chosen(sample: int) -> list[Mutant]:
    """Return the sample and all of the rooms that are wholly broken, in a fixed shuffled order."""

    def of(rooms: tuple[str, ...]) -> list[Mutant]:
        files = [path for room in rooms for path in sorted((SRC / "fairdebt" / room).rglob("*.py"))]
        kept = [path for path in files if not any(left in path.as_posix() for left in LEFT_OUT)]
        return [each for path in kept for each in mutants_of(path) if _is_python(path, each)]

    chance = random.Random(SEED)
    every = of(SAMPLED)
    found = chance.sample(every, min(sample, len(every))) + of(WHOLE)
    chance.shuffle(found)
    return found


def _is_python(path: Path, mutant: Mutant) -> bool:
    text = path.read_text(encoding="utf-8")
    try:
        ast.parse(text[: mutant.start] + mutant.new + text[mutant.end :])
    except SyntaxError:
        return False
    return True


def tests_for(mutant: Mutant) -> Iterator[list[str]]:
    """Yield which tests are run: the quick ones of the room, then those that see everything."""
    room = mutant.path.removeprefix("fairdebt/")
    yield next(tests for name, tests in TESTS.items() if room.startswith(name))
    yield SEEN_BY_ALL


def survives(mutant: Mutant, seconds: int) -> bool:
    """Break a copy, run the tests, tell whether all pass."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        copy = folder / "src"
        shutil.copytree(SRC, copy, ignore=shutil.ignore_patterns("__pycache__"))
        file = copy / mutant.path
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: mutant.start] + mutant.new + text[mutant.end :], encoding="utf-8")
        return all(_passes(tests, copy, seconds) for tests in tests_for(mutant))


def _passes(tests: list[str], copy: Path, seconds: int) -> bool:
    """Tell whether tests pass against a copy of the source; those that run for ever do not."""
    said = {"PYTHONPATH": str(copy), "FAIRDEBT_HYPOTHESIS": "ci", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
            cwd=ROOT,
            env={**os.environ, **said},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def classed() -> dict[str, str]:
    """Return what was said of survivors: `equivalent` or `missing`, by name."""
    if not SURVIVORS.exists():
        return {}
    lines = [line for line in SURVIVORS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {name.strip(): said.strip() for name, _, said in (line.partition(" | ") for line in lines)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=600, help="so many mutants of the sampled rooms")
    parser.add_argument("--most", type=int, help="run only so many of them, the first ones")
    parser.add_argument("--only", default="", help="only files whose path begins so, such as fairdebt/clock")
    parser.add_argument("--seconds", type=int, default=300, help="a mutant that takes longer counts as killed")
    said = parser.parse_args()
    found = [each for each in chosen(said.sample) if each.path.startswith(said.only)][: said.most]
    known = classed()
    killed, equivalent, missing = 0, 0, []
    for number, mutant in enumerate(found, 1):
        if not survives(mutant, said.seconds):
            killed += 1
        elif known.get(mutant.name, "").startswith("equivalent"):
            equivalent += 1
        else:
            missing.append(mutant.name)
            print(f"{number}/{len(found)} survived: {mutant.name}", flush=True)
        if number % 10 == 0:
            print(f"{number}/{len(found)}: {killed} killed, {equivalent} equivalent", flush=True)
    total = len(found) - equivalent
    share = 100 * killed / total if total else 100.0
    print(
        f"{len(found)} mutants: {killed} killed, {equivalent} equivalent, {len(missing)} survived; score {share:.1f}%"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
