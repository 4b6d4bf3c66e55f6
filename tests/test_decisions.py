"""Decision records: the list is true, and of two records that change each other each names the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "docs" / "decisions"
RECORDS = {path.name[:4]: path for path in sorted(FOLDER.glob("[0-9]*.md"))}
NAMED = re.compile(r"\[(\d{4})\]\((\d{4}-[a-z0-9-]+\.md)\)")
STATUS = re.compile(r"(accepted|proposed)(; .+)?|replaced by \[\d{4}\]\(\S+\)")


def status(number: str) -> str:
    """Return what the record says of itself, without the word before it."""
    lines = RECORDS[number].read_text(encoding="utf-8").splitlines()
    assert lines[2].startswith("Status: ")
    return lines[2].removeprefix("Status: ")


@pytest.mark.parametrize("number", RECORDS)
def test_a_record_has_its_headings_and_a_status(number: str) -> None:
    lines = RECORDS[number].read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {number}: ")
    assert [line for line in lines if line.startswith("## ")] == ["## Context", "## Decision", "## Consequences"]
    assert STATUS.fullmatch(status(number))


def test_the_list_tells_each_record_once_in_order_with_its_title() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| [0")]
    listed = [NAMED.findall(first)[0] for first, *_ in rows]
    assert listed == [(number, path.name) for number, path in RECORDS.items()]
    for (number, _), (_, title, told) in zip(listed, rows, strict=True):
        assert RECORDS[number].read_text(encoding="utf-8").startswith(f"# {number}: {title}\n")
        first = re.sub(NAMED, r"\1", status(number)).split(";")[0]
        assert told.removesuffix(" |").split(";")[0] == first


@pytest.mark.parametrize("number", RECORDS)
def test_whoever_changes_a_record_is_named_by_it(number: str) -> None:
    for other, name in NAMED.findall(status(number)):
        assert RECORDS[other].name == name
        assert number in {back for back, _ in NAMED.findall(status(other))}
