"""What is typed after an option, read as what it means; what it cannot mean is wrong usage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from fairdebt.cli.output import Lang
from fairdebt.errors import Fault, suggest
from fairdebt.messages import Text, say

Word = TypeVar("Word", bound=StrEnum)


class WrongUsage(Exception):
    """What was typed cannot be meant so; told with the exit code of wrong usage."""

    def __init__(self, problem: Text, fix: Text | None, source: str = "") -> None:
        super().__init__(problem.en)
        self.fault = Fault(problem, fix, source)


def one_of(words: type[Word], option: str) -> Callable[[Any], Word]:
    """Return what reads a word of a closed list."""

    def read(said: Any) -> Word:
        if said not in set(words):
            raise WrongUsage(
                say("usage_no_word", name=said), suggest(str(said), [each.value for each in words]), option
            )
        return words(said)

    return read


def whole_number(option: str) -> Callable[[Any], int]:
    """Return what reads a number of days."""

    def read(said: Any) -> int:
        number = int(said) if str(said).isascii() and str(said).isdigit() and len(str(said)) <= 6 else 0
        if number < 1:
            raise WrongUsage(say("usage_no_number"), say("usage_no_number_fix"), option)
        return number

    return read


def day(option: str) -> Callable[[Any], date]:
    """Return what reads a date."""

    def read(said: Any) -> date:
        try:
            return date.fromisoformat(str(said))
        except ValueError:
            raise WrongUsage(say("bad_today"), None, option) from None

    return read


def instant(option: str) -> Callable[[Any], datetime]:
    """Return what reads an instant with its offset."""

    def read(said: Any) -> datetime:
        try:
            at = datetime.fromisoformat(str(said))
        except ValueError:
            at = None
        if at is None or at.utcoffset() is None:
            raise WrongUsage(say("bad_instant"), None, option)
        return at

    return read


def moment(option: str) -> Callable[[Any], date | datetime]:
    """Return what reads a date, or an instant with its offset."""

    def read(said: Any) -> date | datetime:
        for kind in (day, instant):
            try:
                return kind(option)(said)
            except WrongUsage:
                continue
        raise WrongUsage(say("bad_moment"), None, option)

    return read


language_read = one_of(Lang, "--lang")
