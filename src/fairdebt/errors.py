"""What goes wrong, said to the person who can fix it: what, where, how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Final, NamedTuple
from unicodedata import normalize

from fairdebt.messages import Language, Text, say

NEAR = 0.65
"""From this likeness on, 1 being the same, one name is taken for another one misspelt."""

LONGEST_NAME = 80
"""So much of what was written is compared."""

LONGEST_LIST = 24
"""As many names as a person still reads through in a fix."""

LONGEST_QUESTION = 3
"""As many names as a person is asked to choose from."""

LONGEST_PARTICLE = 2
"""Words up to this length (`of`, `to`) are a part of many names, and mean none of them."""

WIDE_QUOTES = ("“", "”", "‘", "’", "「", "『")
"""Quotation marks that YAML takes for a part of the text."""

_PLAIN = str.maketrans(
    {"—": "-", "–": "-", "−": "-", "~": "-", "、": ", ", "·": "-", "≥": ">= ", "≤": "<= ", "【": "[", "】": "]"}
)
"""What is meant by characters of a Chinese keyboard that have no narrow form."""

_WORDS = re.compile(r"[^\W_]+")
_PARTS_ZH = re.compile("[，、；（）]|或者?")
_PARTS_EN = re.compile(r"[,;()]\s*|\bor\b\s*|\s+(?=or\b)")


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: a policy file, a scenario, an action, a case.

    `source` is the file or the input's name, `subject` the rule or field at fault, `fix` what to do.
    """

    problem: Text
    fix: Text | None = None
    source: str = ""
    mark: Mark | None = None
    subject: Text | None = None

    def render(self, language: Language = "en") -> str:
        """Return `source:line:column: subject: problem`, with the fix on a second line."""
        where = self.source
        if self.mark is not None:
            where += f":{self.mark.line}:{self.mark.column}"
        line = f"{where}: " if where else ""
        if self.subject is not None:
            line += say("fault_of", subject=self.subject, problem=self.problem).render(language)
        else:
            line += self.problem.render(language)
        if self.fix is None:
            return line
        return f"{line}\n  {say('fault_fix', fix=self.fix).render(language)}"


class FairdebtError(Exception):
    """Root of every error that fairdebt raises on purpose."""


class InvalidInput(FairdebtError, ValueError):
    """An input that cannot be used, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.render("en"))

    def render(self, language: Language = "en") -> str:
        """Return all faults, one below the other."""
        return "\n".join(fault.render(language) for fault in self.faults)


_PAIRS = (("at_least", "at_most"), ("more_than", "less_than"), ("before", "after"), ("has_any", "none_of"))
OPPOSITE: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
"""Names that mean the opposite of each other: whoever wrote one, where it may not stand, is not offered the other."""


def suggest(
    name: str,
    known: Iterable[str],
    meanings: Mapping[str, Text] | None = None,
    *,
    everyday: Mapping[str, str] | None = None,
    most: int = LONGEST_LIST,
) -> Text | None:
    """Return the fix for a `name` that is not known: what it may be meant for, else a list of all that are.

    Args:
        name: What was written.
        known: What may stand there.
        meanings: What these words mean, where known: many write that instead, `phone` or `电话` for `call`.
        everyday: What people say instead, and what they mean by it: `borrower` for `debtor`.
        most: So many are listed at most.

    Returns:
        None where nothing is like it and the list would be longer than anybody reads.

    >>> suggest("电话", ["call", "sms"], {"call": Text("电话", "telephone"), "sms": Text("短信", "text message")}).en
    'did you mean `call` (telephone)?'
    """
    names, name = sorted(set(known)), name[:LONGEST_NAME]
    said = meanings or {}
    usual = (everyday or {}).get("_".join(_WORDS.findall(name.casefold())))
    if usual is not None:
        return say("did_you_mean_this", names=_with_meaning(usual, said.get(usual)))
    near = [each for each in names if each.casefold() == name.casefold()]
    near = near or [each for each in get_close_matches(name, names, 3, NEAR) if _is_misspelt(name, each)]
    if near and near[0] not in (name, f"not_{name}", OPPOSITE.get(name)):
        return say("did_you_mean", name=near[0])
    meant = [each for each in names if each in said and _says(said[each], name)]
    meant = [each for each in meant if name in _PARTS_ZH.split(said[each].zh)] or meant
    parts = [each for each in names if _is_part(name, each)]
    if 0 < len({*parts, *meant}) <= LONGEST_QUESTION:
        asked = [_with_meaning(each, said.get(each)) for each in parts or meant]
        return say("did_you_mean_this", names=Text.joined(asked, " 或 ", " or "))
    if 0 < len(names) <= most:
        listed = [Text(f"`{each}` {said[each].zh}" if each in said else f"`{each}`", f"`{each}`") for each in names]
        return say("one_of", names=Text.joined(listed, "；" if said else "、"))
    return None


def fix_of_characters(text: str, *, quoted: bool = False) -> Text | None:
    """Return the fix where a value fails for its characters: the quotes, colons and digits of a Chinese keyboard.

    >>> fix_of_characters("０８：００—１２：００").en
    'use plain characters: `08:00-12:00`'
    """
    if not quoted and text.startswith(WIDE_QUOTES):
        return say("plain_quotes")
    if len(text) > LONGEST_NAME:
        return None
    plain = normalize("NFKC", text).translate(_PLAIN)
    if plain == text or not (plain.isascii() and plain.isprintable()):
        return None
    return say("plain_characters", text=plain)


def _is_misspelt(name: str, meant: str) -> bool:
    """Tell whether one name may be another misspelt: `debt.` or `.yaml`, shared by both, makes them no more alike."""
    first, dot, _ = name.partition(".")
    if dot and meant.startswith(first + dot):
        name, meant = name.removeprefix(first + dot), meant.removeprefix(first + dot)
    _, dot, last = name.rpartition(".")
    if dot and meant.endswith(dot + last):
        name, meant = name.removesuffix(dot + last), meant.removesuffix(dot + last)
    longer, shorter = max(len(name), len(meant)), min(len(name), len(meant))
    return longer - shorter <= 1 + shorter // 4 and SequenceMatcher(None, meant, name).ratio() >= NEAR


def _is_part(name: str, whole: str) -> bool:
    """Tell whether a name is a part of a longer one, `cease` or `cease_req` of `cease_request`; none is of a denial."""
    said, words = _WORDS.findall(name.casefold()), _WORDS.findall(whole.casefold())
    if len("".join(said)) <= LONGEST_PARTICLE or words[:1] == ["not"]:
        return False
    return set(said) < set(words) or (len(whole) > len(name) and whole.casefold().startswith(name.casefold()))


def _with_meaning(name: str, meaning: Text | None) -> Text:
    if meaning is None:
        return Text(f"`{name}`", f"`{name}`")
    return Text(f"`{name}`（{meaning.zh}）", f"`{name}`" if meaning.en == name else f"`{name}` ({meaning.en})")


def _says(meaning: Text, name: str) -> bool:
    """Tell whether a part of a meaning begins or ends with these words: `phone` ends one of `telephone or fax`."""
    spoken = name.casefold().replace("_", " ").replace("-", " ").strip()
    if not spoken:
        return False
    is_long = len(spoken) >= (3 if spoken.isascii() else 2)
    parts = _PARTS_EN.split(meaning.en.casefold()) if spoken.isascii() else _PARTS_ZH.split(meaning.zh)
    return any(part == spoken or (is_long and (part.startswith(spoken) or part.endswith(spoken))) for part in parts)
