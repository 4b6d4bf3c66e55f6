"""The decision: which norms can apply to an act, and what each answers, by code that is generated for acts like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Anything, Protocol

from fairdebt.facts import Action, Case, Prepared, jurisdictions_of, prepared, told_for
from fairdebt.logic import All, Norms, Obligation, Predicate, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Covered, Gap, Speaking
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.generate import ActTest, act_test, during_names, filter_test
from fairdebt.readings.heard import Hearing, read_of_acts
from fairdebt.readings.history import Finder
from fairdebt.readings.index import Index
from fairdebt.readings.noting import Dated, is_veto, note, note_all, with_days, worth
from fairdebt.readings.programs import Asked, Item, key_of, programs
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import contains

_PROGRAMS = 512
"""Programs for so many kinds of acts and places are remembered."""


class Generate(Protocol):
    """Turns a predicate about the act into code; `favourable`: what only the act will show stands at its best."""

    def __call__(self, predicate: Predicate, evaluator: Evaluator, *, favourable: bool = False) -> ActTest:
        """Return the code."""


class _Part:
    """A scope or a breach with its code, generated when it is first asked. Norms of one rule share their scope."""

    __slots__ = ("_waits", "evaluator", "favourable", "generate", "predicate", "test")

    def __init__(self, predicate: Predicate, evaluator: Evaluator, generate: Generate) -> None:
        self.predicate = predicate
        self.evaluator = evaluator
        self.generate = generate
        self._waits: frozenset[str] | None = None
        self.test: ActTest | None = None
        self.favourable: ActTest | None = None

    @property
    def waits(self) -> frozenset[str]:
        """Return what it asks for that only the act will show."""
        if self._waits is None:
            self._waits = during_names(self.predicate)
        return self._waits

    def truth(self, question: Question) -> int:
        """Return the truth for a question, worked out once."""
        memory = question.memory
        if self in memory:
            return int(memory[self])
        if self.test is None:
            self.test = self.generate(self.predicate, self.evaluator)
        found = memory[self] = self.test(question)
        return found

    def at_best(self, question: Question) -> int:
        """Return the truth where what only the act will show stands at its best."""
        if not self.waits:
            return self.truth(question)
        key = (self, "at best")
        memory = question.memory
        if key in memory:
            return int(memory[key])
        if self.favourable is None:
            self.favourable = self.generate(self.predicate, self.evaluator, favourable=True)
        found = memory[key] = self.favourable(question)
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A norm with the code of its parts."""

    norm: Prohibition
    scope: _Part
    breach: _Part

    @property
    def waits(self) -> frozenset[str]:
        """Return what the norm asks for that only the act will show."""
        return self.scope.waits | self.breach.waits

    def at_best(self, question: Question) -> int | None:
        """Return the truth at best of a norm that is not surely clear, as `programs.Hits` has it; None where it is."""
        truth = self.scope.truth(question)
        if truth != NO:
            truth = min(truth, self.breach.truth(question))
        if truth == NO:
            return None
        return truth if truth == YES else min(self.scope.at_best(question), self.breach.at_best(question))


@dataclass(frozen=True, slots=True)
class _Group:
    """Norms of one scope, asked the same questions: where the scope does not hold, none of them is looked at."""

    jurisdiction: str
    zones: tuple[str, ...]
    scope: _Part
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Program:
    """What is asked of acts of one kind in one place.

    `vetoes` asks for the outcome, `others` for whatever else norms tell: other effects, and what only the act will
    show. `duties_alone`: they tell nothing but duties, and these only of an act that leaves any of `waits` unsaid.
    `speaking`: where no policy speaks.
    """

    vetoes: tuple[Asked[Dated], ...]
    others: tuple[Asked[Dated], ...]
    duties: tuple[Asked[Obligation], ...]
    finder: Finder
    duties_alone: bool
    waits: tuple[str, ...]
    speaking: Speaking


