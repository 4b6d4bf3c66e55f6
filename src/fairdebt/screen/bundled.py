"""The lexicons that come with fairdebt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fairdebt.errors import InvalidInput
from fairdebt.screen.lexicon import LANGUAGES
from fairdebt.screen.lexicon_reading import ReadLexicon, read_lexicons
from fairdebt.screen.matching import Matcher
from fairdebt.source import Source, read_file

LEXICONS = Path(__file__).parent.parent / "policies" / "lexicon"


def lexicon_sources() -> list[Source]:
    """Return the bundled lexicon files, read."""
    return [
        read_file(path, name=f"lexicon/{language}/{path.name}")
        for language in LANGUAGES
        for path in sorted((LEXICONS / language).glob("*.yaml"))
    ]


def load_lexicons(paths: Iterable[str | Path] = ()) -> dict[str, ReadLexicon]:
    """Read the bundled lexicons, with more files beside them.

    Raises:
        InvalidInput: with every fault of every file.
    """
    read = read_lexicons([*lexicon_sources(), *(read_file(Path(path)) for path in paths)])
    faults = [fault for each in read.values() for fault in each.faults]
    if faults:
        raise InvalidInput(faults)
    return read


def matchers(paths: tuple[str, ...] = ()) -> dict[str, Matcher]:
    """Return what finds the entries of each language; the bundled ones are made once.

    Raises:
        InvalidInput: with every fault of every file.
    """
    return _matchers(paths) if not paths else _made(paths)


@lru_cache(maxsize=1)
def _matchers(paths: tuple[str, ...]) -> dict[str, Matcher]:
    return _made(paths)


def _made(paths: tuple[str, ...]) -> dict[str, Matcher]:
    return {language: Matcher(read.lexicon) for language, read in load_lexicons(paths).items()}
