"""The command line itself: version, usage, schemas, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fairdebt import __version__
from fairdebt.cli import deciding
from fairdebt.cli.codes import Code, worst
from fairdebt.cli.output import Speaker, language_of
from fairdebt.cli.progress import Progress
from tests.cli.conftest import Run


def start(
    folder: Path, *args: str, out: int = subprocess.PIPE, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    import fairdebt

    source = Path(fairdebt.__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-m", "fairdebt", *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(source), "LANG": "en_US.UTF-8", **(environment or {})},
        stdout=out,
        stderr=subprocess.PIPE,
    )


def test_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"fairdebt {__version__}\n")


@pytest.mark.parametrize("args", [["decide"], ["decide", "--no-such"], ["--no-such"], ["no-such"], ["schema", "x"]])
def test_wrong_usage_is_two(args: list[str], run: Run) -> None:
    assert run(*args).code == 2


@pytest.mark.parametrize("command", [[], ["decide"], ["lint"], ["test"], ["schema"]])
def test_help(command: list[str], run: Run) -> None:
    ran = run(*command, "--help")
    assert ran.code == 0
    assert "--help" in ran.out


@pytest.mark.parametrize("kind", ["policy", "scenario", "index"])
def test_schemas_are_json(kind: str, run: Run) -> None:
    ran = run("schema", kind)
    assert ran.code == 0
    assert json.loads(ran.out)["$schema"].startswith("https://json-schema.org/")


def test_policies_have_the_schema_that_is_printed_by_default(run: Run) -> None:
    assert run("schema").out == run("schema", "policy").out


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LC_ALL": "", "LANG": "ZH"}, "zh"),
        ({"LC_ALL": "en_GB", "LANG": "zh_CN"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
    ],
)
def test_language_of_an_environment(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_nothing_wrong_is_fine() -> None:
    assert worst([]) is Code.OK


def test_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object, **kwargs: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(deciding, "decide", interrupted)
    ran = run("decide", "approved.yaml")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_closed_pipe_is_quiet(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    child = start(folder, "decide", "vetoed.yaml", out=writer)
    os.close(writer)
    _, err = child.communicate()
    assert (child.returncode, err) == (141, b"")


def test_output_in_ascii_is_no_crash(folder: Path) -> None:
    printed = []
    for option in ("--lang=zh", "--json"):
        ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        child = start(folder, "decide", "vetoed.yaml", option, environment=ascii_only)
        out, err = child.communicate()
        assert (child.returncode, err) == (3, b"")
        assert out.isascii()
        printed.append(out)
    assert json.loads(printed[1])["results"][0]["scenario"]["zh"] == "夜间的电话"


def test_plain_command_line(folder: Path) -> None:
    child = start(folder, "decide", "approved.yaml")
    out, err = child.communicate()
    assert (child.returncode, err) == (0, b"")
    assert b"\x1b" not in out


def test_a_bar_that_is_not_shown_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(speaker=Speaker(None), show=False) as progress:
        list(progress.track([1, 2]))
    assert capsys.readouterr() == ("", "")
