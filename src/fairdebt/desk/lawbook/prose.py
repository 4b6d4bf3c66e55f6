"""Norms in words: conditions, terms and numbers as a reader of the law would say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from fairdebt.clock import DAY_CLASSES, DayClass, Span, Spans, Week, Window
from fairdebt.logic import (
    All,
    Among,
    Anchor,
    Any,
    Attribute,
    Compare,
    Count,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Holds,
    Inside,
    Key,
    Literal,
    Lookup,
    Measure,
    Not,
    Predicate,
    Product,
    Shift,
    StatedTimes,
    Term,
    Today,
)
from fairdebt.messages import Text, say
from fairdebt.messages.catalogue import SENTENCES
from fairdebt.vocabulary import ATTRIBUTES, FACTS, TABLES, Fact as FactEntry, Type

OPS = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
LONG = 100
"""A condition with alternatives that is longer than this is told line by line."""

SETS = {"any": "law_any", "all": "law_all", "only": "law_only", "none": "law_none"}


NOTHING = Text(zh="", en="")


def joined(texts: Iterable[Text], key: str = "law_comma") -> Text:
    """Join texts with a comma, *and* or *or*."""
    between = say(key)
    return Text.joined(texts, between.zh, between.en)


def short(name: str) -> str:
    """Return a name without its policy and version: `common/hours_agreed` is `hours_agreed`."""
    return name.rpartition("/")[2].partition("@")[0]


class Speaker:
    """Says norms in words. Conditions that have a name of their own are said by it, and noted in `spoken`."""

    def __init__(self, names: Mapping[Predicate, str], own_facts: Mapping[str, FactEntry]) -> None:
        self._names = names
        self._own = own_facts
        self.spoken: dict[str, None] = {}

    # ------------------------------------------------------------------------------------------------ conditions

    def condition(self, node: Predicate, *, inside: bool = False) -> Text:
        """Say a condition; `inside` others, several parts are put in brackets."""
        name = self._names.get(node)
        return self._named(name) if name is not None else self.spelled(node, inside=inside)

    def spelled(self, node: Predicate, *, inside: bool = False) -> Text:
        """Say a condition by its parts, even if it has a name of its own."""
        match node:
            case All(()):
                return say("law_always")
            case Any(()):
                return say("law_never")
            case All((Compare() as first, Compare() as second)) if distance := self._distance(first, second):
                return distance
            case All(parts) | Any(parts):
                if len(parts) == 1:
                    return self.condition(parts[0], inside=inside)
                said = joined(
                    (self.condition(part, inside=True) for part in parts),
                    "law_and" if isinstance(node, All) else "law_or",
                )
                return say("law_group", part=said) if inside else said
            case Not(part):
                return self._negated(part)
            case Compare(Count() as counted, op, Literal(Decimal() as limit)):
                return self._counted(counted, op, limit)
            case Compare(left, op, right):
                return self._compared(left, op, right)
            case Among(term, values, how):
                return self._among(term, values, how)
            case Inside(week, calendar):
                return say("law_inside", hours=by_calendar(self.hours(week), week, calendar))
            case Holds(state):
                return self._named(state)

    def parts(self, node: Predicate) -> list[Text]:
        """Say a condition line by line: each part that must hold is one."""
        if node not in self._names and isinstance(node, All) and node.parts:
            distance = [part for part in node.parts if isinstance(part, Compare)]
            if len(node.parts) != 2 or len(distance) != 2 or self._distance(distance[0], distance[1]) is None:
                return [text for part in node.parts for text in self.parts(part)]
        if node == All(()):
            return []
        said = self.condition(node)
        if isinstance(node, Any) and len(node.parts) > 1 and node not in self._names and len(said.en) > LONG:
            options = [say("law_one_of"), *(self.condition(part) for part in node.parts)]
            said = joined(options, "law_nested")
        return [said]

    def _named(self, name: str) -> Text:
        self.spoken[name] = None
        return say("law_name", name=short(name))

    def _negated(self, part: Predicate) -> Text:
        match part:
            case Compare(left, "=", Literal("yes" | "no" as value)) if fact := self._fact(left, yes=value == "no"):
                return fact
            case Compare(left, "=", Literal(value)) if value is not None and part not in self._names:
                return say("law_is_not", subject=self.term(left), value=self._value(left, value))
            case Among(term, values, "any") if part not in self._names and not self._is_set(term):
                return say("law_is_not", subject=self.term(term), value=self._values(term, values))
            case Compare(left, "=", Literal(None)):
                return say("law_given", subject=self.term(left))
            case Compare(left, "!=", Literal(None)):
                return say("law_absent", subject=self.term(left))
        return say("law_not", part=self.condition(part))

    def _compared(self, left: Term, op: str, right: Term) -> Text:
        if right == Literal(None):
            return say("law_absent" if op == "=" else "law_given", subject=self.term(left))
        if isinstance(right, Literal):
            if op == "=" and right.value in ("yes", "no") and (fact := self._fact(left, yes=right.value == "yes")):
                return fact
            value = self._value(left, right.value)
            if op == "=":
                return say("law_is", subject=self.term(left), value=value)
        else:
            value = self.term(right)
        return say("law_compared", subject=self.term(left), op=OPS[op], value=value)

    def _fact(self, term: Term, *, yes: bool) -> Text | None:
        """Say a truth as a statement: `whether the debtor has died` is *the debtor has died*."""
        if not isinstance(term, Attribute | Fact):
            return None
        asked = self.term(term)
        if "是否" not in asked.zh or not asked.en.startswith("whether "):
            return None
        told = Text(zh=asked.zh.replace("是否", "", 1), en=asked.en.removeprefix("whether "))
        return say("law_so" if yes else "law_not_so", part=told)

    def _distance(self, limit: Compare, order: Compare) -> Text | None:
        """Say `{ago: "<= 12 months"}`: today against a shifted date, and the order of both dates."""
        match limit, order:
            case Compare(Today(), op, Shift(on, Spans() as spans)), Compare(other, "<=", Today()) if on == other:
                return say("law_ago", subject=self.term(on), op=OPS[op], span=distance(spans))
            case Compare(on, op, Shift(Today(), Spans() as spans)), Compare(Today(), "<=", other) if on == other:
                return say("law_ahead", subject=self.term(on), op=OPS[op], span=distance(spans))
            case Compare(Shift(on, Spans() as spans, True), op, Today()), Compare(Today(), "<=", other) if on == other:
                return say("law_ahead", subject=self.term(on), op=OPS[op], span=distance(spans))
        return None

    def _among(self, term: Term, values: frozenset[str | Decimal | date], how: str) -> Text:
        said = self._values(term, values)
        if not self._is_set(term):
            return say("law_is_not" if how == "none" else "law_is", subject=self.term(term), value=said)
        key = "law_is" if len(values) == 1 and how in ("any", "all") else SETS[how]
        return say(key, subject=self.term(term), value=said)

    def _counted(self, count: Count, op: str, limit: Decimal) -> Text:
        once = count.measure.kind == "events" and op == ">=" and limit == 1
        return say(
            "law_happened" if once else "law_counted",
            op=OPS[op],
            limit=plain(limit),
            unit=self.unit(count.measure),
            filter=self.condition(count.filter, inside=True),
            window=NOTHING if count.window is None else joined((NOTHING, window_of(count.window))),
            per=say("law_per_short", keys=keys(count.per)) if count.per else NOTHING,
        )

    # ----------------------------------------------------------------------------------------------------- terms

    def term(self, term: Term) -> Text:
        """Say a term."""
        match term:
            case Literal(value):
                return say("law_absent", subject="") if value is None else same(plain(value))
            case Attribute(name, _, part):
                return self._attribute(name, part)
            case Fact(path):
                entry = FACTS.get(path) or self._own.get(path)
                return label(path) or (same(f"`{path}`") if entry is None else entry.says)
            case Today():
                return say("law_today")
            case DateOf(inner):
                return self.term(inner)
            case Shift(inner, spans, back):
                said = span(spans) if isinstance(spans, Spans) else self.term(spans)
                return say("law_before_span" if back else "law_after_span", term=self.term(inner), span=said)
            case Extreme(terms):
                return say("law_later_of", terms=joined(self.term(each) for each in terms))
            case Product(inner, factor):
                return say("law_times", term=self.term(inner), factor=plain(factor))
            case FirstKnown(inner, other):
                return say("law_else", term=self.term(inner), other=self.term(other))
            case Lookup(table):
                return say("law_table", name=short(table))
            case Anchor(which, of):
                return say(f"law_{which}", filter=self.condition(of))
            case Count(filter_, per):
                return say("law_per_short", keys=joined((self.condition(filter_), keys(per))))

    def _attribute(self, name: str, part: tuple[str, ...]) -> Text:
        if not part:
            return label(name) or ATTRIBUTES[name].says
        table = TABLES.get(ATTRIBUTES[name].type.table)
        word = table.words.get(part[0]) if table is not None else None
        said = same(f"`{part[0]}`") if word is None else word.says
        if name == "claims":
            return say("law_claim", part=said)
        return say("law_part", subject=said, part=same(f"`{'.'.join(part[1:])}`")) if part[1:] else said

    def _type(self, term: Term) -> Type | None:
        match term:
            case Attribute(name, _, ()):
                return ATTRIBUTES[name].type
            case Fact(path):
                entry = FACTS.get(path) or self._own.get(path)
                return None if entry is None else entry.type
            case DateOf(inner) | FirstKnown(inner, _):
                return self._type(inner)
            case _:
                return None

    def _is_set(self, term: Term) -> bool:
        type_ = self._type(term)
        return type_ is not None and type_.many

    def _value(self, term: Term, value: str | Decimal | date | None) -> Text:
        if value in ("yes", "no"):
            return say(f"law_{value}")
        type_ = self._type(term)
        table = TABLES.get(type_.table) if type_ is not None else None
        if table is not None and isinstance(value, str) and value in table.words:
            return SENTENCES.get(f"word_{table.name}_{value}") or table.words[value].says
        return same(plain(value))

    def _values(self, term: Term, values: frozenset[str | Decimal | date]) -> Text:
        type_ = self._type(term)
        table = TABLES.get(type_.table) if type_ is not None else None
        order = list(table.words) if table is not None else []
        ranked = sorted(values, key=lambda each: (order.index(str(each)) if str(each) in order else 999, str(each)))
        return joined((self._value(term, each) for each in ranked), "law_values")

    # --------------------------------------------------------------------------------------------------- numbers

    def hours(self, week: Week | StatedTimes, *, closed: bool = False) -> Text:
        """Say weekly hours."""
        if isinstance(week, StatedTimes):
            return say("law_hours_closed" if closed else "law_hours_stated", state=self._named(week.state))
        return joined((_class(days, bands) for days, bands in week.classes), "law_and")

    def hours_or_stated(self, hours: Text, stated: StatedTimes) -> Text:
        """Say hours, and the times of a state that are permitted as well."""
        return say("law_hours_or_stated", hours=hours, state=self._named(stated.state))

    def limits(self, limits: Iterable[tuple[Decimal, Window | None]], measure: Measure) -> Text:
        """Say the limits of a cap."""
        return joined((self._limit(times, window, measure) for times, window in limits), "law_and")

    def _limit(self, times: Decimal, window: Window | None, measure: Measure) -> Text:
        when = say("law_window_ever") if window is None else window_of(window)
        if times == 0:
            return say("law_limit_none", window=when)
        if times == 1 and measure.kind == "events":
            return say("law_limit_once", window=when)
        return say("law_limit", n=plain(times), unit=self.unit(measure), window=when)

    def unit(self, measure: Measure) -> Text:
        """Say what is counted."""
        name = self._attribute(measure.attribute, ()) if measure.attribute else ""
        return say(f"law_unit_{measure.kind}", name=name) if name else say(f"law_unit_{measure.kind}")

    def duration(self, spans: Spans | Term) -> Text:
        """Say a span that is written or stands in a table."""
        return span(spans) if isinstance(spans, Spans) else self.term(spans)


def label(name: str) -> Text | None:
    """Return a short name for what is often spoken of."""
    return SENTENCES.get(f"label_{name}")


def same(text: str) -> Text:
    """Return a text that reads alike in both languages."""
    return Text(zh=text, en=text)


def plain(value: object) -> str:
    """Return a value as it is written."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def span(spans: Spans) -> Text:
    """Say spans that must each be over."""
    chains = [joined((_one(each) for each in chain), "law_then") for chain in spans.each]
    return chains[0] if len(chains) == 1 else joined(chains, "law_each_span")


