"""A pooler in front of a PostgreSQL, as PgBouncer is in transaction mode: each transaction goes to another session."""

from __future__ import annotations

import socket
import struct
import threading
from itertools import cycle
from types import TracebackType
from typing import Self

from sqlalchemy import make_url

PLAIN = {80877103, 80877104}
"""Requests to encrypt, which are refused."""

HELLO = struct.pack("!cII", b"R", 8, 0)  # nobody is asked for a password


def message(connection: socket.socket) -> bytes:
    """Return the next message, with its kind and length; nothing at the end."""
    head = exactly(connection, 5)
    return head + exactly(connection, struct.unpack("!I", head[1:])[0] - 4) if head else b""


def exactly(connection: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        piece = connection.recv(count - len(found))
        if not piece:
            return b""
        found += piece
    return found


class Pooler:
    """Listens on a port of this machine for as long as it is used.

    Args:
        url: The database behind it, on a server that asks for no password.
        sessions: So many it has there, which take turns.
    """

    def __init__(self, url: str, sessions: int = 3) -> None:
        self._url = make_url(url)
        self._welcome = b""
        self._sessions = [(self._session(), threading.Lock()) for _ in range(sessions)]
        self._turns = cycle(self._sessions)
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self) -> str:
        """Return the URL of the database as it is reached through this."""
        host, port = self._door.getsockname()[:2]
        found = self._url.set(host=host, port=port, query={"sslmode": "disable"})
        return found.render_as_string(hide_password=False)

    def _session(self) -> socket.socket:
        query = self._url.query
        made = socket.socket(socket.AF_UNIX)
        made.connect(f"{query['host']}/.s.PGSQL.{query.get('port', 5432)}")
        said = b"\0\3\0\0user\0%b\0database\0%b\0\0" % (
            str(self._url.username).encode(),
            str(self._url.database).encode(),
        )
        made.sendall(struct.pack("!I", len(said) + 4) + said)
        self._welcome = b""
        while (each := message(made))[:1] != b"Z":
            if each[:1] == b"S":
                self._welcome += each
        return made

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        while True:
            (length,) = struct.unpack("!I", exactly(client, 4))
            (code,) = struct.unpack("!I", exactly(client, length - 4)[:4])
            if code not in PLAIN:
                break
            client.sendall(b"N")
        key = struct.pack("!cIII", b"K", 12, 1, 1)  # of no session in particular
        client.sendall(HELLO + self._welcome + key + b"Z\0\0\0\5I")
        while self._transaction(client):
            pass
        client.close()

    def _transaction(self, client: socket.socket) -> bool:
        """Hand one transaction to the session whose turn it is; tell whether there may be another."""
        first = message(client)
        if first[:1] in (b"", b"X"):
            return False
        server, lock = next(self._turns)
        with lock:
            while True:
                server.sendall(first)
                while first[:1] not in (b"S", b"Q"):
                    first = message(client)
                    server.sendall(first)
                answer = b""
                while answer[:1] != b"Z":
                    answer = message(server)
                    client.sendall(answer)
                if answer[5:] == b"I":
                    return True
                first = message(client)
                if first[:1] in (b"", b"X"):
                    server.sendall(b"Q\0\0\0\x0dROLLBACK\0")
                    while message(server)[:1] != b"Z":
                        pass
                    return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._door.close()
        for server, _ in self._sessions:
            server.close()
