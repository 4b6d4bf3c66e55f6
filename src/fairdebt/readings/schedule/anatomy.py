"""A norm taken apart: the truths of its leaves for one question, and what follows from them, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from fairdebt.facts import is_open
from fairdebt.logic import (
    All,
    Among,
    Any as AnyOf,
    Attribute,
    Compare,
    Fact,
    Holds,
    Key,
    Literal,
    Norms,
    Not,
    Predicate,
    Prohibition,
    StatedTimes,
    parts_in,
)
from fairdebt.readings.answers import BREACHED, CLEAR, DUTY, Answer
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.generate import during_names
from fairdebt.readings.history import Found
from fairdebt.readings.leaves import Begun
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule.events import Counting, Holding, Lives, counting, holding, lives
from fairdebt.readings.schedule.findings import Examined, Findings
from fairdebt.readings.schedule.lasting import Line, Moved
from fairdebt.readings.schedule.leaves import OFTEN, Leaves
from fairdebt.readings.schedule.together import Together, Truths
from fairdebt.readings.simplify import leaves
from fairdebt.readings.trace import mentioned
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import ATTRIBUTES, FACTS

MEANT = frozenset({"unknown", "derived", "all"})
"""What silence may mean without assuming anything that could turn out otherwise."""

LIMIT = 256
"""Of one norm so many truths of its leaves are remembered, with what follows from them."""


class Readers(NamedTuple):
    """The numbers of the leaves that read some names, and of those others that alone can clear the norm.

    `plain`: they compare one of these names with something that is given, and read nothing else.
    """

    numbers: tuple[int, ...]
    others: tuple[int, ...]
    plain: bool


class Anatomy:
    """What a norm is made of. What follows from the truths of its leaves is the same for every act and case."""

    def __init__(self, norm: Prohibition, made: Leaves) -> None:
        self._made = made
        self._met = 0
        self._code: Callable[[Question], Truths] | None = None
        self.norm = norm
        self.whole = All((norm.scope, norm.breach))
        self.leaves = leaves(self.whole)
        self.waiting = tuple(sorted(during_names(self.whole)))
        self.asks = tuple(map(made, self.leaves))
        self.begun = tuple(made.begun.get(ask) for ask in self.asks)
        self._findings: dict[object, Findings] = {}
        self._reading: dict[frozenset[str], Readers] = {}
        self._resting: dict[object, frozenset[str]] = {}

    @cached_property
    def if_breached(self) -> Truths | None:
        """The truths of the leaves wherever the norm is breached; None where they may be several.

        What only the act will show is no exception: at its best it would not breach.
        """
        truths: dict[int, int] = {}
        return tuple(truths[id(leaf)] for leaf in self.leaves) if _forced(self.whole, YES, truths) else None

    @cached_property
    def reads(self) -> tuple[frozenset[str], ...]:
        """For each leaf, every attribute of the act and every fact that it reads, through states too."""
        return tuple(frozenset(_read(leaf, self.evaluator.norms)) for leaf in self.leaves)

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Whatever the norm reads whose silence is an assumption."""
        return frozenset(filter(is_assumed, chain.from_iterable(self.reads)))

    @cached_property
    def _doubtful_states(self) -> tuple[Begun, ...] | None:
        """What tells whether the states began that read what silence may assume; None where other leaves read it."""
        found = [self.begun[number] for number in self.reading(self.doubtful).numbers]
        return None if None in found else tuple(each for each in found if each is not None)

    @cached_property
    def doubtful_begins(self) -> int | None:
        """Bits of `Found.best`, one of which is set wherever any of these states began; None where others read it."""
        states = self._doubtful_states
        return None if states is None else reduce(or_, [each.bit | each.alone for each in states], 0)

    def nobody_doubts(self, found: Found) -> bool:
        """Tell whether silence assumes nothing in a history: none of the states that read it ever began."""
        begins = self.doubtful_begins
        if begins is None or not found.best & begins:
            return begins is not None
        return not any(begun(found) for begun in self._doubtful_states or ())

    def reading(self, names: frozenset[str]) -> Readers:
        """Return the leaves that read any of some names."""
        found = self._reading.get(names)
        if found is None:
            numbers = tuple(number for number, reads in enumerate(self.reads) if not reads.isdisjoint(names))
            ids = {id(part) for part in _conjuncts(self.whole)}
            others = (number for number, leaf in enumerate(self.leaves) if id(leaf) in ids and number not in numbers)
            plain = all(_is_plain(self.leaves[number]) and self.begun[number] is None for number in numbers)
            found = self._reading[names] = Readers(numbers, tuple(others), plain)
        return found

    def resting(self, names: frozenset[str], sure: Truths, line: Line) -> frozenset[str]:
        """Return those of some names, of which nobody said anything, without which the norm would be unknown.

        `sure` are the truths of the leaves. It is for names that leaves do nothing but compare.
        """
        key = (names, sure, open_of(line, self.waiting)) if self.waiting else (names, sure)
        found = self._resting.get(key)
        if found is None:
            if len(self._resting) >= LIMIT:
                self._resting.clear()
            found = self._resting[key] = self._found_resting(names, sure, line)
        if found and in_force(self.norm.from_on, self.norm.until_on, line) == NO:
            return frozenset()
        return found

    def _found_resting(self, names: frozenset[str], sure: Truths, line: Line) -> frozenset[str]:
        doubted = self.reading(names).numbers
        truths = tuple([MAYBE if number in doubted else truth for number, truth in enumerate(sure)])
        findings = self._found(line, truths)
        if findings.whole != MAYBE or (self.waiting and findings.best == NO):
            return frozenset()
        unknown = Examined(line, findings, Answer.UNKNOWN).unknown()
        return frozenset(chain.from_iterable(self.mentions[number] for number in unknown if sure[number] != MAYBE))

    @cached_property
    def mentions(self) -> tuple[frozenset[str], ...]:
        """For each leaf, the attributes of the act and the facts that it mentions itself, outside counts."""
        return tuple(map(mentioned, self.leaves))

    def truths(self, moved: Moved) -> Truths:
        """Return the truths of the leaves for one question, in order; it is asked often by code."""
        if self._code is not None:
            return self._code(moved.exact)
        self._met += 1
        if self._met > OFTEN:
            self._code = self._made.code(self.leaves)
        return tuple([ask(moved)[0] for ask in self.asks])

    def join(self, together: Together) -> None:
        """Have the leaves asked together with those of other norms, where somebody asks for all of them."""
        together.join(self, self.leaves, self.asks)

    def known(self, line: Line) -> Truths | None:
        """Return the truths of the leaves at the instant of the act, where they were asked together with others."""
        for together in line.together:
            found: Truths | None = together.truths_of(self, line)
            if found is not None:
                return found
        return None

    def of(self, line: Line, at: int) -> Examined:
        """Examine the norm for one question at an instant."""
        known = self.known(line) if at == line.at else None
        if known is not None:
            return self.examined(line, known)
        if self._code is not None and at == line.at:
            return self.examined(line, self._code(line))
        moved = line.moved(at)
        return self.examined(moved.exact, self.truths(moved))

    def left_open(self, line: Line) -> Examined:
        """Return what a duty rests on that a decision found at the instant of the act."""
        truths = self.known(line) or self.truths(line)
        return Examined(line, self._found(line, truths), DUTY, favourable=True)

    def examined(self, question: Question, truths: Truths) -> Examined:
        """Return what follows for a question from the truths of the leaves."""
        found, norm = self._found(question, truths), self.norm
        truth = found.whole if found.whole == NO else min(found.whole, in_force(norm.from_on, norm.until_on, question))
        if truth != MAYBE:
            return Examined(question, found, BREACHED if truth == YES else CLEAR)
        answer = DUTY if self.waiting and found.best == NO else Answer.UNKNOWN
        return Examined(question, found, answer, favourable=bool(self.waiting))

    def _found(self, question: Question, truths: Truths) -> Findings:
        """Return what follows from the truths of the leaves, and from what of the act nobody can have said yet."""
        waiting = self.waiting
        key = (truths, open_of(question, waiting)) if waiting else truths
        found = self._findings.get(key)
        if found is None:
            if len(self._findings) >= LIMIT:
                self._findings.clear()
            found = self._findings[key] = Findings(self, question, truths)
        return found

    def told(self, question: Question) -> Findings | None:
        """Return what follows where a decision found the norm in breach; None where its leaves have to be asked."""
        return None if self.if_breached is None else self._found(question, self.if_breached)

    @property
    def evaluator(self) -> Evaluator:
        """What asks the norm where nothing quicker does."""
        return self._made.evaluator

    def counting(self, leaf: Compare) -> Counting:
        """Return what tells what the count of a leaf counts."""
        return counting(leaf, self._made.finder)

    def lives(self, leaf: Holds) -> Lives:
        """Return what tells the episodes of the state of a leaf that have begun."""
        return lives(leaf, self._made.finder)

    def holding(self, leaf: Holds) -> Holding:
        """Return what tells the episodes of the state of a leaf that may hold."""
        return holding(leaf, self._made.finder)


