"""A guard from what was kept is the guard from the text; where anything differs, the text is read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from fairdebt import Guard, InvalidInput
from fairdebt.loader import BUNDLED, Policies, finding, load, load_whole, loading
from fairdebt.loader.kept import Folder, policies as kept_policies, versions
from fairdebt.loader.kept.folder import VARIABLE
from fairdebt.loader.kept.plain import NotPlain
from fairdebt.messages import Language
from fairdebt.scenarios import read_scenarios

HOUSE = """format: 1
policy: house
title: {zh: 内规, en: house rules}
jurisdiction: CN
binding: house
in_force: {from: "2026-01-01"}
uses: [common]
facts:
  own.vip: {type: truth, says: {zh: 贵宾, en: a valued debtor}, silence: "no", because: {zh: 少见, en: rare}}
rules:
  - id: no-calls
    kind: forbid
    citation: 1
    when: {channel: call, own.vip: "yes"}
    says: {zh: 不打电话, en: no calls}
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights cannot be checked here: nothing is kept")


class Reads:
    """Counts how often the text was read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        whole = loading._whole

        def counted(names: tuple[str | Path, ...]) -> Any:
            self.count += 1
            return whole(names)

        monkeypatch.setattr(loading, "_whole", counted)

    def once(self, run: Callable[[], object]) -> bool:
        """Tell whether the text was read meanwhile."""
        before = self.count
        run()
        return self.count > before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def entry(folder: Path) -> Path:
    (only,) = folder.iterdir()
    return only


def test_policies_from_what_was_kept_are_those_from_the_text(reads: Reads, house: Path) -> None:
    names = ("cn", "us", "cn/house_defaults", house)
    text, kept, whole = load(*names), load(*names), load_whole(*names)
    assert reads.count == 2
    for each in fields(Policies):
        assert getattr(text, each.name) == getattr(kept, each.name) == getattr(whole, each.name)
    assert kept.own_facts
    assert kept.norms.digest == whole.norms.digest


LANGUAGES: tuple[Language, ...] = ("zh", "en")
STORIES = sorted((Path(__file__).parents[3] / "examples" / "us").rglob("*.yaml"))


def test_decisions_from_what_was_kept_say_the_same(reads: Reads) -> None:
    text, kept = Guard.load("us"), Guard.load("us")
    assert reads.count == 1
    assert text.digest == kept.digest
    scenarios = [scenario for path in STORIES for scenario in read_scenarios(path)][::6]
    assert scenarios
    for scenario in scenarios:
        first, second = (guard.decide(scenario.action, scenario.case) for guard in (text, kept))
        assert (first.outcome, first.because, first.digest) == (second.outcome, second.because, second.digest)
        assert first.content == second.content
    scenario = scenarios[0]
    for language in LANGUAGES:
        one, other = (guard.decide(scenario.action, scenario.case).explain(language) for guard in (text, kept))
        assert one == other


def test_a_reload_sees_a_changed_file(reads: Reads, house: Path) -> None:
    guard = Guard.load(house)
    before = guard.digest
    house.write_text(HOUSE.replace("channel: call", "channel: sms"), encoding="utf-8")
    guard.reload()
    assert guard.digest != before
    house.write_text(HOUSE, encoding="utf-8")
    guard.reload()
    assert guard.digest == before


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + "\n",
        lambda text: text.replace("no calls", "no Calls"),
        lambda text: text.replace("citation: 1", "citation: 2"),
    ],
)
def test_a_changed_file_is_read(change: Callable[[str], str], reads: Reads, house: Path) -> None:
    load(house)
    assert not reads.once(lambda: load(house))
    house.write_text(change(HOUSE), encoding="utf-8")
    assert reads.once(lambda: load(house))
    assert not reads.once(lambda: load(house))


def test_faults_are_those_of_the_text(reads: Reads, house: Path) -> None:
    load(house)
    house.write_text(HOUSE.replace('own.vip: "yes"', 'own.vyp: "yes"'), encoding="utf-8")
    said = []
    for _ in range(2):
        with pytest.raises(InvalidInput) as caught:
            load(house)
        said.append((caught.value.faults, str(caught.value)))
    with pytest.raises(InvalidInput) as plain:
        load_whole(house)
    assert said == [(plain.value.faults, str(plain.value))] * 2
    house.unlink()
    with pytest.raises(InvalidInput, match=r"house\.yaml"):
        load(house)


def test_what_a_name_means_is_part_of_it(reads: Reads, house: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(house, other / "house.yaml")
    first = load(house)
    assert reads.once(lambda: load(other / "house.yaml"))  # faults and decisions call files as they were named
    assert reads.once(lambda: load(house, "cn/gbt_45251"))
    assert reads.once(lambda: load("cn/gbt_45251", house))
    assert load(house).names == first.names == (str(house),)


def test_a_name_of_a_file_need_not_be_text(reads: Reads, house: Path) -> None:
    """As other systems write Chinese names, or archives that were unpacked here."""
    other = house.with_name(os.fsdecode("内规.yaml".encode("gbk")))
    try:
        shutil.copy(house, other)
    except OSError:  # a system whose names of files are text
        pytest.skip("no such name here")
    first = load(other)
    assert not reads.once(lambda: load(other))
    assert load(other) == first
    with pytest.raises(InvalidInput, match="there is no bundled policy"):
        load("\ud800")


def test_a_path_is_that_of_the_present_folder(reads: Reads, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = house.parent / "other"
    other.mkdir()
    (other / house.name).write_text(HOUSE.replace("call", "sms"), encoding="utf-8")
    monkeypatch.chdir(house.parent)
    here = load(house.name)
    monkeypatch.chdir(other)
    assert load(house.name).norms != here.norms
    monkeypatch.chdir(house.parent)
    assert not reads.once(lambda: load(house.name))


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled policies, which may be changed."""
    shutil.copytree(BUNDLED, tmp_path / "policies")
    monkeypatch.setattr(finding, "BUNDLED", tmp_path / "policies")
    return tmp_path / "policies"


