"""What the pictures of `fairdebt windows` show: local days cut into pieces, and letters for reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

from fairdebt.facts import Decision, Outcome
from fairdebt.guard import Allowance, Alternative, Guard, Period
from fairdebt.messages import Text
from fairdebt.scenarios import Scenario
from fairdebt.vocabulary import TABLES

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a local day, in minutes on the wall, with its outcome; `letter` stands for the reason."""

    start: float
    end: float
    period: Period
    letter: str


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: its pieces in order of time. Where clocks are put back, walls show some minutes twice."""

    on: date
    pieces: tuple[Piece, ...]

    def within(self, start: float, end: float) -> tuple[Piece, ...]:
        """Return the pieces that have a part between two minutes of the wall."""
        return tuple(piece for piece in self.pieces if piece.start < end and piece.end > start)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that is shown of one scenario."""

    scenario: Scenario
    decision: Decision
    periods: tuple[Period, ...]
    days: tuple[Day, ...]
    reasons: tuple[tuple[str, Outcome, tuple[str, ...]], ...]
    says: dict[str, Text]
    citations: dict[str, Text]
    budget: tuple[Allowance, ...]
    alternatives: tuple[Alternative, ...]
    zone: tzinfo

    @property
    def act(self) -> Text:
        """Return in words what is proposed: the act, by which channel, to whom."""
        action = self.scenario.action
        said = [("channel", action.channel), ("relation", action.to)]
        if action.channel is None:
            said.insert(0, ("act", action.act))
        found = [TABLES[table].words.get(name) for table, name in said if name is not None]
        words = [word.says for word in found if word is not None]
        return Text.joined(words, " · ", " · ")

    @property
    def windows(self) -> tuple[tuple[datetime, datetime], ...]:
        """Return when the act is approved."""
        return tuple((period.start, period.end) for period in self.periods if period.approved)

    @property
    def weeks(self) -> Iterator[tuple[Day, ...]]:
        """Yield the days by calendar weeks, Monday first."""
        week: list[Day] = []
        for day in self.days:
            if week and day.on.weekday() == 0:
                yield tuple(week)
                week = []
            week.append(day)
        if week:
            yield tuple(week)


def make_board(scenario: Scenario, guard: Guard, decision: Decision, periods: tuple[Period, ...]) -> Board:
    """Return what is shown of a scenario whose periods are known."""
    found: dict[tuple[Outcome, tuple[str, ...]], str] = {}
    for period in periods:
        key = (period.outcome, period.because)
        if not period.approved and key not in found:
            found[key] = LETTERS[len(found)] if len(found) < len(LETTERS) else "*"
    provisions = {each.rule: each for each in guard.policies.provisions.values()}
    held = {reason.rule: reason for reason in decision.reasons}
    rules = {rule for period in periods for rule in period.because}
    says = {rule: (provisions.get(rule) or held[rule]).says for rule in rules if rule in provisions or rule in held}
    citations = {rule: provisions[rule].citation for rule in rules if rule in provisions}
    zone = guard.clock(scenario.action, scenario.case)
    return Board(
        scenario,
        decision,
        periods,
        tuple(_days(periods, zone, found)),
        tuple((letter, outcome, because) for (outcome, because), letter in found.items()),
        says,
        citations,
        guard.budget(scenario.action, scenario.case),
        guard.alternatives(scenario.action, scenario.case),
        zone,
    )


Why = tuple[Outcome, tuple[str, ...]]


def _days(periods: tuple[Period, ...], zone: tzinfo, letters: dict[Why, str]) -> Iterator[Day]:
    on = periods[0].start.astimezone(zone).date()
    last = (periods[-1].end - timedelta(seconds=1)).astimezone(zone).date()
    while on <= last:
        pieces = []
        for start, end in _even(on, zone):
            local = start.astimezone(zone)
            wall = (local.date() - on).days * MINUTES + local.hour * 60 + local.minute + local.second / 60
            for period in periods:
                first, final = max(start, period.start), min(end, period.end)
                if first < final:
                    letter = letters.get((period.outcome, period.because), "")
                    low = wall + (_utc(first) - _utc(start)) / timedelta(minutes=1)
                    high = wall + (_utc(final) - _utc(start)) / timedelta(minutes=1)
                    pieces.append(Piece(low, high, period, letter))
        yield Day(on, tuple(pieces))
        on += timedelta(days=1)


def _utc(at: datetime) -> datetime:
    """Between two instants of one zone Python subtracts walls; in UTC it subtracts time."""
    return at.astimezone(UTC)


def _even(on: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield the parts of a local day between which clocks are put forward or back."""
    start, end = (_midnight(on + timedelta(days=days), zone) for days in (0, 1))
    edges = [start]
    low, high = start, end
    if low.astimezone(zone).utcoffset() != (high - timedelta(seconds=1)).astimezone(zone).utcoffset():
        while high - low > timedelta(seconds=1):
            middle = (low + (high - low) / 2).replace(microsecond=0)
            same = middle.astimezone(zone).utcoffset() == start.astimezone(zone).utcoffset()
            low, high = (middle, high) if same else (low, middle)
        edges.append(high)
    yield from pairwise([*edges, end])


def _midnight(on: date, zone: tzinfo) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=zone).astimezone(UTC)
