"""Entries: what the ledger consists of. Each chain is one debtor's, and every entry is sealed to the one before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic_core import PydanticSerializationError, from_json, to_json

Kind = Literal[
    "decided", "started", "confirmed", "released", "killed", "recorded", "flagged", "held", "lifted", "forgotten"
]

HOUSE = "house"
"""The chain of what concerns no single debtor: holds."""

START = "0" * 64
"""What the first entry of a chain is sealed to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, number `number` (from 1) of its chain.

    `at` is when it was written, in microseconds since 1970 by the ledger's clock. `root` is the number of the entry
    that began the same permit or event, its own if it began one. `name` is unique in the ledger, where there is one.
    `digest` is over salt and body, `seal` over everything else, the digest and the seal of the entry before. An erased
    body is None; its digest stays.
    """

    chain: str
    number: int
    kind: str
    at: int
    root: int
    name: str | None
    salt: str
    body: str | None
    digest: str
    seal: str

    @property
    def id(self) -> str:
        """Return the id by which hosts name the permit or event that this entry began."""
        return f"{self.chain}:{self.number}"

    @property
    def said(self) -> dict[str, Any]:
        """Return the body as plain values; empty where it was erased."""
        if self.body is None:
            return {}
        try:
            said: dict[str, Any] = from_json(self.body)  # in half the time
        except (ValueError, TypeError):
            said = json.loads(self.body)  # which has the last word on what is JSON
        return said

    def __repr__(self) -> str:
        """Show which entry it is; what it says does not belong in logs."""
        return f"Entry({self.number}, {self.kind})"


MOST = 2**63 - 1
"""Larger numbers are not written alike everywhere."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(said: Any) -> str:
    """Return plain values as the one JSON text that digests are taken of: names in order, no blanks."""
    try:
        if _is_ordinary(said):
            return to_json(said).decode()  # the same text in a fifth of the time
    except (PydanticSerializationError, UnicodeError):
        pass
    return _CANONICAL(said)


def _is_ordinary(said: Any) -> bool:
    """Tell whether values are texts, whole numbers and the like, and their names stand in order."""
    kind = type(said)
    if kind is dict:
        before = ""
        for name, value in said.items():
            if type(name) is not str or name <= before or not (type(value) is str or _is_ordinary(value)):
                return False
            before = name
        return True
    if kind is list:
        return all(_is_ordinary(each) for each in said)
    return kind is str or kind is bool or said is None or (kind is int and -MOST <= said <= MOST)


def digest_of(text: str, salt: str = "") -> str:
    """Return the SHA-256 of a text behind its salt, as hexadecimal digits."""
    return hashlib.sha256(f"{salt}|{text}".encode("utf-8", "surrogatepass")).hexdigest()


def seal_of(chain: str, number: int, kind: str, at: int, root: int, name: str | None, digest: str, before: str) -> str:
    """Return what seals an entry to the one before it."""
    said = [chain, number, kind, at, root, name, digest, before]
    try:
        text = to_json(said)
    except (PydanticSerializationError, UnicodeError):  # half a character
        text = _CANONICAL(said).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()


def sealed(
    chain: str, number: int, kind: Kind, at: int, root: int, name: str | None, salt: str, body: str, before: str
) -> Entry:
    """Return a new entry, sealed to the one before."""
    digest = digest_of(body, salt)
    return Entry(
        chain,
        number,
        kind,
        at,
        root,
        name,
        salt,
        body,
        digest,
        seal_of(chain, number, kind, at, root, name, digest, before),
    )


def is_intact(entry: Entry, before: str) -> bool:
    """Tell whether an entry is what was written after the entry with the seal `before`."""
    if entry.body is not None and digest_of(entry.body, entry.salt) != entry.digest:
        return False
    return entry.seal == seal_of(
        entry.chain, entry.number, entry.kind, entry.at, entry.root, entry.name, entry.digest, before
    )


@lru_cache(maxsize=16_384)
def key_of(name: str, value: str) -> int:
    """Return the signed 64-bit number under which something is locked and looked up: `person`, `debt`, `chain`."""
    digest = hashlib.sha256(f"{name}:{value}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
