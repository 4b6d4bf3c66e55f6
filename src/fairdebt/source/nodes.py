"""The tree of a file: text, mappings and lists, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from fairdebt.errors import Mark

_START = Mark(1, 1)

Plain: TypeAlias = "str | dict[str, Plain] | list[Plain]"


class Scalar(str):
    """A piece of text; `quoted` also for block text (`|`, `>`)."""

    __slots__ = ("mark", "quoted")

    mark: Mark
    quoted: bool

    def __new__(cls, text: str = "", mark: Mark = _START, *, quoted: bool = False) -> Scalar:
        """Make a scalar that stands at `mark`."""
        self = str.__new__(cls, text)
        self.mark = mark
        self.quoted = quoted
        return self


class Mapping(dict[str, "Node"]):
    """A mapping in the order of the file; `key_marks` says where each key stands."""

    __slots__ = ("key_marks", "mark")

    mark: Mark
    key_marks: dict[str, Mark]

    def __init__(self, mark: Mark = _START) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks = {}


class Sequence(list["Node"]):
    """A list in the order of the file."""

    __slots__ = ("mark",)

    mark: Mark

    def __init__(self, mark: Mark = _START) -> None:
        super().__init__()
        self.mark = mark


Node: TypeAlias = Scalar | Mapping | Sequence


def find(node: Node, path: Iterable[str | int]) -> Mark:
    """Return the best known mark for a path of keys and indices.

    That is the value's mark where a key holds text or the step is an index, else the key's. A path that leaves the
    tree ends at the last mapping or list it reached.

    >>> shop = Mapping(Mark(1, 1))
    >>> shop["open"], shop.key_marks["open"] = Scalar("9:00", Mark(1, 7)), Mark(1, 1)
    >>> find(shop, ["open"])
    Mark(line=1, column=7)
    """
    mark = node.mark
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node:
            held = node[step]
            mark = held.mark if isinstance(held, Scalar) else node.key_marks.get(step, held.mark)
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node):
            held = node[step]
            mark = held.mark
        else:
            return node.mark
        node = held
    return mark


def plain(node: Node) -> Plain:
    """Return the tree as plain `str`, `dict` and `list`, without positions."""
    if isinstance(node, Mapping):
        return {key: plain(held) for key, held in node.items()}
    if isinstance(node, Sequence):
        return [plain(held) for held in node]
    return str(node)


def only(node: Mapping, key: str) -> Mapping:
    """Return the mapping that has just this entry of `node`, standing where it stands."""
    single = Mapping(node.mark)
    single[key] = node[key]
    single.key_marks[key] = node.key_marks[key]
    return single
