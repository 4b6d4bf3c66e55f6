"""What the linter finds: faults, which no policy may have, and advice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from fairdebt.errors import Fault
from fairdebt.messages import Language, Text, say

Severity = Literal["fault", "advice"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend (`fault`) or to think about (`advice`)."""

    severity: Severity
    fault: Fault

    def render(self, language: Language = "en") -> str:
        """Return `source:line:column: subject: problem` with its fix; advice says that it is advice."""
        if self.severity == "fault":
            return self.fault.render(language)
        subject = self.fault.subject
        named = say("advice") if subject is None else say("advice_of", subject=subject)
        return replace(self.fault, subject=named).render(language)

    @property
    def place(self) -> tuple[str, bool, int, int]:
        """Return by what findings are sorted: file, then line and column, those of the whole file last."""
        mark = self.fault.mark
        return (self.fault.source, True, 0, 0) if mark is None else (self.fault.source, False, mark.line, mark.column)


def advice(problem: Text, fix: Text | None, source: str, at: object, subject: Text | None = None) -> Finding:
    """Return an advice about what stands at `at`: a mark, or a node."""
    mark = getattr(at, "mark", at)
    return Finding("advice", Fault(problem, fix, source, mark, subject))  # type: ignore[arg-type]  # a mark by now
