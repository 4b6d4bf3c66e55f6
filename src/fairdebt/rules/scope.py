"""What a rule may name while it is read: vocabulary, definitions, states, terms, tables, keys; and where faults go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any as Anything

from fairdebt import logic
from fairdebt.errors import Fault, Mark, suggest
from fairdebt.messages import Text, say
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES, Attribute, Fact, Notice, Table, Type


@dataclass(slots=True)
class Faults:
    """Faults of one file, in the order in which they were found."""

    source: str
    found: list[Fault] = field(default_factory=list)
    subject: Text | None = None

    def add(self, problem: Text, fix: Text | None = None, *, at: object = None) -> None:
        """Note a fault at the place of the node `at`."""
        mark = at if isinstance(at, Mark) else getattr(at, "mark", None)
        self.found.append(Fault(problem, fix, self.source, mark, self.subject))


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term of a file together with the type of its value."""

    term: logic.Term
    type: Type


Resolver = Callable[[str], Anything]


@dataclass(slots=True)
class Scope:
    """The names that stand for something in one policy file.

    `definition`, `state`, `term`, `table` and `key` look a name up, in this file or those it uses, and return None where
    there is none; `names` lists what they know, for "did you mean". `defining`: a definition is being read, which may serve as a condition or as a filter
    on events; what it cannot serve as is said where it is used.
    """

    faults: Faults
    facts: Mapping[str, Fact] = field(default_factory=lambda: FACTS)
    notices: Mapping[str, Notice] = field(default_factory=lambda: NOTICES)
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: ATTRIBUTES)
    tables: Mapping[str, Table] = field(default_factory=lambda: TABLES)
    definition: Callable[[str], logic.Predicate | None] = lambda name: None
    state: Callable[[str], str | None] = lambda name: None
    term: Callable[[str], NamedTerm | None] = lambda name: None
    lookup: Callable[[str], tuple[logic.Lookup, Type] | None] = lambda name: None
    key: Callable[[str], logic.Group | None] = lambda name: None
    names: Callable[[], Iterable[str]] = lambda: ()
    defining: bool = False

    def unknown(self, what: str, name: str, known: Iterable[str], *, at: object) -> None:
        """Note that `name` is no known `what` (a key of the catalogue), with the nearest known name."""
        self.faults.add(say("unknown_name", what=say(what), name=name), suggest(name, known), at=at)

    def with_faults(self, faults: Faults) -> Scope:
        """Return this scope reporting elsewhere."""
        return replace(self, faults=faults)
