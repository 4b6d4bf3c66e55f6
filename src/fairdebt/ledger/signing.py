"""Ed25519 signatures. The library is imported when somebody signs or checks a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdebt.ledger.errors import LedgerError

if TYPE_CHECKING:
    from types import ModuleType

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def new_key() -> bytes:
    """Return a new private key, 32 bytes; whoever countersigns keeps it away from the ledger."""
    key: Ed25519PrivateKey = _library().Ed25519PrivateKey.generate()
    return key.private_bytes_raw()


def key_of_signer(private_key: bytes) -> str:
    """Return the public key that belongs to a private one, as hexadecimal digits."""
    return _private(private_key).public_key().public_bytes_raw().hex()


def signed(text: str, private_key: bytes) -> str:
    """Return the signature of a text, as hexadecimal digits."""
    return _private(private_key).sign(text.encode()).hex()


def is_signed(text: str, public_key: str, signature: str) -> bool:
    """Tell whether a text was signed with the private key that belongs to a public one."""
    library = _library()
    try:
        key: Ed25519PublicKey = library.Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except Exception:  # whatever is wrong with it, it is no signature
        return False
    return True


def _private(private_key: bytes) -> Ed25519PrivateKey:
    if len(private_key) != 32:
        raise LedgerError("ledger_bad_signing_key")
    key: Ed25519PrivateKey = _library().Ed25519PrivateKey.from_private_bytes(private_key)
    return key


def _library() -> ModuleType:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise LedgerError("ledger_no_receipts") from None
    return ed25519
