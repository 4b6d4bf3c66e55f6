"""An instrument paragraph by paragraph: which entries of the law sheet speak of each, or why none does."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from fairdebt.desk.lawbook.grid import both, grid, text_of, words_of
from fairdebt.errors import Fault, Mark, suggest
from fairdebt.messages import Text, say
from fairdebt.source import Mapping as Node, Node as AnyNode, Sequence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number and subject, the entries that speak of it, or why no rule can."""

    number: str
    subject: Text
    entries: tuple[str, ...]
    not_a_rule: Text | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Every paragraph of an instrument, in its order."""

    title: Text
    each: tuple[Paragraph, ...]


def read_paragraphs(node: AnyNode | None) -> Paragraphs | None:
    """Read `{of: title, each: [{paragraph, title, entries or not_a_rule}]}`; None where a sheet has none."""
    if not isinstance(node, Node):
        return None
    listed = node.get("each")
    items = [item for item in listed if isinstance(item, Node)] if isinstance(listed, Sequence) else []
    title = node.get("of")
    return Paragraphs(text_of(title) if title is not None else Text("", ""), tuple(_paragraph(item) for item in items))


def _paragraph(item: Node) -> Paragraph:
    subject, reason = item.get("title"), item.get("not_a_rule")
    return Paragraph(
        str(item.get("paragraph") or ""),
        Text("", "") if subject is None else text_of(subject),
        words_of(item.get("entries")),
        None if reason is None else text_of(reason),
        item.mark,
    )


def paragraph_faults(paragraphs: Paragraphs, known: Container[str], sheet: str) -> Iterator[Fault]:
    """Yield what is wrong: a paragraph with neither entries nor a reason, or with an entry that does not exist."""
    for each in paragraphs.each:
        if bool(each.entries) is (each.not_a_rule is not None):
            key = "entries_both" if each.entries else "entries_neither"
            yield Fault(say(key, name=each.number), say("entries_fix"), sheet, each.mark)
        for entry in each.entries:
            if entry not in known:
                names = known if isinstance(known, set) else set[str]()
                problem = say("entries_no_entry", name=each.number, entry=entry)
                yield Fault(problem, suggest(entry, names), sheet, each.mark)


def paragraph_lines(paragraphs: Paragraphs, rules: Mapping[str, int]) -> Iterator[str]:
    """Yield the section: each paragraph with its entries and the number of their rules, or why it has none."""
    yield from (f"## {both(paragraphs.title)}", "")
    columns = ("entries_paragraph", "entries_of_paragraph", "entries_rule_count")
    yield from grid(columns, (_row(each, rules) for each in paragraphs.each))


def _row(each: Paragraph, rules: Mapping[str, int]) -> tuple[object, ...]:
    head = f"**{each.number}**<br>{both(each.subject)}"
    if each.not_a_rule is not None:
        return head, f"{both(say('entries_not'))}: {both(each.not_a_rule)}", "–"
    links = "<br>".join(f"[{entry}](#{entry})" for entry in each.entries)
    return head, links, sum(rules.get(entry, 0) for entry in each.entries) or "–"
