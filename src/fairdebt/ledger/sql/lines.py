"""Connections that lie ready, each with what runs statements on it.

A pool's own handing out costs as much of the processor as a statement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.pool import PoolProxiedConnection

from fairdebt.ledger.sql.direct import Runner

MOST = 32
"""So many lie ready."""


@dataclass(slots=True, eq=False)
class Line:
    """A connection that one thread uses at a time."""

    connection: PoolProxiedConnection
    runner: Runner


class Lines:
    """The connections of one process to one database."""

    def __init__(self, engine: Engine, runner: Callable[[PoolProxiedConnection], Runner]) -> None:
        """Take an engine, and what makes a runner for one of its connections."""
        self.engine = engine
        self._runner = runner
        self._idle: list[Line] = []

    def take(self) -> Line:
        """Return a connection that nobody else uses."""
        try:
            return self._idle.pop()
        except IndexError:
            connection = self.engine.raw_connection()
            return Line(connection, self._runner(connection))

    def give_back(self, line: Line, *, usable: bool) -> None:
        """Lay a connection by for the next one, or let it go."""
        if not usable:
            line.connection.invalidate()
        elif len(self._idle) < MOST:
            line.runner.rest()
            self._idle.append(line)
        else:
            line.connection.close()

    def drop(self) -> None:
        """Let go of all that lie ready: one of them turned out to be dead."""
        while self._idle:
            self._idle.pop().connection.invalidate()
        self.engine.dispose()
