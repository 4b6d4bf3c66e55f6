"""Checkpoints: what the ledger held at one time, in a few lines that can be kept and countersigned elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fairdebt.ledger.entries import START, canonical, digest_of, key_of
from fairdebt.ledger.errors import LedgerError
from fairdebt.ledger.ledger import Ledger
from fairdebt.ledger.merkle import root_of
from fairdebt.ledger.signing import key_of_signer, signed
from fairdebt.ledger.store import Checkpoint, Head, Signature

LOCK = key_of("checkpoint", "")


def statement(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as the text that is kept elsewhere and countersigned."""
    return canonical(
        {
            "at": checkpoint.at,
            "before": checkpoint.before,
            "chains": checkpoint.chains,
            "number": checkpoint.number,
            "root": checkpoint.root,
            "seal": checkpoint.seal,
        }
    )


def read_statement(text: str) -> Checkpoint:
    """Read what `statement` wrote.

    Raises:
        LedgerError: it is none.
    """
    try:
        said: Mapping[str, Any] = json.loads(text)
        return Checkpoint(
            int(said["number"]),
            int(said["at"]),
            int(said["chains"]),
            str(said["root"]),
            str(said["before"]),
            str(said["seal"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise LedgerError("ledger_no_statement") from None


def seal_of(number: int, at: int, chains: int, root: str, before: str) -> str:
    """Return what seals a checkpoint to the one before it."""
    return digest_of(canonical({"at": at, "before": before, "chains": chains, "number": number, "root": root}))


def add_checkpoint(ledger: Ledger) -> Checkpoint:
    """Add a checkpoint over everything that is committed now."""
    with ledger.store.begin([LOCK]) as tx:
        earlier = tx.checkpoints()
        known: dict[str, Head] = {head.chain: head for _, head in tx.leaves()}
        heads = tx.heads()
        before = earlier[-1] if earlier else None
        number = 1 if before is None else before.number + 1
        seal = START if before is None else before.seal
        at = max(ledger.now(), 0 if before is None else before.at)
        root = root_of(heads)
        made = Checkpoint(number, at, len(heads), root, seal, seal_of(number, at, len(heads), root, seal))
        tx.add_checkpoint(made, [head for head in heads if known.get(head.chain) != head])
    return made


def countersign(ledger: Ledger, private_key: bytes, number: int | None = None) -> Signature:
    """Countersign a checkpoint, the last one by default, with the Ed25519 key of somebody outside.

    Raises:
        LedgerError: there is no such checkpoint.
    """
    with ledger.store.begin([LOCK]) as tx:
        known = {each.number: each for each in tx.checkpoints()}
        wanted = known.get(max(known, default=0) if number is None else number)
        if wanted is None:
            raise LedgerError("ledger_no_checkpoint")
        signature = Signature(wanted.number, key_of_signer(private_key), signed(statement(wanted), private_key))
        if signature not in tx.signatures():
            tx.add_signature(signature)
    return signature
