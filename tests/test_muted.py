"""Whoever mutes a checker or skips a test says why, on the line or directly above it."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("benchmarks", "examples", "scripts", "src", "tests")
MUTES = re.compile(r"#\s*(?:noqa\b:?[\w, ]*|type:\s*ignore(?:\[[\w, -]*\])?|pragma:[\w ]*|fmt: \w+|mypy: [\w-]+)")
MAY_MUTE = re.compile(rf"{MUTES.pattern}|\bcast\(|\b(?:skip|skipif|xfail)\(")
SAYS_WHY = ("skip", "skipif", "xfail")
"""Marks of pytest that take a reason; so does `pytest.skip`, as its text."""


def muted(source: str) -> Iterator[tuple[int, bool]]:
    """Yield the lines that mute something, and whether they say why."""
    comments = {
        token.start[0]: token.string
        for token in tokenize.generate_tokens(StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    lines = source.splitlines()

    def explained(line: int) -> bool:
        above = line - 1 in comments and lines[line - 2].strip().startswith("#") and plain(comments[line - 1])
        return bool(above) or bool(plain(comments.get(line, "")))

    for line, comment in comments.items():
        if MUTES.search(comment):
            yield line, explained(line)
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="cast")):
                yield node.lineno, explained(node.lineno)
            case ast.Call(func=ast.Attribute(attr=name)) if name in SAYS_WHY:
                yield node.lineno, bool(node.args[:1] if name == "skip" else ()) or has_reason(node)


def plain(comment: str) -> str:
    """Return what a comment says to people."""
    return MUTES.sub("", comment).strip("# -\t")


def has_reason(call: ast.Call) -> bool:
    return any(word.arg == "reason" for word in call.keywords)


@pytest.mark.parametrize(
    "source",
    [
        "import a  # noqa: F401",
        "x = y  # type: ignore[misc]",
        "x = cast(int, y)",
        "@pytest.mark.skipif(True)\ndef f(): ...",
        "@pytest.mark.xfail()\ndef f(): ...",
        "x = 1  # why\n\ny = z  # pragma: no cover",
    ],
)
def test_what_says_nothing_is_found(source: str) -> None:
    assert [why for _, why in muted(source)] == [False]


@pytest.mark.parametrize(
    "source",
    [
        "import a  # noqa: F401  # for its side effects",
        "x = y  # type: ignore[misc]  # a stub is wrong",
        "# it is one by now\nx = cast(int, y)",
        'pytest.skip("no fork here")',
        '@pytest.mark.skipif(True, reason="elsewhere")\ndef f(): ...',
    ],
)
def test_what_says_why_is_let_be(source: str) -> None:
    assert [why for _, why in muted(source)] == [True]


def test_nothing_is_muted_without_a_reason() -> None:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    sources = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in paths}
    muting = {path: source for path, source in sources.items() if MAY_MUTE.search(source)}
    assert muting
    silent = [f"{path}:{line}" for path, source in muting.items() for line, why in muted(source) if not why]
    assert not silent
