"""What follows from the truths of a norm's leaves: the truth of the norm, its grounds, what would settle or mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any as Anything, TypeVar

from fairdebt.facts import Row
from fairdebt.logic import Predicate
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule.hopes import Hope, hopes
from fairdebt.readings.schedule.together import Truths
from fairdebt.readings.trace import favourable, grounds, missing, unknown_names
from fairdebt.readings.truth import MAYBE

if TYPE_CHECKING:
    from fairdebt.readings.schedule.anatomy import Anatomy

T = TypeVar("T")


class Findings:
    """What follows from the truths of a norm's leaves, in order, and from what of the act nobody can have said yet.

    It is the same for every act and case, and worked out once. `whole` is the truth of the norm, `best` that with what
    only the act will show at its best. `telling` is for whoever tells of the norm: what is the same wherever it is
    breached so.
    """

    __slots__ = ("_known", "anatomy", "best", "telling", "truths", "whole")

    def __init__(self, anatomy: Anatomy, question: Question, truths: Truths) -> None:
        self.anatomy = anatomy
        self.truths = truths
        self.telling: Anything = None
        self._known: dict[object, Anything] = {}
        told = _Told(anatomy, truths)
        self.whole = told.truth(anatomy.whole, question)
        self.best = favourable(anatomy.whole, question, told)

    def remember(self, what: object, make: Callable[[Evaluator], T]) -> T:
        """Return what `make` says of these truths, worked out once; it may ask for truths of the norm's parts alone."""
        try:
            found: T = self._known[what]
        except KeyError:
            found = self._known[what] = make(_Told(self.anatomy, self.truths))
        return found

    def hopes(self, question: Question) -> tuple[Hope, ...]:
        """Return what would have to be otherwise for the norm to be out of the way; see `hopes`."""
        return self.remember("hopes", lambda told: tuple(hopes(self.anatomy.whole, question, told)))

    def first_hope(self, question: Question) -> Hope | None:
        """Return the least of it; None if nothing can put the norm out of the way."""
        return self.remember("first", lambda _: next((hope for hope in self.hopes(question) if hope != Hope()), None))


class Examined:
    """A norm with one question and its answer. `favourable`: what only the act will show was taken at its best."""

    __slots__ = ("answer", "favourable", "findings", "question")

    def __init__(self, question: Question, findings: Findings, answer: Answer, *, favourable: bool = False) -> None:
        self.question = question
        self.findings = findings
        self.answer = answer
        self.favourable = favourable

    @property
    def anatomy(self) -> Anatomy:
        """The norm, taken apart."""
        return self.findings.anatomy

    @property
    def truths(self) -> Truths:
        """The truths of the leaves, in order."""
        return self.findings.truths

    def remember(self, what: object, make: Callable[[Evaluator], T]) -> T:
        """Return what `make` says of the truths of the leaves, worked out once; see `Findings`."""
        return self.findings.remember(what, make)

    def grounds(self, node: Predicate, wanted: int) -> tuple[Predicate, ...]:
        """Return the leaves on which the truth `wanted` of a part of the norm rests; see `trace.grounds`."""
        return self.remember(
            ("grounds", id(node), wanted),
            lambda told: tuple(grounds(node, self.question, told, wanted=wanted)),
        )

    def unknown(self) -> tuple[int, ...]:
        """Return the numbers of the leaves by which the norm is unknown."""
        return self.remember("unknown", self._unknown)

    def _unknown(self, told: Evaluator) -> tuple[int, ...]:
        found = set(map(id, grounds(self.anatomy.whole, self.question, told, wanted=MAYBE)))
        return tuple(number for number, leaf in enumerate(self.anatomy.leaves) if id(leaf) in found)

    def missing(self, evaluator: Evaluator) -> tuple[frozenset[str], ...]:
        """Return sets of facts each of which, once known, could put the norm out of the way; see `trace.missing`."""
        leaves, question = self.anatomy.leaves, self.question
        open_ = [leaf for leaf, truth in zip(leaves, self.truths, strict=True) if truth == MAYBE]
        unknown = tuple([unknown_names(leaf, question, evaluator) for leaf in open_])
        return self.remember(("missing", unknown, self.favourable), lambda _: self._missing(evaluator))

    def _missing(self, evaluator: Evaluator) -> tuple[frozenset[str], ...]:
        truths = {id(leaf): truth for leaf, truth in zip(self.anatomy.leaves, self.truths, strict=True)}
        return missing(
            self.anatomy.whole,
            self.question,
            evaluator,
            skip_open=self.favourable,
            truth=lambda leaf: truths[id(leaf)],
        )

    def truth(self, node: Predicate) -> int:
        """Return the truth of a part of the norm."""
        return self.remember(("truth", id(node)), lambda told: told.truth(node, self.question))

    def hopes(self) -> tuple[Hope, ...]:
        """Return what would have to be otherwise for the norm to be out of the way; see `hopes`."""
        return self.findings.hopes(self.question)


class _Told(Evaluator):
    """Tells the truths of the leaves of one norm, which are known."""

    def __init__(self, anatomy: Anatomy, truths: Truths) -> None:
        super().__init__(anatomy.evaluator.norms)
        self._truths = {id(leaf): truth for leaf, truth in zip(anatomy.leaves, truths, strict=True)}

    def leaf(self, predicate: Predicate, question: Question, row: Row | None = None) -> int:
        """Return the truth of a leaf of the norm."""
        return self._truths[id(predicate)]
