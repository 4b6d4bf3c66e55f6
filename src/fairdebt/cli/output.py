"""How commands speak: language, consoles, JSON."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Any, TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text as Line

from fairdebt.errors import Fault
from fairdebt.messages import Language, Text, say
from fairdebt.vocabulary import ATTRIBUTES, TABLES, named, word_named

NARROW = 80

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal, or turn what follows them round; neither the end of a line nor a tab."""


class Lang(StrEnum):
    """The languages of the output."""

    ZH = "zh"
    EN = "en"


def language_of(environment: Mapping[str, str]) -> Language:
    """Return the language of an environment: Chinese where its locale is Chinese, else English.

    >>> language_of({"LANG": "zh_CN.UTF-8"})
    'zh'
    """
    said = next((held for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (held := environment.get(name))), "")
    return "zh" if said.lower().startswith("zh") else "en"


def language_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language in which help is told: that of `--lang` among the arguments, else that of the environment.

    >>> language_asked(["fairdebt", "decide", "--help", "--lang", "zh"], {})
    'zh'
    """
    said = " ".join(arguments).replace("--lang=", "--lang ").split()
    asked = [following for option, following in pairwise(said) if option == "--lang"]
    if asked and asked[-1] in ("zh", "en"):
        return "zh" if asked[-1] == "zh" else "en"
    return language_of(environment)


def table_of(attribute: str) -> str:
    """Return the table that holds the words of an attribute; empty where it has none.

    >>> table_of("to")
    'relation'
    """
    known = ATTRIBUTES.get(attribute)
    return known.type.table if known is not None and known.type.table in TABLES else ""


class Speaker:
    """Says sentences in one language, on a terminal in colour, elsewhere plain."""

    def __init__(self, lang: Lang | None) -> None:
        self.language: Language = language_of(os.environ) if lang is None else "zh" if lang is Lang.ZH else "en"
        self.out = _console(sys.stdout)
        self.err = _console(sys.stderr)

    def words(self, key: str, **words: object) -> str:
        """Return the sentence `key` in the language of the output."""
        return say(key, **words).render(self.language)

    def text(self, text: Text) -> str:
        """Return a text in the language of the output."""
        return text.render(self.language)

    def word(self, table: str, name: str) -> str:
        """Return a word of the vocabulary: in English the word itself, in Chinese its meaning."""
        return self.text(word_named(table, name))

    def fact(self, name: str) -> str:
        """Return the name of a fact or attribute: in Chinese with what it means."""
        return self.text(named(name))

    def said(self, plain: Mapping[str, Any], names: Iterable[str]) -> str:
        """Return some attributes of an act or event that was written as plain values, one after the other."""
        found = ((name, str(plain[name])) for name in names if name in plain)
        words = (self.word(table, value) if (table := table_of(name)) else value for name, value in found)
        return (" · " if self.language == "zh" else " ").join(words)

    def fault(self, rendered: str, *, console: Console | None = None, style: str = "red") -> None:
        """Print a fault as it renders itself, its lines never broken."""
        first, *more = rendered.split("\n")
        line = Line(first, style=style)
        line.append("".join(f"\n{each}" for each in more), style="default")
        (console or self.out).print(line, soft_wrap=True)


class _Console(Console):
    """A console that leaves it to the command what a closed pipe means, and shows what would steer the terminal.

    What is shown was written by many hands: a name in a file may hold the code that wipes the screen.
    """

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else harmless(text), style, control)


def harmless(text: str) -> str:
    r"""Return `text` with a sign in place of each character that a terminal would obey.

    >>> harmless("\x1b[2Jwiped\x07\u202e")
    '␛[2Jwiped␇�'
    """
    return STEERING.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def _console(stream: TextIO) -> Console:
    if not (stream.encoding or "").lower().replace("-", "").startswith("utf"):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    console = _Console(file=stream, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        columns = os.environ.get("COLUMNS", "")
        console.width = int(columns) if columns.isascii() and columns.isdigit() and int(columns) > 0 else NARROW
    return console


def print_json(document: Any) -> None:
    """Print one JSON document, in ASCII where standard output is not in Unicode."""
    ascii_only = not (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    sys.stdout.write(json.dumps(document, ensure_ascii=ascii_only, indent=2) + "\n")


def plain_text(text: Text | None) -> dict[str, str] | None:
    """Return a text as plain values, in both languages."""
    return None if text is None else {"zh": text.zh, "en": text.en}


def plain_fault(fault: Fault) -> dict[str, Any]:
    """Return a fault as plain values, in both languages."""
    mark = fault.mark
    return {
        "source": fault.source,
        "line": None if mark is None else mark.line,
        "column": None if mark is None else mark.column,
        "subject": plain_text(fault.subject),
        "problem": plain_text(fault.problem),
        "fix": plain_text(fault.fix),
    }


def plain_faults(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Return faults as plain values, each once."""
    return [plain_fault(fault) for fault in dict.fromkeys(faults)]
