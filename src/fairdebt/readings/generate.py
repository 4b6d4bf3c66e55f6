"""Generate Python for predicates: one expression of small integers, what is not plain words through the evaluator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any as Anything

from fairdebt.facts import ALL, UNKNOWN, is_open
from fairdebt.logic import All, Among, Any, Attribute, Compare, Count, Fact, Holds, Literal, Not, Predicate, parts_in
from fairdebt.readings.compiled import compiled
from fairdebt.readings.evaluate import Evaluator, Test
from fairdebt.readings.questions import Question
from fairdebt.readings.truth import among
from fairdebt.readings.words import WORDLY
from fairdebt.vocabulary import ATTRIBUTES, FACTS

ActTest = Callable[[Question], int]

_DEEPEST = 25
"""Python's parser nests no more than 200 brackets; a level of a predicate takes several."""


class Writer:
    """Writes expressions over the question `q` and the event `r`; constants become globals under short names."""

    def __init__(self, evaluator: Evaluator, *, on_event: bool = False, favourable: bool = False) -> None:
        self.on_event = on_event
        self.favourable = favourable
        self.said = frozenset[str]()  # what is known to be said of that which only the act will show
        self.names: dict[str, Anything] = {"U": UNKNOWN, "A": ALL, "among": among, "is_open": is_open, "E": evaluator}
        self._named: dict[int, tuple[str, object]] = {}
        self._fresh = 0

    def constant(self, value: object) -> str:
        """Return the name under which generated code finds a value, the same for the same value."""
        known = self._named.get(id(value))
        if known is None:
            known = self._named[id(value)] = f"k{len(self.names)}", value
            self.names[known[0]] = value
        return known[0]

    def fresh(self) -> str:
        """Return the name of a variable that is not used yet."""
        self._fresh += 1
        return f"t{self._fresh}"

    def expression(self, node: Predicate, depth: int = 0, *, positive: bool = True) -> str:
        """Return an expression for the truth of a predicate; the first part that decides spares the others."""
        if depth > _DEEPEST:
            return f"E.truth({self.constant(node)}, q, {self._row})"
        match node:
            case All(parts):
                return self._all([self.expression(part, depth + 1, positive=positive) for part in parts])
            case Any(parts):
                return self._any([self.expression(part, depth + 1, positive=positive) for part in parts])
            case Not(part):
                return f"(2 - {self.expression(part, depth + 1, positive=not positive)})"
        return self.part(node, positive=positive)

    def part(self, node: Predicate, *, positive: bool) -> str:
        """Return an expression for a predicate without parts, at its best where that is asked for."""
        leaf = self.leaf(node)
        if not self.favourable or not (names := self.waits(node) - self.said):
            return leaf
        truth = self.fresh()
        return f"({0 if positive else 2} if ({truth} := {leaf}) == 1 and ({self.open(names)}) else {truth})"

    def waits(self, node: Predicate) -> frozenset[str]:
        """Return what only the act will show, of what a predicate speaks of."""
        return during_names(node)

    def open(self, names: Iterable[str]) -> str:
        """Return an expression for whether nobody has said yet what only the act will show."""
        return " or ".join(f"is_open(q.action, {name!r})" for name in sorted(names))

    def _all(self, parts: list[str], held: Sequence[str] = ()) -> str:
        """Return an expression for *all of*; beside `parts` the variables `held`, of which none is no."""
        if len(parts) + len(held) < 2:
            return parts[0] if parts else "2"
        named = [self.named(part) for part in parts]
        truths = [*held, *(name for name, _ in named)]
        return f"((2 if {' == '.join(truths)} == 2 else 1) if {' and '.join(said for _, said in named)} else 0)"

    def _any(self, parts: list[str]) -> str:
        if len(parts) < 2:
            return parts[0] if parts else "0"
        named = [self.named(part) for part in parts]
        sure = " or ".join(f"{said} == 2" for _, said in named)
        return f"(2 if {sure} else 1 if {' or '.join(name for name, _ in named)} else 0)"

    def named(self, part: str) -> tuple[str, str]:
        """Return the variable that will hold what an expression is worth, and the expression that sets it."""
        if part.isidentifier():
            return part, part
        name = self.fresh()
        return name, f"({name} := {part})"

    @property
    def _row(self) -> str:
        return "r" if self.on_event else "None"

    @property
    def _deed(self) -> str:
        return "r" if self.on_event else "q"

    def _value(self, term: object) -> str | None:
        """Return an expression for a term whose value is a single word, if it is one."""
        if isinstance(term, Attribute) and not term.part and ATTRIBUTES[term.name].type.base in WORDLY:
            return None if ATTRIBUTES[term.name].type.many else f"{self._deed}.get({term.name!r})"
        if isinstance(term, Fact) and term.path in FACTS and not FACTS[term.path].type.many:
            return f"q.fact({term.path!r})" if FACTS[term.path].type.base in WORDLY else None
        return None

    def leaf(self, node: Predicate) -> str:
        """Return an expression for a predicate without parts."""
        match node:
            case Among(Attribute(name, _, ()), values, how) if ATTRIBUTES[name].type.many:
                return f"(1 if (v := {self._deed}.get({name!r})) is U else among(v, {self.constant(values)}, {how!r}))"
            case Compare(Attribute(name, _, (_, *_)), _, Literal()):
                return f"(1 if {self._deed}.get({name!r}) is U else E.leaf({self.constant(node)}, q, {self._row}))"
            case Compare(left, "=" | "!=", Literal(str() | None as word)) if (value := self._value(left)) is not None:
                yes, no = ("2", "0") if node.op == "=" else ("0", "2")
                same = "v is None" if word is None else f"v == {word!r}"
                return f"(1 if (v := {value}) is U or v is A else {yes} if {same} else {no})"
            case Among(term, values, "any") if (value := self._value(term)) is not None:
                return f"(1 if (v := {value}) is U else 2 if v is A or v in {self.constant(values)} else 0)"
            case Compare(Count() as counted, op, Literal(Decimal() as limit)):
                return f"E.compare_count({self.constant(counted)}, {op!r}, {self.constant(limit)}, q)"
            case Holds():
                return f"E.holds({self.constant(node)}, q, {self._row})"
        return f"E.leaf({self.constant(node)}, q, {self._row})"

    def function(self, name: str, arguments: str, lines: list[str]) -> Anything:
        """Return the function with this body."""
        source = "\n".join([f"def {name}({arguments}):", *(f"    {line}" for line in lines)])
        exec(compiled(source, name), self.names)  # our own text, from checked policies
        return self.names[name]


def during_names(node: object) -> frozenset[str]:
    """Return the attributes of the act, known only while it happens, that a predicate mentions."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Attribute):
            if part.of == "act" and ATTRIBUTES[part.name].phase == "during":
                found.add(part.name)
        elif not isinstance(part, Count):
            waiting.extend(parts_in(part))
    return frozenset(found)


def filter_test(filter_: Predicate, evaluator: Evaluator) -> Test:
    """Return a function that tells the truth of a filter for a past event."""
    writer = Writer(evaluator, on_event=True)
    test: Test = writer.function("meets", "q, r", [f"return {writer.expression(filter_)}"])
    return test


def act_test(predicate: Predicate, evaluator: Evaluator, *, favourable: bool = False) -> ActTest:
    """Return a function that tells the truth of a predicate about the act of a question.

    With `favourable`, what only the act itself will show stands at the value most favourable to it.
    """
    writer = Writer(evaluator, favourable=favourable)
    test: ActTest = writer.function("holds", "q", [f"return {writer.expression(predicate)}"])
    return test
