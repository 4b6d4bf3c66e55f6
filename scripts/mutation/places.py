"""The changes that are made to the code, one at a time, and how each is named."""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SRC = ROOT / "src" / "fairdebt"
SAMPLED = ("logic", "readings", "rules", "loader")
WHOLE = ("clock",)
SEED = "20260301"
LEFT_OUT = ("readings/reference", "readings/durable", "loader/schema")
"""Oracles and descriptions: what compares with them would only tell that one of the two is wrong."""

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
NOT_MEANT = ("maxsize", "slots")
"""Arguments that say how much memory is taken, and nothing else."""
NAMED = {"min": "max", "max": "min", "any": "all", "all": "any", "YES": "MAYBE", "NO": "MAYBE", "MAYBE": "YES"}


@dataclass(frozen=True, order=True)
class Mutant:
    """One change to a file: what stands from `start` to `end`, counted in characters, becomes `new`.

    `name` is the path and the line with the change marked in it. It holds as long as the line stands.
    """

    path: str
    start: int
    end: int
    new: str
    line: int
    name: str

    @property
    def room(self) -> str:
        """Return the folder it lies in."""
        return self.path.partition("/")[0]

    @property
    def own_tests(self) -> str:
        """Return the file of tests that is named after the module; it need not be there."""
        return (Path("tests") / Path(self.path).with_name(f"test_{Path(self.path).name}")).as_posix()

    def text(self) -> str:
        """Return the file as it stands."""
        return (SRC / self.path).read_text(encoding="utf-8")

    def changed(self) -> str:
        """Return the file with the change."""
        text = self.text()
        return text[: self.start] + self.new + text[self.end :]


def chosen(sample: int) -> list[Mutant]:
    """Return the sample and all of the rooms that are wholly broken, in a fixed shuffled order.

    Each is drawn by a digest of its own name, so that changing one file does not change what is drawn of another.
    """
    sampled = sorted(_of(SAMPLED), key=_draw)[:sample]
    return sorted([*sampled, *_of(WHOLE)], key=_draw)


def _draw(mutant: Mutant) -> bytes:
    return hashlib.sha256(f"{SEED} {mutant.name}".encode()).digest()


def _of(rooms: tuple[str, ...]) -> Iterator[Mutant]:
    for path in sorted(path for room in rooms for path in (SRC / room).rglob("*.py")):
        if not any(left in path.as_posix() for left in LEFT_OUT):
            yield from mutants_of(path)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every change to a file that leaves it Python."""
    text = path.read_text(encoding="utf-8")
    named: Counter[str] = Counter()
    place = path.relative_to(SRC).as_posix()
    for start, end, new in sorted(_changes(text)):
        try:
            ast.parse(text[:start] + new + text[end:])
        except SyntaxError:
            continue
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        marked = f"{text[first:start]}[{text[start:end]} -> {new}]{text[end:last]}"
        name = f"{place}: {' '.join(marked.split())}"
        named[name] += 1
        again = f" #{named[name]}" if named[name] > 1 else ""
        yield Mutant(place, start, end, new, text.count("\n", 0, start) + 1, name + again)


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines = text.splitlines()
    tree = ast.parse(text)
    skipped = _left_out(tree)

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def first(node: ast.expr) -> int:
        return place(node.lineno, node.col_offset)

    def last(node: ast.expr) -> int:
        return place(node.end_lineno or 0, node.end_col_offset or 0)

    def between(left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[tuple[int, int, str]]:
        at = text.find(old, last(left), first(right))
        if at >= 0:
            yield at, at + len(old), new

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
                yield first(node), first(operand), ""
            case ast.Constant(bool() as held):
                yield first(node), first(node) + len(str(held)), str(not held)
            case ast.Constant(int() as number):
                yield first(node), last(node), str(number + 1)
            case ast.Name(name, ast.Load()) if name in NAMED:
                yield first(node), first(node) + len(name), NAMED[name]
            case _:
                pass


def _left_out(tree: ast.AST) -> set[ast.AST]:
    """Return what stands in annotations, where nothing runs, and sizes of memory."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        held = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.keyword) and node.arg in NOT_MEANT:
            held.append(node.value)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp):
            held.append(node.value if _is_type(node.value) else None)
        for each in held:
            if isinstance(each, ast.AST):
                found.update(ast.walk(each))
    return found


def _is_type(node: ast.AST) -> bool:
    names = [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]
    return bool(names) and all(name[0].isupper() or name in ("int", "str", "float", "frozenset") for name in names)
