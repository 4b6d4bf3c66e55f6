"""Taking turns at one file. SQLite itself lets waiters sleep and look again, so that some wait for long.

Threads of a process queue for a lock, processes for an advisory lock on a file beside the database, which the system
gives back when a process dies. Where there are no such locks (Windows), SQLite's own waiting is what remains.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from fairdebt.ledger.forking import let_go_in_children

try:
    from fcntl import LOCK_EX, LOCK_UN, flock
except ImportError:  # Windows
    flock = None  # type: ignore[assignment]  # then nobody queues


class Turns:
    """A queue before one database file; None: a database in memory, which only this process has."""

    def __init__(self, file: Path | None) -> None:
        self._lock = Lock()
        self._file = file
        self._handle: int | None = None
        let_go_in_children(self)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and keep it until the block ends."""
        with self._lock:
            handle = self._opened()
            if handle is None:
                yield
                return
            flock(handle, LOCK_EX)
            try:
                yield
            finally:
                flock(handle, LOCK_UN)

    @property
    def shared(self) -> bool:
        """Tell whether processes queue here too."""
        return self._file is not None and flock is not None

    def _opened(self) -> int | None:
        if self._file is None or flock is None:
            return None
        if self._handle is None:
            try:
                self._handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError:  # no file can be made there: then SQLite's own waiting has to do
                self._file = None
        return self._handle

    def begin_anew(self) -> None:
        """Let go, in a child, of what the parent has."""
        self._lock = Lock()
        self.close()

    def close(self) -> None:
        """Give back the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
