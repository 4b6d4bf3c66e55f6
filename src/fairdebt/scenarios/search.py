"""Find scenario files in folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairdebt.errors import Fault
from fairdebt.messages import say
from fairdebt.source import ENDINGS, Mapping, Node, Sequence, Source, read_file

MARKS = frozenset({"scenario", "action", "expect"})
"""A document with one of these fields is meant as a scenario."""

_LOOKS_LIKE = re.compile(r"^[\[{\s]*[\"']?(scenario|action|expect)[\"']?\s*[:：]", re.MULTILINE)
_PASSED_OVER = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Search:
    """Files that hold scenarios, as they were read; other files; folders that could not be looked into."""

    found: tuple[tuple[Path, Source], ...]
    passed_over: tuple[Path, ...]
    faults: tuple[Fault, ...] = ()


def search(paths: Iterable[Path]) -> Search:
    """Read the files among `paths`, and those in the folders among them, at any depth, that are meant as scenarios.

    A file that is named itself is always taken. Hidden folders are passed over, and no file is read twice.
    """
    found: dict[Path, Source] = {}
    passed: dict[Path, None] = {}
    faults: list[Fault] = []
    for path in paths:
        if not _is_folder(path):
            found.setdefault(path, read_file(path))
            continue
        for file in files_in(path, faults):
            if file in found or file in passed:
                continue
            source = read_file(file)
            if not source.was_opened:
                faults.extend(source.faults)
            elif is_scenario_file(file, source):
                found[file] = source
            else:
                passed[file] = None
    return Search(tuple(found.items()), tuple(file for file in passed if file not in found), tuple(faults))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def files_in(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield YAML and JSON files of a folder in order, at any depth; folders that cannot be read become faults.

    Pipes and devices are no files of anybody's: reading one would wait for ever.
    """

    def note(error: OSError) -> None:
        problem, fix = say("file_unreadable"), say("file_unreadable_fix")
        faults.append(Fault(problem, fix, Path(str(error.filename)).as_posix()))

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _PASSED_OVER)
        for name in sorted(files):
            path = Path(here) / name
            if path.suffix in ENDINGS and not name.startswith(".") and not _is_pipe(path):
                yield path


def _is_pipe(path: Path) -> bool:
    """Tell whether something that is there is no file; what cannot be told is told when it is read."""
    try:
        return path.exists() and not path.is_file()
    except (OSError, ValueError):
        return False


def is_scenario_file(path: Path, source: Source) -> bool:
    """Tell whether a file is meant as scenarios, even where it cannot be read to its end."""
    if any(_is_meant(node) for node in source.documents):
        return True
    if source.complete:
        return False
    try:
        text = path.read_bytes()[:100_000].decode("utf-8", "replace")
    except (OSError, ValueError):
        return False
    return _LOOKS_LIKE.search(text) is not None


def _is_meant(node: Node) -> bool:
    if isinstance(node, Sequence):
        return any(_is_meant(item) for item in node if isinstance(item, Mapping))
    return isinstance(node, Mapping) and not MARKS.isdisjoint(node)
