"""The ledger: what was asked, decided and done, so that no cap is exceeded and nothing is lost or quietly changed.

* `ledger` joins the rest; `entries` are what it consists of, `writing` seals them, `folding` says what they come to.
* `asking` is what it needs to know of an act, `viewing` what it knows that may matter to one.
* `store` is what a database must do, `sql` the one for SQLite and PostgreSQL; `clock`, `turns` and `forking` serve
  both.
* `keys` and `masking` keep names of people out of it.
* `proof` verifies it, with `merkle`, `checkpoints` and `signing`; `account` tells of one decision, `exporting` of all.
* `errors` says what went wrong.
"""

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
