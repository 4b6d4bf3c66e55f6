"""Gather what is known of a provision from its rule, the file's defaults and the tables it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.rule_reading import fields_of
from fairdebt.loader.walk import Walked
from fairdebt.logic import State
from fairdebt.messages import Text
from fairdebt.policy import Instrument, PolicyFile, Provision
from fairdebt.rules import Confidence, Rule

WEAKEST: tuple[Confidence, ...] = ("memory", "secondary", "verified")


@dataclass(frozen=True, slots=True)
class Sources:
    """What rules rest on, of all files: states by name, and how sure each table is."""

    states: dict[str, State]
    confidence: dict[str, Confidence]
    walked: Walked

    @classmethod
    def of(cls, read: Iterable[ReadPolicy], walked: Walked) -> Sources:
        """Gather them from the files that were read."""
        states: dict[str, State] = {}
        confidence: dict[str, Confidence] = {}
        for policy in read:
            states.update((state.name, state) for state in policy.states)
            for table, said in policy.names.full_names():
                confidence.update((table, word) for word in WEAKEST if word == said)
        return cls(states, confidence, walked)

    def confidence_of(self, rule: Rule) -> list[Confidence]:
        """Return how sure each table is on which a rule rests, by itself or by way of states."""
        waiting: list[State | tuple[object, ...]] = [fields_of(rule)]
        seen: set[str] = set()
        found: list[Confidence] = []
        while waiting:
            states, tables = self.walked.named_in(waiting.pop())
            found.extend(self.confidence[table] for table in sorted(tables) if table in self.confidence)
            fresh = {name for name in states if name in self.states} - seen
            seen |= fresh
            waiting.extend(self.states[name] for name in sorted(fresh))
        return found


def provision_of(rule: Rule, file: PolicyFile, sources: Sources, since: date | None, until: date | None) -> Provision:
    """Return what decisions tell of `rule`, which stands in `file`."""
    defaults = file.defaults
    said = [rule.confidence or defaults.confidence or "verified", *sources.confidence_of(rule)]
    return Provision(
        rule=f"{file.policy}/{rule.id}",
        kind=rule.kind,
        instrument=instrument_of(file),
        citation=rule.citation,
        says=rule.says,
        force=rule.force or defaults.force or "prohibition",
        binding=rule.binding or file.binding,
        confidence=weakest(*said),
        reading=rule.reading or defaults.reading or "plain",
        status=rule.status or defaults.status or "in_force",
        sources=rule.sources if rule.sources is not None else defaults.sources or (),
        checked_on=rule.checked_on or defaults.checked_on,
        from_on=since,
        until_on=until,
        also=tuple(each.citation for each in rule.also),
        rebuttal=rule.rebuttal,
    )


def weakest(*said: Confidence) -> Confidence:
    """Return the weakest of several confidences: what rests on all of them is no surer than it."""
    return min(said, key=WEAKEST.index)


def instrument_of(file: PolicyFile) -> Instrument:
    """Return the instrument that a policy file encodes."""
    return Instrument(str(file.policy), file.title, file.jurisdiction, file.binding)


def both_citations(own: Text, adopting: Text) -> Text:
    """Return the citation of an adopted rule: what adopts it, and what is adopted."""
    return Text(zh=f"{adopting.zh}；{own.zh}", en=f"{adopting.en}; {own.en}")
