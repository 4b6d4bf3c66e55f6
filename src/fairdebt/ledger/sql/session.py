"""Reading and writing on one connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Executable

from fairdebt.ledger.entries import Entry
from fairdebt.ledger.sql import statements
from fairdebt.ledger.sql.wording import Row, Wording
from fairdebt.ledger.store import Checkpoint, Head, Link, Signature

NOTHING: Mapping[str, Any] = {}

SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
"""Lists of keys are filled up to one of these lengths, so that few statements are needed."""


class Session:
    """One view or transaction. See `fairdebt.ledger.store`."""

    def __init__(self, cursor: Any, wording: Wording) -> None:
        """Take a cursor of a connection that nobody else uses meanwhile."""
        self._cursor = cursor
        self._wording = wording

    def _run(self, statement: Executable, values: Mapping[str, Any] = NOTHING) -> None:
        self._wording.run(self._cursor, statement, values)

    def _rows(self, statement: Executable, values: Mapping[str, Any] = NOTHING) -> list[Row]:
        return self._wording.rows(self._cursor, statement, values)

    def _entries(self, statement: Executable, values: Mapping[str, Any]) -> list[Entry]:
        return [Entry(*row) for row in self._rows(statement, values)]

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
        values: dict[str, Any] = {"own": own, "since": since}
        sizes = [_filled(name, keys, values) for name, keys in (("ever", ever), ("recent", recent))]
        return self._entries(statements.linked(*sizes), values)

    def named(self, name: str) -> Entry | None:
        """Return the entry with this name."""
        return next(iter(self._entries(statements.named, {"name": name})), None)

    def entry(self, chain: str, number: int) -> Entry | None:
        """Return one entry."""
        return next(iter(self._entries(statements.one, {"chain": chain, "number": number})), None)

    def paper(self, digest: str) -> str | None:
        """Return a text that was kept under its digest."""
        found = self._rows(statements.paper, {"digest": digest})
        return found[0][0] if found else None

    def papers(self) -> Iterator[tuple[str, str, str]]:
        """Yield digest, chain and text of everything kept."""
        for row in self._pages(statements.every_paper, ("after_digest",), ("",)):
            yield row[0], row[1], row[2]

    def heads(self) -> list[Head]:
        """Return the last entry of every chain, by chain."""
        return sorted((Head(*row) for row in self._rows(statements.heads)), key=lambda head: head.chain)

    def every(self, chain: str | None = None) -> Iterator[Entry]:
        """Yield all entries, of all chains or of one, by chain and number."""
        statement = statements.every if chain is None else statements.every_of
        for row in self._pages(statement, ("after_chain", "after_number"), ("", 0), chain):
            yield Entry(*row)

    def links(self, chain: str | None = None) -> Iterator[tuple[str, int, Link]]:
        """Yield every link with the chain and number of its entry, by chain and number."""
        statement = statements.every_link if chain is None else statements.links_of
        names = ("after_chain", "after_number", "after_key")
        for row in self._pages(statement, names, ("", 0, -(2**63)), chain):
            yield row[0], row[1], Link(row[2], row[3])

    def open_permits(self) -> list[Entry]:
        """Return every entry that gave a permit which nobody confirmed, released or killed."""
        return [entry for entry in self._entries(statements.open_permits, NOTHING) if "expires" in entry.said]

    def checkpoints(self) -> list[Checkpoint]:
        """Return all checkpoints in order."""
        return [Checkpoint(*row) for row in self._rows(statements.every_checkpoint)]

    def leaves(self) -> Iterator[tuple[int, Head]]:
        """Yield with each checkpoint, in order, the heads that had changed since the one before."""
        for row in self._pages(statements.every_leaf, ("after_number", "after_chain"), (0, "")):
            yield row[0], Head(row[1], row[2], row[3])

    def signatures(self) -> list[Signature]:
        """Return all countersignatures, by checkpoint."""
        return [Signature(*row) for row in self._rows(statements.every_signature)]

    def _pages(
        self, statement: Executable, names: Sequence[str], start: Row, chain: str | None = None
    ) -> Iterator[Row]:
        values = NOTHING if chain is None else {"chain": chain}
        return self._wording.pages(self._cursor, statement, names, start, values)

    def setting(self, name: str) -> str | None:
        """Return a setting."""
        found = self._rows(statements.setting, {"name": name})
        return found[0][0] if found else None

    # --------------------------------------------------------------------------------------------------- writing

    def set(self, name: str, value: str) -> None:
        """Add a setting."""
        self._run(statements.set_, {"name": name, "value": value})

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
        ((id_,),) = self._rows(statements.append, values)
        if links:
            pairs = sorted({(each.key, each.at) for each in links})
            marked: dict[str, Any] = {"entry": id_}
            for place, (key, at) in enumerate(pairs):
                marked[f"key{place}"], marked[f"at{place}"] = key, at
            self._run(statements.link(len(pairs)), marked)

    def keep(self, digest: str, chain: str, text: str) -> None:
        """Keep a text under its digest; keeping it again changes nothing."""
        self._run(statements.keep, {"digest": digest, "chain": chain, "text": text})

    def erase(self, chain: str, numbers: Sequence[int], papers: Sequence[str]) -> None:
        """Erase bodies, salts and links of entries, and papers."""
        places = [{"of_chain": chain, "of_number": number} for number in numbers]
        if places:
            self._wording.run_many(self._cursor, statements.erase_links, places)
            self._wording.run_many(self._cursor, statements.erase_body, places)
        for digest in papers:
            self._run(statements.erase_paper, {"of_digest": digest, "of_chain": chain})

    def add_checkpoint(self, checkpoint: Checkpoint, changed: Sequence[Head]) -> None:
        """Add a checkpoint with the heads that changed since the one before."""
        names = ("number", "at", "chains", "root", "before", "seal")
        self._run(statements.add_checkpoint, {name: getattr(checkpoint, name) for name in names})
        if changed:
            rows = [
                {"checkpoint": checkpoint.number, "chain": head.chain, "number": head.number, "seal": head.seal}
                for head in changed
            ]
            self._wording.run_many(self._cursor, statements.add_leaf, rows)

    def add_signature(self, signature: Signature) -> None:
        """Add a countersignature."""
        values = {
            "checkpoint": signature.checkpoint,
            "public_key": signature.public_key,
            "signature": signature.signature,
        }
        self._run(statements.add_signature, values)


def _filled(name: str, keys: Sequence[int], values: dict[str, Any]) -> int:
    """Put keys under numbered names, the last one repeated up to one of the sizes; no key is 0."""
    every = keys or (0,)
    size = next((size for size in SIZES if size >= len(every)), len(every))
    for place in range(size):
        values[f"{name}{place}"] = every[min(place, len(every) - 1)]
    return size
