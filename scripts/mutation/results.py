"""What became of each mutant: kept in a file by the line that was changed, and what people said of the survivors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.mutation.places import ROOT, Mutant

SURVIVORS = ROOT / "scripts" / "survivors.txt"


@dataclass(frozen=True)
class Result:
    """`how`: killed, survived the first round, or survived all of them."""

    name: str
    how: str
    tests: int
    seconds: float


class Results:
    """The results so far; a later one of the same mutant replaces the earlier."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.by_name: dict[str, Result] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                result = Result(**json.loads(line))
                self.by_name[result.name] = result

    def add(self, result: Result) -> None:
        """Keep a result."""
        self.by_name[result.name] = result
        self.path.parent.mkdir(exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")

    def how(self, mutant: Mutant) -> str:
        """Return what became of it; empty if it has not met a test yet."""
        result = self.by_name.get(mutant.name)
        return "" if result is None else result.how

    def scores(self, mutants: Iterable[Mutant]) -> dict[str, Score]:
        """Return the score of each room, and of `all`."""
        said = classed()
        counted: dict[str, Counter[str]] = {}
        for mutant in mutants:
            how = self.how(mutant)
            if not how.startswith(("killed", "survived")):
                how = "not run"
            elif how != "killed":
                how = "equivalent" if said.get(mutant.name, "").startswith("equivalent") else "survived"
            for room in (mutant.room, "all"):
                counted.setdefault(room, Counter())[how] += 1
        ordered = sorted(counted, key=lambda room: (room == "all", room))
        return {
            room: Score(
                counted[room].total(),
                *(counted[room][how] for how in ("killed", "equivalent", "survived", "not run")),
            )
            for room in ordered
        }

    def told(self, mutants: list[Mutant]) -> str:
        """Return the score of each room, and each survivor that is not known to be equivalent."""
        said = classed()
        lines = [
            f"{mutant.path}:{mutant.line} {mutant.name} | {said.get(mutant.name, 'not classed')}"
            for mutant in sorted(mutants)
            if self.how(mutant).startswith("survived") and not said.get(mutant.name, "").startswith("equivalent")
        ]
        for room, score in self.scores(mutants).items():
            lines.append(
                f"{room}: {score.mutants} mutants, {score.killed} killed, {score.equivalent} equivalent, "
                f"{score.survived} survived, {score.not_run} not run; score {score.percent:.1f}%"
            )
        return "\n".join(lines)


@dataclass(frozen=True)
class Score:
    """How many mutants there are, and what became of them."""

    mutants: int
    killed: int
    equivalent: int
    survived: int
    not_run: int

    @property
    def percent(self) -> float:
        """Return the share that was killed of those that were run and are not equivalent."""
        judged = self.killed + self.survived
        return 100 * self.killed / judged if judged else 100.0


def classed() -> dict[str, str]:
    """Return what was said of survivors, by name: a line with the name, then an indented one with the class."""
    found: dict[str, str] = {}
    name = ""
    for line in SURVIVORS.read_text(encoding="utf-8").splitlines():
        if line.startswith((" ", "\t")) and name:
            found[name] = f"{found[name]} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            name = line.strip()
            found[name] = ""
    return found
