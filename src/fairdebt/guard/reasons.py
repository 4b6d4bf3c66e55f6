"""From the answer of a norm to a reason: evidence, what is missing, what would make it lawful, when it lifts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from fairdebt.facts import Action, Case, Evidence, Reason, debts_in_question
from fairdebt.facts.decision import Kind
from fairdebt.guard.displacing import Displacing
from fairdebt.guard.wording import evidence, local, together
from fairdebt.loader import Policies, provision_key
from fairdebt.logic import All, Holds, Predicate, Prohibition
from fairdebt.messages import Text, say
from fairdebt.policy import Provision
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.prepare import Question
from fairdebt.readings.simplify import leaves
from fairdebt.readings.trace import grounds, missing, repairing, trace
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import ATTRIBUTES, FACTS

PIECES = 6
"""So many pieces of evidence and repairs are told at most."""

COSTLY = frozenset({"channel", "medium", "address", "place", "text", "template", "receiver", "debts"})
"""Changing one of these is another act rather than a repair of this one; it is offered last."""

CHANGEABLE = frozenset(
    name for name, entry in ATTRIBUTES.items() if entry.repair is not None and name != "at"
) | frozenset(path for path, fact in FACTS.items() if fact.repair is not None)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells reasons about one act on one case."""

    policies: Policies
    evaluator: Evaluator
    action: Action
    case: Case
    displacing: Displacing
    lifts_at: Callable[[Prohibition], int | None]
    """Tells when a norm that is in the way now, all else equal, forbids no more."""

    def reason(self, norm: Prohibition, answer: Answer) -> Reason:
        """Return the reason that a breached or undetermined norm gives."""
        provision = self.policies.provisions[provision_key(norm.key)]
        every = trace(norm, self.action, self.case, self.evaluator)
        traced = [each for each in every if each.answer is answer]
        asked = [each.question for each in traced]
        first = traced[0]
        breached = answer is Answer.BREACHED
        # a question that is clear now may not be when this one is: the rule lifts when none is in the way
        lifts = self.lifts_at(norm) if breached else None
        debts = self._debts(asked)
        repairs = self._repairs(norm, first.question, lifts=lifts, debts=debts) if breached else ()
        return _reason(
            provision,
            truth="yes" if breached else "unknown",
            kind=_kind(lifts, repairs, breached=breached),
            evidence=self._evidence(norm, first.question, breached=breached, debts=debts),
            missing=() if breached else self._missing(norm, first.question, favourable=first.favourable),
            repairs=repairs,
            lifts_at=None if lifts is None else local(lifts, first.question.zone),
            debts=debts,
            displaced=self.displacing.by(norm) if breached else (),
        )

    def _debts(self, asked: list[Question]) -> tuple[str, ...]:
        """Name the debts concerned where the act is about others too."""
        every = debts_in_question(self.action, self.case)
        concerned = tuple(dict.fromkeys(question.debt for question in asked if question.debt is not None))
        return concerned if len(every) > len(concerned) else ()

    def _evidence(
        self, norm: Prohibition, question: Question, *, breached: bool, debts: tuple[str, ...]
    ) -> tuple[Evidence, ...]:
        wanted = YES if breached else MAYBE
        leaves = list(grounds(norm.breach, question, self.evaluator, wanted=wanted))
        whom = frozenset(self._whom_it_binds(norm))
        for leaf in grounds(norm.scope, question, self.evaluator, wanted=wanted):
            absent = isinstance(leaf, Holds) and self.evaluator.holds(leaf, question, None) == NO
            if not (breached and (absent or leaf in whom or (norm.breach != All(()) and not isinstance(leaf, Holds)))):
                leaves.append(leaf)
        capped = self.policies.provisions[provision_key(norm.key)].kind == "contact_cap"
        told = [evidence(leaf, question, self.evaluator, capped=capped) for leaf in leaves]
        found = tuple(dict.fromkeys(piece for piece in told if piece is not None))[:PIECES]
        if debts:
            found = (Evidence(say("evidence_debts", debts=", ".join(debts))), *found)
        return found

    def _whom_it_binds(self, norm: Prohibition) -> Iterator[Predicate]:
        """Yield the leaves that only say whom the instrument binds: true, but no evidence of what was done."""
        applies = self.policies.applies.get(norm.rule.partition("/")[0])
        if applies is not None:
            yield from leaves(applies)

    def _missing(self, norm: Prohibition, question: Question, *, favourable: bool) -> tuple[tuple[str, ...], ...]:
        whole = All((norm.scope, norm.breach))
        sets = missing(whole, question, self.evaluator, skip_open=favourable)
        if in_force(norm.from_on, norm.until_on, question) == MAYBE:  # the day of the act depends on where it lands
            sets = tuple(dict.fromkeys((frozenset({"zones"}), *sets)))
        return tuple(tuple(sorted(names)) for names in sets[:PIECES])

    def _repairs(
        self, norm: Prohibition, question: Question, *, lifts: int | None, debts: tuple[str, ...]
    ) -> tuple[Text, ...]:
        whole = All((norm.scope, norm.breach))
        sets = repairing(whole, question, self.evaluator, CHANGEABLE)
        if lifts is not None:  # waiting is less than doing something else
            sets = tuple(names for names in sets if not names & COSTLY)
        ordered = sorted(sets, key=lambda names: (len(names & COSTLY), len(names), sorted(names)))
        found = [together([_repair(name) for name in sorted(names)]) for names in ordered]
        provision = self.policies.provisions[provision_key(norm.key)]
        if provision.kind == "notice_first" and not self._waits(norm, question):
            found.insert(0, say("repair_notice_first", says=provision.says))
        if debts:
            found.insert(0, say("repair_leave_out", debts=", ".join(debts)))
        return tuple(dict.fromkeys(found))[:PIECES]

    def _waits(self, norm: Prohibition, question: Question) -> bool:
        states = [
            leaf for leaf in grounds(norm.breach, question, self.evaluator, wanted=YES) if isinstance(leaf, Holds)
        ]
        return any(self.evaluator.open_episodes(leaf.state, question) for leaf in states)