class Decider:
    """Answers for every prohibition and every duty that comes with an act. Thread-safe: its caches are only caches.

    `outcome` is all that a decision asks at first: the norms that veto (`vetoing`), and where no policy speaks. Whoever
    wants to be told more asks `answered` for the other norms and the duties. `answers` takes a case that
    was not made ready.
    """

    def __init__(self, norms: Norms, *, evaluator: Evaluator | None = None, generate: Generate | None = None) -> None:
        """Make ready for norms; another engine brings its own `evaluator` and what turns predicates into code."""
        self.norms = norms
        self.covered = Covered(norms)
        self.evaluator = evaluator or Evaluator(norms, filter_test)
        self._programs: dict[tuple[Anything, ...], _Program] | None = {} if generate is None else None
        self.entries: dict[str, Entry] = {}
        self.kept: Anything = None
        """What the schedule keeps of the norms."""
        self.prohibitions = {norm.key: norm for norm in norms.prohibitions}
        parts: dict[Predicate, _Part] = {}

        def part(predicate: Predicate) -> _Part:
            return parts.setdefault(predicate, _Part(predicate, self.evaluator, generate or act_test))

        groups: dict[tuple[str, tuple[str, ...], _Part], list[Entry]] = {}
        for norm in norms.prohibitions:
            scope = part(norm.scope)
            entry = self.entries[norm.key] = Entry(norm, scope, part(norm.breach))
            groups.setdefault((norm.jurisdiction, norm.zones, scope), []).append(entry)
        self._prohibitions = Index(
            tuple((key[2].predicate, _Group(*key, tuple(entries))) for key, entries in groups.items())
        )
        self._obligations = Index(
            tuple((All((norm.scope, norm.trigger)), norm) for norm in norms.obligations if norm.kind == "with")
        )

    @cached_property
    def reads(self) -> frozenset[str]:
        """Return the attributes of an act that the norms can read, but its instant."""
        return read_of_acts(self.norms)

    @cached_property
    def heard(self) -> Hearing:
        """Return what takes, from all that acts say, what they say to the norms but their instant."""
        return Hearing(self.reads)

    def answers(self, action: Action, case: Case) -> dict[str, Answer]:
        """Return the answer of every norm by its key, leaving out those that are clear."""
        return self.answered(action, prepared(told_for(case, action)), instant_of(action))

    def answered(
        self,
        action: Action,
        ready: Prepared,
        at: int,
        vetoes: Mapping[str, Answer] | None = None,
        *,
        duties: bool = True,
    ) -> dict[str, Answer]:
        """Return the answers for a case that is made ready, and the instant of the act.

        `vetoes` are those of `vetoing`, where they are known. Without `duties` those may be left out.
        """
        if self._programs is None:
            return self._one_by_one(action, ready, at)
        program = self._program(action, ready)
        found = dict(self.vetoing(action, ready, at) if vetoes is None else vetoes)
        if program.duties_alone and not duties:
            return found
        if not program.duties_alone or None in map(action.__dict__.get, program.waits):
            note_all(found, program.others, action, ready, at)
        for owed in program.duties:
            for question in questions(action, ready, owed.zones, at):
                for number, _ in owed.run(question):
                    duty = owed.about[number]
                    if in_force(duty.from_on, duty.until_on, question) != NO:
                        found[duty.key] = Answer.DUTY
        return found

    def waits(self, action: Action, ready: Prepared) -> tuple[str, ...] | None:
        """Return attributes of which an act like this one leaves one unsaid if `answered` tells more than `vetoing`.

        None: it may do so in any case.
        """
        program = None if self._programs is None else self._program(action, ready)
        return program.waits if program is not None and program.duties_alone and not program.duties else None

    def vetoing(self, action: Action, ready: Prepared, at: int) -> dict[str, Answer]:
        """Return the answers of the norms that veto, and are breached or unknown: all that the outcome follows from."""
        found: dict[str, Answer] = {}
        if self._programs is None:
            found = self._one_by_one(action, ready, at)
            vetoes = {key for key in found if key in self.prohibitions and self.prohibitions[key].effect == "veto"}
            return {key: answer for key, answer in found.items() if key in vetoes and answer is not Answer.DUTY}
        note_all(found, self._program(action, ready).vetoes, action, ready, at)
        return found

    def outcome(self, action: Action, ready: Prepared, at: int) -> tuple[dict[str, Answer], tuple[Gap, ...]]:
        """Return all that an outcome follows from: the answers of `vetoing`, and where no policy speaks."""
        if self._programs is None:
            return self.vetoing(action, ready, at), self.covered.gaps_at(action, ready, at)
        program = self._programs.get(key_of(action, ready)) or self._program(action, ready)
        found: dict[str, Answer] = {}
        note_all(found, program.vetoes, action, ready, at)
        first, end = program.speaking.without_gaps
        return found, () if first <= at < end else program.speaking.gaps_at(action, ready, at)

    def _items(self, action: Action, ready: Prepared) -> list[Item[Dated]]:
        return [
            (group.zones, group.scope.predicate, entry.breach.predicate, with_days(entry.norm))
            for group in self._groups(action, ready.case)
            for entry in group.entries
        ]

    def finder(self, action: Action, ready: Prepared) -> Finder | None:
        """Return what looks through histories for acts like this one; None where norms are asked one by one."""
        return None if self._programs is None else self._program(action, ready).finder

    def asking(self, action: Action, ready: Prepared) -> tuple[Asked[Dated], ...] | None:
        """Return what asks for the outcome of acts like this one; None where norms are asked one by one."""
        return None if self._programs is None else self._program(action, ready).vetoes

    def _program(self, action: Action, ready: Prepared) -> _Program:
        """Return what is asked of acts like this one, where the case is; it is written once."""
        assert self._programs is not None
        key = key_of(action, ready)
        program = self._programs.get(key)
        if program is None:
            if len(self._programs) >= _PROGRAMS:
                self._programs.clear()
            program = self._programs[key] = self._written(action, ready)
        return program

    def _written(self, action: Action, ready: Prepared) -> _Program:
        """Write what is asked of acts like this one; where other programs look for the same events, with their finder.

        Then no second set of tables is filled, here and wherever their norms are followed along time.
        """
        finder = Finder(self.evaluator)
        written = self._written_for(action, ready, finder)
        finder.close()
        first = self.evaluator.shared((Finder, *finder.looks_for), lambda: finder)
        return written if first is finder else self._written_for(action, ready, first)

    def _written_for(self, action: Action, ready: Prepared, finder: Finder) -> _Program:
        norms = self._items(action, ready)
        duties = [(duty.zones, duty.scope, duty.trigger, duty) for duty in self._duties(action, ready.case)]
        written = (
            programs([item for item in norms if is_veto(item[3])], action, ready, finder, at_best=True),
            programs(norms, action, ready, finder, only=self._tells_more),
            programs(duties, action, ready, finder),
        )
        others = [dated for asked in written[1] for dated in asked.about]
        waits = {name for dated in others for name in self.entries[dated[0]].waits}
        speaking = self.covered.speaking(action, ready)
        return _Program(*written, finder, all(map(is_veto, others)), tuple(sorted(waits)), speaking)

    def _tells_more(self, dated: Dated) -> bool:
        """Tell whether a norm may tell anything beyond a veto."""
        entry = self.entries[dated[0]]
        return not is_veto(dated) or bool(entry.waits)

    def _one_by_one(self, action: Action, ready: Prepared, at: int) -> dict[str, Answer]:
        """Ask every norm that can apply by itself, as another engine does."""
        asking: dict[tuple[str, ...], list[Question]] = {}

        def about(zones: tuple[str, ...]) -> list[Question]:
            if zones not in asking:
                asking[zones] = questions(action, ready, zones, at)
            return asking[zones]

        found: dict[str, Answer] = {}
        for group in self._groups(action, ready.case):
            for question in about(group.zones):
                if group.scope.truth(question) == NO:
                    continue
                for entry in group.entries:
                    note(found, entry.norm, self.answer(entry, question))
        for duty in self._duties(action, ready.case):
            if self._owed(duty, about(duty.zones)):
                found[duty.key] = Answer.DUTY
        return found

    def _groups(self, action: Action, case: Case) -> Iterator[_Group]:
        """Yield the norms that can apply to the act where the case is."""
        where, applies = jurisdictions_of(case).sure, {"any": True}
        for group in self._prohibitions.candidates(action, case):
            if _applies(group.jurisdiction, where, applies):
                yield group

    def _duties(self, action: Action, case: Case) -> tuple[Obligation, ...]:
        """Return the duties that can come with the act where the case is."""
        where, applies = jurisdictions_of(case).sure, {"any": True}
        found = self._obligations.candidates(action, case)
        return tuple(duty for duty in found if _applies(duty.jurisdiction, where, applies))

    def candidates(self, action: Action, case: Case) -> tuple[Prohibition, ...]:
        """Return the prohibitions that can apply to the act where the case is."""
        return tuple(entry.norm for entry in self.applying(action, case))

    def applying(self, action: Action, case: Case) -> tuple[Entry, ...]:
        """Return the prohibitions that can apply to the act where the case is, with the code of their parts."""
        return tuple(entry for group in self._groups(action, case) for entry in group.entries)

    def answer(self, entry: Entry, question: Question) -> Answer:
        """Return the answer of one norm to one question."""
        best = entry.at_best(question)
        return Answer.CLEAR if best is None else worth(entry.norm, best, question)

    def _owed(self, duty: Obligation, questions_: list[Question]) -> bool:
        return any(
            min(self.evaluator.truth(duty.scope, question), self.evaluator.truth(duty.trigger, question)) >= MAYBE
            and in_force(duty.from_on, duty.until_on, question) != NO
            for question in questions_
        )


def _applies(jurisdiction: str, where: frozenset[str], known: dict[str, bool]) -> bool:
    found = known.get(jurisdiction)
    if found is None:
        found = known[jurisdiction] = any(contains(jurisdiction, code) for code in where)
    return found
