"""Finding scenario files in folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fairdebt.scenarios import search
from fairdebt.scenarios.search import files_in

SCENARIO = "scenario: one\npolicies: [cn]\n"
FILES = {
    "a.yaml": SCENARIO,
    "b.yml": SCENARIO,
    "deep/er/c.json": '[{"action": {}}]',
    "second.yaml": "note: first\n---\nexpect: {}\n",
    "policy.yaml": "format: 1\npolicy: house\nrules: []\n",
    "compose.yaml": "services: {}\n",
    "text.md": SCENARIO,
    ".hidden.yaml": SCENARIO,
    ".git/d.yaml": SCENARIO,
    "node_modules/e.yaml": SCENARIO,
    "broken.yaml": "scenario: one\npolicies: [cn\naction: {\n",
    "broken_too.yaml": "\tscenario: one\n",
    "broken_other.yaml": "services: [\n",
    "gbk.yaml": "scenario: ",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "gbk.yaml").write_bytes("scenario: 夜间\n".encode("gbk"))
    return tmp_path


def names(paths: tuple[Path, ...] | list[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_folder_is_searched_for_what_is_meant_as_a_scenario(folder: Path) -> None:
    result = search([folder])
    found = names([path for path, _ in result.found], folder)
    assert found == ["a.yaml", "b.yml", "broken.yaml", "broken_too.yaml", "gbk.yaml", "second.yaml", "deep/er/c.json"]
    assert names(result.passed_over, folder) == ["broken_other.yaml", "compose.yaml", "policy.yaml"]
    assert result.faults == ()


def test_a_file_of_a_folder_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    result = search([folder])
    assert [fault.source for fault in result.faults] == [(folder / "loop.yaml").as_posix()]
    assert result.faults[0].problem.en == "the file cannot be read"
    assert len(result.found) == 7


def test_named_file_is_always_taken(folder: Path) -> None:
    result = search([folder / "compose.yaml", folder / "absent.yaml"])
    assert names([path for path, _ in result.found], folder) == ["compose.yaml", "absent.yaml"]
    assert result.found[1][1].faults


def test_no_file_is_read_twice(folder: Path) -> None:
    result = search([folder / "compose.yaml", folder, folder / "a.yaml", folder])
    found = names([path for path, _ in result.found], folder)
    assert len(found) == len(set(found))
    assert "compose.yaml" in found
    assert "compose.yaml" not in names(result.passed_over, folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    """`fairdebt test .` and `lint .` hung until somebody wrote into it."""
    before = list(files_in(folder, []))
    os.mkfifo(folder / "pipe.yaml")
    (folder / "nowhere.yaml").symlink_to(folder / "no such file")
    assert set(files_in(folder, [])) == {*before, folder / "nowhere.yaml"}


def test_folder_that_leads_back_to_itself_ends(folder: Path) -> None:
    (folder / "deep" / "again").symlink_to(folder, target_is_directory=True)
    assert len(search([folder]).found) == 7