def _kind(lifts: int | None, repairs: tuple[Text, ...], *, breached: bool) -> Kind:
    if lifts is not None:
        return "delay"
    return "fix" if repairs or not breached else "stop"


def _repair(name: str) -> Text:
    entry = ATTRIBUTES.get(name) or FACTS[name]
    assert entry.repair is not None
    return entry.repair


def _reason(provision: Provision, **told: object) -> Reason:
    return Reason(
        rule=provision.rule,
        title=provision.instrument.title,
        citation=provision.citation,
        says=provision.says,
        confidence=provision.confidence,
        force=provision.force,
        binding=provision.binding,
        reading=provision.reading,
        status=provision.status,
        also=provision.also,
        sources=provision.sources,
        rebuttal=provision.rebuttal,
        **told,  # type: ignore[arg-type]  # the fields that `Teller` fills in
    )


_ASKS_WHERE = ("where_unknown", "part_unknown")


def gap_reason(gap: Gap, action: Action) -> Reason:
    """Return the reason that is given where no loaded policy speaks."""
    assert isinstance(action.at, datetime)
    match gap.kind:
        case "where_unknown":
            says, repair = say("where_unknown"), say("name_jurisdiction")
        case "part_unknown":
            says, repair = say("part_unknown", where=gap.where), say("name_jurisdiction")
        case "jurisdiction":
            says, repair = say("no_policy_for", where=gap.where), say("load_policy")
        case "act":
            says, repair = say("no_policy_for_act", where=gap.where, act=action.act), say("load_policy")
        case _:
            says = say("no_policy_for_date", where=gap.where, on=action.at.date().isoformat())
            repair = say("load_policy")
    return Reason(
        rule=gap_name(gap),
        title=say("no_policy_title"),
        citation=say("engine_citation"),
        says=says,
        truth="unknown",
        kind="fix",
        confidence="verified",
        force="prohibition",
        binding="definitions",
        missing=(("jurisdictions",),) if gap.kind in _ASKS_WHERE else (),
        repairs=(repair,),
    )


def gap_name(gap: Gap) -> str:
    """Return how scenario files name a gap: `coverage/CN`, or `jurisdictions` where that is unknown."""
    return "jurisdictions" if gap.kind in _ASKS_WHERE else f"coverage/{gap.where}"
