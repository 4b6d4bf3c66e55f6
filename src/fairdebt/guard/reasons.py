"""From the answer of a norm to a reason: evidence, what is missing, what would make it lawful, when it lifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fairdebt.facts import Action, Case, Evidence, Reason, debts_in_question
from fairdebt.facts.decision import Kind
from fairdebt.guard.displacing import Displacing
from fairdebt.guard.planning import Outlook
from fairdebt.guard.wording import Tell, local, teller, together
from fairdebt.loader import Policies, provision_key
from fairdebt.logic import All, Holds, Predicate, Prohibition
from fairdebt.messages import Text, say
from fairdebt.policy import Provision
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.schedule import Examined
from fairdebt.readings.simplify import leaves
from fairdebt.readings.trace import repairing
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import ATTRIBUTES, FACTS

PIECES = 6
"""So many pieces of evidence and repairs are told at most."""

COSTLY = frozenset({"channel", "medium", "address", "place", "text", "template", "receiver", "debts"})
"""Changing one of these is another act rather than a repair of this one; it is offered last."""

CHANGEABLE = frozenset(
    name for name, entry in ATTRIBUTES.items() if entry.repair is not None and name != "at"
) | frozenset(path for path, fact in FACTS.items() if fact.repair is not None)


@dataclass(slots=True, eq=False)
class Teller:
    """Tells reasons about one act on one case."""

    policies: Policies
    evaluator: Evaluator
    action: Action
    case: Case
    outlook: Outlook
    displacing: Displacing

    def reason(self, norm: Prohibition, answer: Answer) -> Reason:
        """Return the reason that a breached or undetermined norm gives."""
        policies, now = self.policies, self.displacing.now
        provision = policies.provisions.get(norm.key) or policies.provisions[provision_key(norm.key)]
        every = now.examined(norm)
        asked = [each for each in every if each.answer is answer]
        first, debts = asked[0], self._debts(asked) if len(every) > 1 else ()
        if answer is not Answer.BREACHED:
            evidence = self._evidence(provision, first, breached=False, debts=debts)
            return _reason(provision, "unknown", "fix", evidence, missing=self._missing(first), debts=debts)
        # a question that is clear now may not be when this one is: the rule lifts when none is in the way
        lifts = now.lifts_at(norm, self.outlook.horizon)
        evidence, displaced = self._evidence(provision, first, breached=True, debts=debts), self.displacing.by(norm)
        repairs = self._repairs(provision, first, lifts=lifts, debts=debts)
        if lifts is not None:
            at = local(lifts, first.question.zone)
            return _reason(provision, "yes", "delay", evidence, repairs, at, debts=debts, displaced=displaced)
        kind: Kind = "fix" if repairs else "stop"
        if evidence or displaced or debts or provision.kind == "notice_first":
            return _reason(provision, "yes", kind, evidence, repairs, debts=debts, displaced=displaced)
        return first.remember("reason", lambda _: _reason(provision, "yes", kind, (), repairs))  # it tells of no case

    def _debts(self, asked: list[Examined]) -> tuple[str, ...]:
        """Name the debts concerned where the act is about others too."""
        every = debts_in_question(self.action, self.case)
        concerned = tuple(dict.fromkeys(each.question.debt for each in asked if each.question.debt is not None))
        return concerned if len(every) > len(concerned) else ()

    def _evidence(
        self, provision: Provision, examined: Examined, *, breached: bool, debts: tuple[str, ...]
    ) -> tuple[Evidence, ...]:
        what = "evidence" if breached else "evidence of doubt"
        capped = provision.kind == "contact_cap"
        tellers = examined.remember(what, lambda _: self._telling(examined, breached=breached, capped=capped))
        told = [tell(examined, self.evaluator) for tell in tellers]
        pieces = [piece for piece in told if piece is not None]
        found = tuple(pieces if len(pieces) < 2 else dict.fromkeys(pieces))[:PIECES]
        if debts:
            found = (Evidence(say("evidence_debts", debts=", ".join(debts))), *found)
        return found

    def _telling(self, examined: Examined, *, breached: bool, capped: bool) -> tuple[Tell, ...]:
        """Return what tells of the leaves that are worth telling as evidence."""
        wanted, norm = YES if breached else MAYBE, examined.anatomy.norm
        found = list(examined.grounds(norm.breach, wanted))
        whom = frozenset(self._whom_it_binds(norm))
        for leaf in examined.grounds(norm.scope, wanted):
            absent = isinstance(leaf, Holds) and examined.truth(leaf) == NO
            if not (breached and (absent or leaf in whom or (norm.breach != All(()) and not isinstance(leaf, Holds)))):
                found.append(leaf)
        every = (teller(leaf, capped=capped) for leaf in found)
        return tuple(each for each in every if each is not None)

    def _whom_it_binds(self, norm: Prohibition) -> Iterator[Predicate]:
        """Yield the leaves that only say whom the instrument binds: true, but no evidence of what was done."""
        applies = self.policies.applies.get(norm.rule.partition("/")[0])
        if applies is not None:
            yield from leaves(applies)

    def _missing(self, examined: Examined) -> tuple[tuple[str, ...], ...]:
        norm, question = examined.anatomy.norm, examined.question
        sets = examined.missing(self.evaluator)
        if in_force(norm.from_on, norm.until_on, question) == MAYBE:  # the day of the act depends on where it lands
            sets = tuple(dict.fromkeys((frozenset({"zones"}), *sets)))
        return tuple(tuple(sorted(names)) for names in sets[:PIECES])

    def _repairs(
        self, provision: Provision, examined: Examined, *, lifts: int | None, debts: tuple[str, ...]
    ) -> tuple[Text, ...]:
        delayed = lifts is not None
        found = examined.remember(("repairs", delayed), lambda told: _repairing(examined, told, delayed=delayed))
        first: list[Text] = []
        if debts:
            first.append(say("repair_leave_out", debts=", ".join(debts)))
        if provision.kind == "notice_first" and not self._waits(examined):
            first.append(say("repair_notice_first", says=provision.says))
        return tuple(dict.fromkeys((*first, *found)))[:PIECES] if first else found[:PIECES]

    def _waits(self, examined: Examined) -> bool:
        states = [leaf for leaf in examined.grounds(examined.anatomy.norm.breach, YES) if isinstance(leaf, Holds)]
        return any(examined.anatomy.lives(leaf, examined.question) for leaf in states)


def _repairing(examined: Examined, told: Evaluator, *, delayed: bool) -> tuple[Text, ...]:
    """Return in words what would put an act right that is in breach of a norm, the smallest first."""
    sets = repairing(examined.anatomy.whole, examined.question, told, CHANGEABLE)
    if delayed:  # waiting is less than doing something else
        sets = tuple(names for names in sets if not names & COSTLY)
    ordered = sorted(sets, key=lambda names: (len(names & COSTLY), len(names), sorted(names)))
    return tuple(dict.fromkeys(together([_repair(name) for name in sorted(names)]) for names in ordered))


def _repair(name: str) -> Text:
    entry = ATTRIBUTES.get(name) or FACTS[name]
    assert entry.repair is not None
    return entry.repair


def _reason(
    provision: Provision,
    truth: Literal["yes", "unknown"],
    kind: Kind,
    evidence: tuple[Evidence, ...],
    repairs: tuple[Text, ...] = (),
    lifts_at: datetime | None = None,
    *,
    missing: tuple[tuple[str, ...], ...] = (),
    debts: tuple[str, ...] = (),
    displaced: tuple[str, ...] = (),
) -> Reason:
    return Reason(
        rule=provision.rule,
        title=provision.instrument.title,
        citation=provision.citation,
        says=provision.says,
        truth=truth,
        kind=kind,
        confidence=provision.confidence,
        force=provision.force,
        binding=provision.binding,
        reading=provision.reading,
        status=provision.status,
        evidence=evidence,
        missing=missing,
        repairs=repairs,
        lifts_at=lifts_at,
        debts=debts,
        also=provision.also,
        sources=provision.sources,
        rebuttal=provision.rebuttal,
        displaced=displaced,
    )
