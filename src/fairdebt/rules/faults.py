"""Where the faults of one file go, and how pieces of a file are shown in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairdebt.errors import Fault, Mark, fix_of_characters
from fairdebt.messages import Text, say
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, as_written


@dataclass(slots=True)
class Faults:
    """Faults of one file, each once.

    What the source already said is not said again: `told` are the marks of values, `told_keys` those of field names
    that it found at fault; `unfinished` the marks of mappings and lists whose end it could not read. `subject` is what
    faults are noted of at present: a sentence of the catalogue and its `name`.
    """

    source: str
    found: list[Fault] = field(default_factory=list)
    subject: tuple[str, object] | None = None
    told: frozenset[Mark] = frozenset()
    told_keys: frozenset[Mark] = frozenset()
    unfinished: frozenset[Mark] = frozenset()

    def add(self, problem: Text, fix: Text | None = None, *, at: object = None) -> None:
        """Note a fault at `at`: a node, or the mark of a field name."""
        mark = at if isinstance(at, Mark) else getattr(at, "mark", None)
        match at:
            case Mark():
                silent = at in self.told_keys
            case Scalar():
                silent = at.mark in self.told
            case Mapping() | Sequence():
                silent = at.mark in self.unfinished
            case _:
                silent = False
        if fix is not None and isinstance(at, Scalar):
            fix = fix_of_characters(at, quoted=at.quoted) or fix
        if not silent:
            self.found.append(Fault(problem, fix, self.source, mark, self._subject()))

    def _subject(self) -> Text | None:
        if self.subject is None:
            return None
        key, name = self.subject
        return say(key, name=as_written(name))

    def sorted(self) -> tuple[Fault, ...]:
        """Return the faults in the order of the file, each once; those of the whole file stand first."""
        once = dict.fromkeys(self.found)
        return tuple(sorted(once, key=lambda fault: (fault.mark.line, fault.mark.column) if fault.mark else (0, 0)))


def faults_of(source: Source) -> Faults:
    """Return where to note the faults of `source`, with those that it has found itself."""
    told: set[Mark] = {fault.mark for fault in source.faults if fault.mark is not None}
    told_keys: set[Mark] = set()
    if source.faults:  # a value that is missing is one of them
        for document in source.documents:
            _empty(document, told, told_keys)
    return Faults(
        source.name,
        list(source.faults),
        told=frozenset(told),
        told_keys=frozenset(told_keys),
        unfinished=frozenset(source.unfinished),
    )


def _empty(node: Node, told: set[Mark], told_keys: set[Mark]) -> None:
    """Collect the marks of values that are missing, and of the names that lack them."""
    if isinstance(node, Scalar):
        if not node and not node.quoted:
            told.add(node.mark)
    elif isinstance(node, Mapping):
        for key, held in node.items():
            _empty(held, told, told_keys)
            if isinstance(held, Scalar) and not held and not held.quoted:
                told_keys.add(node.key_marks[key])
    else:
        for item in node:
            _empty(item, told, told_keys)


def part_of(text: Scalar, start: int) -> Scalar:
    """Return the text from `start` on, with its place; the quote that opens the text counts."""
    mark = Mark(text.mark.line, text.mark.column + start + text.quoted)
    return Scalar(text[start:], mark, quoted=text.quoted)
