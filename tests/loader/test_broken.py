"""One file per fault under `tests/broken/policy`, with the exact message in each language beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from fairdebt.messages import Language
from fairdebt.source import read_file

BROKEN = Path(__file__).parents[1] / "broken" / "policy"
EXPECTED = sorted(BROKEN.glob("*/*.en.txt"))
CASES = [path.relative_to(BROKEN).as_posix().removesuffix(".en.txt") for path in EXPECTED]


def files_of(case: str) -> list[Path]:
    """One file, or a folder of files that are loaded together."""
    single = BROKEN / f"{case}.yaml"
    return [single] if single.is_file() else sorted((BROKEN / case).glob("*.yaml"))


def rendered(case: str, language: Language) -> str:
    with pytest.raises(InvalidInput) as caught:
        load_sources([read_file(path, name=path.name) for path in files_of(case)])
    return caught.value.render(language) + "\n"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", CASES)
def test_broken_file_is_explained(case: str, language: Language) -> None:
    expected = (BROKEN / f"{case}.{language}.txt").read_text(encoding="utf-8")
    assert rendered(case, language) == expected


def test_every_file_has_its_messages() -> None:
    alone = {path.relative_to(BROKEN).as_posix().removesuffix(".yaml") for path in BROKEN.glob("*/*.yaml")}
    together = {path.parent.relative_to(BROKEN).as_posix() for path in BROKEN.glob("*/*/*.yaml")}
    assert alone | together == set(CASES)
    assert all((BROKEN / f"{case}.zh.txt").is_file() for case in CASES)


@pytest.mark.parametrize("case", CASES)
def test_each_fault_has_a_place_and_is_said_once(case: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        load_sources([read_file(path, name=path.name) for path in files_of(case)])
    faults = caught.value.faults
    assert len(set(faults)) == len(faults)
    assert all(fault.mark is not None for fault in faults)
    places = [(fault.source, fault.mark.line, fault.mark.column) for fault in faults if fault.mark is not None]
    assert places == sorted(places)


@pytest.mark.parametrize("case", CASES)
def test_messages_keep_to_the_house_style(case: str) -> None:
    for language, stops in (("en", (".", "!")), ("zh", ("。", "！", "."))):
        for line in (BROKEN / f"{case}.{language}.txt").read_text(encoding="utf-8").splitlines():
            assert not line.endswith(stops)
            for alien in (" dict", "tuple", "NoneType", "<class", "pydantic", "str'"):
                assert alien not in line
