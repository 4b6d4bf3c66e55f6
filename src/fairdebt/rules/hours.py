"""Read `hours` and `closed`: at which local times of the week an act is permitted."""

from __future__ import annotations

import re

from fairdebt.clock import DAY_CLASSES, Band, Week, parse_band
from fairdebt.clock.weeks import parse_clock
from fairdebt.errors import suggest
from fairdebt.logic import StatedTimes
from fairdebt.messages import say
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, Node, Scalar, Sequence

DAY = 86_400


def read_hours(node: Node, scope: Scope) -> Week | StatedTimes:
    """Read permitted hours by class of day, or `{stated_in: state.field}`. The classes must cover all seven weekdays."""
    if isinstance(node, Mapping) and set(node) == {"stated_in"}:
        return _stated(node["stated_in"], scope)
    classes = _classes(node, scope, closed=False)
    covered = frozenset[int]().union(*(days for days, _ in classes)) if classes else frozenset()
    if classes and len(covered) < 7:
        missing = [name for name, days in DAY_CLASSES.items() if len(days) == 1 and not days <= covered]
        scope.faults.add(say("days_not_covered", names=", ".join(f"`{m}`" for m in missing)), say("cover_days"), at=node)
    return Week(classes)


def read_closed(node: Node, scope: Scope) -> Week | StatedTimes:
    """Read banned ranges, both ends included, as the hours that remain; or `{stated_in: state.field}`."""
    if isinstance(node, Mapping) and set(node) == {"stated_in"}:
        return _stated(node["stated_in"], scope)
    return Week(tuple((days, _rest(bands)) for days, bands in _classes(node, scope, closed=True)))


def _stated(node: Node, scope: Scope) -> Week | StatedTimes:
    name, _, field = str(node).partition(".")
    state = scope.state(name)
    if state is None:
        scope.unknown("what_state", name, scope.names(), at=node)
        return Week(())
    attribute = scope.attributes.get(field)
    if attribute is None or attribute.type.base != "times":
        times = [known for known, entry in scope.attributes.items() if entry.type.base == "times"]
        scope.unknown("what_attribute", field, times, at=node)
        return Week(())
    return StatedTimes(state, field)


def _rest(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    free, second = [], 0
    for start, end in sorted(bands):
        if start > second:
            free.append((second, start))
        second = max(second, end)
    if second < DAY:
        free.append((second, DAY))
    return tuple(free)


def _classes(node: Node, scope: Scope, *, closed: bool) -> tuple[tuple[frozenset[int], tuple[Band, ...]], ...]:
    if not isinstance(node, Mapping):
        scope.faults.add(say("hours_form"), say("write_hours"), at=node)
        return ()
    classes = []
    for name, value in node.items():
        days = DAY_CLASSES.get(name)
        if days is None:
            scope.faults.add(
                say("unknown_name", what=say("what_day_class"), name=name),
                suggest(name, DAY_CLASSES),
                at=node.key_marks[name],
            )
            continue
        classes.append((days, _bands(value, scope, closed=closed)))
    return tuple(classes)


def _bands(node: Node, scope: Scope, *, closed: bool) -> tuple[Band, ...]:
    if node == "never":
        return ((0, DAY),) if closed else ()
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_window"), say("write_band"), at=node)
    bands = [band for item in items if (band := _band(item, scope, closed=closed)) is not None]
    return tuple(bands)


def _band(node: Node, scope: Scope, *, closed: bool) -> Band | None:
    if isinstance(node, Mapping):
        return _open_band(node, scope)
    try:
        start, end = parse_band(str(node))
    except ValueError as error:
        if len(error.args) == 3:
            scope.faults.add(say("empty_window"), say("write_two_bands", text=_split(str(node))), at=node)
        else:
            scope.faults.add(say("impossible_hours", text=str(node)), say("write_band"), at=node)
        return None
    return (start, min(end + 1, DAY)) if closed else (start, end)


def _split(text: str) -> str:
    start, end = (part.strip() for part in re.split("-", text, maxsplit=1))
    early = "" if parse_clock(end) == 0 else f'"00:00-{end}", '
    return f'[{early}"{start}-24:00"]'


def _open_band(node: Mapping, scope: Scope) -> Band | None:
    """Read `{after: "08:00", before: "21:00"}`: the edges themselves are excluded."""
    if set(node) != {"after", "before"} or not all(isinstance(v, Scalar) for v in node.values()):
        scope.faults.add(say("impossible_hours", text="{...}"), say("write_band"), at=node)
        return None
    try:
        start, end = parse_clock(str(node["after"])) + 1, parse_clock(str(node["before"]))
    except ValueError:
        scope.faults.add(say("impossible_hours", text=f"{node['after']}-{node['before']}"), say("write_band"), at=node)
        return None
    if end <= start:
        scope.faults.add(say("empty_window"), at=node)
        return None
    return start, end
