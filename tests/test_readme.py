"""What the pages show is true: their policies lint clean, their programs run, their output is the real output.

A YAML block that begins with `# name.yaml` is a file, beside the others of its page. All other YAML blocks of a page
are pieces of one policy. A `python` block runs in the names of the blocks before it; a `text` block right after it is
what it prints. In a `console` block the lines after `$ fairdebt ...` are what that command prints. A block below the
line `<!-- excerpt -->` is for people only.

After a change that is meant, `FAIRDEBT_WRITE_PAGES=1 pytest tests/test_readme.py` writes the output into the pages;
read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairdebt.desk import lint
from fairdebt.loader import bundled_names
from fairdebt.scenarios import Guards, read_scenarios, run

ROOT = Path(__file__).parent.parent
PAGES = [
    *sorted(ROOT.glob("README*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
    *sorted((ROOT / "docs" / "explanation").glob("*.md")),
]
TRANSLATED = [page for page in PAGES if page.name.endswith(".zh.md")]
WRITES = os.environ.get("FAIRDEBT_WRITE_PAGES") == "1"
FAULTY = "<!-- faulty on purpose -->"
EXCERPT = "<!-- excerpt -->"
HEAD = """\
format: 1
policy: page
title: {zh: 本页, en: this page}
jurisdiction: CN
binding: house
in_force: {from: "2026-03-01"}
uses: [common]
"""
_BLOCK = re.compile(r"^(?P<before>[^\n]*)\n+```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (?P<name>[\w-]+\.yaml)\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, the line before it, and where the fence before it ended."""

    language: str
    text: str
    before: str
    follows: bool
    start: int

    @property
    def file(self) -> str | None:
        """Return the name of the file that it is."""
        found = _FILE.match(self.text)
        return found["name"] if found and self.language == "yaml" else None


def blocks_of(page: Path) -> list[Block]:
    found: list[Block] = []
    end = -1
    text = page.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        follows = end >= 0 and text[end : match.start("language") - 3].strip() == ""
        found.append(Block(match["language"], match["text"], match["before"].strip(), follows, match.start("text")))
        end = match.end()
    return found


def named(value: object) -> str | None:
    return value.relative_to(ROOT).as_posix() if isinstance(value, Path) else None


def pieces(blocks: Iterable[Block]) -> str:
    """Join pieces of policies into one file: lists are rules, mappings are sections."""
    sections: dict[str, list[str]] = {}
    for block in blocks:
        if block.language != "yaml" or block.file is not None or block.before == EXCERPT:
            continue
        section = "rules"
        for line in block.text.splitlines():
            if block.text.startswith("- "):
                sections.setdefault("rules", []).append(f"  {line}")
                continue
            top = re.match(r"(\w+):(.*)", line)
            if top is not None:
                section = top[1]
                sections.setdefault(section, [])
                line = top[2]
            if line.strip():
                sections[section].append(line)
    return HEAD + "".join(f"{name}:\n" + "\n".join(lines) + "\n" for name, lines in sections.items())


def compare(page: Path, shown: Iterable[tuple[Block, str]]) -> None:
    """Compare blocks with the real output, or write that into the page where this was asked for."""
    text = page.read_text(encoding="utf-8")
    for block, real in sorted(shown, key=lambda each: -each[0].start):
        if WRITES:
            text = text[: block.start] + real + text[block.start + len(block.text) :]
        else:
            assert block.text == real
    if WRITES:
        page.write_text(text, encoding="utf-8")


def write_files(page: Path, folder: Path) -> None:
    for block in blocks_of(page):
        if block.file is not None:
            (folder / block.file).write_text(block.text, encoding="utf-8")


def said_by(command: str, folder: Path) -> str:
    name, *arguments = shlex.split(command)
    assert name == "fairdebt"
    child = subprocess.run(
        [sys.executable, "-c", "from fairdebt.cli import main; main()", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(ROOT / "src"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return child.stdout + child.stderr


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_pieces_of_a_page_are_one_policy_without_faults(page: Path, tmp_path: Path) -> None:
    text = pieces(blocks_of(page))
    if text == HEAD:
        return
    path = tmp_path / "page.yaml"
    path.write_text(text, encoding="utf-8")
    report = lint([*bundled_names(), str(path)])
    assert [each.render() for each in report.findings if "page.yaml" in each.fault.source] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_files_of_a_page_are_without_faults(page: Path, tmp_path: Path) -> None:
    write_files(page, tmp_path)
    for block in blocks_of(page):
        if block.file is None:
            continue
        found = [each.render() for each in lint([str(tmp_path / block.file)]).findings]
        assert bool(found) == (block.before == FAULTY), f"{block.file}:\n" + "\n".join(found)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_scenarios_of_a_page_come_out_as_expected(page: Path, tmp_path: Path) -> None:
    write_files(page, tmp_path)
    guards = Guards()
    for block in blocks_of(page):
        if block.file is None or not re.search(r"^action:", block.text, re.MULTILINE):
            continue
        for scenario in read_scenarios(tmp_path / block.file):
            result = run(scenario, guards)
            assert result.passed, result.render("en")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_programs_print_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    printed: str | None = None
    shown: list[tuple[Block, str]] = []
    for block in blocks_of(page):
        if block.language == "python" and block.before != EXCERPT:
            exec(compile(block.text, str(page), "exec"), names)
            printed = capsys.readouterr().out
        elif block.language == "text" and block.follows and printed is not None:
            shown.append((block, printed))
            printed = None
        else:
            printed = None
    compare(page, shown)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    shown: list[tuple[Block, str]] = []
    for block in blocks_of(page):
        if block.file is not None:
            (tmp_path / block.file).write_text(block.text, encoding="utf-8")
        if block.language == "console":
            commands = [line[2:] for line in block.text.splitlines() if line.startswith("$ ")]
            shown.append((block, "".join(f"$ {command}\n{said_by(command, tmp_path)}" for command in commands)))
    compare(page, shown)


def bare(block: Block) -> str:
    """Return a block without its comments, and without what differs by language."""
    text = re.sub(r"\s*#.*", "", block.text)
    return re.sub(r"\.(zh|en)\b", ".language", re.sub(r'"(zh|en)"', '"language"', text))


@pytest.mark.parametrize("page", TRANSLATED, ids=named)
def test_both_languages_show_the_same(page: Path) -> None:
    chinese, english = blocks_of(page), blocks_of(page.with_name(page.name.replace(".zh.md", ".md")))
    assert [block.language for block in chinese] == [block.language for block in english]
    for ours, theirs in zip(chinese, english, strict=True):
        if ours.language in ("yaml", "python"):
            assert bare(ours) == bare(theirs)


@pytest.mark.parametrize("page", sorted(ROOT.glob("README*.md")), ids=named)
def test_first_screen_is_short(page: Path) -> None:
    policy, program, shown, *_ = blocks_of(page)
    assert [policy.language, program.language, shown.language] == ["yaml", "python", "text"]
    assert len(policy.text.splitlines()) == 6
    assert len(program.text.splitlines()) == 8
