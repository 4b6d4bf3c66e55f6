"""The ledger: what was asked, decided and done, so that no cap is exceeded and nothing is lost or quietly changed."""

from fairdebt.ledger.entries import Entry
from fairdebt.ledger.errors import (
    ClockWentBack,
    LedgerBroken,
    LedgerError,
    LedgerInDoubt,
    LedgerUnavailable,
    PermitOver,
    SchemaDiffers,
    WrongKey,
)
from fairdebt.ledger.ledger import Ledger
from fairdebt.ledger.store import (
    Addition,
    Adds,
    Ahead,
    Checkpoint,
    Head,
    Link,
    Reading,
    Signature,
    Span,
    Store,
    Transaction,
)

__all__ = [
    "Addition",
    "Adds",
    "Ahead",
    "Checkpoint",
    "ClockWentBack",
    "Entry",
    "Head",
    "Ledger",
    "LedgerBroken",
    "LedgerError",
    "LedgerInDoubt",
    "LedgerUnavailable",
    "Link",
    "PermitOver",
    "Reading",
    "SchemaDiffers",
    "Signature",
    "Span",
    "Store",
    "Transaction",
    "WrongKey",
]
