"""The reference page holds everything, in both languages."""

from __future__ import annotations

import pytest

from fairdebt.messages import Language
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES, reference_page

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_names_and_explains_everything(language: Language) -> None:
    page = reference_page(language)
    for mapping in (ATTRIBUTES, FACTS, NOTICES):
        for name, entry in mapping.items():
            assert f"| `{name}` | {entry.says.render(language)} |" in page
    for table in TABLES.values():
        for word in table.words.values():
            assert f"| `{word.name}` | {word.says.render(language)} |" in page
        for group in table.groups:
            assert f"| `{group}` |" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_have_as_many_cells_as_their_head(language: Language) -> None:
    width = 0
    for line in reference_page(language).splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.count("|")
        width = width or cells
        assert cells == width, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_a_heading(language: Language) -> None:
    page = reference_page(language)
    headings = {line.removeprefix("### ").strip("`") for line in page.splitlines() if line.startswith("### ")}
    types = [attribute.type for attribute in ATTRIBUTES.values()] + [fact.type for fact in FACTS.values()]
    assert {type.table for type in types} - {"", "notice"} == headings


def test_the_page_is_the_same_every_time() -> None:
    assert reference_page("en") == reference_page("en")
    assert reference_page("en") != reference_page("zh")
