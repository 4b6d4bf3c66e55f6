"""Reading and writing on one connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import Executable

from fairdebt.ledger.entries import Entry
from fairdebt.ledger.sql import statements
from fairdebt.ledger.sql.adding import linking
from fairdebt.ledger.sql.direct import Runner
from fairdebt.ledger.sql.statements import Question
from fairdebt.ledger.sql.wording import NOTHING, Row, Wording
from fairdebt.ledger.store import Ahead, Checkpoint, Head, Link, Signature, Span

PLACE = attrgetter("chain", "number")


class Session:
    """One view or transaction. See `fairdebt.ledger.store`."""

    def __init__(self, runner: Runner, wording: Wording) -> None:
        """Take what runs statements on a connection that nobody else uses meanwhile."""
        self._runner = runner
        self._wording = wording
        self._ahead: Ahead | None = None
        self._answers: list[list[Row]] = []

    @property
    def _cursor(self) -> Any:
        return self._runner.cursor

    def _run(self, statement: Executable, values: Mapping[str, Any] = NOTHING) -> None:
        self._runner.later(statement, values)

    def _rows(self, statement: Executable, values: Mapping[str, Any] = NOTHING) -> list[Row]:
        return self._runner.ask((statement, values))[-1]

    def _entries(self, statement: Executable, values: Mapping[str, Any]) -> list[Entry]:
        return [Entry(*row) for row in self._rows(statement, values)]

    def ask_ahead(self, ahead: Ahead | None) -> None:
        """Make a first trip, and bring along the answers to what will be asked first."""
        if ahead is None or len(ahead.places) > 2:
            self._runner.settle()
            return
        questions = [_since(ahead.places)]
        if ahead.own is not None:
            questions.append(_linked(ahead.own, ahead.spans))
        if ahead.name is not None:
            questions.append((statements.named, {"name": ahead.name}))
        self._ahead, self._answers = ahead, self._runner.ask(*questions)

    def since(self, places: Mapping[str, int]) -> list[Entry]:
        """Return the entries of some chains, each from a number on, by chain and number."""
        ahead = self._ahead
        if ahead is not None and ahead.places == places:
            found = [Entry(*row) for row in self._answers[0]]
        elif 0 < len(places) <= 2:
            found = self._entries(*_since(places))
        else:
            found = [entry for chain in places for entry in self._entries(*_since({chain: places[chain]}))]
        found.sort(key=PLACE)
        return found

    def linked(self, own: str, spans: Sequence[Span]) -> list[Entry]:
        """Return the entries of other chains that belong to events found in a span."""
        if not spans:
            return []
        ahead = self._ahead
        if ahead is not None and (ahead.own, ahead.spans) == (own, spans):
            found = [Entry(*row) for row in self._answers[1]]
        else:
            found = self._entries(*_linked(own, spans))
        found.sort(key=PLACE)
        return found

    def named(self, name: str) -> Entry | None:
        """Return the entry with this name."""
        ahead = self._ahead
        if ahead is not None and ahead.name == name:
            return next((Entry(*row) for row in self._answers[-1]), None)
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
            yield row[0], row[1], Link(row[2], row[3], row[4])

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
        self._ahead = None
        self._run(statements.append, values)
        if links:
            place = {"of_chain": entry.chain, "of_number": entry.number, "of_seal": entry.seal}
            self._run(*linking(links, place))

    def keep(self, digest: str, chain: str, text: str) -> None:
        """Keep a text under its digest; keeping it again changes nothing."""
        self._run(statements.keep, {"digest": digest, "chain": chain, "text": text})

    def erase(self, chain: str, numbers: Sequence[int], papers: Sequence[str]) -> None:
        """Erase bodies, salts and links of entries, and papers."""
        self._ahead = None
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


def _since(places: Mapping[str, int]) -> Question:
    if len(places) == 1:
        ((chain, number),) = places.items()
        return statements.since_one, {"chain": chain, "number": number}
    (chain, number), (chain2, number2) = places.items()
    return statements.since_two, {"chain": chain, "number": number, "chain2": chain2, "number2": number2}


def _linked(own: str, spans: Sequence[Span]) -> Question:
    """Ask for spans, the last one repeated up to one of the sizes."""
    size = statements.padded(len(spans))
    return statements.linked(size), {"own": own, **statements.span_values(spans, size)}
