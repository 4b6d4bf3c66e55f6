"""Read a file: bytes to a tree with positions, and every fault on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from fairdebt.errors import Fault, Mark, suggest
from fairdebt.messages import say
from fairdebt.source.decoding import LINE_BREAK, MAX_BYTES, decode
from fairdebt.source.findings import Findings, Stopped
from fairdebt.source.nodes import Node
from fairdebt.source.syntax import explain
from fairdebt.source.tree import Tree

MOST_NEIGHBOURS = 12
"""So many files of a folder are named at most where one is missing."""

ENDINGS = (".yaml", ".yml", ".json")
"""How the names of files end that people write for us."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of one file.

    With faults `documents` holds all that could be read: a key at fault and its value are left out, a value at fault
    stands as written. Where reading broke off, `complete` is False, an unclosed bracket is left out, and `unfinished`
    holds the marks of the mappings and lists that still lack something, outermost first: do not judge what they miss.
    `path` is the file it was read from, if it was one, `digest` the SHA-256 of the bytes, as hexadecimal digits.
    """

    name: str
    documents: tuple[Node, ...] = ()
    faults: tuple[Fault, ...] = ()
    complete: bool = True
    unfinished: tuple[Mark, ...] = ()
    path: Path | None = None
    digest: str = ""

    @property
    def was_opened(self) -> bool:
        """Tell whether there were bytes to read; else the one fault says why not."""
        return bool(self.digest)


def read_file(path: Path, *, name: str | None = None) -> Source:
    """Read YAML, or JSON, from a file; one that cannot be opened is a fault as well.

    Args:
        path: The file.
        name: What faults call the file; the path itself unless given.
    """
    name = path.as_posix() if name is None else name
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        near = suggest(path.name, _neighbours(path), most=MOST_NEIGHBOURS)
        fix = near if near is not None else say("file_missing_fix")
        return Source(name, faults=(Fault(say("file_missing"), fix, source=name),), complete=False)
    except (OSError, ValueError) as error:  # ValueError: no path at all, as with a NUL in it
        kind = "file_folder" if isinstance(error, IsADirectoryError) else "file_unreadable"
        return Source(name, faults=(Fault(say(kind), say(f"{kind}_fix"), source=name),), complete=False)
    return replace(read_text(data, name=name), path=path)


def read_text(data: bytes, *, name: str) -> Source:
    """Read YAML, or JSON, from bytes. Every scalar is text; nothing is built or resolved.

    Args:
        data: The content of the file, in UTF-8.
        name: What faults call the file.
    """
    import yaml

    found = Findings(name)
    digest = hashlib.sha256(data).hexdigest()
    try:
        decoded = decode(data, found)
    except Stopped:
        return Source(name, faults=found.sorted(), complete=False, digest=digest)
    tree = Tree(found, decoded)
    complete = False
    cut_short: tuple[Mark, ...] = ()
    try:
        if yaml.__with_libyaml__:
            from yaml import cyaml

            tree.grow(cyaml.CBaseLoader(decoded.text.encode()).get_event)
        else:
            tree.grow(yaml.BaseLoader(decoded.text).get_event)
        if not tree.documents:
            found.add(Mark(1, 1), "file_empty")
        complete = True
    except Stopped:
        pass
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: escapes, in PyYAML's own parser
        place = getattr(error, "problem_mark", None)
        tree.cut(0 if place is None else place.line)
        within = tree.unfinished[-1] if tree.unfinished else None
        trouble = explain(error, LINE_BREAK.split(decoded.text), tree.last, within=within)
        found.add_last(decoded.at(trouble.line, trouble.column), trouble.sentence, **trouble.words)
        cut_short = tree.last_item if trouble.sentence == "yaml_not_item" else ()
    unfinished = () if complete else (*tree.unfinished, *cut_short)
    return Source(name, tree.documents, found.sorted(), complete, unfinished, digest=digest)


def _neighbours(path: Path) -> Iterator[str]:
    """Yield names of files beside a missing one, not more than anyone would look through."""
    try:
        near = (file.name for file in path.parent.iterdir() if file.suffix in ENDINGS and not file.name.startswith("."))
        yield from islice(near, 1000)
    except (OSError, ValueError):
        return
