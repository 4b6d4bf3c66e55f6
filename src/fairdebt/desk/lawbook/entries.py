"""Every entry of a law sheet: the rules that express it, the scenarios that name them, or why it is not a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairdebt.desk.lawbook.grid import both, grid, heading, text_of, words_of
from fairdebt.desk.lawbook.pages import Instrument, instruments
from fairdebt.desk.lawbook.paragraphs import Paragraphs, paragraph_faults, paragraph_lines, read_paragraphs
from fairdebt.desk.lawbook.rules import Entry
from fairdebt.errors import Fault, InvalidInput, Mark, suggest
from fairdebt.messages import Text, say
from fairdebt.scenarios.model import SETS
from fairdebt.scenarios.search import search
from fairdebt.source import Mapping as Node, Node as AnyNode, Sequence, read_file

PLACES = ("tests/policies", "tests/ordinary", "examples")
"""Folders whose scenarios count."""

KINDS = ("encoded", "warns", "house", "not")
"""What becomes of an entry: rules that veto or are owed, rules that warn or inform, house defaults only, no rule."""

STRONG = frozenset({"veto", "owed", "observe"})


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One constraint of a law sheet."""

    id: str
    title: Text
    instruments: tuple[str, ...]
    confidence: str
    rules: tuple[str, ...]
    not_a_rule: Text | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A law sheet as read: whose law it is, its entries, and the paragraphs of one instrument where it lists them.

    `part`: one of several sheets of its country, so that its page tells of the instruments that its entries name.
    """

    name: str
    country: str
    title: Text
    entries: tuple[SheetEntry, ...]
    paragraphs: Paragraphs | None
    part: bool

    @property
    def path(self) -> str:
        """Where the sheet stands in the repository."""
        return f"docs/law/sheets/{self.name}.yaml"


def sheets(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of the law sheets below `docs/law/sheets`, by the country whose law they list.

    A country has a sheet called after it (`cn`), or several whose names begin so (`us-federal`, `us-states`).
    """
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((root / "docs/law/sheets").glob("*.yaml")):
        country = path.stem.partition("-")[0]
        found[country] = (*found.get(country, ()), path.stem)
    return found


Named = Mapping[str, frozenset[str]]
"""The scenarios that name a rule, by the rule; see `scenarios_by_rule`."""


def scenarios_of(root: Path) -> Named:
    """Return the scenarios of the project below `root`, by the rules that they name."""
    return scenarios_by_rule(root / place for place in PLACES)


def entries_page(name: str, root: Path, named: Callable[[Path], Named] = scenarios_of) -> str:
    """Return the page of all entries of the sheet called `name`, in both languages.

    `named` finds the scenarios of the project, which who writes many pages finds once.

    Raises:
        InvalidInput: with every entry that has neither rules nor a reason, or names a rule that does not exist.
    """
    checked = checked_sheet(name, root)
    sheet = checked.sheet
    spoken = {id(checked.rules[rule][0]) for entry in sheet.entries for rule in entry.rules}
    told = tuple(each for each in checked.instruments if not sheet.part or id(each) in spoken)
    return "\n".join(_lines(sheet, told, checked.rules, named(root))) + "\n"


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """A law sheet whose rules exist, with the instruments of its country and their rules by name."""

    sheet: Sheet
    instruments: tuple[Instrument, ...]
    rules: Mapping[str, tuple[Instrument, Entry]]

    def became(self) -> Counter[str]:
        """Count what became of the entries, by kind."""
        return Counter(kind_of(entry, self.rules) for entry in self.sheet.entries)


def checked_sheet(name: str, root: Path) -> CheckedSheet:
    """Read the sheet called `name`, and check it against the bundled policies.

    Raises:
        InvalidInput: with every entry that has neither rules nor a reason, or names a rule that does not exist.
    """
    sheet, faults = read_sheet(root, name)
    found = instruments(sheet.country)
    rules = {entry.provision.rule: (each, entry) for each in found for entry in (*each.entries, *each.adopted)}
    faults = (*faults, *_faults(sheet.entries, rules, sheet.path))
    if sheet.paragraphs is not None:
        faults = (*faults, *paragraph_faults(sheet.paragraphs, {entry.id for entry in sheet.entries}, sheet.path))
    if faults:
        raise InvalidInput(faults)
    return CheckedSheet(sheet, found, rules)


# ------------------------------------------------------------------------------------------------------ the sheet


def read_sheet(root: Path, name: str) -> tuple[Sheet, tuple[Fault, ...]]:
    """Read a law sheet: a list of entries, or a mapping that has them under `entries` beside what it says of itself."""
    path = f"docs/law/sheets/{name}.yaml"
    source = read_file(root / path)
    faults = [*source.faults]
    entries = []
    head: Node | None = None
    for document in source.documents:
        head = document if head is None and isinstance(document, Node) else head
        held = document.get("entries") if isinstance(document, Node) else document
        for item in held if isinstance(held, Sequence) else ():
            if not isinstance(item, Node):
                continue
            lacking = [field for field in ("id", "title", "confidence") if field not in item]
            faults.extend(Fault(say("entries_form", field=field), None, path, item.mark) for field in lacking)
            if not lacking:
                entries.append(_entry(item))
    said = head if head is not None else Node()
    country = str(said.get("country") or name).lower()
    title = text_of(said["title"]) if "title" in said else say(f"country_{country}")
    paragraphs = read_paragraphs(said.get("paragraphs"))
    return Sheet(name, country, title, tuple(entries), paragraphs, said.get("part") == "yes"), tuple(faults)


