"""Writing through to the disk what SQLite has committed, after the next one may begin and before anybody is told.

SQLite's own `synchronous=FULL` waits for the disk while nobody else may write. In WAL mode a transaction is a run of
frames at the end of one file, each checksummed over all before it: whoever writes through what is there has written
through everything it was built on. So a transaction is committed under `synchronous=NORMAL`, which leaves the frames to
the system but still writes through whenever it copies frames into the database or begins the file anew; the queue moves
on; and then the file is written through. Only then does the step return. What a power cut may take is what nobody was
told. Threads that wait at once share one writing.
"""

from __future__ import annotations

import os
from threading import Lock

SYNC = getattr(os, "fdatasync", os.fsync)


class Durable:
    """The write-ahead log of one database, as one process writes it through."""

    def __init__(self, log: str) -> None:
        self._log = log
        self._handle: int | None = None
        self._asking = Lock()
        self._asked = 0
        self._syncing = Lock()
        self._done = 0
        self._failed = 0

    def written_through(self) -> None:
        """Return once all that was committed before this call is on the disk.

        Raises:
            OSError: it is not known to be there.
        """
        with self._asking:
            self._asked += 1
            mine = self._asked
        with self._syncing:
            if mine <= self._failed:  # the system tells a failure once, and whoever asks again is told all is well
                raise OSError("what another thread wrote through failed")
            if mine <= self._done:
                return
            upto = self._asked
            try:
                self._sync()
            except OSError:
                self._failed = upto
                raise
            self._done = upto

    def _sync(self) -> None:
        try:
            now = os.stat(self._log)  # noqa: PTH116  # compared with that of a handle
        except FileNotFoundError:
            return  # SQLite removes it once all of it is in the database, and that on the disk
        if self._handle is not None:
            then = os.fstat(self._handle)
            if (then.st_ino, then.st_dev) != (now.st_ino, now.st_dev):
                self.close()
        if self._handle is None:
            self._handle = os.open(self._log, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
        SYNC(self._handle)

    def close(self) -> None:
        """Give back the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
