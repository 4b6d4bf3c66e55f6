"""Lint lexicons, and run their examples: each `veto` is found, each `approve` is left alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fairdebt.desk.finding import Finding, advice
from fairdebt.errors import Fault
from fairdebt.messages import Text, say
from fairdebt.screen.bundled import LEXICONS, lexicon_sources
from fairdebt.screen.folding import fold
from fairdebt.screen.lexicon import Entry
from fairdebt.screen.lexicon_reading import ReadLexicon, read_lexicons
from fairdebt.screen.matching import Matcher
from fairdebt.screen.screen import Screen
from fairdebt.source import Source

LEAST = 3
"""So many examples of each kind show what an entry means."""

SHOWN = 40
"""So many characters of an example are told."""

FIXED = frozenset(
    {
        *("negation", "negated_cause", "prohibition", "bare_negation", "no_negation", "turn"),
        *(
            "condition",
            "payment",
            "concession",
            "warning",
            "warning_end",
            "report",
            "report_end",
            "told_us",
            "asked_us",
            "rebuttal",
            "explained",
        ),
        *(
            "quote_before",
            "quote_after",
            "we_will",
            "advice",
            "idioms",
            "foreign_idioms",
            "common",
            "you",
            "trigger",
            "bad_now",
        ),
    }
)
"""Slots that the screen itself asks for."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How many examples were tried, and which failed."""

    total: int
    faults: tuple[Fault, ...]


def bundled_lexicons() -> list[Source]:
    """Return the bundled lexicon files."""
    return lexicon_sources()


def lint_lexicons(sources: Collection[Source]) -> Iterator[Finding]:
    """Lint lexicon files beside the bundled ones: every fault, few examples, slots that nobody uses."""
    names = {source.name for source in sources}
    for read in _read(sources).values():
        for fault in read.faults:
            if fault.source in names:
                yield Finding("fault", fault)
        used = {
            name
            for entry in read.lexicon.entries
            for slots in (*entry.needs, entry.beside, entry.unless)
            for name in slots
        }
        for entry in read.lexicon.entries:
            if entry.source in names and entry.finds:
                yield from _few(entry)
        for slot in read.lexicon.slots.values():
            if slot.source in names and not slot.name.startswith("=") and slot.name not in used | FIXED:
                yield advice(say("lexicon_unused_slot", name=slot.name), None, slot.source, slot.mark)


def _few(entry: Entry) -> Iterator[Finding]:
    for name, held in (("veto", entry.veto), ("approve", entry.approve)):
        if len(held) < LEAST:
            problem, fix = say("lexicon_few_examples", name=name, least=LEAST), say("lexicon_few_examples_fix")
            yield advice(problem, fix, entry.source, entry.mark, _named(entry))


def try_lexicons(sources: Collection[Source]) -> Tried:
    """Screen the examples of lexicon files, beside the bundled ones."""
    names = {source.name for source in sources}
    read = _read(sources)
    faults = [fault for each in read.values() for fault in each.faults if fault.source in names]
    if faults:
        return Tried(0, tuple(faults))
    screen = Screen.of({language: Matcher(each.lexicon) for language, each in read.items()})
    tried = 0
    for each in read.values():
        for entry in each.lexicon.entries:
            if entry.source in names:
                tried += len(entry.veto) + len(entry.approve)
                faults.extend(_failing(entry, screen))
    return Tried(tried, tuple(faults))


def _failing(entry: Entry, screen: Screen) -> Iterator[Fault]:
    category = entry.finds or ", ".join((*entry.claims, *entry.elements, *entry.discloses))
    for text in entry.veto:
        if not _means(entry, text, screen):
            problem = say("lexicon_veto_misses", category=category, example=text[:SHOWN])
            yield Fault(problem, say("lexicon_example_fix"), entry.source, entry.mark, _named(entry))
    for text in entry.approve:
        found = screen.screen(text).found if entry.finds else ()
        if found or not (entry.finds or not _means(entry, text, screen)):
            category = ", ".join(sorted({each.category for each in found})) or category
            problem = say("lexicon_approve_hits", category=category, example=text[:SHOWN])
            yield Fault(problem, say("lexicon_example_fix"), entry.source, entry.mark, _named(entry))


def _means(entry: Entry, text: str, screen: Screen) -> bool:
    """Tell whether the screen understands a text as the entry means it."""
    told = screen.screen(fold(text).original, to="contact_person" if entry.to_others else "debtor")
    if entry.finds:
        return entry.finds in told.findings
    said = {each.name for each in told.claims} | {each.name for each in (*told.elements, *told.discloses)}
    return {*entry.claims, *entry.elements, *entry.discloses} <= said


def _named(entry: Entry) -> Text:
    return Text(f"`{entry.key}`", f"`{entry.key}`")


def _read(sources: Iterable[Source]) -> dict[str, ReadLexicon]:
    """Read files together with the bundled ones, whose slots they may use; a bundled file is read once."""
    held = list(sources)
    own = {source.name for source in held}
    bundled = [source for source in lexicon_sources() if not _is_same(source, own)]
    return read_lexicons([*bundled, *held])


def _is_same(bundled: Source, names: Collection[str]) -> bool:
    path = (LEXICONS.parent / bundled.name).as_posix()
    return any(name == bundled.name or path.endswith(name.lstrip("./")) for name in names)
