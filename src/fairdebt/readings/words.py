"""Filters that read nothing but words that events say of themselves: events that say the same are one to them."""

from __future__ import annotations

from fairdebt.facts import BY_CASE, sources_of
from fairdebt.logic import All, Among, Any, Attribute, Compare, Literal, Not, Predicate
from fairdebt.vocabulary import ATTRIBUTES

LIMIT = 4096
"""The truths of so many different events are remembered."""


def is_plain(filter_: Predicate) -> bool:
    """Tell whether a filter reads nothing but words that events say of themselves."""
    match filter_:
        case All(parts) | Any(parts):
            return all(map(is_plain, parts))
        case Not(part):
            return is_plain(part)
    return is_plain_leaf(filter_)


def is_plain_leaf(node: Predicate) -> bool:
    """Tell whether a leaf compares one word that an event says of itself, or that follows from such words."""
    match node:
        case Compare(Attribute(name, "event", ()), "=" | "!=", Literal(str() | None)) | Among(
            Attribute(name, "event", ()), _, _
        ):
            type_ = ATTRIBUTES[name].type
            return type_.base in ("name", "truth") and not type_.many and not BY_CASE & set(sources_of(name))
    return False


def words_of(filter_: Predicate) -> tuple[str, ...]:
    """Return the attributes that tell the truth of the plain leaves of a filter, with `act` and `notice`."""
    return tuple(dict.fromkeys(("act", "notice", *_words_in(filter_))))


def _words_in(filter_: Predicate) -> tuple[str, ...]:
    match filter_:
        case All(parts) | Any(parts):
            return tuple(name for part in parts for name in _words_in(part))
        case Not(part):
            return _words_in(part)
        case Compare(Attribute(name, _, _)) | Among(Attribute(name, _, _)) if is_plain_leaf(filter_):
            return sources_of(name)
    return ()
