"""What every store of a ledger must do, as tests: inherit `LedgerContract` and give it a store of your own.

    class TestMyStore(LedgerContract):
        @pytest.fixture
        def store(self, tmp_path):
            return MyStore(tmp_path)

Each test gets a store that is empty. The rules stand in `fairdebt.ledger.Store`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fairdebt.ledger import (
    Addition,
    Adds,
    Ahead,
    Checkpoint,
    Entry,
    Head,
    Ledger,
    LedgerError,
    Link,
    Signature,
    Span,
    Store,
)
from fairdebt.ledger.checkpoints import add_checkpoint
from fairdebt.ledger.entries import START, Kind, digest_of, sealed
from fairdebt.ledger.proof import verify

KEY = b"a key for tests that nobody else has"


def chain_of(name: str, count: int, *, before: Entry | None = None, named: str | None = None) -> list[Entry]:
    """Make so many entries of a chain, each sealed to the one before it."""
    found: list[Entry] = []
    for _ in range(count):
        last = found[-1] if found else before
        number, seal = (1, START) if last is None else (last.number + 1, last.seal)
        found.append(sealed(name, number, "recorded", number * 1_000_000, number, named, "ab", "{}", seal))
    return found


def written(store: Store, entries: Sequence[Entry], links: Sequence[Link] = (), locks: Sequence[int] = ()) -> None:
    """Append entries in one transaction."""
    with store.begin(locks) as tx:
        for entry in entries:
            tx.append(entry, links)


class LedgerContract:
    """The contract of a store."""

    @pytest.fixture
    def store(self) -> Store:
        """Return an empty store: yours."""
        raise NotImplementedError("give a fixture `store` that returns an empty store of yours")

    # ------------------------------------------------------------------------------------------------- all or nothing

    def test_what_is_committed_is_there_as_it_was_written(self, store: Store) -> None:
        """Every field comes back, also what is not ASCII, empty or None."""
        first, second = chain_of("d:甲", 2)
        odd = sealed("d:甲", 3, "held", 2**52, 1, "名 ''\"%s?:x", "", '{"a": "\\u0000 % ? :b"}', second.seal)
        written(store, [first, second, odd])
        with store.look() as reading:
            assert list(reading.every("d:甲")) == [first, second, odd]
            assert reading.named("名 ''\"%s?:x") == odd
            assert reading.named("x") is None
            assert reading.entry("d:甲", 2) == second
            assert reading.entry("d:甲", 4) is None

    def test_what_raises_leaves_nothing(self, store: Store) -> None:
        """A transaction that raises is undone as a whole, and the store goes on."""

        def fail() -> None:
            with store.begin([1]) as tx:
                tx.append(chain_of("a", 1)[0], [Link(7, 1, 7)])
                tx.keep("digest", "a", "text")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        written(store, chain_of("a", 1), [Link(8, 2, 8)], [1])
        with store.look() as reading:
            assert len(list(reading.every())) == 1
            assert [link for _, _, link in reading.links()] == [Link(8, 2, 8)]
            assert reading.paper("digest") is None

    def test_a_place_and_a_name_are_taken_once(self, store: Store) -> None:
        """The second entry with a chain and number, or a name, is refused, and its transaction undone."""
        written(store, chain_of("a", 1, named="once"))
        with pytest.raises(LedgerError):
            written(store, [*chain_of("b", 1), *chain_of("a", 1)])
        with pytest.raises(LedgerError):
            written(store, chain_of("b", 1, named="once"))
        with store.look() as reading:
            assert [entry.chain for entry in reading.every()] == ["a"]

    def test_what_is_not_committed_is_seen_by_nobody_else(self, store: Store) -> None:
        """A transaction sees its own entries; another thread does not before it is committed."""
        seen: list[int] = []

        def look() -> None:
            with store.look() as reading:
                seen.append(len(list(reading.every())))

        with store.begin([1]) as tx:
            tx.append(chain_of("a", 1)[0])
            assert len(list(tx.every())) == 1
            if not self.serial:
                look_elsewhere = threading.Thread(target=look)
                look_elsewhere.start()
                look_elsewhere.join()
        look()
        assert seen in ([0, 1], [1])

    serial = False
    """True for a store that lets nobody read while somebody writes."""

    # -------------------------------------------------------------------------------------------------------- reading

    def test_chains_are_read_from_a_number_on(self, store: Store) -> None:
        """Entries come by chain and number, each chain from its own number on."""
        a, b, c = chain_of("a", 3), chain_of("b", 3), chain_of("c", 1)
        written(store, [*b, *c, *a])
        with store.look() as reading:
            assert list(reading.since({"b": 2, "a": 3})) == [a[2], *b[1:]]
            assert list(reading.since({"a": 0})) == a
            assert list(reading.since({"a": 4, "x": 0, "c": 1})) == c
            assert list(reading.every()) == [*a, *b, *c]
            assert list(reading.heads()) == [Head(e.chain, e.number, e.seal) for e in (a[2], b[2], c[0])]

    def test_events_are_found_from_other_chains_with_all_that_followed(self, store: Store) -> None:
        """By a key ever, or by a key since an instant; the asking chain is left out."""
        start, step = chain_of("a", 2)
        step = sealed("a", 2, "started", 2, 1, None, "", "{}", start.seal)
        other, own = chain_of("b", 1), chain_of("own", 1)
        with store.begin([]) as tx:
            tx.append(start, [Link(-5, -9, 100), Link(2**63 - 1, 100, 100)])
            tx.append(step)
            tx.append(other[0], [Link(6, 2**63 - 1, 200)])
            tx.append(own[0], [Link(-5, 50, 300), Link(6, 50, 300)])

        def every(key: int, since: int = 0) -> Span:
            return Span(key, -(2**63), 2**63 - 1, since)

        with store.look() as reading:
            assert list(reading.linked("own", [every(-5)])) == [start, step]
            assert list(reading.linked("own", [every(2**63 - 1, 100)])) == [start, step]
            assert list(reading.linked("own", [every(-5, 101)])) == []
            assert list(reading.linked("own", [every(each) for each in (6, -5, 6, 1, 2, 3, 4)])) == [
                start,
                step,
                *other,
            ]
            assert list(reading.linked("a", [every(-5), every(6, 250)])) == own
            assert list(reading.linked("a", [Span(-5, -9, 49, 0), Span(6, 51, 2**63 - 1, 0)])) == other
            assert list(reading.linked("x", [Span(-5, -9, 50, 0)])) == [start, step, *own]
            assert list(reading.linked("x", [Span(-5, -8, 49, 0), Span(6, 49, 50, 301)])) == []
            assert list(reading.linked("a", [])) == []

    def test_what_is_asked_ahead_is_answered_as_later(self, store: Store) -> None:
        """Whether a store looks ahead or not, a transaction reads what is committed, and what it has written."""
        a, b = chain_of("a", 2), chain_of("b", 2, named=None)
        c = chain_of("c", 1, named="me")
        written(store, [*a, b[0]])
        written(store, c, [Link(4, 4, 4)])
        spans = (Span(4, 0, 9, 0),)
        with store.begin([1], Ahead({"a": 2, "b": 0}, "a", spans, "me")) as tx:
            assert list(tx.since({"a": 2, "b": 0})) == [a[1], b[0]]
            assert list(tx.since({"a": 1, "b": 0})) == [*a, b[0]]
            assert list(tx.linked("a", spans)) == c
            assert list(tx.linked("c", spans)) == []
            assert tx.named("me") == c[0]
            assert tx.named("you") is None
            tx.append(b[1], [Link(4, 5, 4)])
            assert list(tx.since({"a": 2, "b": 0})) == [a[1], *b]
            assert list(tx.linked("a", spans)) == [b[1], *c]
        with store.begin([1], Ahead({"a": 2}, name="you")) as tx:
            assert list(tx.since({"a": 2})) == [a[1]]
            assert tx.named("you") is None
        with store.look() as reading:
            assert list(reading.every("b")) == b

    def test_open_permits_are_those_that_nobody_ended(self, store: Store) -> None:
        """Whoever was given a permit and has not confirmed, released or lost it."""
        body = '{"expires":5,"outcome":"approved"}'
        ends: dict[str, Kind | None] = {"a": None, "b": "started", "c": "confirmed", "d": "released", "e": "killed"}
        for name, end in ends.items():
            entries = [sealed(name, 1, "decided", 1, 1, None, "", body, START)]
            if end is not None:
                entries.append(sealed(name, 2, end, 2, 1, None, "", "{}", entries[0].seal))
            written(store, entries)
        written(store, [sealed("f", 1, "decided", 1, 1, None, "", '{"outcome":"vetoed"}', START)])
        with store.look() as reading:
            assert [entry.chain for entry in reading.open_permits()] == ["a", "b"]

    def test_a_steady_look_is_of_one_moment(self, store: Store) -> None:
        """What is committed while it lasts is not in it."""
        written(store, chain_of("a", 1))
        if self.serial:
            return
        with store.look(steady=True) as reading:
            before = len(list(reading.every()))
            with ThreadPoolExecutor(1) as pool:
                pool.submit(written, store, chain_of("b", 1)).result()
            assert len(list(reading.every())) == before == 1

    def test_settings_keep_the_first_value(self, store: Store) -> None:
        """A setting is what its first caller said."""
        assert store.setting("colour", "red") == "red"
        assert store.setting("colour", "blue") == "red"

    # --------------------------------------------------------------------------------------------- adding in one step

    def test_an_entry_is_added_in_one_step_where_nothing_unseen_has_come(self, store: Store) -> None:
        """With links and text; and nothing at all where a chain ends elsewhere, an event lies, a name is taken."""
        if not isinstance(store, Adds):
            pytest.skip("this store adds in several steps")
        a, b, other = chain_of("a", 3), chain_of("b", 2), chain_of("other", 1, named="taken")
        written(store, [a[0], b[0]])
        written(store, other, [Link(5, 50, 50)])
        seen = (("a", a[0].seal), ("b", b[0].seal))

        def added(**more: Any) -> bool:
            said: dict[str, Any] = {"entry": a[1], "seen": seen, "spans": (), "name": None, "paper": None, **more}
            links = (Link(5, 7, 9), Link(6, 9, 9), Link(5, 7, 9))
            return store.add(Addition(locks=(3, 1), links=links, **said))

        written(store, [b[1]])
        assert not added(paper=(digest_of("text"), "text"))
        seen = (seen[0], ("b", b[1].seal))
        assert not added(seen=(("a", START), seen[1]))
        assert not added(seen=(*seen, ("other", START)))
        assert not added(spans=(Span(9, 0, 9, 0), Span(5, 0, 60, 50)))
        assert not added(name="taken")
        with store.look() as reading:
            assert list(reading.every("a")) == a[:1]
            assert list(reading.papers()) == []
            assert list(reading.links("a")) == []
        assert added(spans=(Span(5, 0, 60, 51), Span(5, 0, 49, 0)), name="free", paper=(digest_of("text"), "text"))
        with store.look() as reading:
            assert list(reading.every("a")) == a[:2]
            assert list(reading.papers()) == [(digest_of("text"), "a", "text")]
            assert [link for _, _, link in reading.links("a")] == [Link(5, 7, 9), Link(6, 9, 9)]
        assert not added()
        seen = (("a", a[1].seal), ("new", START))
        assert added(entry=a[2], spans=(Span(5, 0, 49, 0),), paper=(digest_of("text"), "text"))
        with store.look() as reading:
            assert list(reading.every("a")) == a
            assert len(list(reading.papers())) == 1

    def test_of_many_who_add_at_once_one_gets_a_place_and_nobody_waits_for_the_others_fault(self, store: Store) -> None:
        """Threads add to chains of their own and to a common one; one of them cannot be written at all."""
        if not isinstance(store, Adds):
            pytest.skip("this store adds in several steps")
        adds: Adds = store

        def add(number: int) -> bool | None:
            common = sealed("common", 1, "recorded", number, 1, None, "ab", f'{{"n":{number}}}', START)
            own = sealed(f"own {number}", 1, "recorded", 1, 1, None, "ab", "{}", START)
            wrong = sealed(f"own {number}", 2**70, "recorded", 1, 1, None, "ab", "{}", START)
            assert adds.add(Addition((number, 99), ((own.chain, START),), (), None, own, (), None))
            try:
                if number % 5 == 0:
                    adds.add(Addition((number,), ((own.chain, own.seal),), (), None, wrong, (), None))
            except Exception:  # it has no room for such a number, and says so in its own way
                pass
            return adds.add(Addition((99, number), (("common", START),), (), None, common, (), None))

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(add, range(24)))
        assert found.count(True) == 1
        with store.look() as reading:
            assert len(reading.heads()) == 25
            assert [entry.at for entry in reading.every("common")] == [found.index(True)]

    # -------------------------------------------------------------------------------------------------------- locking

    def test_transactions_with_a_common_lock_come_one_after_the_other(self, store: Store) -> None:
        """Whatever the order in which locks are named; nobody waits for ever."""
        inside: list[int] = []
        most: list[int] = []

        def work(number: int) -> None:
            locks = [3, 2**62, -(2**62)] if number % 2 else [-(2**62), 3]
            with store.begin(locks) as tx:
                inside.append(number)
                most.append(len(inside))
                head = next((each for each in tx.heads() if each.chain == "a"), None)
                before = None if head is None else tx.entry("a", head.number)
                tx.append(chain_of("a", 1, before=before)[0])
                inside.remove(number)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(work, range(40)))
        assert max(most) == 1
        with store.look() as reading:
            assert [entry.number for entry in reading.every("a")] == list(range(1, 41))

    def test_who_holds_a_lock_alone_is_overlapped_by_nobody_who_shares_it(self, store: Store) -> None:
        """Those who share it may overlap each other, or come one after the other."""
        alone: set[int] = set()
        sharing: set[int] = set()
        together: list[int] = []

        def work(number: int) -> None:
            inside = sharing if number % 3 else alone
            with store.begin([number], None, [50]) if number % 3 else store.begin([50, number]) as tx:
                inside.add(number)
                tx.heads()
                together.append(len(alone) + bool(sharing))
                inside.remove(number)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(work, range(40)))
        assert max(together) == 1

    def test_a_lock_is_given_back_when_a_transaction_raises(self, store: Store) -> None:
        """The next one does not wait for ever."""
        for _ in range(3):
            with pytest.raises(ZeroDivisionError), store.begin([1, 2]):
                raise ZeroDivisionError
        with ThreadPoolExecutor(1) as pool:
            pool.submit(written, store, chain_of("a", 1), (), [1, 2]).result(timeout=30)

    # ------------------------------------------------------------------------------------------------ papers and proofs

    def test_papers_are_kept_once_and_erased_with_their_entries(self, store: Store) -> None:
        """Erasing takes bodies, salts, links and papers, and leaves what seals the chain."""
        entries = chain_of("a", 3)
        with store.begin([]) as tx:
            for entry in entries:
                tx.append(entry, [Link(9, -1, entry.number)])
            tx.keep(digest_of("text"), "a", "text")
            tx.keep(digest_of("text"), "a", "text")
        with store.begin([]) as tx:
            tx.erase("a", [1, 3], [digest_of("text")])
        with store.look() as reading:
            assert list(reading.papers()) == []
            assert [(entry.body, entry.salt) for entry in reading.every()] == [(None, ""), ("{}", "ab"), (None, "")]
            assert [entry.seal for entry in reading.every()] == [entry.seal for entry in entries]
            assert [(number, link) for _, number, link in reading.links()] == [(2, Link(9, -1, 2))]

    def test_checkpoints_and_signatures_come_back_in_order(self, store: Store) -> None:
        """With the heads that had changed at each."""
        one, two = (Checkpoint(n, n * 10, n, "r" * 64, "b" * 64, f"{n}" * 64) for n in (1, 2))
        heads = [Head("a", 1, "s" * 64), Head("b", 2, "t" * 64)]
        with store.begin([]) as tx:
            tx.add_checkpoint(one, heads)
            tx.add_checkpoint(two, [])
            tx.add_signature(Signature(1, "p" * 64, "s" * 128))
        with store.look() as reading:
            assert list(reading.checkpoints()) == [one, two]
            assert list(reading.leaves()) == [(1, heads[0]), (1, heads[1])]
            assert list(reading.signatures()) == [Signature(1, "p" * 64, "s" * 128)]

    def test_a_ledger_on_it_can_be_verified(self, store: Store) -> None:
        """A chain that a ledger wrote is intact, and covered by its checkpoint."""
        ledger = Ledger(store, key=KEY, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=1))
        for number in range(5):
            with ledger.writing([number]) as writer:
                (chain,) = ledger.read(writer.tx, f"d:{number % 2}")
                writer.append(chain, "flagged", {"n": number})
        add_checkpoint(ledger)
        report = verify(store)
        assert report.findings == []
        assert (report.entries, report.chains, report.checkpoints, report.after) == (5, 2, 1, 0)
