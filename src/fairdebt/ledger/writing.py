"""Writing: an entry is sealed to the end of its chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from fairdebt.ledger.entries import Entry, Kind, canonical, sealed
from fairdebt.ledger.errors import ClockWentBack
from fairdebt.ledger.folding import Chain, Place
from fairdebt.ledger.store import Link, Transaction

if TYPE_CHECKING:
    from fairdebt.ledger.ledger import Ledger

MICRO = 1_000_000


def next_entry(
    chain: str,
    last: Place,
    kind: Kind,
    said: Mapping[str, Any],
    now: int,
    tolerance_us: int,
    *,
    root: int | None = None,
    name: str | None = None,
) -> Entry:
    """Return the entry that comes after the last one of a chain, sealed to it.

    Raises:
        ClockWentBack: the last one is later than now, by more than the tolerance.
    """
    number, seal, at = last
    if at - now > tolerance_us:
        raise ClockWentBack("ledger_clock_back", seconds=(at - now) // MICRO)
    begun = number + 1 if root is None else root
    return sealed(chain, number + 1, kind, max(now, at), begun, name, token_hex(8), canonical(said), seal)


@dataclass(slots=True)
class Writer:
    """A transaction, and the heads of the chains it adds to."""

    tx: Transaction
    ledger: Ledger
    now: int
    written: list[tuple[Entry, Mapping[str, Any]]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    _heads: dict[str, Place] = field(default_factory=dict)

    def append(
        self,
        chain: Chain,
        kind: Kind,
        said: Mapping[str, Any],
        *,
        root: int | None = None,
        name: str | None = None,
        links: Sequence[Link] = (),
    ) -> Entry:
        """Seal an entry to the end of a chain that was read in this transaction.

        Raises:
            ClockWentBack: the chain holds an entry that is later than now.
        """
        head = self._heads.get(chain.name) or chain.head
        entry = next_entry(chain.name, head, kind, said, self.now, self.ledger.tolerance_us, root=root, name=name)
        self.tx.append(entry, links)
        self._heads[chain.name] = (entry.number, entry.seal, entry.at)
        self.written.append((entry, said))
        return entry

    def keep(self, chain: str, digest: str, text: str) -> None:
        """Keep a text under its digest, in a transaction that has the chain."""
        if not self.ledger.is_kept(digest):
            self.tx.keep(digest, chain, text)
            self.kept.append(digest)
