"""Everything in a ledger as lines of JSON, for an auditor's own tools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from fairdebt.ledger.store import Store


def export(store: Store, *, chain: str | None = None) -> Iterator[str]:
    """Yield one line for each entry, paper, checkpoint and countersignature; with a chain, its entries and papers."""
    with store.look(steady=True) as reading:
        for entry in reading.every(chain):
            yield _line("entry", {**asdict(entry), "body": entry.said if entry.body is not None else None})
        for digest, of, text in reading.papers():
            if chain in (None, of):
                yield _line("paper", {"digest": digest, "chain": of, "text": json.loads(text)})
        if chain is not None:
            return
        for checkpoint in reading.checkpoints():
            yield _line("checkpoint", asdict(checkpoint))
        for signature in reading.signatures():
            yield _line("signature", asdict(signature))


def _line(what: str, said: dict[str, Any]) -> str:
    return json.dumps({"what": what, **said}, ensure_ascii=False)
