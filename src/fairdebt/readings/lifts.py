"""When one norm lifts: the first instant at which it, all else equal, forbids no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fairdebt.clock import Week, leaves_at, local_date, start_of_day
from fairdebt.facts import week_of
from fairdebt.logic import Compare, Count, DateOf, Holds, Inside, Literal, Prohibition, Shift, StatedTimes, Today
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import BEGINNING, FOREVER, Question
from fairdebt.readings.trace import answer

HORIZON_DAYS = 400
DAY = 86_400


def lifts_at(norm: Prohibition, asked: list[Question], evaluator: Evaluator) -> int | None:
    """Return the first later instant at which no question finds the norm in the way; None if not within the horizon."""
    now = asked[0].at
    found = {at for question in asked for at in _breakpoints(norm, question, evaluator)}
    for at in sorted(at for at in found if now < at <= now + HORIZON_DAYS * DAY):
        later = [Question(each.action, each.case, at, each.debt, each.zone) for each in asked]
        if all(answer(norm, question, evaluator)[0] <= Answer.DUTY for question in later):
            return at
    return None


def _breakpoints(norm: Prohibition, question: Question, evaluator: Evaluator) -> Iterator[int]:
    if question.zone is not None and norm.until_on is not None:
        yield start_of_day(norm.until_on, question.zone)
    yield from _in((norm.scope, norm.breach), question, evaluator)


def _in(node: object, question: Question, evaluator: Evaluator) -> Iterator[int]:
    zone = question.zone
    match node:
        case Inside(Week() as week) if zone is not None:
            yield from _edges(week, question.at, zone)
        case Inside(StatedTimes() as stated):
            yield from _of_state(stated.state, question, evaluator)
            for episode in evaluator.open_episodes(stated.state, question):
                said = episode.row.get(stated.field) if episode.row is not None else None
                if isinstance(said, dict) and zone is not None:
                    yield from _edges(week_of(said), question.at, zone)
        case Holds():
            yield from _of_state(node.state, question, evaluator)
        case Count():
            yield from _of_count(node, question, evaluator)
        case Compare(left, _, right) if zone is not None and not isinstance(left, Count):
            for term in (left, right):
                if not isinstance(term, Today | Literal | Count):
                    value = evaluator.term(term, question)
                    if isinstance(value, date):
                        yield start_of_day(value, zone)
                        yield start_of_day(value + timedelta(days=1), zone)
                if isinstance(term, Literal) and isinstance(term.value, date):
                    yield start_of_day(term.value, zone)
                    yield start_of_day(term.value + timedelta(days=1), zone)
            if _moves(left) or _moves(right):
                today = local_date(question.at, zone)
                yield from (start_of_day(today + timedelta(days=days), zone) for days in range(1, HORIZON_DAYS))
        case _ if is_dataclass(node) and not isinstance(node, type):
            for each in fields(node):
                yield from _in(getattr(node, each.name), question, evaluator)
        case tuple():
            for item in node:
                yield from _in(item, question, evaluator)


def _moves(term: object) -> bool:
    """Tell whether a term is computed from today, so that every midnight may change it."""
    return isinstance(term, Shift | DateOf) and _reads_today(term)


def _reads_today(node: object) -> bool:
    if isinstance(node, Today):
        return True
    if is_dataclass(node) and not isinstance(node, type):
        return any(_reads_today(getattr(node, each.name)) for each in fields(node))
    return False


def _edges(week: Week, at: int, zone: str) -> Iterator[int]:
    """Yield every instant of the coming eight local days at which the week may begin or cease to permit."""
    today = local_date(at, zone)
    for days in range(9):
        on = today + timedelta(days=days)
        midnight = start_of_day(on, zone)
        yield midnight
        for second in week.edges(on.weekday()):
            wall = datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone)) + timedelta(seconds=second)
            for fold in (0, 1):
                yield int(wall.replace(fold=fold).astimezone(UTC).timestamp())
        # clocks that are put forward or back move the wall past an edge at the moment of the change
        yield from _changes(midnight, zone)


def _changes(midnight: int, zone: str) -> Iterator[int]:
    info = ZoneInfo(zone)

    def offset(at: int) -> timedelta | None:
        return datetime.fromtimestamp(at, info).utcoffset()

    low, high = midnight, midnight + 26 * 3600
    if offset(low) == offset(high):
        return
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
    yield high


def _of_state(state: str, question: Question, evaluator: Evaluator) -> Iterator[int]:
    for episode in evaluator.open_episodes(state, question):
        for at in (*episode.opens, episode.may_end, episode.over):
            if BEGINNING < at < FOREVER:
                yield at


def _of_count(node: Count, question: Question, evaluator: Evaluator) -> Iterator[int]:
    found = evaluator.count(node, question)
    if node.window is not None and (question.zone is not None or node.window.unit in ("hour", "minute")):
        for row in found.possible:
            yield leaves_at(row.at, node.window, question.zone or "UTC")
    if (node.age or node.measure.kind == "days_in_a_row") and question.zone is not None:
        today = local_date(question.at, question.zone)
        yield from (start_of_day(today + timedelta(days=days), question.zone) for days in range(1, HORIZON_DAYS))
