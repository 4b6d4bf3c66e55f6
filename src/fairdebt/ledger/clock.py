"""The clock of a ledger, and periods: the one place where fairdebt reads a clock, where a ledger was given none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from fairdebt.errors import Fault, InvalidInput
from fairdebt.ledger.errors import LedgerError
from fairdebt.messages import say

Clock = Callable[[], datetime]

LONGEST = timedelta(days=366)


def system_clock() -> datetime:
    """Return the instant that this computer shows."""
    return datetime.now(UTC)  # noqa: TID251  # a ledger records when something is written


def told_by(clock: Clock) -> datetime:
    """Return the instant of a clock.

    Raises:
        LedgerError: it tells none, or one without a zone.
    """
    at: object = clock()
    if not isinstance(at, datetime) or at.utcoffset() is None:
        raise LedgerError("ledger_clock")
    return at


def slot_us(period: object, name: str) -> int:
    """Return in microseconds how long a slot is kept: it has to be some time, and to end.

    Raises:
        InvalidInput: it is none, or longer than a year.
    """
    if not isinstance(period, timedelta) or not timedelta() < period <= LONGEST:
        raise InvalidInput([Fault(say("ledger_expires_in"), say("ledger_expires_in_fix"), name)])
    return _us(period)


def tolerance_us(period: object) -> int:
    """Return in microseconds how far an act's instant, or another host's clock, may lie from the clock.

    Raises:
        InvalidInput: it is no period, or longer than a year.
    """
    if not isinstance(period, timedelta) or not timedelta() <= period <= LONGEST:
        raise InvalidInput([Fault(say("ledger_tolerance"), say("ledger_tolerance_fix"), "tolerance")])
    return _us(period)


def _us(period: timedelta) -> int:
    return period // timedelta(microseconds=1)


def microseconds(at: datetime) -> int:
    """Return an aware instant in whole microseconds since 1970."""
    since = at - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def datetime_of(microseconds: int) -> datetime:
    """Return the instant of microseconds since 1970, in UTC."""
    return datetime.fromtimestamp(microseconds // 1_000_000, UTC).replace(microsecond=microseconds % 1_000_000)
