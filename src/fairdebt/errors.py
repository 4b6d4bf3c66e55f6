"""What goes wrong, said to the person who can fix it: what, where, how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from fairdebt.messages import Language, Text, say


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: a policy file, a scenario, an action, a case.

    `source` is the file or the input's name, `subject` the rule or field at fault, `fix` what to do.
    """

    problem: Text
    fix: Text | None = None
    source: str = ""
    mark: Mark | None = None
    subject: Text | None = None

    def render(self, language: Language = "en") -> str:
        """Return `source:line:column: subject: problem`, with the fix on a second line."""
        where = self.source
        if self.mark is not None:
            where += f":{self.mark.line}:{self.mark.column}"
        parts = [where] if where else []
        if self.subject is not None:
            parts.append(self.subject.render(language))
        parts.append(self.problem.render(language))
        line = ": ".join(parts)
        if self.fix is None:
            return line
        label = "修改" if language == "zh" else "fix"
        return f"{line}\n  {label}: {self.fix.render(language)}"


class FairdebtError(Exception):
    """Root of every error that fairdebt raises on purpose."""


class InvalidInput(FairdebtError, ValueError):
    """An input that cannot be used, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.render("en"))

    def render(self, language: Language = "en") -> str:
        """Return all faults, one below the other."""
        return "\n".join(fault.render(language) for fault in self.faults)


def suggest(name: str, known: Iterable[str]) -> Text | None:
    """Return the fix for a misspelt `name`: the nearest known name, else a short list of all."""
    names = sorted(known)
    near = [name.lower()] if name.lower() in names else get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return say("did_you_mean", name=near[0])
    if 0 < len(names) <= 12:
        return say("one_of", names=", ".join(f"`{n}`" for n in names))
    return None
