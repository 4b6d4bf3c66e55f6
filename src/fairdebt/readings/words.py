"""Filters that read nothing but words that events say of themselves: events that say the same are one to them."""

from __future__ import annotations

from fairdebt.facts import BY_CASE, sources_of
from fairdebt.logic import Among, Attribute, Compare, Literal, Predicate
from fairdebt.readings.simplify import leaves
from fairdebt.vocabulary import ATTRIBUTES

LIMIT = 4096
"""The truths of so many different events are remembered."""


def is_plain(filter_: Predicate) -> bool:
    """Tell whether a filter reads nothing but words that events say of themselves."""
    return all(_plain_name(leaf) for leaf in leaves(filter_))


def plain_names(filter_: Predicate) -> tuple[str, ...]:
    """Return the attributes, each one word that an event says or that follows from such words, that a filter reads."""
    return tuple(dict.fromkeys(name for leaf in leaves(filter_) if (name := _plain_name(leaf))))


def words_of(filter_: Predicate) -> tuple[str, ...]:
    """Return the words of an event from which the plain attributes of a filter follow, with `act` and `notice`."""
    words = [word for name in plain_names(filter_) for word in sources_of(name)]
    return tuple(dict.fromkeys(("act", "notice", *words)))


def _plain_name(leaf: Predicate) -> str | None:
    """Return the attribute that a leaf compares, where it is one word that an event says of itself."""
    match leaf:
        case Compare(Attribute(name, "event", ()), "=" | "!=", Literal(str() | None)) | Among(
            Attribute(name, "event", ()), _, _
        ):
            type_ = ATTRIBUTES[name].type
            plain = type_.base in ("name", "truth") and not type_.many and not BY_CASE & set(sources_of(name))
            return name if plain else None
    return None
