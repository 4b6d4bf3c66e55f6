"""The key with which names and numbers become digests. It never lies in the ledger."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from fairdebt.ledger.errors import WrongKey

VARIABLE = "FAIRDEBT_LEDGER_KEY"
SHORTEST = 32


PLAIN = "plain"
"""What shows that a ledger has no key."""


def key_for(given: bytes | str | None, file: Path | None, *, memory: bool, begun: bool) -> bytes:
    """Return the key of a ledger.

    Args:
        given: What the host handed over; else the environment variable FAIRDEBT_LEDGER_KEY counts.
        file: The database file. Where nobody gave a key, one is made beside it, in `<file>.key`.
        memory: The ledger lies in memory: a key of the moment will do.
        begun: The ledger has a key already, so that a new one would not be it.

    Raises:
        WrongKey: there is no key, it is too short, or cannot be read.
    """
    said: object = given if given is not None else os.environ.get(VARIABLE)
    if said is not None:
        key = said.encode(errors="surrogatepass") if isinstance(said, str) else said
        if not isinstance(key, bytes) or len(key) < SHORTEST:
            raise WrongKey("ledger_short_key")
        return key
    if memory:
        return secrets.token_bytes(SHORTEST)
    if file is None:
        raise WrongKey("ledger_needs_key")
    return _beside(Path(f"{file}.key"), begun=begun)


def _beside(path: Path, *, begun: bool) -> bytes:
    """Return the key in a file that only its owner may read; it is made whole or not at all."""
    if not path.exists():
        if begun:
            raise WrongKey("ledger_lost_key", name=path.as_posix())
        made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SHORTEST))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(made, path)  # fails where another process was first
        except FileExistsError:
            pass
        finally:
            made.unlink()
    try:
        key = path.read_text(encoding="ascii").strip().encode()
    except (OSError, UnicodeDecodeError):
        raise WrongKey("ledger_unread_key", name=path.as_posix()) from None
    if len(key) < SHORTEST:
        raise WrongKey("ledger_short_key")
    return key


def print_of(key: bytes | None) -> str:
    """Return what shows that a key is the right one without showing the key."""
    if key is None:
        return PLAIN
    return hashlib.sha256(hmac.digest(key, b"fairdebt ledger", "sha256")).hexdigest()
