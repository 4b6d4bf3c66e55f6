"""The one place where fairdebt reads a clock: a ledger that was given none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the instant that this computer shows."""
    return datetime.now(UTC)  # noqa: TID251  # a ledger records when something is written


def microseconds(at: datetime) -> int:
    """Return an aware instant in whole microseconds since 1970."""
    since = at - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def datetime_of(microseconds: int) -> datetime:
    """Return the instant of microseconds since 1970, in UTC."""
    return datetime.fromtimestamp(microseconds // 1_000_000, UTC).replace(microsecond=microseconds % 1_000_000)
