"""What goes wrong with a ledger, in both languages: what, and how to fix it. Nothing was written unless it says so."""

from __future__ import annotations

from fairdebt.errors import FairdebtError, Fault
from fairdebt.messages import Language, Text, say
from fairdebt.messages.catalogue import SENTENCES


class LedgerError(FairdebtError):
    """Root of the errors of a ledger. An act whose reservation raised one is not permitted."""

    def __init__(self, key: str, **words: object) -> None:
        self.key = key
        self.problem: Text = say(key, **words)
        self.fix: Text | None = say(f"{key}_fix", **words) if f"{key}_fix" in SENTENCES else None
        super().__init__(self.render("en"))

    def render(self, language: Language = "en") -> str:
        """Return the problem and its fix in one language."""
        return Fault(self.problem, self.fix, "ledger").render(language)


class LedgerUnavailable(LedgerError):
    """The database could not be reached, is full, or answered with an error. What was begun is undone."""


class LedgerInDoubt(LedgerUnavailable):
    """The connection was lost while committing: it is not known whether the last step was written.

    Asking again with the same key gives the permit that was written, if it was.
    """


class LedgerBroken(LedgerError):
    """An entry does not fit the chain it stands in: somebody changed the ledger. Run `fairdebt ledger verify`."""


class SchemaDiffers(LedgerError):
    """The database was made by a newer fairdebt, by an older one, or is no ledger."""


class WrongKey(LedgerError):
    """The key is missing, or is not the one with which this ledger was begun."""


class ClockWentBack(LedgerError):
    """The clock stands before what the ledger has recorded already."""


class PermitOver(LedgerError):
    """The permit can no longer take this step: it was released, has expired, was killed, or was never given."""
