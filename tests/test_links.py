"""Every link of a page leads to a file that there is, and to a heading in it; places in the code are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "fairdebt"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
_NAMED = re.compile(r'<a (?:id|name)="([^"]+)"')


@cache
def text_of(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _CODE.sub("", page.read_text(encoding="utf-8"))


@cache
def places_in(page: Path) -> frozenset[str]:
    """Return the anchors of a page, as GitHub makes them of headings, and those that it names itself."""
    found: dict[str, int] = {}
    for heading in _HEADING.findall(text_of(page)):
        said = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "").strip().lower()
        name = "".join(char for char in said if char.isalnum() or char in " -_").replace(" ", "-")
        again = found.get(name, 0)
        found[name] = again + 1
        if again:
            found[f"{name}-{again}"] = 1
    return frozenset(found) | frozenset(_NAMED.findall(text_of(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    wrong = []
    for link in _LINK.findall(text_of(page)):
        if link.startswith(("https://", "http://")):
            assert " " not in link
            continue
        path, _, place = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (place and target.suffix == ".md" and place not in places_in(target)):
            wrong.append(link)
    assert not wrong


@pytest.mark.parametrize("page", ["how-it-decides.md", "how-it-decides.zh.md"])
def test_places_in_the_code_are_there(page: str) -> None:
    named = re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py)?)`", text_of(ROOT / "docs" / "explanation" / page))
    assert len(named) > 10
    assert [place for place in named if not (ROOT / place).exists() and not (PACKAGE / place).exists()] == []


@pytest.mark.parametrize(
    "index", [ROOT / "docs" / "README.md", ROOT / "docs" / "README.zh.md"], ids=lambda page: page.name
)
def test_all_pages_are_listed(index: Path) -> None:
    listed = {(index.parent / link).resolve() for link in _LINK.findall(text_of(index))}
    chinese = index.name.endswith(".zh.md")
    for folder in ("how-to", "explanation", "reference"):
        for page in (ROOT / "docs" / folder).glob("*.md"):
            other = page.with_name(
                page.name.replace(".en.md", ".zh.md") if ".en." in page.name else f"{page.stem}.zh.md"
            )
            if page.name.endswith(".zh.md") is chinese or not (other.exists() or page.name.endswith(".zh.md")):
                assert page in listed, f"{index.name} does not lead to {page.name}"


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_commands_of_the_first_page_can_be_typed(page: str) -> None:
    named = re.findall(r"^fairdebt \w+ (examples/[\w./]+)(?::(\d+))?", (ROOT / page).read_text(encoding="utf-8"), re.M)
    assert len(named) > 3
    for file, line in named:
        assert (ROOT / file).exists()
        if line:
            assert (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("scenario:")
