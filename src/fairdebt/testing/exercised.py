"""What a suite exercised of the law: rules, edges on both sides, law entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairdebt.facts import Action, Case, read_action, read_case
from fairdebt.guard import Guard
from fairdebt.loader import Policies, provision_key
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, edges, name_of_edge, touched

KINDS = ("rules", "edges", "entries")


@dataclass(slots=True)
class Seen:
    """What was exercised: rules that had something to say, and sides of edges, as plain text that joins easily."""

    rules: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    loaded: set[tuple[str, ...]] = field(default_factory=set)

    def join(self, said: Mapping[str, Any]) -> None:
        """Add what another process saw."""
        self.rules.update(said["rules"])
        self.sides.update(said["sides"])
        self.loaded.update(tuple(names) for names in said["loaded"])

    def plain(self) -> dict[str, Any]:
        """Return this as plain values."""
        return {
            "rules": sorted(self.rules),
            "sides": sorted(self.sides),
            "loaded": sorted(map(list, self.loaded)),
        }


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one kind was exercised: what was, and what there is."""

    kind: str
    seen: frozenset[str]
    all: frozenset[str]

    @property
    def percent(self) -> float:
        """Return how much, of a hundred; of nothing it is all."""
        return 100 * len(self.seen & self.all) / len(self.all) if self.all else 100.0

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what was not."""
        return tuple(sorted(self.all - self.seen))


class Recorder:
    """Watches every decision that guards make, those of the kit apart, and notes what it exercised."""

    def __init__(self) -> None:
        self.seen = Seen()
        self._deciders: dict[int, tuple[Policies, Decider]] = {}
        self._undo: list[Callable[[], None]] = []

    def start(self) -> None:
        """Begin to watch."""
        decide, decide_many, reserve = Guard.decide, Guard.decide_many, Guard.reserve

        def deciding(guard: Guard, action: Any, case: Any) -> Any:
            decision = decide(guard, action, case)
            self.note(guard, action, case)
            return decision

        def deciding_many(guard: Guard, pairs: Iterable[Any]) -> Any:
            kept = list(pairs)
            for decision, (action, case) in zip(decide_many(guard, kept), kept, strict=True):
                self.note(guard, action, case)
                yield decision

        def reserving(guard: Guard, action: Any, case: Any, **said: Any) -> Any:
            permit = reserve(guard, action, case, **said)
            self.note(guard, action, case)
            return permit

        # whichever guard a test makes is watched, so the methods of the class are changed for a while
        Guard.decide, Guard.decide_many, Guard.reserve = deciding, deciding_many, reserving  # type: ignore[method-assign, assignment]

        def undo() -> None:
            # and changed back
            Guard.decide, Guard.decide_many, Guard.reserve = decide, decide_many, reserve  # type: ignore[method-assign]

        self._undo.append(undo)

    def stop(self) -> None:
        """Watch no more."""
        while self._undo:
            self._undo.pop()()

    def note(self, guard: Guard, action: Any, case: Any) -> None:
        """Note what a decision exercised."""
        if getattr(guard, "of_the_kit", False):
            return
        self.observe(guard.policies, read_action(action), read_case(case))

    def observe(self, policies: Policies, action: Action, case: Case) -> None:
        """Note what an act on a case exercises."""
        decider = self._decider(policies)
        self.seen.loaded.add(policies.names)
        keys = {norm.key: norm for norm in decider.norms.prohibitions}
        for key, answer in decider.answers(action, case).items():
            if key in keys and answer is not Answer.CLEAR:
                self.seen.rules.add(keys[key].rule)
        for norm in decider.candidates(action, case):
            for touch in touched(norm, action, case, decider.evaluator):
                self.seen.sides.add(f"{norm.key}: {touch.about} {touch.what}|{'yes' if touch.yes else 'no'}")

    def _decider(self, policies: Policies) -> Decider:
        held = self._deciders.get(id(policies))
        if held is None:
            held = self._deciders[id(policies)] = (policies, Decider(policies.norms))
        return held[1]


def shares(seen: Seen, policies: Iterable[Policies]) -> tuple[Share, ...]:
    """Return what was exercised of the rules, the edges and the law entries of policies that were asked."""
    rules: set[str] = set()
    every: set[str] = set()
    entries: dict[str, set[str]] = {}
    for loaded in policies:
        for norm in loaded.norms.prohibitions:
            provision = loaded.provisions.get(provision_key(norm.key))
            if provision is None or norm.effect not in ("veto", "warn"):
                continue
            rules.add(norm.rule)
            entries.setdefault(provision.citation.en, set()).add(norm.rule)
            for edge in edges(norm, loaded.norms):
                if isinstance(edge, Edge):
                    every.add(f"{norm.key}: {' '.join(name_of_edge(edge))}")
    both = frozenset(name for name in every if {f"{name}|yes", f"{name}|no"} <= seen.sides)
    cited = frozenset(citation for citation, of in entries.items() if of & seen.rules)
    return (
        Share("rules", frozenset(seen.rules), frozenset(rules)),
        Share("edges", both, frozenset(every)),
        Share("entries", cited, frozenset(entries)),
    )