@pytest.mark.parametrize("name", ["common.yaml", "cn/index.yaml", "cn/gbt_45251.yaml"])
def test_every_file_that_was_read_counts(name: str, bundle: Path, reads: Reads) -> None:
    load("cn/gbt_45251")
    assert not reads.once(lambda: load("cn/gbt_45251"))
    text = (bundle / name).read_bytes()
    (bundle / name).write_bytes(text + b"# changed\n")
    assert reads.once(lambda: load("cn/gbt_45251"))
    (bundle / name).write_bytes(text)
    assert reads.once(lambda: load("cn/gbt_45251"))


def test_a_new_bundled_file_may_change_what_names_mean(bundle: Path, reads: Reads, house: Path) -> None:
    load(house)
    (bundle / "more.yaml").write_bytes((bundle / "common.yaml").read_bytes())
    assert reads.once(lambda: load(house))


@pytest.mark.parametrize("place", range(len(versions.versions())))
def test_every_version_counts(place: int, reads: Reads, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(house)
    others = [*versions.versions()]
    others[place] += "+"
    monkeypatch.setattr(versions, "versions", lambda: tuple(others))
    assert reads.once(lambda: load(house))


def test_the_code_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "fairdebt"
    shutil.copytree(versions._PACKAGE, package, ignore=shutil.ignore_patterns("policies", "__pycache__"))
    monkeypatch.setattr(versions, "_PACKAGE", package)
    assert versions.digest_of_code(*versions.ROOMS) == versions.CODE
    for name in ("__init__.py", "rules/forbid.py", "vocabulary/table_act.py", "loader/kept/plain.py"):
        text = (package / name).read_text(encoding="utf-8")
        (package / name).write_text(f"{text}#", encoding="utf-8")
        assert versions.digest_of_code(*versions.ROOMS) != versions.CODE
        (package / name).write_text(text, encoding="utf-8")
    (package / "rules" / "new.py").write_text("", encoding="utf-8")
    assert versions.digest_of_code(*versions.ROOMS) != versions.CODE
    (package / "errors.py").unlink()
    assert versions.digest_of_code(*versions.ROOMS) == ""


def test_all_code_that_reads_policies_counts() -> None:
    show = "import sys, fairdebt.loader; print(*(name for name in sys.modules if name.startswith('fairdebt.')))"
    told = subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True).stdout
    rooms = {name.split(".")[1] for name in told.split()}
    assert rooms == {Path(room).stem for room in versions.ROOMS} - {"__init__"}


