"""What the reason of a norm says whatever the act and the case: its source, whom to ask for evidence, its repairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairdebt.facts import Evidence, Reason
from fairdebt.guard.telling.displacing import is_contested
from fairdebt.guard.telling.mending import directed, is_vague, repair_of
from fairdebt.guard.telling.wording import Tell, teller, together
from fairdebt.loader import Policies, provision_key
from fairdebt.logic import All, Holds, Predicate, Prohibition
from fairdebt.messages import Text
from fairdebt.policy import Provision
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule import Examined, Lives
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
class Telling:
    """What is told of a norm wherever the truths of its leaves are the same.

    `plain` is the reason with nothing of a case in it. `evidence` tells what an answer rests on; `repairs` put the act
    right, `quick_repairs` with less trouble than to wait. `contested`: see `is_contested`. `comes_first`: it asks for a
    notice first, and `periods` that this began may still be running. `alone`: the reason, once told, where it tells of
    no case.
    """

    plain: Reason
    evidence: tuple[Tell, ...]
    repairs: tuple[Text, ...]
    quick_repairs: tuple[Text, ...]
    contested: bool
    comes_first: bool
    periods: tuple[Lives, ...]
    alone: Reason | None = None

    @classmethod
    def of(cls, examined: Examined, policies: Policies, *, breached: bool) -> Telling:
        """Work out what is told of a norm that is breached, or in doubt."""
        norm = examined.anatomy.norm
        provision = policies.provisions.get(norm.key) or policies.provisions[provision_key(norm.key)]
        sets = examined.remember("repairs", lambda told: _repairing(examined, told)) if breached else ()
        clear = tuple(names for names in sets if not any(map(is_vague, names)))
        return cls(
            _plain(provision),
            tuple(_evidence(examined, policies, breached=breached, capped=provision.kind == "contact_cap")),
            _in_words(clear or sets),
            _in_words(tuple(names for names in clear if not names & COSTLY)),
            breached and is_contested(norm, policies),
            provision.kind == "notice_first",
            tuple(_periods(examined)) if breached and provision.kind == "notice_first" else (),
        )

    def evidence_of(self, question: Question) -> tuple[Evidence, ...]:
        """Return what an answer rests on."""
        if len(self.evidence) == 1:
            piece = self.evidence[0](question)
            return () if piece is None else (piece,)
        told = dict.fromkeys([tell(question) for tell in self.evidence])
        return tuple([piece for piece in told if piece is not None])[:PIECES]


def _plain(provision: Provision) -> Reason:
    """Return what a reason says by its provision alone."""
    return Reason(
        rule=provision.rule,
        title=provision.instrument.title,
        citation=provision.citation,
        says=provision.says,
        truth="unknown",
        kind="fix",
        confidence=provision.confidence,
        force=provision.force,
        binding=provision.binding,
        reading=provision.reading,
        status=provision.status,
        also=provision.also,
        sources=provision.sources,
        rebuttal=provision.rebuttal,
    )


def _evidence(examined: Examined, policies: Policies, *, breached: bool, capped: bool) -> Iterator[Tell]:
    """Yield what tells of the leaves that are worth telling as evidence."""
    wanted, norm = YES if breached else MAYBE, examined.anatomy.norm
    found = list(examined.grounds(norm.breach, wanted))
    whom = frozenset(_whom_it_binds(norm, policies))
    for leaf in examined.grounds(norm.scope, wanted):
        absent = isinstance(leaf, Holds) and examined.truth(leaf) == NO
        if not (breached and (absent or leaf in whom or (norm.breach != All(()) and not isinstance(leaf, Holds)))):
            found.append(leaf)
    for leaf in found:
        tell = teller(leaf, examined, capped=capped)
        if tell is not None:
            yield tell


def _whom_it_binds(norm: Prohibition, policies: Policies) -> Iterator[Predicate]:
    """Yield the leaves that only say whom the instrument binds: true, but no evidence of what was done."""
    applies = policies.applies.get(norm.rule.partition("/")[0])
    if applies is not None:
        yield from leaves(applies)


def _periods(examined: Examined) -> Iterator[Lives]:
    """Yield what tells the episodes of the states that a norm in breach asks for."""
    for leaf in examined.grounds(examined.anatomy.norm.breach, YES):
        if isinstance(leaf, Holds):
            yield examined.anatomy.lives(leaf)


def _repairing(examined: Examined, told: Evaluator) -> tuple[frozenset[str], ...]:
    """Return what would put an act right that is in breach of a norm."""
    return repairing(examined.anatomy.whole, examined.question, told, CHANGEABLE, named=directed)


def _in_words(sets: tuple[frozenset[str], ...]) -> tuple[Text, ...]:
    """Return repairs in words, the smallest first."""
    ordered = sorted(sets, key=lambda names: (len(names & COSTLY), len(names), sorted(names)))
    return tuple(dict.fromkeys(together([repair_of(name) for name in sorted(names)]) for names in ordered))[:PIECES]
