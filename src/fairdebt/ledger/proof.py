"""Verify a ledger: find what was changed, removed, put in, reordered or cut, say where, and what cannot be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from fairdebt.ledger.asking import links_of
from fairdebt.ledger.checkpoints import seal_of, statement
from fairdebt.ledger.entries import HOUSE, START, Entry, digest_of, is_intact
from fairdebt.ledger.merkle import root_of
from fairdebt.ledger.signing import is_signed
from fairdebt.ledger.store import Checkpoint, Head, Link, Reading, Store
from fairdebt.messages import Language, Text, say

Kind = Literal[
    "changed",
    "missing",
    "cut",
    "rewritten",
    "erased",
    "links",
    "paper",
    "paper_missing",
    "checkpoint",
    "checkpoint_missing",
    "root",
    "leaves",
    "signature",
    "unsigned",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written. `number` is an entry of `chain`, or a checkpoint where there is none."""

    kind: Kind
    chain: str = ""
    number: int = 0
    says: Text = field(default=Text("", ""), compare=False)

    def render(self, language: Language = "en") -> str:
        """Say it, with its place."""
        where = f"{self.chain}:{self.number}" if self.chain else f"#{self.number}"
        return f"{where}: {self.says.render(language)}"


@dataclass(slots=True)
class Report:
    """What `verify` found. `after` entries were added since the last checkpoint: if their ends were cut, nobody sees.

    `signed_to` is the last checkpoint with a countersignature that was asked for, or kept elsewhere; None: none.
    Somebody who may write to the database could have made all later ones.
    """

    entries: int = 0
    chains: int = 0
    checkpoints: int = 0
    after: int = 0
    erased: int = 0
    signed_to: int | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def intact(self) -> bool:
        """Tell whether everything is as it was written."""
        return not self.findings

    def add(self, kind: Kind, chain: str = "", number: int = 0) -> None:
        """Note a finding."""
        self.findings.append(Finding(kind, chain, number, say(f"proof_{kind}")))


def verify(
    store: Store, *, kept: Iterable[Checkpoint] = (), public_keys: Sequence[str] = (), chain: str | None = None
) -> Report:
    """Verify a whole ledger, or one chain of it.

    Args:
        store: Where it lies.
        kept: Checkpoints that somebody kept elsewhere: the ledger must still have them.
        public_keys: Ed25519 keys, as hexadecimal digits, one of which must have countersigned the last checkpoint.
        chain: Look at the entries of this chain alone.
    """
    report = Report()
    with store.look(steady=True) as reading:
        places = _check_checkpoints(reading, report, list(kept), public_keys)
        texts = _check_papers(reading, report, chain)
        links = _ByEntry(reading.links(chain))
        seen: set[str] = set()
        for name, entries in groupby(reading.every(chain), key=lambda entry: entry.chain):
            seen.add(name)
            report.chains += 1
            _check_chain(name, entries, places.get(name, {}), texts, links, report)
        for name, leaves in places.items():
            if name not in seen and (chain is None or name == chain):
                report.add("cut", name, max(leaves))
    return report


class _ByEntry:
    """Links, entry by entry, from a stream in the order of the entries."""

    def __init__(self, stream: Iterator[tuple[str, int, Link]]) -> None:
        self._groups = groupby(stream, key=lambda each: (each[0], each[1]))
        self._next = next(self._groups, None)
        self._kept: frozenset[Link] = frozenset()
        self._take()

    def _take(self) -> None:
        self._kept = frozenset() if self._next is None else frozenset(link for _, _, link in self._next[1])

    def of(self, chain: str, number: int) -> frozenset[Link]:
        """Return the links of an entry; entries are asked for in order."""
        while self._next is not None and self._next[0] < (chain, number):
            self._next = next(self._groups, None)
            self._take()
        return self._kept if self._next is not None and self._next[0] == (chain, number) else frozenset()


