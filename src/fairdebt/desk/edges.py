"""The cases at the boundaries of rules, as scenarios: just before, at and just after, with what is decided of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Decision
from fairdebt.guard import Guard
from fairdebt.loader import load_whole, provision_key
from fairdebt.loader.finding import find_policies, named
from fairdebt.logic import Prohibition
from fairdebt.messages import Text, say
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Situation, Unreachable, edges
from fairdebt.scenarios import Expectation, Scenario

EXAMPLES = 3
"""So many rules are named where one is not known."""

SIDES = ("before", "at", "after")

WORDS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "opens", "closes"])
"""Words in the names of hours that are told in Chinese."""


@dataclass(frozen=True, slots=True)
class ShownEdge:
    """A boundary of a rule with a scenario on each side and one at it; none where no case could be built."""

    rule: str
    says: Text
    edge: Edge | Unreachable
    scenarios: tuple[Scenario, ...]

    @property
    def title(self) -> Text:
        """Say which boundary it is: of what kind, and which number, hour or date in the words of policies."""
        return say("edge_title", kind=say(f"edge_{self.edge.about}"), what=_told(self.edge.what))


class RuleEdges:
    """The boundaries of the rules of some policies.

    Args:
        names: The policies whose rules are looked at, by name or path.
        beside: Policies that are loaded beside them, such as the law of the country under a house file.

    Raises:
        InvalidInput: with every fault of every file.
    """

    def __init__(self, names: Iterable[str | Path], beside: Iterable[str | Path] = ()) -> None:
        own, other = tuple(names), tuple(beside)
        self._names = (*other, *own)
        whole = load_whole(*self._names)
        paths = {source.path for source in find_policies(named(own)).policies.values()}
        policies = {each.file.policy for each in whole.read if each.file is not None and each.origin.path in paths}
        self._guard = Guard.load(*self._names)
        norms = self._guard.policies.norms
        self._all = norms
        self._decider = Decider(norms)
        self._vetoing = {norm.key: norm for norm in norms.prohibitions if norm.effect == "veto"}
        self._norms = [
            norm for norm in norms.prohibitions if norm.effect != "off" and norm.rule.partition("/")[0] in policies
        ]

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the rules that have boundaries, in the order of their files."""
        return tuple(dict.fromkeys(norm.rule for norm in self._norms))

    def named(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the rules that are meant: `house/quiet`, or `quiet` alone; all where none is named.

        Raises:
            InvalidInput: there is no such rule.
        """
        found: list[str] = []
        faults: list[Fault] = []
        for name in names:
            meant = [rule for rule in self.rules if name in (rule, rule.partition("/")[2])]
            found.extend(meant)
            if not meant:
                known = [each for rule in self.rules for each in (rule, rule.partition("/")[2])]
                some = say("edge_no_rule_fix", names=tuple(f"`{rule}`" for rule in self.rules[:EXAMPLES]))
                faults.append(Fault(say("edge_no_rule", name=name), suggest(name, known) or some))
        if faults:
            raise InvalidInput(faults)
        return tuple(dict.fromkeys(found)) or self.rules

    def of(self, rule: str) -> Iterator[ShownEdge]:
        """Yield every boundary of a rule; one that several parts of it share comes once."""
        seen: set[tuple[str, str]] = set()
        for norm in self._norms:
            if norm.rule != rule:
                continue
            for edge in edges(norm, self._all, speaking=self._speaking):
                if (edge.about, edge.what) not in seen:
                    seen.add((edge.about, edge.what))
                    yield self._bounded(norm, edge)

    def _speaking(self, situation: Situation) -> list[Prohibition]:
        """Return the rules that have something against a situation: it is built so that no other one has."""
        answers = self._decider.answers(situation.action, situation.case)
        return [self._vetoing[key] for key, answer in answers.items() if answer > Answer.DUTY and key in self._vetoing]

    def _bounded(self, norm: Prohibition, edge: Edge | Unreachable) -> ShownEdge:
        provision = self._guard.policies.provisions[provision_key(norm.key)]
        bounded = ShownEdge(norm.rule, provision.says, edge, ())
        if isinstance(edge, Unreachable):
            return bounded
        sides = zip(SIDES, (edge.before, edge.at, edge.after), strict=True)
        return replace(bounded, scenarios=tuple(self._scenario(bounded, side, each) for side, each in sides))

    def _scenario(self, bounded: ShownEdge, side: str, situation: Situation) -> Scenario:
        title = say("edge_scenario", rule=bounded.rule, side=say(f"side_{side}"), boundary=bounded.title)
        decision = self._guard.decide(situation.action, situation.case)
        names = tuple(str(name) for name in self._names)
        return Scenario(names, situation.case, situation.action, title, _expected(decision, bounded.rule))


def _expected(decision: Decision, rule: str) -> Expectation:
    """Return what was decided, and the warnings or the like where the rule does no more than warn."""
    told: dict[str, frozenset[str]] = {}
    for name in ("warnings", "information", "foreseen"):
        rules = frozenset(reason.rule for reason in getattr(decision, name))
        if rule in rules:
            told[name] = rules
    because = None if decision.approved else frozenset(decision.because)
    return Expectation(decision.outcome, because=because, **told)  # type: ignore[arg-type]  # names of sets of rules


def _told(what: str) -> Text:
    """Return what a boundary is about: in Chinese days of the week and the ends of hours in Chinese."""
    words = (say(f"edge_word_{word}").zh if word in WORDS else word for word in what.split(" "))
    return Text(" ".join(words), what)