def test_records_of_a_distribution_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(name: str) -> str:
        raise KeyError("Version")

    monkeypatch.setattr("importlib.metadata.version", damaged)
    assert versions._version("PyYAML") == ""


def test_code_that_cannot_be_seen_keeps_nothing(
    reads: Reads, folder: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_policies, "CODE", "")
    load(house)
    assert reads.once(lambda: load(house))
    assert not folder.exists()


def test_nothing_is_kept_where_none_is_wanted(reads: Reads, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    load(house)
    assert reads.once(lambda: load(house))


def rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Write an entry that is sealed as it should be, and says something else."""
    path = entry(folder)
    kept = Folder(folder).take(path.stem)
    assert kept is not None
    said = json.loads(kept)
    change(said)
    Folder(folder).keep(path.stem, json.dumps(said).encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.clear(),
        lambda said: said["policies"].clear(),
        lambda said: said["policies"]["parts"].pop(),  # another value is the last
        lambda said: said["policies"]["parts"].append([0]),
        lambda said: said["policies"]["parts"].append([10**6]),
        lambda said: said["policies"].update(words=[]),
        lambda said: said.update(policies=[]),
        lambda said: said.update(files=[]),
        lambda said: said["files"].update({"/nowhere.yaml": "0"}),
        lambda said: said["files"].update(dict.fromkeys(said["files"], "0" * 64)),
    ],
)
def test_an_entry_that_makes_no_sense_is_as_good_as_none(
    change: Callable[[dict[str, Any]], object], reads: Reads, folder: Path, house: Path
) -> None:
    first = load(house)
    rewritten(folder, change)
    assert reads.once(lambda: load(house))
    assert load(house) == first


@pytest.mark.parametrize("data", [b"", b"fairdebt kept 1\n", b"\x80\x04.", b"{}", os.urandom(1000)])
def test_what_is_foreign_is_as_good_as_none(data: bytes, reads: Reads, folder: Path, house: Path) -> None:
    first = load(house)
    entry(folder).write_bytes(data)
    assert reads.once(lambda: load(house))
    assert load(house) == first
    assert reads.count == 2


def test_a_folder_that_others_can_write_is_not_used(reads: Reads, folder: Path, house: Path) -> None:
    load(house)
    folder.chmod(0o777)
    assert reads.once(lambda: load(house))
    assert reads.once(lambda: load(house))


def test_policies_that_cannot_be_kept_are_loaded_all_the_same(
    reads: Reads, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_policies, "to_plain", _refuse)
    first = load(house)
    assert reads.once(lambda: load(house))
    assert load(house) == first


def _refuse(value: object, *kinds: type) -> Any:
    raise NotPlain


@pytest.mark.parametrize("size", [4 * 2**20, 4 * 2**20 + 1])
def test_the_last_byte_of_the_largest_file_counts(tmp_path: Path, size: int) -> None:
    """A file that is one byte too long is told from the one that is not, and refused when it is read."""
    file = tmp_path / "large.yaml"
    digests = set()
    for last in (b"a", b"b"):
        file.write_bytes(bytes(size - 1) + last)
        digests.add(kept_policies._digest(str(file)))
    assert len(digests) == 2
