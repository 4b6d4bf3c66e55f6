"""Find and sort the files to be linted: policies, indexes of folders, scenarios."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fairdebt.desk.lexicons import bundled_lexicons
from fairdebt.errors import Fault, InvalidInput
from fairdebt.loader.finding import find_policies
from fairdebt.messages import say
from fairdebt.scenarios.search import files_in, is_scenario_file
from fairdebt.screen.bundled import LEXICONS
from fairdebt.source import ENDINGS, Mapping, Source, read_file

SLASHES = ("/", "\\")
ELSEWHERE = (".", "~", *SLASHES)
"""How paths end and begin, and names of bundled policies never do."""


@dataclass(slots=True)
class Gathered:
    """Files by what they are; `passed_over` were found in folders and are none of these."""

    policies: dict[Path, Source] = field(default_factory=dict)
    indexes: dict[Path, Source] = field(default_factory=dict)
    scenarios: dict[Path, Source] = field(default_factory=dict)
    lexicons: dict[Path, Source] = field(default_factory=dict)
    templates: dict[Path, Source] = field(default_factory=dict)
    passed_over: list[Path] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def files(self) -> int:
        """Return how many files there are to lint."""
        return sum(map(len, self.groups))

    @property
    def groups(self) -> tuple[dict[Path, Source], ...]:
        """Return the files of each kind."""
        return self.policies, self.indexes, self.scenarios, self.lexicons, self.templates


def gather(names: Iterable[str]) -> Gathered:
    """Find what `names` ask for: bundled policies by name, files, and folders at any depth."""
    found = Gathered()
    for name in names:
        path = Path(name)
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except (OSError, ValueError):
            is_folder = is_there = False
        if is_folder:
            for file in files_in(path, found.faults):
                source = read_file(file)
                if source.was_opened:
                    _sort(file, source, found, named=False)
                else:
                    found.faults.extend(source.faults)
        elif is_there or name.endswith((*ENDINGS, *SLASHES)) or name.startswith(ELSEWHERE):
            _sort(path, read_file(path), found, named=True)
        else:
            _bundled(name, found)
    if not found.files and not found.faults:
        found.faults.append(Fault(say("lint_nothing"), say("lint_nothing_fix")))
    return found


def _bundled(name: str, found: Gathered) -> None:
    if name == "lexicon":
        found.lexicons.update((LEXICONS.parent / source.name, source) for source in bundled_lexicons())
        return
    try:
        bundled = find_policies((name,))
    except InvalidInput as error:
        found.faults.extend(error.faults)
        return
    found.policies.update(bundled.policies)
    found.indexes.update(bundled.indexes)


def _sort(path: Path, source: Source, found: Gathered, *, named: bool) -> None:
    if any(path in group for group in found.groups):
        return
    document = source.documents[0] if source.documents else None
    fields: set[str] = set(document) if isinstance(document, Mapping) else set()
    if "lexicon" in fields and "policy" not in fields:
        found.lexicons[path] = source
    elif "templates" in fields and not {"policy", "rules"} & fields:
        found.templates[path] = source
    elif "policy" not in fields and {"covers", "policies"} <= fields:
        found.indexes[path] = source
    elif "policy" not in fields and "rules" not in fields and is_scenario_file(path, source):
        found.scenarios[path] = source
    elif named or "policy" in fields or {"format", "rules"} <= fields:
        found.policies[path] = source
    else:
        found.passed_over.append(path)
