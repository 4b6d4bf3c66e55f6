"""Reading and writing on one connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable

from fairdebt.ledger.entries import Entry
from fairdebt.ledger.sql import statements
from fairdebt.ledger.store import Checkpoint, Head, Link, Signature

NO_KEYS = (0,)
"""No key is 0: SQL has no empty list."""


class Session:
    """One view or transaction. See `fairdebt.ledger.store`."""

    def __init__(self, connection: Connection, *, streams: bool = False) -> None:
        """Take a connection; `streams`: it is in a transaction, so that long answers can come piece by piece."""
        self._connection = connection
        self._options = {"stream_results": True, "yield_per": 2000} if streams else {}

    def _entries(self, statement: Executable, values: Mapping[str, Any]) -> list[Entry]:
        return [Entry(*row) for row in self._connection.execute(statement, values)]

    def since(self, places: Mapping[str, int]) -> list[Entry]:
        """Return the entries of some chains, each from a number on, by chain and number."""
        if len(places) == 2:
            (chain, number), (chain2, number2) = places.items()
            values = {"chain": chain, "number": number, "chain2": chain2, "number2": number2}
            return sorted(self._entries(statements.since_two, values), key=lambda entry: (entry.chain, entry.number))
        found: list[Entry] = []
        for chain in sorted(places):
            found.extend(self._entries(statements.since_one, {"chain": chain, "number": places[chain]}))
        return found

    def linked(self, own: str, ever: Sequence[int], recent: Sequence[int], since: int) -> list[Entry]:
        """Return the entries of other chains that belong to events found under a key."""
        if not ever and not recent:
            return []
        values = {"own": own, "ever": list(ever) or NO_KEYS, "recent": list(recent) or NO_KEYS, "since": since}
        return self._entries(statements.linked, values)

    def named(self, name: str) -> Entry | None:
        """Return the entry with this name."""
        return next(iter(self._entries(statements.named, {"name": name})), None)

    def entry(self, chain: str, number: int) -> Entry | None:
        """Return one entry."""
        return next(iter(self._entries(statements.one, {"chain": chain, "number": number})), None)

    def paper(self, digest: str) -> str | None:
        """Return a text that was kept under its digest."""
        found: str | None = self._connection.execute(statements.paper, {"digest": digest}).scalar()
        return found

    def papers(self) -> Iterator[tuple[str, str, str]]:
        """Yield digest, chain and text of everything kept."""
        for row in self._streamed(statements.every_paper):
            yield row[0], row[1], row[2]

    def heads(self) -> list[Head]:
        """Return the last entry of every chain, by chain."""
        return sorted((Head(*row) for row in self._connection.execute(statements.heads)), key=lambda head: head.chain)

    def every(self, chain: str | None = None) -> Iterator[Entry]:
        """Yield all entries, of all chains or of one, by chain and number."""
        statement = statements.every if chain is None else statements.every_of
        for row in self._streamed(statement, {} if chain is None else {"chain": chain}):
            yield Entry(*row)

    def links(self, chain: str | None = None) -> Iterator[tuple[str, int, Link]]:
        """Yield every link with the chain and number of its entry, by chain and number."""
        statement = statements.every_link if chain is None else statements.links_of
        for row in self._streamed(statement, {} if chain is None else {"chain": chain}):
            yield row[0], row[1], Link(row[2], row[3])

    def open_permits(self) -> list[Entry]:
        """Return every entry that gave a permit which nobody confirmed, released or killed."""
        return [entry for entry in self._entries(statements.open_permits, {}) if "expires" in entry.said]

    def checkpoints(self) -> list[Checkpoint]:
        """Return all checkpoints in order."""
        return [Checkpoint(*row) for row in self._connection.execute(statements.every_checkpoint)]

    def leaves(self) -> Iterator[tuple[int, Head]]:
        """Yield with each checkpoint, in order, the heads that had changed since the one before."""
        for row in self._streamed(statements.every_leaf):
            yield row[0], Head(row[1], row[2], row[3])

    def signatures(self) -> list[Signature]:
        """Return all countersignatures, by checkpoint."""
        return [Signature(*row) for row in self._connection.execute(statements.every_signature)]

    def _streamed(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Iterator[Any]:
        yield from self._connection.execute(statement, dict(values or {}), execution_options=self._options)

    # --------------------------------------------------------------------------------------------------- writing

    def append(self, entry: Entry, links: Sequence[Link] = ()) -> None:
        """Add an entry with its links."""
        values = {
            "chain": entry.chain,
            "number": entry.number,
            "kind": entry.kind,
            "at": entry.at,
            "root": entry.root,
            "name": entry.name,
            "salt": entry.salt,
            "body": entry.body,
            "digest": entry.digest,
            "seal": entry.seal,
        }
        done = self._connection.execute(statements.append, values)
        if links:
            (id_,) = done.inserted_primary_key or (None,)
            rows = [{"key": key, "at": at, "entry": id_} for key, at in sorted({(each.key, each.at) for each in links})]
            self._connection.execute(statements.link, rows)

    def keep(self, digest: str, chain: str, text: str) -> None:
        """Keep a text under its digest; keeping it again changes nothing."""
        if self.paper(digest) is None:
            self._connection.execute(statements.keep, {"digest": digest, "chain": chain, "text": text})

    def erase(self, chain: str, numbers: Sequence[int], papers: Sequence[str]) -> None:
        """Erase bodies, salts and links of entries, and papers."""
        places = [{"of_chain": chain, "of_number": number} for number in numbers]
        if places:
            self._connection.execute(statements.erase_links, places)
            self._connection.execute(statements.erase_body, places)
        for digest in papers:
            self._connection.execute(statements.erase_paper, {"of_digest": digest, "of_chain": chain})

    def add_checkpoint(self, checkpoint: Checkpoint, changed: Sequence[Head]) -> None:
        """Add a checkpoint with the heads that changed since the one before."""
        names = ("number", "at", "chains", "root", "before", "seal")
        self._connection.execute(statements.add_checkpoint, {name: getattr(checkpoint, name) for name in names})
        if changed:
            rows = [
                {"checkpoint": checkpoint.number, "chain": head.chain, "number": head.number, "seal": head.seal}
                for head in changed
            ]
            self._connection.execute(statements.add_leaf, rows)

    def add_signature(self, signature: Signature) -> None:
        """Add a countersignature."""
        values = {
            "checkpoint": signature.checkpoint,
            "public_key": signature.public_key,
            "signature": signature.signature,
        }
        self._connection.execute(statements.add_signature, values)
