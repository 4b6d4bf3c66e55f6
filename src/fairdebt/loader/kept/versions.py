"""What must be equal for something kept to be used: the code, its version, Python's, those of what it reads with."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import sys
from functools import cache
from pathlib import Path

import pydantic

FORMAT = 1

_PACKAGE = Path(__file__).parents[2]
ROOMS = ("__init__.py", "clock", "errors.py", "loader", "logic", "messages", "policy", "rules", "source", "vocabulary")
"""What decides how a policy file is read; the first holds the version."""


def key_of(kind: str, *said: str) -> str:
    """Return the key of something kept: equal only where `kind`, all that is `said`, code and versions are.

    Args:
        kind: What is kept: one word.
        said: What it was made of, each part in full, or as its digest.
    """
    parts = (kind, *versions(), *said)
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode(errors="surrogatepass")).hexdigest()


@cache
def versions() -> tuple[str, ...]:
    """Return the format, a digest of fairdebt's code with its version, the versions of Python, pydantic, PyYAML."""
    return (
        str(FORMAT),
        CODE,
        f"{sys.implementation.cache_tag} {sys.hexversion:x}",
        pydantic.VERSION,
        _version("PyYAML"),
    )


def digest_of_code(*rooms: str) -> str:
    """Return a digest of the Python text of rooms, folders or modules, as it lies on the disk; empty if it does not."""
    found = hashlib.sha256()
    for room in rooms:
        for path in sorted(_modules(_PACKAGE / room)):
            try:
                text = path.read_bytes()
            except OSError:
                return ""
            found.update(f"{path.relative_to(_PACKAGE).as_posix()}:{len(text)}\n".encode())
            found.update(text)
    return found.hexdigest()


def _modules(room: Path) -> list[Path]:
    if room.suffix:
        return [room]
    return [Path(folder, name) for folder, _, names in os.walk(room) for name in names if name.endswith(".py")]


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution) or ""
    except Exception:  # no such distribution, or damaged records of it: what is kept helps, it must not hinder
        return ""


CODE = digest_of_code(*ROOMS)
"""That of the rooms that read policies, taken when they are imported: later an upgrade may lie on the disk."""
