"""Generate Python for predicates: boolean structure and plain words inline, the rest through the evaluator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any as Anything, cast

from fairdebt.facts import ALL, UNKNOWN, is_open
from fairdebt.logic import All, Among, Any, Attribute, Compare, Count, Fact, Holds, Literal, Not, Predicate
from fairdebt.readings.evaluate import Evaluator, Test
from fairdebt.readings.prepare import Question
from fairdebt.readings.truth import among, compare
from fairdebt.vocabulary import ATTRIBUTES, FACTS

ActTest = Callable[[Question], int]


class _Writer:
    """Writes the body of one function; constants go into its globals under short names."""

    def __init__(self, evaluator: Evaluator, *, on_event: bool, favourable: bool) -> None:
        self.on_event = on_event
        self.favourable = favourable
        self.names: dict[str, Anything] = {
            "U": UNKNOWN,
            "A": ALL,
            "compare": compare,
            "among": among,
            "is_open": is_open,
            "E": evaluator,
        }
        self.lines: list[str] = []
        self._fresh = 0

    def constant(self, value: object) -> str:
        name = f"k{len(self.names)}"
        self.names[name] = value
        return name

    def fresh(self) -> str:
        self._fresh += 1
        return f"t{self._fresh}"

    def put(self, depth: int, line: str) -> None:
        self.lines.append("    " * depth + line)

    def predicate(self, node: Predicate, depth: int, *, positive: bool) -> str:
        """Write the evaluation of `node` and return the variable that holds its truth."""
        match node:
            case All() | Any():
                return self._joined(node, depth, positive=positive)
            case Not(part):
                inner = self.predicate(part, depth, positive=not positive)
                self.put(depth, f"{inner} = 2 - {inner}")
                return inner
        target = self.fresh()
        self.put(depth, f"{target} = {self._leaf(node)}")
        if self.favourable and (names := during_names(node)):
            open_ = " or ".join(f"is_open(q.action, {name!r})" for name in sorted(names))
            self.put(depth, f"if {target} == 1 and ({open_}): {target} = {0 if positive else 2}")
        return target

    def _joined(self, node: All | Any, depth: int, *, positive: bool) -> str:
        every = isinstance(node, All)
        start, beats = ("2", "<") if every else ("0", ">")
        target = self.fresh()
        self.put(depth, f"{target} = {start}")
        for number, part in enumerate(node.parts):
            if number:  # the first part that decides spares the others
                self.put(depth, f"if {target}:" if every else f"if {target} != 2:")
                depth += 1
            if depth > 60:  # Python's parser nests no deeper than 100
                name = self.constant(part)
                inner = self.fresh()
                self.put(depth, f"{inner} = E.truth({name}, q, {self._row})")
            else:
                inner = self.predicate(part, depth, positive=positive)
            self.put(depth, f"if {inner} {beats} {target}: {target} = {inner}")
        return target

    @property
    def _row(self) -> str:
        return "r" if self.on_event else "None"

    @property
    def _deed(self) -> str:
        return "r" if self.on_event else "q"

    def _value(self, term: object) -> str | None:
        """Return an expression for a term whose value is a single word, if it is one."""
        if isinstance(term, Attribute) and not term.part and ATTRIBUTES[term.name].type.base in ("name", "truth", "id"):
            if ATTRIBUTES[term.name].type.many:
                return None
            return f"{self._deed}.get({term.name!r})"
        if isinstance(term, Fact) and term.path in FACTS and not FACTS[term.path].type.many:
            return f"q.fact({term.path!r})" if FACTS[term.path].type.base in ("name", "truth", "id") else None
        return None

    def _leaf(self, node: Predicate) -> str:
        match node:
            case Among(Attribute(name, _, ()), values, how) if ATTRIBUTES[name].type.many:
                return f"(1 if (v := {self._deed}.get({name!r})) is U else among(v, {self.constant(values)}, {how!r}))"
            case Compare(Attribute(name, _, (_, *_)), _, Literal()):
                return f"(1 if {self._deed}.get({name!r}) is U else E.leaf({self.constant(node)}, q, {self._row}))"
            case Compare(left, "=" | "!=", Literal(str() as word)):
                value = self._value(left)
                if value is not None:
                    yes, no = ("2", "0") if node.op == "=" else ("0", "2")
                    return f"(1 if (v := {value}) is U or v is A else {yes} if v == {word!r} else {no})"
            case Compare(left, "=" | "!=", Literal(None)):
                value = self._value(left)
                if value is not None:
                    yes, no = ("2", "0") if node.op == "=" else ("0", "2")
                    return f"(1 if (v := {value}) is U or v is A else {yes} if v is None else {no})"
            case Among(term, values, "any"):
                value = self._value(term)
                if value is not None:
                    return f"(1 if (v := {value}) is U else 2 if v is A or v in {self.constant(values)} else 0)"
            case Compare(Count() as counted, op, Literal(Decimal() as limit)):
                return f"E.compare_count({self.constant(counted)}, {op!r}, {self.constant(limit)}, q)"
            case Holds():
                return f"E.holds({self.constant(node)}, q, {self._row})"
        return f"E.leaf({self.constant(node)}, q, {self._row})"

    def function(self, name: str, arguments: str) -> Anything:
        source = "\n".join([f"def {name}({arguments}):", *self.lines])
        exec(compile(source, f"<{name}>", "exec"), self.names)  # our own text, from checked policies
        return self.names[name]


def during_names(node: object) -> frozenset[str]:
    """Return the attributes of the act, known only while it happens, that a predicate mentions."""
    if isinstance(node, Attribute):
        during = node.of == "act" and ATTRIBUTES[node.name].phase == "during"
        return frozenset({node.name}) if during else frozenset()
    if isinstance(node, Count):
        return frozenset()
    if is_dataclass(node) and not isinstance(node, type):
        return frozenset[str]().union(*(during_names(getattr(node, each.name)) for each in fields(node)))
    if isinstance(node, tuple):
        return frozenset[str]().union(*(during_names(item) for item in node))
    return frozenset()


def filter_test(filter_: Predicate, evaluator: Evaluator) -> Test:
    """Return a function that tells the truth of a filter for a past event."""
    writer = _Writer(evaluator, on_event=True, favourable=False)
    writer.put(1, f"return {writer.predicate(filter_, 1, positive=True)}")
    return cast("Test", writer.function("meets", "q, r"))


def act_test(predicate: Predicate, evaluator: Evaluator, *, favourable: bool = False) -> ActTest:
    """Return a function that tells the truth of a predicate about the act of a question.

    With `favourable`, what only the act itself will show stands at the value most favourable to it.
    """
    writer = _Writer(evaluator, on_event=False, favourable=favourable)
    writer.put(1, f"return {writer.predicate(predicate, 1, positive=True)}")
    return cast("ActTest", writer.function("holds", "q"))
