"""From the answer of a norm to a reason: evidence, what is missing, what would make it lawful, when it lifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairdebt.facts import Evidence, Reason, debts_in_question
from fairdebt.facts.frozen import with_parts
from fairdebt.guard.telling.by_norm import PIECES, Telling
from fairdebt.guard.telling.displacing import displaced
from fairdebt.guard.telling.wording import local
from fairdebt.loader import Policies
from fairdebt.logic import Prohibition
from fairdebt.messages import Text, say
from fairdebt.readings.answers import BREACHED, Answer
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule import Examined, Findings, Schedule, Watched
from fairdebt.readings.truth import MAYBE


@dataclass(slots=True, eq=False)
class Teller:
    """Tells reasons about one act on one case. `answers` are all those now; what lifts does so by the instant `until`.

    What of a reason is the same for other acts and cases is worked out once; see `Telling`.
    """

    policies: Policies
    now: Schedule
    answers: Mapping[str, Answer]
    until: int

    def reason(self, norm: Prohibition, answer: Answer) -> Reason:
        """Return the reason that a breached or undetermined norm gives."""
        watched = self.now.watched(norm)
        breach = watched.breach() if answer is BREACHED else None
        if breach is not None:
            return self._breached(watched, *breach, ())
        every = watched.examined()
        debts: tuple[str, ...] = ()
        first = every[0]
        if len(every) > 1:
            asked = [each for each in every if each.answer is answer]
            first, debts = asked[0], self._debts(asked)
        if answer is BREACHED:
            return self._breached(watched, first.findings, first.question, debts)
        telling = first.remember("in doubt", lambda _: Telling.of(first, self.policies, breached=False))
        evidence = _with_debts(telling.evidence_of(first.question), debts)
        return with_parts(telling.plain, evidence=evidence, missing=self._missing(first), debts=debts)

    def _breached(self, watched: Watched, found: Findings, question: Question, debts: tuple[str, ...]) -> Reason:
        telling: Telling | None = found.telling
        if telling is None:
            examined = Examined(question, found, BREACHED)
            telling = found.telling = Telling.of(examined, self.policies, breached=True)
        # a question that is clear now may not be when this one is: the rule lifts when none is in the way
        lifts = watched.lifts_at(self.until)
        if lifts is None and telling.alone is not None and not debts:
            return telling.alone
        evidence, repairs = telling.evidence_of(question), telling.repairs if lifts is None else telling.quick_repairs
        if telling.comes_first and not any(period(question) for period in telling.periods):
            repairs = _first(say("repair_notice_first", says=telling.plain.says), repairs)
        if debts:
            evidence = _with_debts(evidence, debts)
            repairs = _first(say("repair_leave_out", debts=", ".join(debts)), repairs)
        others = displaced(watched.timed.norm, self.answers, self.now, self.policies) if telling.contested else ()
        reason = with_parts(
            telling.plain,
            truth="yes",
            kind="delay" if lifts is not None else "fix" if repairs else "stop",
            evidence=evidence,
            repairs=repairs,
            lifts_at=None if lifts is None else local(lifts, question.zone),
            debts=debts,
            displaced=others,
        )
        if lifts is None and not (telling.evidence or telling.contested or telling.comes_first or debts):
            telling.alone = reason
        return reason

    def _debts(self, asked: list[Examined]) -> tuple[str, ...]:
        """Name the debts concerned where the act is about others too."""
        every = debts_in_question(self.now.action, self.now.case)
        concerned = tuple(dict.fromkeys(each.question.debt for each in asked if each.question.debt is not None))
        return concerned if len(every) > len(concerned) else ()

    def _missing(self, examined: Examined) -> tuple[tuple[str, ...], ...]:
        norm, question = examined.anatomy.norm, examined.question
        sets = examined.missing(examined.anatomy.evaluator)
        if in_force(norm.from_on, norm.until_on, question) == MAYBE:  # the day of the act depends on where it lands
            sets = tuple(dict.fromkeys((frozenset({"zones"}), *sets)))
        return tuple(tuple(sorted(names)) for names in sets[:PIECES])


def _with_debts(evidence: tuple[Evidence, ...], debts: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Name first which debts a reason is about, where it is not about all."""
    return (Evidence(say("evidence_debts", debts=", ".join(debts))), *evidence) if debts else evidence


def _first(repair: Text, repairs: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys((repair, *repairs)))[:PIECES]
