"""What is said in words: filters that read nothing else of events, and attributes and facts that are nothing else."""

from __future__ import annotations

from fairdebt.facts import BY_CASE, CONTENT, DERIVED_FACTS, DERIVED_FROM, UNKNOWN, sources_of, word_of as silence_of
from fairdebt.logic import Among, Attribute, Compare, Literal, Predicate
from fairdebt.readings.simplify import leaves
from fairdebt.vocabulary import ATTRIBUTES, FACTS

LIMIT = 4096
"""The truths of so many different events are remembered."""

WORDLY = ("name", "truth", "id")
"""Types of which a value is a single word."""

TEXTUAL = (*WORDLY, "text")
"""Types of which a value is a single text."""


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


def is_word(name: str) -> bool:
    """Tell whether an attribute of an act is a single word."""
    type_ = ATTRIBUTES[name].type
    return type_.base in WORDLY and not type_.many and name not in CONTENT


def is_single(name: str) -> bool:
    """Tell whether an attribute of an act is a single value, of which one can tell whether anything was said."""
    type_ = ATTRIBUTES[name].type
    return type_.base in (*TEXTUAL, "date", "number", "amount") and not type_.many and name not in CONTENT


def is_list(path: str) -> bool:
    """Tell whether a fact is a list of words."""
    known = FACTS.get(path)
    return known is not None and known.type.many and known.type.base == "name" and path not in DERIVED_FACTS


def is_silent_unknown(name: str) -> bool:
    """Tell whether an attribute of which an act says nothing is unknown."""
    return name not in DERIVED_FROM and "act" in ATTRIBUTES[name].on and silence_of(name, None) is UNKNOWN
