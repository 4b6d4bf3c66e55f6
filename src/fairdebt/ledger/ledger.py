"""The ledger: chains of sealed entries on a store, read once and kept, written in whole transactions."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from fairdebt.ledger.asking import Ask
from fairdebt.ledger.clock import Clock, microseconds, slot_us, system_clock, told_by, tolerance_us
from fairdebt.ledger.entries import HOUSE, Entry, key_of
from fairdebt.ledger.errors import LedgerBroken, LedgerError, WrongKey
from fairdebt.ledger.folding import Chain, Item, foreign_items
from fairdebt.ledger.forking import let_go_in_children
from fairdebt.ledger.keys import PLAIN, key_for, print_of
from fairdebt.ledger.masking import Mask
from fairdebt.ledger.store import Addition, Adds, Ahead, Reading, Store
from fairdebt.ledger.viewing import Request, View
from fairdebt.ledger.writing import Writer

KEPT_CHAINS = 20_000
KEPT_PAPERS = 100_000


class Ledger:
    """Keeps what was asked, decided and done. Safe to share between threads and, through its store, processes."""

    def __init__(
        self,
        store: Store,
        *,
        key: bytes | None,
        clock: Clock = system_clock,
        expiry: timedelta = timedelta(minutes=5),
        tolerance: timedelta = timedelta(minutes=1),
    ) -> None:
        """Take a store and a key; `open` does both by URL.

        Args:
            store: Where it lies.
            key: Turns names and numbers into digests; None keeps them as they are.
            clock: Tells the present instant, aware.
            expiry: How long an unstarted permit keeps its slot.
            tolerance: How far an act's instant, or another host's clock, may lie from the clock.

        Raises:
            WrongKey: the ledger was begun with another key.
            InvalidInput: a period is none, or longer than a year.
        """
        self.store = store
        self.mask = Mask(key)
        self.clock = clock
        self.expiry_us = slot_us(expiry, "expiry")
        self.tolerance_us = tolerance_us(tolerance)
        self.texts: dict[str, str] = {}
        self._lock = RLock()
        self._chains: OrderedDict[str, Chain] = OrderedDict()
        self._foreign: OrderedDict[tuple[str, int], Item] = OrderedDict()
        self._last: OrderedDict[str, tuple[tuple[int, ...], list[Item]]] = OrderedDict()
        self._papers: set[str] = set()
        self._adds = store if isinstance(store, Adds) else None
        self.expects_new = True  # the last debtor that this process had not met was new to the ledger, too
        let_go_in_children(self)
        shown = print_of(key)
        begun = store.setting("key", shown)
        if begun != shown:
            raise WrongKey("ledger_is_plain" if begun == PLAIN else "ledger_wrong_key")

    @classmethod
    def open(
        cls,
        at: str | Store,
        *,
        key: bytes | str | None = None,
        personal: Literal["masked", "plain"] = "masked",
        clock: Clock = system_clock,
        expiry: timedelta = timedelta(minutes=5),
        tolerance: timedelta = timedelta(minutes=1),
        create: bool | None = None,
    ) -> Ledger:
        """Open the ledger at a URL: `sqlite:///contacts.db`, `postgresql+psycopg://...`, or `sqlite://` in memory.

        Args:
            at: The URL, or a store of your own.
            key: With which names and numbers become digests, at least 32 bytes. By default that of the environment
                variable FAIRDEBT_LEDGER_KEY; for a SQLite file, else one in `<file>.key`, which is made.
            personal: `plain` keeps names and numbers readable.
            clock: Tells the present instant, aware.
            expiry: How long an unstarted permit keeps its slot.
            tolerance: How far an act's instant, or another host's clock, may lie from the clock.
            create: Make the tables where there are none; by default on SQLite only.

        Raises:
            LedgerError: it cannot be opened, and what to do about it.
            InvalidInput: a period is none, or longer than a year.
        """
        store, memory = at, False
        place: Path | None = None
        begun: str | None = None
        if isinstance(at, str):
            from fairdebt.ledger.sql import SqlStore

            store = opened = SqlStore(at, create=create)
            place, memory, begun = opened.file, opened.memory, opened.known("key")
        if not isinstance(store, Store):
            if isinstance(store, Path):
                raise LedgerError("ledger_is_path", name=store)
            raise LedgerError("ledger_bad_url")
        try:
            held = None if personal == "plain" else key_for(key, place, memory=memory, begun=begun is not None)
            return cls(store, key=held, clock=clock, expiry=expiry, tolerance=tolerance)
        except BaseException:
            if isinstance(at, str):
                store.close()
            raise

    def close(self) -> None:
        """Give back connections and files."""
        self.store.close()

    def begin_anew(self) -> None:
        """Let go, in a child, of what a thread of the parent may hold; what was being read is read again."""
        self._lock = RLock()
        self._chains.clear()
        self._foreign.clear()
        self._last.clear()

    def now(self) -> int:
        """Return the instant of the clock, in microseconds since 1970."""
        return microseconds(told_by(self.clock))

    def present(self) -> datetime:
        """Return the instant of the clock."""
        return told_by(self.clock)

    # ----------------------------------------------------------------------------------------------------- reading

    def chain(self, name: str) -> Chain:
        """Return a chain as far as it was read."""
        with self._lock:
            found = self._chains.get(name)
            if found is None:
                found = self._chains[name] = Chain(name)
                if len(self._chains) > KEPT_CHAINS:
                    self._chains.popitem(last=False)
            else:
                self._chains.move_to_end(name)
            return found

    def read(self, reading: Reading, *names: str) -> tuple[Chain, ...]:
        """Read some chains to their ends.

        Raises:
            LedgerBroken: entries that were read before are gone, or others do not fit.
        """
        chains = [self.chain(name) for name in names]
        places = {chain.name: chain.number for chain in chains}
        found: dict[str, list[Entry]] = {name: [] for name in names}
        for entry in reading.since(places):
            found[entry.chain].append(entry)
        with self._lock:
            for chain in chains:
                entries = found[chain.name]
                place = places[chain.name]
                if place and (not entries or entries[0].number != place):
                    raise LedgerBroken("ledger_broken", number=place)
                chain.add(entries)
        return tuple(chains)

    def ahead(self, *names: str, request: Request | None = None, name: str | None = None) -> Ahead:
        """Return what a transaction will read first: some chains, what matters to an act, the entry with a name."""
        if request is None:
            return Ahead({each: self.chain(each).number for each in names}, name=name)
        places = {each: self.chain(each).number for each in (request.ask.chain, HOUSE)}
        return Ahead(places, request.ask.chain, request.spans, name)

    def view(self, reading: Reading, request: Request) -> View:
        """Return what may matter to an act: its debtor's chain, holds, and what other chains have under its keys."""
        ask = request.ask
        own, house = self.read(reading, ask.chain, HOUSE)
        foreign = self._items(reading.linked(ask.chain, request.spans))
        with self._lock:
            self._last[ask.chain] = (request.keys, foreign)
            if len(self._last) > KEPT_CHAINS:
                self._last.popitem(last=False)
        return self._view(own, house, foreign, ask)

    def glance(self, request: Request) -> View:
        """Return what was known of an act's debtor when the store was last asked: nothing, if it never was."""
        ask = request.ask
        own, house = self.chain(ask.chain), self.chain(HOUSE)
        with self._lock:
            keys, foreign = self._last.get(ask.chain, ((), []))
        return self._view(own, house, foreign if keys == request.keys else [], ask)

    def _view(self, own: Chain, house: Chain, foreign: list[Item], ask: Ask) -> View:
        with self._lock:
            last = own.head
        seen = (last[1], house.seal, *[(item.chain, item.root, item.number) for item in foreign])
        return View(own, house, foreign, ask.facts, ask.names, last, seen, self._lock)

    def _items(self, entries: Sequence[Entry]) -> list[Item]:
        """Return the items of entries of other chains, those known already as they are."""
        found = []
        for (chain, root), group in groupby(sorted(entries, key=_begun), key=_begun):
            steps = list(group)
            last = steps[-1]
            with self._lock:
                item = self._foreign.get((chain, root))
                if item is None or (item.number, item.seal) != (last.number, last.seal):
                    item = next(iter(foreign_items(steps)), None)
                    if item is None:
                        continue
                    item.number, item.seal = last.number, last.seal
                    self._foreign[chain, root] = item
                    if len(self._foreign) > KEPT_CHAINS:
                        self._foreign.popitem(last=False)
            found.append(item)
        return found

    # ----------------------------------------------------------------------------------------------------- writing

    @contextmanager
    def writing(self, locks: Sequence[int], ahead: Ahead | None = None, shared: Sequence[int] = ()) -> Iterator[Writer]:
        """Open a transaction under locks; what it has appended is known here once it is committed.

        Args:
            locks: Its keys.
            ahead: What will be read first.
            shared: Keys that others may hold as well, as long as none of them needs one alone.
        """
        with self.store.begin(locks, ahead, shared) as tx:
            writer = Writer(tx, self, self.now())
            yield writer
        self._follow(writer.written, writer.kept)

    def add(self, addition: Addition, said: Mapping[str, Any]) -> bool:
        """Add an entry in one step, if nothing has come that its writer had not seen; tell whether it was added.

        Args:
            addition: The entry, and what its writer has seen.
            said: What the entry says.
        """
        if self._adds is None or not self._adds.add(addition):
            return False
        self._follow([(addition.entry, said)], [addition.paper[0]] if addition.paper is not None else [])
        return True

    def _follow(self, written: Iterable[tuple[Entry, Mapping[str, Any]]], kept: Sequence[str]) -> None:
        """Take over what was committed."""
        with self._lock:
            if len(self._papers) >= KEPT_PAPERS:
                self._papers.clear()
            self._papers.update(kept)
            for entry, said in written:
                chain = self._chains.get(entry.chain)
                if chain is not None:
                    chain.follow(entry, said)

    def drop(self, chain: str) -> None:
        """Forget what was read of a chain; it is read anew."""
        with self._lock:
            self._chains.pop(chain, None)
            self._last.pop(chain, None)

    def keep_once(self, digest: str, text: str) -> None:
        """Keep a text that belongs to no debtor."""
        if not self.is_kept(digest):
            with self.writing([key_of("paper", digest)]) as writer:
                writer.keep("", digest, text)

    def is_kept(self, digest: str) -> bool:
        """Tell whether a text is known to be kept."""
        return digest in self._papers

    def forget_papers(self, digests: Sequence[str]) -> None:
        """Do not take it for granted any more that these are kept."""
        self._papers.difference_update(digests)

    def house_locks(self) -> list[int]:
        """Return the locks of the chain of holds."""
        return [key_of("chain", HOUSE)]


def _begun(entry: Entry) -> tuple[str, int]:
    return entry.chain, entry.root
