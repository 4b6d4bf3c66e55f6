"""Expressions about the act and its case: words are looked up as they were said, silence already in the table."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any as Anything

from fairdebt.facts import (
    BY_CASE,
    CONTENT,
    DERIVED_FACTS,
    DERIVED_FROM,
    UNKNOWN,
    Action,
    Spoken,
    Value,
    fact_word,
    field_of,
    sources_of,
    word_of,
)
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Fact,
    FirstKnown,
    Holds,
    Inside,
    Literal,
    Not,
    Predicate,
    StatedTimes,
    Term,
)
from fairdebt.readings.acts_past import PastWriter
from fairdebt.readings.dates import date_test
from fairdebt.readings.generate import during_names
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import HoursTests, count_test, hours_test, state_test
from fairdebt.readings.questions import Question
from fairdebt.readings.simplify import leaves
from fairdebt.readings.stated import stated_test
from fairdebt.readings.truth import among, compare
from fairdebt.readings.words import LIMIT, TEXTUAL, is_list, is_silent_unknown, is_single, is_word
from fairdebt.vocabulary import ATTRIBUTES, FACTS

_OPERATORS = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_HOLDERS = {"debt": "q.about", "recipient": "q.recipient"}
_NOTHING: frozenset[object] = frozenset({None})
_OFTEN = 3
"""A word that so many norms ask for is looked up once, at the start."""

Held = dict[int, str]
"""The variables that hold the truth of parts, by the identity of the part."""


class ActWriter(PastWriter):
    """Writes expressions over the act and the case of a question; `leaf` in its quickest form."""

    def __init__(self, finder: Finder) -> None:
        super().__init__(finder)
        self._first: dict[Predicate, Predicate] = {}
        self._same: dict[int, tuple[Predicate, int]] = {}
        self._often: frozenset[int] = frozenset()
        self._written: dict[int, str] = {}
        self._waiting: dict[int, tuple[Predicate, frozenset[str]]] = {}
        self._weeks = HoursTests()
        self._hours = self._asked(self._weeks)

    def function(self, name: str, arguments: str, lines: list[str]) -> Anything:
        """Return the function with this body."""
        weeks = self._weeks.shared(self._evaluator)
        self.names |= {self._hours: weeks.__call__, "days": weeks.days, "bisect_right": bisect_right}
        return super().function(name, arguments, lines)

    def expect(self, every: Iterable[Predicate]) -> None:
        """Learn which leaves are asked often, from all predicates that will be written."""
        times = Counter(self.number_of(leaf) for node in every for leaf in leaves(node))
        self._often = frozenset(leaf for leaf, number in times.items() if number >= _OFTEN)

    def number_of(self, leaf: Predicate) -> int:
        """Return a number that predicates have in common if they are equal; each is compared with others once."""
        known = self._same.get(id(leaf))
        if known is None:
            known = self._same[id(leaf)] = leaf, id(self._first.setdefault(leaf, leaf))
        return known[1]

    def whole(self, name: str, node: Predicate, held: Held) -> str:
        """Return the assignment of the truth of a predicate to `name`; `held` learns which variable holds what."""
        if not isinstance(node, All) or len(node.parts) < 2:
            held[id(node)] = name
            return f"({name} := {self.expression(node)})"
        named = [self.named(self.expression(part, 1)) for part in node.parts]
        held.update((id(part), truth) for part, (truth, _) in zip(node.parts, named, strict=True))
        truths, said = (each for each in zip(*named, strict=True))
        return f"({name} := (2 if {' == '.join(truths)} == 2 else 1) if {' and '.join(said)} else 0)"

    def at_best(self, truth: str, node: Predicate, held: Held) -> str:
        """Return an expression for the truth of a predicate that is `truth`, and where that is unknown, at its best.

        It is asked where the truth is not no, so that no part was no and all were asked: what does not wait for the act
        is as true as it was, in the variables that `held` names. What is surely true stays so at its best.
        """
        if not self.waits(node):
            return truth
        parts = node.parts if isinstance(node, All) else (node,)
        kept = [held[id(part)] for part in parts if not self.waits(part)]
        self.favourable = True
        try:
            return self._all([self._best(part, held) for part in parts if self.waits(part)], kept)
        finally:
            self.favourable = False

    def _best(self, part: Predicate, held: Held) -> str:
        """Return an expression for the truth at its best of a part that waits for the act."""
        if isinstance(part.part if isinstance(part, Not) else part, All | Any | Not):
            return self.expression(part, 1)
        return f"(0 if {held[id(part)]} == 1 and ({self.open(self.waits(part))}) else {held[id(part)]})"

    def open(self, names: Iterable[str]) -> str:
        """Return an expression for whether nobody has said yet what only the act will show."""
        return " or ".join(map(self._open, sorted(names)))

    def _open(self, name: str) -> str:
        if "act" not in ATTRIBUTES[name].on:
            return "True"
        silent = f"{self._said(name)} is None"
        if name not in CONTENT:
            return silent
        wordless = self._once(f"({self._said('text')} is None and {self._said('template')} is None)", name="wordless")
        return f"({silent} and {wordless})"

    def waits(self, node: Predicate) -> frozenset[str]:
        """Return what only the act will show, of what a predicate speaks of."""
        known = self._waiting.get(id(node))
        if known is None:
            match node:
                case All(parts) | Any(parts):
                    names = frozenset[str]().union(*map(self.waits, parts))
                case Not(part):
                    names = self.waits(part)
                case _:
                    names = during_names(node)
            known = self._waiting[id(node)] = node, names
        return known[1]

    def leaf(self, node: Predicate) -> str:
        """Return an expression for a predicate without parts, the same one each time."""
        number = self.number_of(node)
        found = self._written.get(number)
        if found is None:
            found, cheap = self._leaf(node)
            if number in self._often:
                found = self._once(found, cheap=cheap)
            self._written[number] = found
        return found

    def _leaf(self, node: Predicate) -> tuple[str, bool]:
        """Return an expression for a leaf, and whether it costs next to nothing."""
        if (word := self._word(node)) is not None:
            return word, ":=" not in word  # what follows from several words is looked up in two steps
        match node:
            case Among(Attribute(name, "act", ()), values, how) if ATTRIBUTES[name].type.many:
                return self._many(node, name, values, how), False
            case Among(Fact(path) | FirstKnown(Fact(path), Literal()), values, how) if is_list(path):
                return self._listed(node, path, values, how), False
            case Compare(Attribute(name, "act", (_, *_)), _, _) if is_silent_unknown(name):
                test = f"E.leaf({self.constant(node)}, q, None)"
                return f"(1 if {self._said(name)} is None and {self._is_read(name)} else {test})", False
            case Compare(left, op, Literal(Decimal() as limit)) if (said := self._number(left)) is not None:
                met = f"(2 if v {_OPERATORS[op]} {self.constant(limit)} else 0)"
                test = f"E.leaf({self.constant(node)}, q, None)"
                return f"({met} if type(v := {said}) is {self.constant(Decimal)} else {test})", False
            case Compare() if (dated := date_test(node, self._evaluator)) is not None:
                return self._kept(node, f"{self._asked(dated)}(q, {self._found()})"), False
            case Compare() if (count := count_test(node, self._finder)) is not None:
                return self._kept(node, self._if_enough(count)), False
            case Holds(state, "act") if (asked_state := state_test(node, self._finder)) is not None:
                return self._kept(node, self._if_begun(state, self._if_lasting(asked_state))), False
            case Inside(StatedTimes(state)) if (stated := stated_test(node, self._finder)) is not None:
                asked = f"{self._asked(stated)}(q, {self._found()})"
                return self._kept(node, self._if_begun(state, asked)), False
            case Inside(StatedTimes(state)):
                return self._if_begun(state, f"E.leaf({self.constant(node)}, q, None)"), False
            case Inside() if (hours := hours_test(node, self._evaluator)) is not None:
                return f"{self._set('hours', self._hours_of_day())}[{self._weeks.add(hours)}]", True
        return super().leaf(node), False

    def _hours_of_day(self) -> str:
        """Return an expression for the truths of all weekly bands; those of a day that was met are at hand."""
        met = "day[1][bisect_right(day[0], q.second)]"
        return f"{met} if q.zone is not None and (day := days.get(q.day)) is not None else {self._hours}(q)"

    # ------------------------------------------------------------------------------------------------------ words

    def _word(self, node: Predicate) -> str | None:
        """Return a look-up in a table from what was said to a truth, for a single word against written ones."""
        match node:
            case Compare(term, "=" | "!=" as op, Literal(str() | None as word)):
                words: frozenset[object] = frozenset({word})

                def truth(value: Value) -> int:
                    return compare(value, op, word, None)
            case Among(term, words, how):

                def truth(value: Value) -> int:
                    return among(value, words, how)
            case _:
                return None
        if not all(word is None or isinstance(word, str) for word in words):
            return None
        return self._looked_up(term, words, truth, node)

    def _looked_up(
        self, term: Term, words: frozenset[object], truth: Callable[[Value], int], node: Predicate
    ) -> str | None:
        match term:
            case Attribute(name, "act", ()) if is_word(name) or (words == _NOTHING and is_single(name)):
                if name in DERIVED_FROM:
                    return self._derived(name, node)
                if "act" not in ATTRIBUTES[name].on:
                    return str(truth(None))
                return self._table(self._said(name), words, lambda said: truth(word_of(name, said)))
            case Fact(path):
                return self._fact(path, words, lambda said: truth(fact_word(path, said)), truth)
            case FirstKnown(Fact(path), Literal(other)) if other is None or isinstance(other, str):
                silent = truth(other)
                return self._fact(
                    path, words, lambda said: silent if said is None else truth(fact_word(path, said)), truth
                )
        return None

    def _fact(
        self, path: str, words: frozenset[object], of_said: Callable[[str | None], int], truth: Callable[[Value], int]
    ) -> str | None:
        group, field = field_of(path)
        if group == "own":
            return self._table(f"{self._part(group)}.get({field!r})", words, of_said)
        if path in DERIVED_FACTS or not field or path not in FACTS or FACTS[path].type.many:
            return None
        if group in ("jurisdictions", "zones") or not (FACTS[path].type.base in TEXTUAL or words == _NOTHING):
            return None
        if group not in _HOLDERS:
            return self._table(f"{self._part(group)}.{field}", words, of_said)
        holder = self._part(group)
        return f"({truth(UNKNOWN)} if {holder} is None else {self._table(f'{holder}.{field}', words, of_said)})"

    def _table(self, said: str, words: frozenset[object], of_said: Callable[[str | None], int]) -> str:
        """Return a look-up: what is written in the policy, what silence means, and anything else."""
        special = {None, "unknown", "none", "pending", *words}
        table = {word: of_said(word) for word in special}  # type: ignore[arg-type]  # words and None
        other = of_said("another word")
        kept = {word: truth for word, truth in table.items() if truth != other}
        if not kept:
            return str(other)
        table = self._evaluator.shared(("table", *sorted(kept.items(), key=repr)), lambda: kept)
        return f"{self.constant(table)}.get({said}, {other})"

    def _derived(self, name: str, node: Predicate) -> str | None:
        """Return a look-up in a table of all from which a derived word follows; it fills when it is asked."""
        sources = sources_of(name)
        if BY_CASE & set(sources) or not all(map(is_word, sources)):
            return None
        table: dict[tuple[str | None, ...], int] = {}
        evaluator = self._evaluator

        def ask(question: Question, key: tuple[str | None, ...]) -> int:
            if len(table) >= LIMIT:
                table.clear()
            found = table[key] = evaluator.leaf(node, question)
            return found

        said = f"({', '.join(self._said(source) for source in sources)},)"
        key, found = self.fresh(), self.fresh()
        asked = f"{self.constant(ask)}(q, {key})"
        return f"({found} if ({found} := {self.constant(table)}.get({key} := {said})) is not None else {asked})"

    def _said(self, name: str) -> str:
        return f"{self._set('a', 'q.action.__dict__')}.get({name!r})"

    def _part(self, group: str) -> str:
        """Return the name of a part of the case: the debtor, say, or the debt in question."""
        return self._set(group, _HOLDERS.get(group, f"q.case.said[{group!r}]"))

    # ----------------------------------------------------------------------------------------- lists and numbers

    def _many(self, node: Predicate, name: str, values: frozenset[object], how: str) -> str:
        """Return a test of a list against written words; what is no plain list goes through the evaluator."""
        said = self.fresh()
        met = self._met(said, values, how)
        read = f"{self._is_read(name)} and " if name in CONTENT else ""
        told = f"type({said} := {self._said(name)}) is tuple"
        ask = f"E.leaf({self.constant(node)}, q, None)"
        if name in DERIVED_FROM or "act" not in ATTRIBUTES[name].on:
            return ask
        silent = among(word_of(name, None), values, how)
        return f"({met} if {read}{told} else {silent} if {read}{said} is None else {ask})"

    def _listed(self, node: Among, path: str, values: frozenset[object], how: str) -> str:
        """Return a test of a list that is a fact."""
        said = self.fresh()
        silent = fact_word(path, None)
        if isinstance(node.term, FirstKnown) and isinstance(node.term.other, Literal):
            silent = node.term.other.value
        nothing = among(silent, values, how)
        group, field = field_of(path)
        holder = self._part(group)
        ask = f"E.leaf({self.constant(node)}, q, None)"
        told = f"type({said} := {holder}.{field}) is tuple"
        found = f"({self._met(said, values, how)} if {told} else {nothing} if {said} is None else {ask})"
        return f"({among(UNKNOWN, values, how)} if {holder} is None else {found})"

    def _met(self, said: str, values: frozenset[object], how: str) -> str:
        kept = self.constant(values)
        return {
            "any": f"(0 if {kept}.isdisjoint({said}) else 2)",
            "none": f"(2 if {kept}.isdisjoint({said}) else 0)",
            "all": f"(2 if {kept}.issubset({said}) else 0)",
            "only": f"(2 if {kept}.issuperset({said}) else 0)",
        }[how]

    def _is_read(self, name: str) -> str:
        """Return whether what the host says is all: the words of a message say more."""
        if name not in CONTENT:
            return "True"
        self.names |= {"Action": Action, "Spoken": Spoken}
        return self._set("plain", "type(q.action) is Action or not isinstance(q.action, Spoken)")

    def _number(self, term: Term) -> str | None:
        match term:
            case Attribute(name, "act", ()) if ATTRIBUTES[name].type.base in ("number", "amount"):
                return self._said(name) if "act" in ATTRIBUTES[name].on and name not in DERIVED_FROM else None
            case Fact(path) if path in FACTS and FACTS[path].type.base in ("number", "amount"):
                group, field = field_of(path)
                if group in _HOLDERS:
                    holder = self._part(group)
                    return f"(None if {holder} is None else {holder}.{field})"
                return f"{self._part(group)}.{field}"
        return None
