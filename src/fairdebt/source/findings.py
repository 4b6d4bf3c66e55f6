"""Collect the faults of one file."""

from __future__ import annotations

from fairdebt.errors import Fault, Mark
from fairdebt.messages import say
from fairdebt.source.nodes import Mapping, Sequence

MAX_FAULTS = 200


class Stopped(Exception):
    """Reading cannot, or need not, go on; the fault that says why is already collected."""


class Findings:
    """The faults found so far in the file `name`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._faults: list[Fault] = []

    def add(self, mark: Mark | None, sentence: str, /, **words: object) -> None:
        """Collect one fault: its sentence is `sentence`, its fix `sentence` + `_fix`.

        Raises:
            Stopped: the file holds more faults than anybody reads.
        """
        if len(self._faults) == MAX_FAULTS:
            self._append(None, "file_many_faults", most=MAX_FAULTS)
        if len(self._faults) > MAX_FAULTS:
            raise Stopped
        self._append(mark, sentence, **words)

    def add_last(self, mark: Mark, sentence: str, /, **words: object) -> None:
        """Collect the fault that ends the reading; it is shown however many came before."""
        self._append(mark, sentence, **words)

    def _append(self, mark: Mark | None, sentence: str, /, **words: object) -> None:
        problem, fix = say(sentence, **words), say(f"{sentence}_fix", **words)
        self._faults.append(Fault(problem, fix, source=self._name, mark=mark))

    def sorted(self) -> tuple[Fault, ...]:
        """Return the faults in the order of the file, those of the whole file last."""
        return tuple(sorted(self._faults, key=_order))


def _order(fault: Fault) -> tuple[bool, int, int]:
    mark = fault.mark
    return (True, 0, 0) if mark is None else (False, mark.line, mark.column)


def shown(text: str) -> str:
    r"""Return `text` fit for a message: on one line, printable, at most 40 characters.

    >>> shown("two\nlines")
    'two lines'
    """
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text[:200].split()))
    return line if len(line) <= 40 else line[:39] + "…"


def as_written(node: object) -> str:
    """Return a piece of a file fit for a message: its text, shortened, or brackets for what is no text.

    >>> as_written(Sequence())
    '[...]'
    """
    if isinstance(node, Mapping):
        return "{...}"
    if isinstance(node, Sequence):
        return "[...]"
    return shown(str(node))
