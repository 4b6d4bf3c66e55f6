"""Short patterns for many wordings: `(找|去)你(家|单位)` is four of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLAIN = re.compile(r"[^(|)]+")
MOST = 8000
"""One pattern may stand for so many wordings at most."""

MOST_GROUPS = 60
"""One pattern may hold so many groups at most."""


class BadPattern(ValueError):
    """A pattern that cannot be read; the argument is the key of the sentence that says why."""


def expand(pattern: str) -> tuple[str, ...]:
    """Return the wordings that a pattern stands for: `(a|b)` is either, `(a|)` may be left out; groups may nest.

    Raises:
        BadPattern: brackets that do not match, nothing to match, or too many wordings.

    >>> expand("(call|visit) you(r home|)")
    ('call your home', 'call you', 'visit your home', 'visit you')
    """
    if pattern.count("(") > MOST_GROUPS:
        raise BadPattern("lexicon_too_many")
    found, rest = _sequence(pattern, 0)
    if rest != len(pattern):
        raise BadPattern("lexicon_brackets")
    wordings = tuple(dict.fromkeys(" ".join(each.split()) for each in found))
    if any(not each for each in wordings):
        raise BadPattern("lexicon_matches_nothing")
    return wordings


def _sequence(pattern: str, at: int) -> tuple[list[str], int]:
    """Read up to a `|` or `)` that belongs to a group outside."""
    found = [""]
    while at < len(pattern) and pattern[at] not in "|)":
        if pattern[at] == "(":
            options, at = _group(pattern, at + 1)
        else:
            end = PLAIN.match(pattern, at).end()  # type: ignore[union-attr]  # no sign of a group stands here
            options, at = [pattern[at:end]], end
        if len(found) * len(options) > MOST:
            raise BadPattern("lexicon_too_many")
        found = [one + more for one in found for more in options]
    return found, at


def _group(pattern: str, at: int) -> tuple[list[str], int]:
    options: list[str] = []
    while True:
        found, at = _sequence(pattern, at)
        options.extend(found)
        if at >= len(pattern):
            raise BadPattern("lexicon_brackets")
        if pattern[at] == ")":
            return options, at + 1
        at += 1


def inflected(word: str) -> Iterator[str]:
    """Yield the forms of an English verb that ends in `~`; other words are yielded as they are.

    >>> list(inflected("stop~"))
    ['stop', 'stops', 'stopped', 'stopping']
    >>> list(inflected("carry~"))
    ['carry', 'carries', 'carried', 'carrying']
    """
    if not word.endswith("~"):
        yield word
        return
    stem = word[:-1]
    yield stem
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        yield from (f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing")
    elif stem.endswith("e"):
        yield from (f"{stem}s", f"{stem}d", f"{stem[:-1]}ing")
    elif stem.endswith(("s", "sh", "ch", "x", "z")):
        yield from (f"{stem}es", f"{stem}ed", f"{stem}ing")
    elif _doubles(stem):
        yield from (f"{stem}s", f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing")
    else:
        yield from (f"{stem}s", f"{stem}ed", f"{stem}ing")


def _doubles(stem: str) -> bool:
    return len(stem) in (3, 4) and stem[-1] not in "aeiouwxy" and stem[-2] in "aeiou" and stem[-3] not in "aeiou"
