"""The parser's events to a tree, with every fault that shows without knowing policies."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from fairdebt.errors import Mark
from fairdebt.source.decoding import Decoded
from fairdebt.source.findings import Findings, Stopped, shown
from fairdebt.source.nodes import Mapping, Node, Scalar, Sequence
from fairdebt.source.values import COLON_WITHOUT_SPACE, LONE_SURROGATE, MAY_CHANGE, NOTHING, find_change

MAX_DEPTH = 60

_new_text = str.__new__


class _InFile:
    """Where the root of each document goes."""

    __slots__ = ("documents",)
    awaits_key = False

    def __init__(self) -> None:
        self.documents: list[Node] = []

    def join(self, node: Node) -> None:
        self.documents.append(node)

    def drop(self, node: Node) -> None:
        if self.documents and self.documents[-1] is node:
            self.documents.pop()


class _InSequence:
    """Inside a list."""

    __slots__ = ("flow", "node")
    awaits_key = False

    def __init__(self, node: Sequence, *, flow: bool) -> None:
        self.node = node
        self.flow = flow

    def join(self, node: Node) -> None:
        self.node.append(node)

    def drop(self, node: Node) -> None:
        if self.node and self.node[-1] is node:
            self.node.pop()


class _InMapping:
    """Inside a mapping: a key is awaited, or the value of `key`, which is left out where the key is at fault."""

    __slots__ = ("awaits_key", "flow", "keeps", "key", "key_mark", "key_quoted", "node")

    def __init__(self, node: Mapping, *, flow: bool) -> None:
        self.node = node
        self.flow = flow
        self.awaits_key = True
        self.key = ""
        self.key_mark = node.mark
        self.key_quoted = False
        self.keeps = True

    def take_key(self, key: str, mark: Mark, keeps: bool, quoted: bool = False) -> None:
        self.awaits_key = False
        self.key = key
        self.key_mark = mark
        self.key_quoted = quoted
        self.keeps = keeps

    def join(self, node: Node) -> None:
        self.awaits_key = True
        if self.keeps:
            self.node[self.key] = node
            self.node.key_marks[self.key] = self.key_mark

    def drop(self, node: Node) -> None:
        if self.node.get(self.key) is node:
            del self.node[self.key], self.node.key_marks[self.key]


class Tree:
    """What has been read so far of one file; `last` is the event of the last text."""

    def __init__(self, found: Findings, decoded: Decoded) -> None:
        self.last: Any = None
        self._text: Scalar | None = None
        self._found = found
        self._at = decoded.at
        self._root = _InFile()
        self._here: _InFile | _InSequence | _InMapping = self._root
        self._outside: list[_InFile | _InSequence | _InMapping] = []
        self._aliases: set[str] = set()

    @property
    def documents(self) -> tuple[Node, ...]:
        """What was read; where reading broke off, the last document lacks its end."""
        return tuple(self._root.documents)

    @property
    def unfinished(self) -> tuple[Mark, ...]:
        """The marks of the mappings and lists whose end was not reached, outermost first."""
        around = [*self._outside, self._here]
        return tuple(place.node.mark for place in around if not isinstance(place, _InFile))

    @property
    def last_item(self) -> tuple[Mark, ...]:
        """The mark of the last mapping in the list that was being read: a line out of place may belong to it."""
        if not isinstance(self._here, _InSequence) or not self._here.node:
            return ()
        item = self._here.node[-1]
        return (item.mark,) if isinstance(item, Mapping) else ()

    def cut(self, line: int) -> None:
        """Drop what may not be meant, where reading broke off in `line` (from 0).

        That is the last text, if it reaches into the line, and what stands in a bracket that was not closed: it may
        have swallowed the lines below it.
        """
        around = [*self._outside, self._here]
        for outer, inner in pairwise(around):
            if not isinstance(outer, _InFile) and not isinstance(inner, _InFile) and inner.flow and not outer.flow:
                outer.drop(inner.node)
                return
        if self._text is not None and self.last.end_mark.line >= line:
            self._here.drop(self._text)

    def grow(self, get_event: Callable[[], Any]) -> None:
        """Read events to the end. Each node joins its parent at once, so that a fault leaves what was read.

        Raises:
            Stopped: nested too deeply, or too many faults.
            yaml.YAMLError: not YAML.
        """
        from yaml import events

        steps = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._mapping,
            events.SequenceStartEvent: self._sequence,
            events.AliasEvent: self._alias,
        }
        ends = (events.MappingEndEvent, events.SequenceEndEvent)
        at, step_of = self._at, steps.get
        while (event := get_event()) is not None:
            kind = type(event)
            if (step := step_of(kind)) is not None:
                start = event.start_mark
                step(event, at(start.line, start.column))
            elif kind in ends:
                self._here = self._outside.pop()

    def _scalar(self, event: Any, mark: Mark) -> None:
        if event.tag is not None or event.anchor is not None:
            self._decorated(event, mark)
        self.last = event
        text: str = event.value
        quoted = bool(event.style)
        if quoted and not text.isascii() and LONE_SURROGATE.search(text):  # only PyYAML's own parser lets these pass
            self._found.add(mark, "yaml_surrogate")
        here = self._here
        odd = not quoted and (text in NOTHING or text[0] in MAY_CHANGE)
        if isinstance(here, _InMapping) and here.awaits_key:
            keeps = not (odd or text == "<<" or text in here.node) or self._is_sound_key(here.node, text, mark, quoted)
            here.take_key(text, mark, keeps, quoted)
            return
        if odd:
            if text not in NOTHING:
                self._changed(text, mark)
            elif here is self._root and not text:
                return  # an empty document is none
            else:
                self._nothing(text, mark)
                if not text and isinstance(here, _InMapping):
                    mark = here.key_mark  # where its fault is; the parser may put it below the last line
        node = _new_text(Scalar, text)
        node.mark = mark
        node.quoted = quoted
        self._text = node
        here.join(node)

    def _mapping(self, event: Any, mark: Mark) -> None:
        node = Mapping(mark)
        self._begin(event, node)
        self._here = _InMapping(node, flow=event.flow_style)

    def _sequence(self, event: Any, mark: Mark) -> None:
        node = Sequence(mark)
        self._begin(event, node)
        self._here = _InSequence(node, flow=event.flow_style)

    def _begin(self, event: Any, node: Mapping | Sequence) -> None:
        if event.tag is not None or event.anchor is not None:
            self._decorated(event, node.mark)
        if len(self._outside) == MAX_DEPTH:
            self._found.add(node.mark, "yaml_deep", most=MAX_DEPTH)
            raise Stopped
        here = self._here
        if isinstance(here, _InMapping) and here.awaits_key:
            self._found.add(node.mark, "yaml_complex_key")
            here.take_key("", node.mark, False)
        else:
            here.join(node)
        self._outside.append(here)

    def _alias(self, event: Any, mark: Mark) -> None:
        name: str = event.anchor
        if name not in self._aliases:
            self._aliases.add(name)
            self._found.add(mark, "yaml_alias", name=shown(name))
        here = self._here
        if isinstance(here, _InMapping) and here.awaits_key:
            here.take_key(f"*{name}", mark, False)
        else:
            here.join(Scalar(f"*{name}", mark))

    def _decorated(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            self._found.add(mark, "yaml_anchor", name=shown(event.anchor))
        if event.tag is not None:
            tag: str = event.tag
            short = tag.replace("tag:yaml.org,2002:", "!!", 1) if tag.startswith("tag:yaml.org,2002:") else tag
            self._found.add(mark, "yaml_tag", tag=shown(short))

    def _is_sound_key(self, node: Mapping, text: str, mark: Mark, quoted: bool) -> bool:
        """Whether the key may join the mapping; say why not."""
        if text in node:
            first = node.key_marks[text]
            self._found.add(mark, "yaml_duplicate_key", name=shown(text), line=first.line, column=first.column)
            return False
        if quoted:
            return True
        if text == "<<":
            self._found.add(mark, "yaml_merge")
            return False
        if text in NOTHING:
            self._found.add(mark, "yaml_no_key")
            return False
        if text[0] in MAY_CHANGE:
            self._changed(text, mark)
        return True

    def _nothing(self, text: str, mark: Mark) -> None:
        here = self._here
        if text:
            self._found.add(mark, "yaml_null", text=text)
        elif not isinstance(here, _InMapping):
            self._found.add(mark, "yaml_empty_item")
        elif not here.key_quoted and (joined := COLON_WITHOUT_SPACE.match(here.key)) is not None:
            at = Mark(here.key_mark.line, here.key_mark.column + joined.start(1))
            self._found.add(at, "yaml_wide_colon" if joined[1] == "：" else "yaml_colon_space")
        elif here.flow and here.node:  # `{en: no calls, no visits}`
            self._found.add(here.key_mark, "yaml_no_value_in_braces", name=shown(here.key))
        else:
            self._found.add(here.key_mark, "yaml_no_value", name=shown(here.key))

    def _changed(self, text: str, mark: Mark) -> None:
        change = find_change(text)
        if change is None:
            return
        if change.number is not None:
            self._found.add(mark, "yaml_base_60", text=shown(text), number=shown(change.number))
        else:
            self._found.add(mark, "yaml_date", text=shown(text))