def _one(each: Span) -> Text:
    return _number(f"law_{each.unit}", each.number)


def _number(key: str, n: int) -> Text:
    return say(f"{key}_one") if n == 1 and f"{key}_one" in SENTENCES else say(key, n=n)


def distance(spans: Spans) -> Text:
    """Say a plain distance between two dates."""
    ((only,),) = spans.each
    return _number("law_distance_day", only.number) if only.unit == "full_day" else _one(only)


def window_of(window: Window) -> Text:
    """Say a window in which is counted."""
    return say(f"law_window_{window.unit}", n=window.number)


def keys(per: Iterable[Key]) -> Text:
    """Say what an act and an event must agree on."""
    return joined((_key(key) for key in per), "law_same")


def _key(key: Key) -> Text:
    name = f"law_key_{key.name}"
    return SENTENCES[name] if name in SENTENCES else same(f"`{key.name}`")


def zones(names: Iterable[str]) -> Text:
    """Say by whose local time hours and days are judged."""
    said = (say(f"law_zone_{name}") if f"law_zone_{name}" in SENTENCES else same(f"`{name}`") for name in names)
    return say("law_zones", zones=joined(said))


def by_calendar(hours: Text, week: Week | StatedTimes, calendar: str) -> Text:
    """Add the official calendar, where the hours speak of official days."""
    if isinstance(week, StatedTimes) or not week.official:
        return hours
    if calendar in ("local", "national"):
        return say(f"law_by_{calendar}_calendar", hours=hours)
    return say("law_by_calendar", hours=hours, calendar=calendar)


def _class(days: DayClass, bands: tuple[tuple[int, int], ...]) -> Text:
    named = {DAY_CLASSES["every_day"]: "every", DAY_CLASSES["weekdays"]: "weekdays", DAY_CLASSES["weekend"]: "weekend"}
    which = (
        say(f"law_days_{named[days]}")
        if days in named
        else joined(say(f"law_day_{day}") for day in sorted(days, key=_order))
    )
    if not bands:
        return say("law_hours_never", days=which)
    return say("law_hours", days=which, bands=", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in bands))


def _order(day: int | str) -> tuple[bool, str]:
    return isinstance(day, str), str(day)


def _clock(second: int) -> str:
    shown = f"{second // 3600:02}:{second % 3600 // 60:02}"
    return f"{shown}:{second % 60:02}" if second % 60 else shown
