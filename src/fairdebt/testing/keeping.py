"""Where failing cases are kept as scenario files, and in which language the kit speaks: settings of a test run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from fairdebt.messages import Language

_FOLDER: list[Path] = []


def language_of(environment: Mapping[str, str]) -> Language:
    """Return Chinese if `FAIRDEBT_LANG` begins with `zh`, else English."""
    return "zh" if environment.get("FAIRDEBT_LANG", "").lower().startswith("zh") else "en"


def keep_in(folder: Path | None) -> None:
    """Let failing cases be written below a folder, or nowhere."""
    _FOLDER[:] = [] if folder is None else [folder]


def keep(name: str, text: str) -> Path | None:
    """Write a scenario under a name, over an older one of that name; None where nothing is to be kept."""
    if not _FOLDER:
        return None
    path = _FOLDER[0] / f"{re.sub(r'[^A-Za-z0-9_.-]+', '-', name).strip('-')}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
