"""What a rule may name while it is read: vocabulary, definitions, states, terms, tables, keys; and where faults go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from fairdebt import logic
from fairdebt.errors import suggest
from fairdebt.messages import Text, say
from fairdebt.rules.faults import Faults
from fairdebt.source import as_written
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES, Attribute, Fact, Notice, Table, Type


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term of a file together with the type of its value; `spans`: the value is a span of time."""

    term: logic.Term
    type: Type
    spans: bool = False


@dataclass(slots=True)
class Scope:
    """The names that stand for something in one policy file.

    `definition`, `state`, `term`, `lookup` and `key` look a name up, in this file or those it uses, and return None
    where there is none; `names` lists those of some sections, for "did you mean". `at_fault` tells whether a name is
    declared but could not be read, or may stand in a file or a part of one that could not be read: then its absence is
    no second fault. `defining`: a definition is being read, which may serve as a condition or as a filter on events;
    what it cannot serve as is said where it is used. `jurisdiction` is that of the file, `business_days` the calendar
    by which it counts business days; both are empty where the file does not say. `house`: the file is a house's own,
    which may say things in one language. `event_only` remembers the definitions
    that were looked through for attributes of past events.
    """

    faults: Faults
    facts: Mapping[str, Fact] = field(default_factory=lambda: FACTS)
    notices: Mapping[str, Notice] = field(default_factory=lambda: NOTICES)
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: ATTRIBUTES)
    tables: Mapping[str, Table] = field(default_factory=lambda: TABLES)
    definition: Callable[[str], logic.Predicate | None] = lambda name: None
    state: Callable[[str], str | None] = lambda name: None
    term: Callable[[str], NamedTerm | None] = lambda name: None
    lookup: Callable[[str], tuple[logic.Lookup, NamedTerm] | None] = lambda name: None
    key: Callable[[str], logic.Group | None] = lambda name: None
    names: Callable[..., list[str]] = lambda *sections: []
    at_fault: Callable[[str], bool] = lambda name: False
    lacking: bool = False
    defining: bool = False
    jurisdiction: str = ""
    house: bool = False
    business_days: str = ""
    event_only: dict[int, tuple[object, str | None]] = field(default_factory=dict)

    def unknown(
        self, what: str, node: object, known: Iterable[str], *, at: object = None, fix: Text | None = None
    ) -> None:
        """Note that `node` names no known `what` (a key of the catalogue), with the nearest known name unless a `fix`.

        `at` is where it stands, if not at `node` itself.
        """
        self._unknown(what, node, fix or suggest(str(node), known) or say("see_vocabulary"), at)

    def missing(
        self,
        what: str,
        node: object,
        known: Iterable[str],
        *,
        at: object = None,
        meanings: Mapping[str, Text] | None = None,
    ) -> None:
        """Note, as `unknown` does, that the file declares no such name, unless it may have done so after all.

        `meanings` are those of known names that have one.
        """
        names = list(known)
        if self.at_fault(str(node)) or (self.lacking and not is_near(node, names)):
            return
        self._unknown(what, node, suggest(str(node), names, meanings) or say("declare_name"), at)

    def _unknown(self, what: str, node: object, fix: Text, at: object) -> None:
        problem = say("unknown_name", what=say(what), name=as_written(node))
        self.faults.add(problem, fix, at=node if at is None else at)


def is_near(node: object, known: Iterable[str]) -> bool:
    """Tell whether a name was surely meant to be one of the known ones."""
    return bool(get_close_matches(str(node)[:80], list(known), n=1, cutoff=0.8))
