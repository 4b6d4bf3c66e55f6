"""One page for all countries: whose law is encoded, for which acts, since when, and how many entries became rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fairdebt.desk.lawbook.entries import KINDS, CheckedSheet, checked_sheet, sheets
from fairdebt.desk.lawbook.grid import both, grid, heading
from fairdebt.errors import Fault, InvalidInput
from fairdebt.loader import load
from fairdebt.logic import Coverage, Limit
from fairdebt.messages import say


def countries_page(root: Path) -> str:
    """Return the page that lists every country with a law sheet below `root`, in both languages.

    Raises:
        InvalidInput: with every fault of the sheets.
    """
    faults: list[Fault] = []
    found: dict[str, list[CheckedSheet]] = {}
    for country, names in sheets(root).items():
        for name in names:
            try:
                found.setdefault(country, []).append(checked_sheet(name, root))
            except InvalidInput as error:
                faults.extend(error.faults)
    if faults:
        raise InvalidInput(faults)
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Mapping[str, Iterable[CheckedSheet]]) -> Iterator[str]:
    lead = say("countries_lead")
    yield from (f"# {both(say('countries_title'))}", "", lead.zh, "", lead.en, "")
    yield from heading("countries_covered")
    yield from grid(
        ("countries_law", "countries_acts", "countries_from", "countries_parts", "countries_only_for"),
        (_covered(held, coverage) for country, held in found.items() for coverage in load(country).norms.coverage),
    )
    yield from heading("countries_entries")
    yield from grid(
        ("countries_sheet", *(f"entries_{kind}" for kind in KINDS)),
        (_counted(each) for held in found.values() for each in held),
    )


def _covered(held: Iterable[CheckedSheet], coverage: Coverage) -> tuple[object, ...]:
    """Return the row of one country: its pages, and what its folder covers."""
    pages = "<br>".join(_link(each) for each in held)
    acts = _words(coverage.acts) or both(say("countries_no_act"))
    since = "–" if coverage.from_on is None else coverage.from_on.isoformat()
    parts = ", ".join(sorted(part.partition("-")[2] for part in coverage.parts)) or "–"
    only_for = "<br>".join(_limit(coverage, *each) for each in coverage.only_for) or "–"
    return f"`{coverage.jurisdiction}` {pages}", acts, since, parts, only_for


def _limit(coverage: Coverage, code: str, limit: Limit, words: Iterable[str]) -> str:
    """Tell of whom alone the law speaks; the place where it is but a part of what is covered."""
    where = "" if code == coverage.jurisdiction else f"`{code}`, "
    return f"{where}{both(say(f'countries_of_{limit}'))}: {_words(words)}"


def _words(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _counted(each: CheckedSheet) -> tuple[object, ...]:
    kinds = each.became()
    return (_link(each), *(kinds[kind] for kind in KINDS))


def _link(each: CheckedSheet) -> str:
    return f"[{both(each.sheet.title)}]({each.sheet.name}.md)"
