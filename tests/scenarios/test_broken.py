"""One file per fault under `tests/scenarios/broken`, with the exact message in each language beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.messages import Language
from fairdebt.messages.command import COMMAND
from fairdebt.scenarios import read_documents, read_scenario_text
from fairdebt.source import MAX_BYTES, read_file

BROKEN = Path(__file__).parent / "broken"
FILES = sorted([*BROKEN.glob("*.yaml"), *BROKEN.glob("*.json")])


def faults_of(path: Path, language: Language) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_documents(read_file(path, name=path.name), base=path.parent)
    return caught.value.render(language) + "\n"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_file_is_explained(path: Path, language: Language) -> None:
    expected = path.with_suffix(f".{language}.txt").read_text(encoding="utf-8")
    assert faults_of(path, language) == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe\x00a", "UTF-16"),
        (b"scenario: " + b"[" * 1000, "60"),
        (b"a" * (MAX_BYTES + 1), "the file is larger than 4 MiB"),
        (b"a: [" + b"x, " * (10 * 2**20 // 3) + b"x]\n", "the file is larger than 4 MiB"),
    ],
    ids=["empty", "utf-16", "1,000 deep", "4 MiB", "10 MiB"],
)
def test_what_is_no_text_is_a_fault(data: bytes, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_scenario_text(data, name="x.yaml", base=Path())
    assert said in caught.value.render("en").split("\n")[0]


@pytest.mark.parametrize("path", [Path("absent.yaml"), BROKEN, Path("a\0b")], ids=["missing", "folder", "NUL"])
def test_what_cannot_be_opened_is_a_fault(path: Path) -> None:
    with pytest.raises(InvalidInput):
        read_documents(read_file(path), base=path.parent)


def test_every_sentence_is_said_in_both_languages_with_the_same_words() -> None:
    from string import Formatter

    for key, text in COMMAND.items():
        assert text.zh, key
        assert text.en, key
        words = [{name for _, name, _, _ in Formatter().parse(said) if name is not None} for said in (text.zh, text.en)]
        assert words[0] == words[1], key
