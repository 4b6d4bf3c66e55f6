"""Short names of what an edge is about, in the words of the norm language."""

from __future__ import annotations

from fairdebt.clock import Spans, Window
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
    Literal,
    Lookup,
    Not,
    Predicate,
    Product,
    Shift,
    Term,
    Today,
)


def name_of(term: Term) -> str:
    """Return a short name of a term."""
    match term:
        case Literal(value):
            return "none" if value is None else str(value)
        case Attribute(name, _, part):
            return ".".join((name, *part))
        case Fact(path):
            return path
        case Today():
            return "today"
        case DateOf(inner):
            return name_of(inner)
        case Shift(inner, spans):
            return f"{name_of(inner)} + {span_name(spans) if isinstance(spans, Spans) else name_of(spans)}"
        case Extreme(terms):
            return f"latest of {', '.join(map(name_of, terms))}"
        case Product(inner, factor):
            return f"{factor} x {name_of(inner)}"
        case FirstKnown(inner, other):
            return f"{name_of(inner)} else {name_of(other)}"
        case Lookup(table):
            return f"table {table}"
        case Count():
            return count_name(term)
        case Anchor(which):
            return which


def count_name(count: Count) -> str:
    """Return what is counted, and in which window."""
    kind = " ".join(filter(None, (count.measure.kind, count.measure.attribute)))
    return kind if count.window is None else f"{kind} in {window_name(count.window)}"


def window_name(window: Window) -> str:
    """Return a window in words."""
    return f"{window.number} {window.unit}"


def span_name(spans: Spans) -> str:
    """Return spans in words."""
    return " and ".join(" then ".join(f"{span.number} {span.unit}" for span in chain) for chain in spans.each)


def leaf_name(leaf: Compare | Among) -> str:
    """Return a comparison in words."""
    if isinstance(leaf, Compare):
        return f"{name_of(leaf.left)} {leaf.op} {name_of(leaf.right)}"
    return f"{name_of(leaf.term)} {leaf.how} {', '.join(sorted(map(str, leaf.values)))}"


def predicate_name(node: Predicate) -> str:
    """Return a condition in words."""
    match node:
        case All(parts):
            return " and ".join(map(predicate_name, parts)) or "always"
        case Any(parts):
            return " or ".join(map(predicate_name, parts)) or "never"
        case Not(part):
            return f"not {predicate_name(part)}"
        case Holds(state):
            return state
        case Inside():
            return "hours"
        case Compare() | Among():
            return leaf_name(node)


def clock_name(second: int) -> str:
    """Return a time of day."""
    hour, minute, rest = second // 3600, second // 60 % 60, second % 60
    return f"{hour:02}:{minute:02}" + (f":{rest:02}" if rest else "")
