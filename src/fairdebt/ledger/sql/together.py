"""Threads of one process that add at the same time, in one transaction.

The first to come waits for its turn at the database; whoever comes meanwhile goes with it. Each is told of its own, and
nobody before all of it is committed and on the disk. While one group waits for the disk, the next may write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

from fairdebt.ledger.errors import LedgerInDoubt
from fairdebt.ledger.sql.statements import Question

Group = Sequence["Waiting"]


@dataclass(slots=True, eq=False)
class Waiting:
    """One who wants to add: `added` or `error` is the answer; neither, on being woken: take the others along."""

    steps: Sequence[Question]
    added: bool | None = None
    error: BaseException | None = None
    woken: Lock = field(default_factory=Lock)

    @property
    def is_answered(self) -> bool:
        """Tell whether it is known what became of it."""
        return self.added is not None or self.error is not None


class Together:
    """Groups those who wait.

    Args:
        write: Waits for the turn, calls what it is given for those who go along, adds and commits what they want, and
            sets `added` of each. It raises where nothing is written.
        write_through: Returns once what was committed is on the disk.
    """

    def __init__(self, write: Callable[[Callable[[], Group]], None], write_through: Callable[[], None]) -> None:
        self._write = write
        self._write_through = write_through
        self._lock = Lock()
        self._queue: list[Waiting] = []
        self._led = False

    def add(self, steps: Sequence[Question]) -> bool:
        """Run the steps of an addition, alone or with others; tell whether it was added.

        Raises:
            LedgerError: what went wrong with this one.
        """
        mine = Waiting(steps)
        mine.woken.acquire()
        with self._lock:
            self._queue.append(mine)
            leads, self._led = not self._led, True
        if not leads:
            mine.woken.acquire()
        if not mine.is_answered:
            self._lead(mine)
        if mine.error is not None:
            raise mine.error
        return bool(mine.added)

    def _lead(self, mine: Waiting) -> None:
        group: Group = ()

        def taken() -> Group:
            nonlocal group
            with self._lock:
                group, self._queue = self._queue, []
            return group

        try:
            try:
                self._write(taken)
            except Exception as error:
                group = self._alone(group or taken(), error)
            finally:
                self._hand_on(mine)
            self._write_through()
        except BaseException as error:
            for each in group:  # whatever was said of them before is not known to be on the disk
                if each.error is None:
                    each.error = error if each is mine else LedgerInDoubt("ledger_in_doubt")
            raise
        finally:
            for each in group:
                if each is not mine:
                    each.woken.release()

    def _alone(self, group: Group, error: Exception) -> Group:
        """Let each of a group that failed try alone: one that cannot be written must not take others with it."""
        if len(group) == 1:
            group[0].error = error
            return group
        for each in group:
            try:
                self._write(lambda each=each: [each])  # type: ignore[misc]  # mypy does not type a default
            except Exception as own:
                each.error = own
        return group

    def _hand_on(self, mine: Waiting) -> None:
        """Let the first of those who came since take the others along."""
        with self._lock:
            if mine in self._queue:  # it was stopped before it could write
                self._queue.remove(mine)
            following = self._queue[0] if self._queue else None
            self._led = following is not None
        if following is not None:
            following.woken.release()
