"""What a store of a ledger must do: keep entries, lock keys, write all of a transaction or nothing.

`fairdebt.testing.ledger_contract` tests any store against this page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from fairdebt.ledger.entries import Entry


class Link(NamedTuple):
    """Under which key an event of any chain is found again.

    `place` is where it stands under that key: beside the other events of its chain, so that a reader can pass over its
    own, or, where very many chains share a key, at its instant. `at` is the instant of the event, in seconds.
    """

    key: int
    place: int
    at: int


class Span(NamedTuple):
    """Where to look under a key: places from `first` to `last`, both counted, of events at `since` or later."""

    key: int
    first: int
    last: int
    since: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a transaction will ask first: a store that is far away may answer all of it in one trip.

    `places` is for `since`, `own` and `spans` for `linked`, `name` for `named`; see `Reading`. None: not asked.
    """

    places: Mapping[str, int]
    own: str | None = None
    spans: tuple[Span, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain."""

    chain: str
    number: int
    seal: str


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry that may be added at once if nothing has come that its writer had not seen.

    `seen` are the last entries, as the writer knows them, of the chain that it stands in and of others it rests on; a
    chain without entries has the seal `START`. In `spans` no event of another chain may lie, and nobody may have
    `name`. With the entry come its links and a text under its digest. `locks` and `shared` are as for `Store.begin`.
    """

    locks: tuple[int, ...]
    seen: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    name: str | None
    entry: Entry
    links: tuple[Link, ...]
    paper: tuple[str, str] | None
    shared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The root over the heads of all chains at one time; `before` is the seal of the checkpoint before it."""

    number: int
    at: int
    chains: int
    root: str
    before: str
    seal: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who countersigned a checkpoint: an Ed25519 public key and its signature, both as hexadecimal digits."""

    checkpoint: int
    public_key: str
    signature: str


class Reading(Protocol):
    """Reads what is committed, and what this transaction itself has written."""

    def since(self, places: Mapping[str, int]) -> Sequence[Entry]:
        """Return the entries of some chains, each from a number on, by chain and number."""

    def linked(self, own: str, spans: Sequence[Span]) -> Sequence[Entry]:
        """Return the entries of other chains than `own` that belong to events found in a span, by chain and number.

        Links stand at the entry that began an event; what became of it belongs to it.
        """

    def named(self, name: str) -> Entry | None:
        """Return the entry with this name."""

    def entry(self, chain: str, number: int) -> Entry | None:
        """Return one entry."""

    def paper(self, digest: str) -> str | None:
        """Return a text that was kept under its digest."""

    def papers(self) -> Iterator[tuple[str, str, str]]:
        """Yield digest, chain (empty: of no debtor) and text of everything kept."""

    def heads(self) -> Sequence[Head]:
        """Return the last entry of every chain, by chain."""

    def every(self, chain: str | None = None) -> Iterator[Entry]:
        """Yield all entries, of all chains or of one, by chain and number."""

    def links(self, chain: str | None = None) -> Iterator[tuple[str, int, Link]]:
        """Yield every link with the chain and number of its entry, by chain and number."""

    def open_permits(self) -> Sequence[Entry]:
        """Return every entry that gave a permit which nobody confirmed, released or killed, by chain and number."""

    def checkpoints(self) -> Sequence[Checkpoint]:
        """Return all checkpoints in order."""

    def leaves(self) -> Iterator[tuple[int, Head]]:
        """Yield with each checkpoint, in order, the heads that had changed since the one before, by chain."""

    def signatures(self) -> Sequence[Signature]:
        """Return all countersignatures, by checkpoint."""


class Transaction(Reading, Protocol):
    """Writes; nothing of it can be seen elsewhere before it is committed, and all of it afterwards."""

    def append(self, entry: Entry, links: Sequence[Link] = ()) -> None:
        """Add an entry. A second entry with the same chain and number, or with the same name, is an error."""

    def keep(self, digest: str, chain: str, text: str) -> None:
        """Keep a text under its digest; keeping it again changes nothing."""

    def erase(self, chain: str, numbers: Sequence[int], papers: Sequence[str]) -> None:
        """Erase bodies, salts and links of entries, and papers; what seals the chain stays."""

    def add_checkpoint(self, checkpoint: Checkpoint, changed: Sequence[Head]) -> None:
        """Add a checkpoint with the heads that changed since the one before."""

    def add_signature(self, signature: Signature) -> None:
        """Add a countersignature."""


@runtime_checkable
class Store(Protocol):
    """Where a ledger lies. Safe to use from several threads; several processes may share what lies behind it."""

    def begin(
        self, locks: Sequence[int], ahead: Ahead | None = None, shared: Sequence[int] = ()
    ) -> AbstractContextManager[Transaction]:
        """Open a transaction that no other one with a common lock overlaps.

        It waits for its locks, which are all taken in ascending order. It is committed at the end of the block, and
        undone if the block raises. What it reads is what was committed before it got the last lock. After the block
        what was written, and what was read, outlives the end of any process and a power cut.

        Args:
            locks: Numbers of 64 bits, signed.
            ahead: What will be read first. A store may pass over it.
            shared: Locks that transactions may overlap with which share them, but none that has one among its `locks`.
                A store that knows no such locks may take them as its own.
        """

    def look(self, *, steady: bool = False) -> AbstractContextManager[Reading]:
        """Open a view of what is committed, without locks; `steady`: everything in it is of one moment."""

    def setting(self, name: str, value: str) -> str:
        """Return the setting of this name; the first caller's value is kept."""

    def close(self) -> None:
        """Give back connections and files."""


@runtime_checkable
class Adds(Protocol):
    """What a store may do besides: add in one step what would else take several. A ledger asks it first."""

    def add(self, addition: Addition) -> bool:
        """Add an entry with all that comes with it, under its locks, or nothing; tell whether it was added.

        It is not if something has come that its writer had not seen. What holds after a transaction holds after this.
        """
