"""A tree of hashes over the heads of all chains: one root stands for all of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from fairdebt.ledger.store import Head


def root_of(heads: Iterable[Head]) -> str:
    """Return the root over heads in the order of their chains, as hexadecimal digits; that of nothing is all zeros."""
    level = [_leaf(head) for head in sorted(heads, key=lambda head: head.chain)]
    if not level:
        return "0" * 64
    while len(level) > 1:
        pairs = [_node(level[n], level[n + 1]) for n in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0].hex()


def _leaf(head: Head) -> bytes:
    text = json.dumps([head.chain, head.number, head.seal], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"\0" + text.encode("utf-8", "surrogatepass")).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
