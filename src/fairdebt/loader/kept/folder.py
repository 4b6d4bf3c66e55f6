"""A folder in which entries are kept under their keys, and which is believed only where nobody else can write.

An entry that is damaged, cut off or foreign is as good as none: `take` never raises. What cannot be written is not.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

VARIABLE = "FAIRDEBT_CACHE"
"""The environment variable that names another folder, or says `off`."""

ENDING = ".kept"
"""How the names of entries end. Whatever else somebody keeps in the folder is none of ours."""

MOST_ENTRIES = 64
MOST_BYTES = 64 * 2**20
FORGOTTEN_SECONDS = 3600
"""A file that was begun and not finished for so long, when another is written, belongs to a process that was killed."""

_MAGIC = b"fairdebt kept 1\n"
_HEAD = len(_MAGIC) + 32
_BEGUN = ".begun-"
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Folder:
    """A folder of entries, of which the oldest make room for new ones."""

    def __init__(self, path: Path, *, most: int = MOST_ENTRIES) -> None:
        self.path = path
        self._most = most

    @classmethod
    def of_user(cls, *inside: str, most: int = MOST_ENTRIES) -> Folder | None:
        """Return the folder of the user who runs this process, or one inside; None where none is there, or wanted."""
        path = _of_user()
        return None if path is None else cls(path.joinpath(*inside), most=most)

    def take(self, key: str) -> bytes | None:
        """Return what was kept under `key`, or None."""
        try:
            with self._opened() as folder:
                data = _read(key + ENDING, folder)
        except (OSError, ValueError):
            return None
        if data is None or not data.startswith(_MAGIC):
            return None
        kept = data[_HEAD:]
        return kept if data[len(_MAGIC) : _HEAD] == _seal(key, kept) else None

    def keep(self, key: str, kept: bytes) -> None:
        """Keep something under `key`, at once and whole, whoever else keeps it at the same time; or do nothing."""
        if len(kept) > MOST_BYTES:
            return
        with suppress(OSError, ValueError):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._opened() as folder:
                _write(key + ENDING, _MAGIC + _seal(key, kept) + kept, folder)
                _forget(folder, self._most)

    @contextmanager
    def _opened(self) -> Iterator[int]:
        """Open the folder, by a handle that stays the same folder whatever happens to its name.

        Raises:
            OSError: there is none, it is a link, or others than its owner can write in it.
        """
        handle = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if not _is_ours(os.fstat(handle)):
                raise PermissionError(str(self.path))
            yield handle
        finally:
            os.close(handle)


def _of_user() -> Path | None:
    if not hasattr(os, "geteuid") or os.open not in os.supports_dir_fd:
        return None  # rights cannot be checked here
    said = os.environ.get(VARIABLE)
    if said is not None:
        return None if said in ("", "off") else Path(said)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if not home.is_dir():
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "fairdebt"
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (cache if cache.is_absolute() else home / ".cache") / "fairdebt"


def _seal(key: str, kept: bytes) -> bytes:
    """Return what tells an entry from a damaged one, or one that was moved here from another key."""
    return hashlib.sha256(key.encode() + b"\n" + kept).digest()


def _is_ours(found: os.stat_result) -> bool:
    """Tell whether nobody but this user, or root, can have written a file or folder."""
    return found.st_uid in (0, os.geteuid()) and not found.st_mode & _OTHERS_WRITE


def _read(name: str, folder: int) -> bytes | None:
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or not _is_ours(found) or found.st_size > _HEAD + MOST_BYTES:
            return None
        return file.read()


def _write(name: str, data: bytes, folder: int) -> None:
    begun = f"{_BEGUN}{name}.{secrets.token_hex(8)}"
    handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(begun, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(begun, dir_fd=folder)
        raise


def _forget(folder: int, most: int) -> None:
    """Remove the oldest of too many entries, and what killed processes have left."""
    names = [name for name in os.listdir(folder) if name.endswith(ENDING) or name.startswith(_BEGUN)]
    if len(names) <= most and not any(name.startswith(_BEGUN) for name in names):
        return
    ages: list[tuple[int, str]] = []
    begun: list[tuple[int, str]] = []
    for name in names:
        with suppress(FileNotFoundError):
            written = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime_ns
            (begun if name.startswith(_BEGUN) else ages).append((written, name))
    newest = max(ages, default=(0, ""))[0]
    forgotten = [name for written, name in begun if newest - written > FORGOTTEN_SECONDS * 10**9]
    forgotten += [name for _, name in sorted(ages)[: max(0, len(ages) - most)]]
    for name in forgotten:
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)