def _entry(item: Node) -> SheetEntry:
    reason = item.get("not_a_rule")
    return SheetEntry(
        str(item["id"]),
        text_of(item["title"]),
        words_of(item.get("instruments")),
        str(item["confidence"]),
        words_of(item.get("rules")),
        None if reason is None else text_of(reason),
        item.mark,
    )


def _faults(entries: tuple[SheetEntry, ...], rules: Mapping[str, object], sheet: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield Fault(say("entries_twice", name=entry.id), None, sheet, entry.mark)
        seen.add(entry.id)
        said = entry.not_a_rule is not None and bool(entry.not_a_rule.en.strip())
        if said is bool(entry.rules):
            key = "entries_both" if said else "entries_neither"
            yield Fault(say(key, name=entry.id), say("entries_fix"), sheet, entry.mark)
        for rule in entry.rules:
            if rule not in rules:
                problem = say("entries_no_rule", name=entry.id, rule=rule)
                yield Fault(problem, suggest(rule, rules), sheet, entry.mark)


# -------------------------------------------------------------------------------------------------- the scenarios


def scenarios_by_rule(folders: Iterable[Path]) -> dict[str, frozenset[str]]:
    """Return the scenarios whose expectation names a rule, as `file:line`, by the rule."""
    found: dict[str, set[str]] = {}
    for path, source in search(folders).found:
        for number, document in enumerate(_documents(source.documents)):
            expect = document.get("expect")
            for field in SETS if isinstance(expect, Node) else ():
                held = expect.get(field) if isinstance(expect, Node) else None
                for rule in words_of(held):
                    found.setdefault(rule, set()).add(f"{path}#{number}")
    return {rule: frozenset(places) for rule, places in found.items()}


def _documents(nodes: Iterable[AnyNode]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Node):
            yield node
        elif isinstance(node, Sequence):
            yield from (item for item in node if isinstance(item, Node))


# ------------------------------------------------------------------------------------------------------- the page


def kind_of(entry: SheetEntry, rules: Mapping[str, tuple[Instrument, Entry]]) -> str:
    """Tell what became of an entry."""
    told = [rules[rule] for rule in entry.rules]
    if not told:
        return "not"
    if all(each.file.binding == "house" for each, _ in told):
        return "house"
    return "encoded" if any(rule.effect in STRONG for _, rule in told) else "warns"


def _lines(
    sheet: Sheet,
    found: tuple[Instrument, ...],
    rules: Mapping[str, tuple[Instrument, Entry]],
    named: Named,
) -> Iterator[str]:
    country, entries = sheet.country, sheet.entries
    title = say("entries_title", name=sheet.title)
    lead = say("entries_lead", sheet=sheet.path)
    yield from (f"# {title.zh} · {title.en}", "", lead.zh, "", lead.en, "")
    kinds = Counter(kind_of(entry, rules) for entry in entries)
    yield from grid(("entries_kind", "entries_number"), ((both(say(f"entries_{kind}")), kinds[kind]) for kind in KINDS))
    yield from heading("entries_instruments")
    yield from (_instrument(each, country) for each in found)
    yield ""
    yield from heading("entries_entry")
    columns = ("entries_entry", "entries_confidence", "entries_rules", "entries_scenarios")
    yield from grid(columns, (_row(entry, country, rules, named) for entry in entries))
    if sheet.paragraphs is not None:
        counts = {entry.id: len(entry.rules) for entry in entries}
        yield from paragraph_lines(sheet.paragraphs, counts)
    spoken = {rule for entry in entries for rule in entry.rules}
    silent = [rule for rule in rules if rule not in spoken and any(rules[rule][0] is each for each in found)]
    if silent:
        yield from heading("entries_others")
        for rule in silent:
            yield f"- {_link(rule, country, rules)}: {both(rules[rule][1].provision.says)}"
        yield ""


def _row(
    entry: SheetEntry,
    country: str,
    rules: Mapping[str, tuple[Instrument, Entry]],
    named: Named,
) -> tuple[object, ...]:
    head = f'<a id="{entry.id}"></a>**{entry.id}**<br>{both(entry.title)}'
    confidence = say(f"law_confidence_{entry.confidence}") if entry.confidence in CONFIDENCES else None
    trust = entry.confidence if confidence is None else both(confidence)
    if entry.not_a_rule is not None:
        return head, trust, f"{both(say('entries_not'))}: {both(entry.not_a_rule)}", "–"
    told = "<br>".join(f"{_link(rule, country, rules)} ({_effect(*rules[rule])})" for rule in entry.rules)
    return head, trust, told, len(frozenset[str]().union(*(named.get(rule, frozenset()) for rule in entry.rules)))


CONFIDENCES = ("verified", "secondary", "memory")


def _effect(instrument: Instrument, entry: Entry) -> str:
    return both(say("entries_off" if instrument.file.binding == "house" else f"law_effect_{entry.effect}"))


def _link(rule: str, country: str, rules: Mapping[str, tuple[Instrument, Entry]]) -> str:
    instrument, entry = rules[rule]
    return f"[`{rule}`]({country}/{instrument.slug}.zh.md#{entry.anchor})"


def _instrument(each: Instrument, country: str) -> str:
    title = each.file.title
    return f"- [{title.zh}]({country}/{each.slug}.zh.md) · [{title.en}]({country}/{each.slug}.en.md)"
