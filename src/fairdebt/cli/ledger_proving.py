"""`fairdebt ledger verify`, `checkpoint` and `recompute`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from fairdebt.cli.codes import Code
from fairdebt.cli.ledger_opening import opened, said
from fairdebt.cli.output import Lang, Speaker, plain_text, print_json
from fairdebt.cli.refusing import read_words
from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Decision
from fairdebt.guard import Guard
from fairdebt.ledger import Entry, LedgerError
from fairdebt.ledger.asking import chain_of
from fairdebt.ledger.checkpoints import add_checkpoint, countersign, read_statement, statement
from fairdebt.ledger.proof import verify as verified
from fairdebt.ledger.sql import SqlStore
from fairdebt.ledger.store import Checkpoint
from fairdebt.messages import say


def verify(
    url: str, kept: list[str], public_keys: list[str], debtor: str | None, *, as_json: bool, lang: Lang | None
) -> int:
    """Verify a ledger and return the exit code: fine if nothing was found."""
    speaker = Speaker(lang)

    def work() -> int:
        checkpoints = [_checkpoint_in(name) for name in kept]
        chain = None if debtor is None else chain_of(debtor, opened(url).mask)
        store = SqlStore(url, create=False)
        report = verified(store, kept=checkpoints, public_keys=public_keys, chain=chain)
        code = Code.OK if report.intact else Code.EXPECTATION
        if as_json:
            counts = ("entries", "chains", "checkpoints", "after", "erased", "signed_to")
            found = [
                {"kind": each.kind, "chain": each.chain, "number": each.number, "says": plain_text(each.says)}
                for each in report.findings
            ]
            print_json({"exit": int(code), **{name: getattr(report, name) for name in counts}, "findings": found})
            return code
        for each in report.findings:
            speaker.fault(each.render(speaker.language))
        words = {name: getattr(report, name) for name in ("entries", "chains", "checkpoints", "erased")}
        speaker.out.print(speaker.words("ledger_counted", **words), soft_wrap=True)
        style = "green" if report.intact else "red"
        found_words = "ledger_intact" if report.intact else "ledger_not_intact"
        speaker.out.print(speaker.words(found_words, count=len(report.findings)), style=style, soft_wrap=True)
        speaker.out.print(speaker.words("ledger_unseen", count=report.after), soft_wrap=True)
        if report.signed_to is None:
            speaker.out.print(speaker.words("ledger_nobody"), soft_wrap=True)
        else:
            speaker.out.print(speaker.words("ledger_signed_to", number=report.signed_to), soft_wrap=True)
        return code

    return said(work, speaker, as_json=as_json)


def checkpoint(url: str, out: str | None, sign: str | None, *, as_json: bool, lang: Lang | None) -> int:
    """Add a checkpoint, countersign it where a key was given, and print it or write it to a file."""
    speaker = Speaker(lang)

    def work() -> int:
        ledger = opened(url)
        key = None if sign is None else _signing_key(sign)
        if out is not None:
            _write(out, "", mode="a")  # before anything is added: what nobody keeps elsewhere proves nothing
        made = add_checkpoint(ledger)
        signature = None if key is None else countersign(ledger, key, made.number)
        if out is not None:
            _write(out, f"{statement(made)}\n")
        if as_json:
            print_json(
                {"exit": 0, "checkpoint": asdict(made), "signature": None if signature is None else asdict(signature)}
            )
            return Code.OK
        if out is None:
            speaker.out.print(statement(made), soft_wrap=True)
        speaker.err.print(
            speaker.words("ledger_checkpointed", number=made.number, chains=made.chains), style="dim", soft_wrap=True
        )
        if signature is not None:
            speaker.err.print(
                speaker.words("ledger_countersigned", public=signature.public_key), style="dim", soft_wrap=True
            )
        return Code.OK

    return said(work, speaker, as_json=as_json)


def recompute(url: str, policies: list[str], debtor: str | None, *, as_json: bool, lang: Lang | None) -> int:
    """Decide every decision again, and return the exit code: fine if all come out as they did."""
    speaker = Speaker(lang)

    def work() -> int:
        guard = Guard.load(*policies, ledger=opened(url))
        every = list(guard.recompute(None if debtor is None else {"debtor": {"id": debtor}}))
        differing = [each for each in every if each.differs]
        code = Code.EXPECTATION if differing else Code.OK
        other = sum(not each.same_text for each in every)
        erased = sum(each.decision is None for each in every)
        if as_json:
            rows = [_row(each.entry, each.decision, each.same_text) for each in differing if each.decision is not None]
            print_json(
                {"exit": int(code), "decisions": len(every), "other_text": other, "erased": erased, "differing": rows}
            )
            return code
        for each in differing:
            assert each.decision is not None
            told = {
                "place": each.entry.id,
                "at": each.entry.said["action"]["at"],
                "was": speaker.words(f"word_{each.entry.said['outcome']}"),
                "now": speaker.words(f"word_{each.decision.outcome.value}"),
                "because": ", ".join(each.decision.because) or "-",
            }
            speaker.fault(speaker.words("ledger_differs", **told))
        words = {"count": len(every), "differing": len(differing), "other": other, "erased": erased}
        speaker.out.print(speaker.words("ledger_recomputed", **words), soft_wrap=True)
        return code

    return said(work, speaker, as_json=as_json)


def _row(entry: Entry, now: Decision, same_text: bool) -> dict[str, Any]:
    """Return as plain values what became of a decision that comes out otherwise now."""
    return {
        "permit": entry.id,
        "at": entry.said["action"]["at"],
        "was": entry.said["outcome"],
        "was_because": entry.said["because"],
        "is": now.outcome.value,
        "because": list(now.because),
        "same_text": same_text,
    }


def _checkpoint_in(name: str) -> Checkpoint:
    try:
        return read_statement(read_words(name))
    except LedgerError as error:
        raise InvalidInput([Fault(error.problem, error.fix, name)]) from None


def _write(name: str, text: str, *, mode: Literal["a", "w"] = "w") -> None:
    try:
        with Path(name).open(mode, encoding="utf-8") as file:
            file.write(text)
    except (OSError, ValueError):
        raise InvalidInput([Fault(say("file_unwritable"), say("file_unwritable_fix"), name)]) from None


def _signing_key(name: str) -> bytes:
    try:
        return bytes.fromhex(read_words(name).strip())
    except ValueError as error:
        if isinstance(error, InvalidInput):
            raise
        raise LedgerError("ledger_bad_signing_key") from None
