"""Other detectors, such as trained models: they only ever add findings, in limited time, under a version."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import Protocol, runtime_checkable

from fairdebt.screen.results import Found
from fairdebt.vocabulary import TABLES


@dataclass(frozen=True, slots=True)
class Message:
    """What a detector sees: the original text, and to whom and by which channel it goes."""

    text: str
    to: str | None = None
    channel: str | None = None
    languages: tuple[str, ...] = ()


@runtime_checkable
class Detector(Protocol):
    """Finds prohibited content in its own way. It may add findings; it can take none away.

    `detect` must be pure and safe to call from several threads. It returns findings whose category is one of the
    vocabulary and whose span lies in the text. Where it raises, answers in a wrong form or takes too long, its answer
    is missing: the screening is then incomplete, if the screen needs its detectors.
    """

    name: str
    version: str

    def detect(self, message: Message) -> Iterable[Found]:
        """Return what is prohibited in the message."""
        ...


@dataclass(frozen=True, slots=True)
class Answers:
    """What detectors added, and the names of those that gave no answer."""

    found: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()


class Panel:
    """Asks detectors side by side and waits for none longer than `seconds`."""

    def __init__(self, detectors: Sequence[Detector], *, seconds: float, least_confidence: float = 0.0) -> None:
        self.detectors = tuple(detectors)
        self._seconds = seconds
        self._least = least_confidence
        self._pool: ThreadPoolExecutor | None = None

    @property
    def versions(self) -> tuple[str, ...]:
        """Return `name version` of each detector."""
        return tuple(f"{each.name} {each.version}" for each in self.detectors)

    def ask(self, message: Message) -> Answers:
        """Ask every detector about a message."""
        if not self.detectors:
            return Answers()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=4 * len(self.detectors), thread_name_prefix="fairdebt-detector")
        asked = [(each, self._pool.submit(_asked, each, message)) for each in self.detectors]
        until = monotonic() + self._seconds
        found: list[Found] = []
        missing: list[str] = []
        for detector, future in asked:
            answer = _answer(future, max(0.0, until - monotonic()))
            if answer is None or not all(_is_sound(each, message) for each in answer):
                missing.append(detector.name)
            else:
                found.extend(each for each in answer if each.confidence >= self._least)
        return Answers(tuple(found), tuple(missing))


def _asked(detector: Detector, message: Message) -> tuple[Found, ...]:
    return tuple(detector.detect(message))


def _answer(future: Future[tuple[Found, ...]], seconds: float) -> tuple[Found, ...] | None:
    try:
        return future.result(timeout=seconds)
    except Exception:  # whatever goes wrong in a detector, its answer is missing
        future.cancel()
        return None


def _is_sound(found: object, message: Message) -> bool:
    """Tell whether a detector's finding is one: of a known category, at a place in the text, with a confidence."""
    if not isinstance(found, Found) or found.category not in TABLES["finding"].words:
        return False
    start, end = found.span
    return 0 <= start < end <= len(message.text) and math.isfinite(found.confidence) and 0 <= found.confidence <= 1