def _is_plain(leaf: Predicate) -> bool:
    """Tell whether a leaf does nothing but compare one thing that was said with something that is given."""
    match leaf:
        case Compare(Attribute(_, "act", ()) | Fact(), _, Literal()) | Among(Attribute(_, "act", ()) | Fact()):
            return True
    return False


def open_of(question: Question, names: tuple[str, ...]) -> tuple[bool, ...]:
    """Return which of some attributes of the act will only be known during the act."""
    memory = question.memory
    found: tuple[bool, ...] | None = memory.get(names)
    if found is None:
        found = memory[names] = tuple([is_open(question.action, name) for name in names])
    return found


def _forced(node: Predicate, truth: int, truths: dict[int, int]) -> bool:
    """Note the truths that all leaves of a predicate have wherever it has this one; False where they may be several."""
    match node:
        case Not(part):
            return _forced(part, YES - truth, truths)
        case All(parts) | AnyOf(parts):
            settled = len(parts) == 1 or isinstance(node, All) == (truth == YES)
            return settled and all(_forced(part, truth, truths) for part in parts)
    truths[id(node)] = truth
    return True


def _conjuncts(node: Predicate) -> Iterator[Predicate]:
    """Yield the parts that all have to hold."""
    if isinstance(node, All):
        for part in node.parts:
            yield from _conjuncts(part)
    else:
        yield node


def is_assumed(name: str) -> bool:
    """Tell whether silence about an attribute of the act or a fact means something that could turn out otherwise."""
    known = FACTS.get(name) or ATTRIBUTES.get(name)
    return known is not None and known.silence.means not in MEANT


def _read(node: object, norms: Norms) -> set[str]:
    found: set[str] = set()
    seen: set[str] = set()
    waiting: list[object] = [node]
    while waiting:
        part = waiting.pop()
        match part:
            case Attribute(name, "act", _) | Key(name) | Fact(name):
                found.add(name)
            case Holds(state) | StatedTimes(state) if state not in seen:
                seen.add(state)
                waiting.append(norms.states[state])
        waiting.extend(parts_in(part))
    return found
