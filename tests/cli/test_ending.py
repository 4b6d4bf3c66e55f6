"""However a command ends, it ends with a code and a word that a person can use; never with a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fairdebt.cli import deciding
from fairdebt.cli.ending import SHOWS_ALL
from tests.cli.conftest import Run
from tests.cli.test_app import start

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")


@needs_full
@pytest.mark.parametrize(
    "args",
    [["--help"], ["--version"], ["decide", "vetoed.yaml"], ["schema"], ["lint", "--json", "met.yaml"]],
    ids=" ".join,
)
def test_a_full_disk_is_told(args: list[str], folder: Path) -> None:
    with FULL.open("w") as full:
        child = start(folder, *args, out=full.fileno(), environment={"LANG": "zh_CN.UTF-8"})
        _, err = child.communicate()
    said = "结果写不出去：磁盘已满\n  修改：腾出空间，或把输出改到别处；显示的结果可能不完整\n"
    assert (child.returncode, err.decode()) == (1, said)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["schema"]], ids=" ".join)
def test_a_closed_pipe_is_quiet(args: list[str], folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    child = start(folder, *args, out=writer)
    os.close(writer)
    _, err = child.communicate()
    assert (child.returncode, err) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="descriptors are closed by a shell of Unix")
def test_closed_streams_do_not_change_the_code(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(deciding.__file__).parents[2])}
    for args, code in (("decide -", 5), ("schema", 0), ("schem", 2)):
        line = f'"{sys.executable}" -m fairdebt {args} <&- >&- 2>&-'
        assert subprocess.run(["sh", "-c", line], cwd=folder, env=environment, check=False).returncode == code


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
@pytest.mark.parametrize("option", ["--json", "--lang=en"])
def test_a_name_that_is_no_text_can_be_told(option: str, folder: Path) -> None:
    child = start(folder, "decide", os.fsdecode(b"\xff\xfe.yaml"), option)
    out, err = child.communicate()
    assert (child.returncode, b"Traceback" in err) == (5, False)
    assert b"udcff" in out + err


def test_what_is_wrong_with_fairdebt_itself_is_told_without_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*args: object, **kwargs: object) -> int:
        raise ZeroDivisionError("P1 13800000000")

    monkeypatch.setattr(deciding, "decide", failing)
    monkeypatch.delenv(SHOWS_ALL, raising=False)
    ran = run("decide", "approved.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("fairdebt itself has failed (ZeroDivisionError, app.py:")
    assert "13800000000" not in ran.err
    monkeypatch.setenv(SHOWS_ALL, "1")
    assert "ZeroDivisionError: P1 13800000000" in run("decide", "approved.yaml").err


def test_an_error_of_a_file_is_not_taken_for_one_of_the_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*args: object, **kwargs: object) -> int:
        raise OSError(errno.EIO, "Input/output error", "case.yaml")

    monkeypatch.setattr(deciding, "decide", failing)
    assert run("decide", "approved.yaml").err.startswith("fairdebt itself has failed (OSError, ")


@pytest.mark.parametrize("name", ["folder", "folder/none/x.svg", "x" * 300])
@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_picture_that_cannot_be_written(name: str, option: str, run: Run, folder: Path) -> None:
    (folder / "folder").mkdir()
    ran = run("windows", "approved.yaml", option, name)
    assert ran.code == 5
    assert ran.err.startswith(f"{name}: the file cannot be written\n  fix: see whether its folder is there")
