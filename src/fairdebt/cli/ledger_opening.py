"""Opening a ledger from the command line, and saying what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable

from fairdebt.cli.output import Speaker
from fairdebt.cli.refusing import refused
from fairdebt.errors import Fault, InvalidInput
from fairdebt.ledger import Ledger, LedgerError
from fairdebt.ledger.sql import SqlStore


def opened(url: str) -> Ledger:
    """Open a ledger that is there; whether its names are masked, it says itself.

    Raises:
        LedgerError: there is none, or it cannot be used.
    """
    store = SqlStore(url, create=False)
    try:
        plain = store.known("key") == "plain"
    finally:
        store.close()
    return Ledger.open(url, personal="plain" if plain else "masked", create=False)


def said(work: Callable[[], int], speaker: Speaker, *, as_json: bool) -> int:
    """Do some work; what goes wrong is told as other commands tell faults, with the code of invalid input."""
    try:
        return work()
    except LedgerError as error:
        return refused([Fault(error.problem, error.fix, "ledger")], speaker, as_json=as_json)
    except InvalidInput as error:
        return refused(error.faults, speaker, as_json=as_json)
