"""Policies as they came out of their files, kept: taken again only while names, files and versions are the same."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from fairdebt.loader import finding
from fairdebt.loader.finding import bundled_files, is_path
from fairdebt.loader.kept.folder import Folder
from fairdebt.loader.kept.plain import NotPlain, from_plain, to_plain
from fairdebt.loader.kept.versions import CODE, key_of
from fairdebt.loader.posture import Loosened
from fairdebt.source import MAX_BYTES

if TYPE_CHECKING:
    from fairdebt.loader.loading import Policies


class KeptPolicies:
    """Where the policies of some names are kept."""

    def __init__(self, names: tuple[str | Path, ...], kind: type[Policies]) -> None:
        self._names = names
        self._kinds = (kind, Loosened)
        self._folder = Folder.of_user() if CODE else None
        self._key = "" if self._folder is None else key_of("policies", *_said(names))

    def take(self) -> Policies | None:
        """Return the policies that were kept, if every file they came from has the same bytes today."""
        kept = None if self._folder is None else self._folder.take(self._key)
        if kept is None:
            return None
        try:
            entry = json.loads(kept)
            files = entry["files"]
            if not files or not all(_digest(path) == digest for path, digest in files.items()):
                return None
            found = from_plain(entry["policies"], *self._kinds)
        except Exception:  # whatever is wrong with what was kept: the files themselves are read
            return None
        return found if isinstance(found, self._kinds[0]) else None

    def keep(self, policies: Policies, files: Mapping[str, str]) -> Policies:
        """Keep policies that came out of files without a fault; the files with their digests.

        Return equal ones, as the next process takes them: no part stands there twice, none knows its place in a file.
        """
        if self._folder is None:
            return policies
        try:
            plain = to_plain(policies, *self._kinds)
        except NotPlain:
            return policies
        entry = {"files": files, "policies": plain}
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        self._folder.keep(self._key, text.encode(errors="surrogatepass"))  # a name of a file need not be text
        taken: Policies = from_plain(plain, *self._kinds)
        return taken


def _said(names: tuple[str | Path, ...]) -> list[str]:
    """Return everything beside the bytes of files on which it depends what names mean."""
    said = [str(finding.BUNDLED), "\n".join(bundled_files())]
    for name in names:
        said.append(str(name))
        said.append(_led_to(name) if is_path(name) else "")
    return said


def _led_to(path: str | Path) -> str:
    """Return the file that a path leads to from the present folder; empty where it is no path at all."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return ""


def _digest(path: str) -> str | None:
    """Return the digest of the bytes of a file, as `fairdebt.source` reads it; None where it cannot be read."""
    try:
        with Path(path).open("rb", buffering=0) as file:
            return hashlib.sha256(file.read(MAX_BYTES + 1)).hexdigest()
    except (OSError, ValueError):
        return None
