"""Read `hours` and `closed`: at which local times of the week an act is permitted."""

from __future__ import annotations

from fairdebt.clock import DAY, DAY_CLASSES, Band, DayClass, Week, parse_band
from fairdebt.clock.weeks import WEEKDAYS, parse_clock
from fairdebt.errors import suggest
from fairdebt.logic import StatedTimes
from fairdebt.messages import say
from fairdebt.messages.policy_fields import FIELDS
from fairdebt.rules.faults import part_of
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written

Classes = tuple[tuple[DayClass, tuple[Band, ...]], ...]


def read_hours(node: Node, scope: Scope) -> Week | StatedTimes:
    """Read permitted hours by class of day, covering all seven weekdays; or `{stated_in: state.field}`."""
    if _is_stated(node):
        return _stated(node, scope) or Week(())
    classes = _classes(node, scope, closed=False)
    if (
        isinstance(node, Mapping)
        and all(name in DAY_CLASSES for name in node)
        and not {"working_day", "day_off"} <= set(node)
    ):
        covered = frozenset[int | str]().union(*(days for days, _ in classes))
        missing = [name for name, number in WEEKDAYS.items() if number not in covered]
        if missing:
            names = tuple(f"`{name}`" for name in missing)
            scope.faults.add(say("days_not_covered", names=names), say("cover_days"), at=node)
    return Week(classes)


def read_closed(node: Node, scope: Scope) -> Week | StatedTimes:
    """Read banned ranges, both ends included, as the hours that remain; or `{stated_in: state.field}`."""
    if _is_stated(node):
        return _stated(node, scope) or Week(())
    classes = _classes(node, scope, closed=True)
    if not classes and isinstance(node, Mapping) and not node:
        scope.faults.add(say("hours_form"), say("write_hours"), at=node)
    return Week(tuple((days, _rest(bands)) for days, bands in classes))


def read_stated(node: Node, scope: Scope) -> StatedTimes | None:
    """Read `state.field`: the times that the open episodes of a state carry."""
    return _times(node, scope, ("or_stated_form", "write_or_stated"))


def _is_stated(node: Node) -> bool:
    return isinstance(node, Mapping) and set(node) == {"stated_in"}


def _stated(node: Node, scope: Scope) -> StatedTimes | None:
    return _times(node["stated_in"] if isinstance(node, Mapping) else node, scope, ("stated_form", "write_stated"))


def _times(held: Node, scope: Scope, form: tuple[str, str]) -> StatedTimes | None:
    """Read the times that the open episodes of a state carry; `form` names what is said of another form."""
    name, dot, field = str(held).partition(".") if isinstance(held, Scalar) else ("", "", "")
    if not isinstance(held, Scalar) or not dot:
        scope.faults.add(*map(say, form), at=held)
        return None
    state = scope.state(name)
    if state is None:
        scope.missing("what_state", Scalar(name, held.mark), scope.names("states"))
    attribute = scope.attributes.get(field)
    if attribute is None or attribute.type.base != "times":
        times = [known for known, entry in scope.attributes.items() if entry.type.base == "times"]
        scope.unknown("what_times_field", part_of(held, len(name) + 1), times)
        return None
    return None if state is None else StatedTimes(state, field)


def _rest(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    free, second = [], 0
    for start, end in sorted(bands):
        if start > second:
            free.append((second, start))
        second = max(second, end)
    if second < DAY:
        free.append((second, DAY))
    return tuple(free)


def _classes(node: Node, scope: Scope, *, closed: bool) -> Classes:
    if not isinstance(node, Mapping):
        scope.faults.add(say("hours_form"), say("write_hours"), at=node)
        return ()
    classes = []
    for name, value in node.items():
        days = DAY_CLASSES.get(name)
        bands = _bands(value, scope, closed=closed)
        if days is None:
            meanings = {each: FIELDS[each] for each in DAY_CLASSES if each in FIELDS}
            fix = suggest(str(name), DAY_CLASSES, meanings)
            scope.unknown("what_day_class", name, DAY_CLASSES, at=node.key_marks[name], fix=fix)
        else:
            classes.append((days, bands))
    return tuple(classes)


def _bands(node: Node, scope: Scope, *, closed: bool) -> tuple[Band, ...]:
    if node == "never":
        return ((0, DAY),) if closed else ()
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_band"), at=node)
    bands = [band for item in items if (band := _band(item, scope, closed=closed)) is not None]
    return tuple(bands)


def _band(node: Node, scope: Scope, *, closed: bool) -> Band | None:
    if isinstance(node, Mapping):
        return _open_band(node, scope)
    try:
        start, end = parse_band(node if isinstance(node, Scalar) else "")
    except ValueError as error:
        if len(error.args) == 3:
            _empty_band(node, error.args[1], error.args[2], scope)
        else:
            scope.faults.add(say("impossible_hours", text=as_written(node)), say("write_band"), at=node)
        return None
    return (start, min(end + 1, DAY)) if closed else (start, end)


def _empty_band(node: Node, start: int, end: int, scope: Scope) -> None:
    """Say that a band ends before it begins, and how to write one that runs over midnight."""
    early = f'"00:00-{_clock(end)}", ' if end > 0 else ""
    late = f'"{_clock(start)}-24:00"' if start < DAY else ""
    if start == end or not late:
        scope.faults.add(say("empty_band", text=as_written(node)), say("write_band"), at=node)
    else:
        split = f"[{early}{late}]" if early else late
        scope.faults.add(say("backward_band", text=as_written(node)), say("write_two_bands", text=split), at=node)


def _clock(second: int) -> str:
    hour, rest = divmod(second, 3600)
    shown = f"{hour:02}:{rest // 60:02}"
    return f"{shown}:{rest % 60:02}" if rest % 60 else shown


def _open_band(node: Mapping, scope: Scope) -> Band | None:
    """Read `{after: "08:00", before: "21:00"}`: the edges themselves are excluded."""
    if set(node) != {"after", "before"}:
        scope.faults.add(say("open_band_form"), say("write_open_band"), at=node)
        return None
    edges: list[int] = []
    for held in node.values():
        try:
            edges.append(parse_clock(held if isinstance(held, Scalar) else ""))
        except ValueError:
            scope.faults.add(say("impossible_time", text=as_written(held)), say("write_open_band"), at=held)
    if len(edges) < 2:
        return None
    start, end = parse_clock(str(node["after"])) + 1, parse_clock(str(node["before"]))
    if end <= start:
        text = f"{node['after']}-{node['before']}"
        scope.faults.add(say("empty_band", text=text), say("write_open_band"), at=node)
        return None
    return start, end
