"""The digest of norms: over what they mean, whatever the files look like."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from fairdebt.clock import Week
from fairdebt.loader.circles import in_order
from fairdebt.loader.walk import Walked
from fairdebt.logic import All, Any, Count, Holds, Key, Lookup, Norms, Not, StatedTimes, Table
from fairdebt.vocabulary import Fact, Table as Words

UNORDERED = frozenset(
    {
        ("Count", "per"),
        ("Count", "after"),
        ("Count", "age"),
        ("Extreme", "terms"),
        ("Obligation", "per"),
        ("Obligation", "zones"),
        ("Prohibition", "zones"),
        ("Spans", "each"),
        ("State", "per"),
        ("State", "links"),
    }
)
"""Fields whose items mean the same in any order."""

NAMES = frozenset({("State", "name"), ("Table", "name"), ("Group", "name")})
"""Fields that only name what is written out wherever the name is used."""


def digest(
    norms: Norms,
    own_facts: Mapping[str, Fact] | None = None,
    own_words: Mapping[str, Words] | None = None,
    *,
    walked: Walked,
) -> str:
    """Return the SHA-256 of the norms in a canonical form, as hexadecimal digits.

    Order of files, rules, list items and keys does not matter; neither do comments, names of definitions, states and
    tables, or wording. What houses declare of their own facts, and the words these may be, belongs to the meaning.
    `walked`: what walks over the norms have found before.
    """
    writer = _Writer(norms, walked)
    groups: list[Iterable[str]] = [
        (writer.write(norm) for norm in norms.prohibitions),
        (writer.write(norm) for norm in norms.obligations),
        (writer.write(each) for each in norms.coverage),
        (f"{path}:{writer.write(fact.type)}:{fact.silence.means}" for path, fact in (own_facts or {}).items()),
        (f"{path}={','.join(sorted(table.words))}" for path, table in (own_words or {}).items()),
    ]
    text = "|".join("&".join(sorted(group)) for group in groups)
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(node: object) -> str:
    """Return a text that is equal for nodes of equal meaning, where no state or table is spoken of by name."""
    return _Writer(None, Walked()).write(node)


_SHARED = frozenset({All, Any, Not, Count})
"""What definitions mostly are, and so what many norms share; it is written once."""

_FIELDS: dict[type, tuple[tuple[str, bool], ...]] = {}


def _fields_of(kind: type) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a node that mean something, each with whether its items stand in any order."""
    found = _FIELDS.get(kind)
    if found is None:
        said = [(kind.__name__, each.name) for each in fields(kind)]
        found = _FIELDS[kind] = tuple((each[1], each in UNORDERED) for each in said if each not in NAMES)
    return found


class _Writer:
    """Writes norms in their canonical form; states and tables are written out, as a digest, where they are named.

    What many norms share is written once, and remembered: the writer lives no longer than the norms.
    """

    def __init__(self, norms: Norms | None, walked: Walked) -> None:
        self._norms = norms
        self._states: dict[str, str] = {}
        self._written: dict[int, str] = {}
        if norms is not None:
            needs = {name: walked.states_in(state) for name, state in norms.states.items()}
            for name in in_order(needs):
                self._states[name] = hashlib.sha256(self.write(norms.states[name]).encode()).hexdigest()

    def write(self, node: object) -> str:
        kind = type(node)
        if kind is str:
            return repr(node)
        if isinstance(node, tuple):
            return "(" + ",".join([self.write(each) for each in node]) + ")"
        if kind not in _SHARED:
            return self._parts(node, kind) if kind in _FIELDS and kind is not Key else self._node(node)
        written = self._written.get(id(node))
        if written is None:
            written = self._written[id(node)] = self._node(node)
        return written

    def _node(self, node: object) -> str:
        match node:
            case All() | Any():
                return self._joined(node)
            case Holds():
                return f"Holds({self._state(node.state)},{node.of},{node.at})"
            case StatedTimes():
                return f"StatedTimes({self._state(node.state)},{node.field})"
            case Lookup():
                return self._lookup(node)
            case Key() if node.group is not None:
                return f"Key({node.field},{self.write(node.group)})"
            case Week():
                bands = (f"{self.write(days)}:{','.join(sorted(map(str, held)))}" for days, held in node.classes)
                return f"Week({','.join(sorted(bands))})"
            case _:
                kind = type(node)
                return self._parts(node, kind) if is_dataclass(kind) else _plain(node, self.write)

    def _parts(self, node: object, kind: type) -> str:
        inner = []
        for name, unordered in _fields_of(kind):
            held = getattr(node, name)
            if unordered:
                inner.append(f"{name}={{{','.join(sorted(map(self.write, held)))}}}")
            else:
                inner.append(f"{name}={self.write(held)}")
        return f"{kind.__name__}({','.join(inner)})"

    def _joined(self, node: All | Any) -> str:
        """Write *all of* and *one of*: nested ones of the same kind are one, an item twice is once."""
        parts: set[str] = set()
        waiting = list(node.parts)
        while waiting:
            part = waiting.pop()
            if type(part) is type(node):
                waiting.extend(part.parts)
            else:
                parts.add(self.write(part))
        return min(parts) if len(parts) == 1 else f"{type(node).__name__}({','.join(sorted(parts))})"

    def _state(self, name: str) -> str:
        return self._states.get(name, name)

    def _lookup(self, node: Lookup) -> str:
        table = self._norms.tables.get(node.table) if self._norms is not None else None
        keys = [self.write(key) for key in node.keys]
        rest = f"as_of={self.write(node.as_of)},pick={node.pick}"
        if table is None:
            return f"Lookup({node.table},{','.join(keys)},{rest})"
        return f"Lookup({self._table(table, keys)},{rest})"

    def _table(self, table: Table, keys: list[str]) -> str:
        rows = sorted(
            "+".join(sorted(f"{key}={value}" for key, value in zip(keys, row.keys, strict=True)))
            + f":{self.write(row.value)}:{row.from_on}:{row.until_on}"
            for row in table.rows
        )
        return f"{','.join(rows)};{self.write(table.otherwise)}"


def _plain(node: object, write: Callable[[object], str]) -> str:
    match node:
        case frozenset():
            return "{" + ",".join(sorted(map(write, node))) + "}"
        case Decimal():
            return f"{node.normalize():f}"
        case date():
            return node.isoformat()
        case _:
            return repr(node)
