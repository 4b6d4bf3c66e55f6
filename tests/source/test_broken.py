"""One file per fault under `tests/broken/source`, with the exact message in each language beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fairdebt.messages import Language
from fairdebt.messages.source import SOURCE
from fairdebt.source import MAX_BYTES, Source, read_file, read_text

BROKEN = Path(__file__).parents[1] / "broken" / "source"
FILES = sorted(BROKEN.glob("*.yaml"))

# PyYAML's own parser warns of directives, has no word on too high a number, and forbids tabs in brackets.
OTHER_IN_PYTHON = {"directive_unknown", "escape_range", "json", "lone_surrogate_escape"}


def rendered(source: Source, language: Language) -> str:
    return "".join(f"{fault.render(language)}\n" for fault in source.faults)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_file_is_explained(path: Path, language: Language) -> None:
    expected = path.with_suffix(f".{language}.txt").read_text(encoding="utf-8")
    assert rendered(read_file(path, name=path.name), language) == expected


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem not in OTHER_IN_PYTHON], ids=lambda path: path.stem
)
def test_parser_in_python_is_explained_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    expected = path.with_suffix(".en.txt").read_text(encoding="utf-8")
    assert rendered(read_file(path, name=path.name), "en") == expected


@pytest.mark.parametrize("stem", ["escape_range", "lone_surrogate_escape"])
def test_parser_in_python_finds_a_fault_too(stem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_file(BROKEN / f"{stem}.yaml").faults


def test_ten_megabytes_are_refused_before_parsing() -> None:
    source = read_text(b"a: [" + b"x, " * (10 * 2**20 // 3) + b"x]\n", name="big.yaml")
    assert rendered(source, "en") == "big.yaml: the file is larger than 4 MiB\n  fix: split it into several files\n"
    assert rendered(source, "zh") == "big.yaml: 文件超过 4 MiB\n  修改：拆成几个文件\n"
    assert not source.complete


@pytest.mark.parametrize(("size", "faults"), [(MAX_BYTES - 1, 0), (MAX_BYTES, 0), (MAX_BYTES + 1, 1)])
def test_largest_file(size: int, faults: int) -> None:
    data = b"a: b #".ljust(size, b"x")
    assert len(read_text(data, name="x").faults) == faults


def test_two_hundred_faults_are_shown() -> None:
    source = read_text(b"a: [" + b"21:00, " * 1000 + b"]", name="x.yaml")
    assert len(source.faults) == 201
    assert source.faults[-1].render() == (
        "x.yaml: more than 200 faults; the rest is not shown\n  fix: mend these first"
    )
    assert not source.complete


def test_every_problem_has_a_fix() -> None:
    problems = {key for key in SOURCE if not key.endswith("_fix")}
    assert {f"{key}_fix" for key in problems} == set(SOURCE) - problems