def _check_chain(
    name: str, entries: Iterable[Entry], leaves: dict[int, str], texts: set[str], links: _ByEntry, report: Report
) -> None:
    number, seal = 0, START
    last_leaf = max(leaves, default=0)
    blank: set[int] = set()
    forgotten: set[int] = set()
    facts: dict[int, str] = {}
    for entry in entries:
        report.entries += 1
        report.after += entry.number > last_leaf
        if entry.number != number + 1:
            report.add("missing", name, number + 1)
        if not is_intact(entry, seal):
            report.add("changed", name, entry.number)
        elif leaves.get(entry.number, entry.seal) != entry.seal:
            report.add("rewritten", name, entry.number)
        number, seal = entry.number, entry.seal
        if entry.body is None:
            blank.add(entry.number)
            report.erased += 1
        try:
            said = entry.said
            expected = frozenset(links_in(entry))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # it was changed, and that was told
        if links.of(name, entry.number) != expected:
            report.add("links", name, entry.number)
        if "facts" in said:
            facts[entry.number] = said["facts"]
        if entry.kind == "forgotten":
            forgotten.update(said.get("erased", ()))
    for each in sorted(blank - forgotten):
        report.add("erased", name, each)
    for each, digest in facts.items():
        if digest not in texts:
            report.add("paper_missing", name, each)
    if number < last_leaf:
        report.add("cut", name, number + 1)


def links_in(entry: Entry) -> Iterator[Link]:
    """Yield the links that belong to an entry, worked out from what it says."""
    said = entry.said
    if entry.kind == "decided" and "expires" in said:
        yield from links_of(entry.chain, said["action"])
    elif entry.kind == "recorded" and said:
        yield from links_of(entry.chain, said["event"], tuple(said.get("about", ())))


def _check_papers(reading: Reading, report: Report, chain: str | None) -> set[str]:
    found: set[str] = set()
    for digest, of, text in reading.papers():
        found.add(digest)
        if chain in (None, of) and digest not in (digest_of(text, of), digest_of(text)):
            report.add("paper", of or HOUSE)
    return found


def _check_checkpoints(
    reading: Reading, report: Report, kept: list[Checkpoint], public_keys: Sequence[str]
) -> dict[str, dict[int, str]]:
    """Check the checkpoints, and return for each chain the seals that their leaves attest, by number."""
    checkpoints = reading.checkpoints()
    report.checkpoints = len(checkpoints)
    before = START
    for place, each in enumerate(checkpoints, 1):
        if each.number != place or each.before != before:
            report.add("checkpoint_missing", number=place)
        if each.seal != seal_of(each.number, each.at, each.chains, each.root, each.before):
            report.add("checkpoint", number=each.number)
        before = each.seal
    known = {each.number: each for each in checkpoints}
    for each in kept:
        if each.number not in known:
            report.add("checkpoint_missing", number=each.number)
        elif known[each.number] != each:
            report.add("checkpoint", number=each.number)
        else:
            report.signed_to = max(each.number, report.signed_to or 0)
    _check_signatures(reading, report, known, public_keys)
    return _check_leaves(reading, report, known)


def _check_signatures(
    reading: Reading, report: Report, known: dict[int, Checkpoint], public_keys: Sequence[str]
) -> None:
    for each in reading.signatures():
        checkpoint = known.get(each.checkpoint)
        if checkpoint is None or not is_signed(statement(checkpoint), each.public_key, each.signature):
            report.add("signature", number=each.checkpoint)
        elif each.public_key in public_keys:
            report.signed_to = max(each.checkpoint, report.signed_to or 0)
    if public_keys and known and report.signed_to is None:
        report.add("unsigned", number=max(known))


def _check_leaves(reading: Reading, report: Report, known: dict[int, Checkpoint]) -> dict[str, dict[int, str]]:
    places: dict[str, dict[int, str]] = {}
    heads: dict[str, Head] = {}
    waiting = sorted(known)
    for number, leaves in groupby(reading.leaves(), key=lambda each: each[0]):
        while waiting and waiting[0] < number:  # nothing had changed
            _check_root(known[waiting.pop(0)], heads, report)
        for _, head in leaves:
            heads[head.chain] = head
            places.setdefault(head.chain, {})[head.number] = head.seal
        if not waiting or waiting[0] != number:
            report.add("leaves", number=number)
        else:
            _check_root(known[waiting.pop(0)], heads, report)
    for number in waiting:
        _check_root(known[number], heads, report)
    return places


def _check_root(checkpoint: Checkpoint, heads: dict[str, Head], report: Report) -> None:
    if checkpoint.chains != len(heads) or root_of(heads.values()) != checkpoint.root:
        report.add("root", number=checkpoint.number)
