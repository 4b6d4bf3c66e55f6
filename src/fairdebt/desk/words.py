"""Which names a policy file declares, and which of them anything in it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairdebt.errors import Mark
from fairdebt.source import Mapping, Node, Scalar

SECTIONS = ("define", "states", "terms", "tables", "keys", "facts", "notices")
PROSE = frozenset({"says", "title", "citation", "because", "sources", "rebuttal", "approved_by"})
"""Fields whose text is for people: a name in it is no use of the name."""

_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")


def declared(document: Mapping) -> dict[str, tuple[str, Mark, Node]]:
    """Return every name that a file declares: its section, its place, its meaning."""
    found: dict[str, tuple[str, Mark, Node]] = {}
    for section in SECTIONS:
        held = document.get(section)
        if isinstance(held, Mapping):
            for name, node in held.items():
                found.setdefault(name, (section, held.key_marks[name], node))
    return found


def said(node: Node) -> Iterator[str]:
    """Yield every word that a piece of a file says, prose left out; of `state.field` also the `state`."""
    if isinstance(node, Scalar):
        for word in _WORD.findall(node):
            yield word
            yield word.partition(".")[0]
    elif isinstance(node, Mapping):
        for key, held in node.items():
            yield key
            if key not in PROSE:
                yield from said(held)
    else:
        for item in node:
            yield from said(item)


def unused(document: Mapping) -> list[str]:
    """Return the declared names that no rule comes to speak of, in the order of the file."""
    names = declared(document)
    waiting = [held for key, held in document.items() if key not in SECTIONS]
    reached: set[str] = set()
    while waiting:
        for word in said(waiting.pop()):
            if word in names and word not in reached:
                reached.add(word)
                waiting.append(names[word][2])
    return [name for name in names if name not in reached]
