"""What is said of a command line that cannot be meant so; the help, in the language of the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairdebt.cli.usage import expanded
from tests.cli.conftest import Run

BEHIND = "write it behind the command, as in `fairdebt decide case.yaml --lang ...`"
SEE = "`fairdebt {} --help` lists all arguments, options and commands"
WRONG: list[tuple[list[str], str, str]] = [
    (
        ["decide"],
        "缺少 `文件`\n  修改：`fairdebt decide --help` 列出全部参数、选项和命令\n",
        "`FILE` is missing\n  fix: `fairdebt decide --help` lists all arguments, options and commands\n",
    ),
    (
        ["ledger", "why", "--debtor", "P1", "--at", "2026-03-03T10:00+08:00"],
        "缺少 `--ledger`\n  修改：`fairdebt ledger why --help` 列出全部参数、选项和命令\n",
        "`--ledger` is missing\n  fix: `fairdebt ledger why --help` lists all arguments, options and commands\n",
    ),
    (
        ["decide", "x.yaml", "--policy", "cn"],
        "没有选项 `--policy`\n  修改：您是否想写 `--policies`？\n",
        "there is no option `--policy`\n  fix: did you mean `--policies`?\n",
    ),
    (
        ["--colour"],
        "没有选项 `--colour`\n  修改：`fairdebt --help` 列出全部参数、选项和命令\n",
        "there is no option `--colour`\n  fix: `fairdebt --help` lists all arguments, options and commands\n",
    ),
    (
        ["--lang", "zh", "decide", "x.yaml"],
        "没有选项 `--lang`\n  修改：写在命令之后，如 `fairdebt decide case.yaml --lang ...`\n",
        f"there is no option `--lang`\n  fix: {BEHIND}\n",
    ),
    (
        ["decid", "x.yaml"],
        "没有命令 `decid`\n  修改：您是否想写 `decide`？\n",
        "there is no command `decid`\n  fix: did you mean `decide`?\n",
    ),
    (
        ["windows", "a.yaml", "b.yaml"],
        "多出 `b.yaml`\n  修改：`fairdebt windows --help` 列出全部参数、选项和命令\n",
        "`b.yaml` is one too many\n  fix: `fairdebt windows --help` lists all arguments, options and commands\n",
    ),
    (
        ["decide", "x.yaml", "--policies"],
        "选项 `--policies` 之后要写一个值\n  修改：`fairdebt decide --help` 列出全部参数、选项和命令\n",
        f"option `--policies` needs a value\n  fix: {SEE.format('decide')}\n",
    ),
    (
        ["decide", "x.yaml", "--json=yes"],
        "选项 `--json` 不带值\n  修改：只写 `--json`\n",
        "option `--json` takes no value\n  fix: write `--json` alone\n",
    ),
    (
        ["schema", "polcy"],
        "schema: 没有 `polcy` 这个值\n  修改：您是否想写 `policy`？\n",
        "schema: there is no value `polcy`\n  fix: did you mean `policy`?\n",
    ),
    (
        ["windows", "x.yaml", "--days", "0"],
        "--days: 应为大于零的整数\n  修改：如 `--days 14`\n",
        "--days: expected a whole number above zero\n  fix: write for example `--days 14`\n",
    ),
    (
        ["windows", "x.yaml", "--days", "９９９９９９９９"],
        "--days: 应为大于零的整数\n  修改：如 `--days 14`\n",
        "--days: expected a whole number above zero\n  fix: write for example `--days 14`\n",
    ),
    (
        ["windows", "x.yaml", "--since", "2026-03-09T00:00"],
        "--since: 应为带偏移的时刻，如 2026-03-09T00:00+08:00\n",
        "--since: expected an instant with its offset, such as 2026-03-09T00:00+08:00\n",
    ),
    (
        ["lint", "--today", "tomorrow"],
        "--today: 应为日期，如 2026-11-21\n",
        "--today: expected a date such as 2026-11-21\n",
    ),
]


@pytest.mark.parametrize(("args", "zh", "en"), WRONG, ids=[" ".join(args) for args, _, _ in WRONG])
def test_wrong_usage_is_told_in_the_language_of_the_reader(
    args: list[str], zh: str, en: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAIRDEBT_LEDGER", raising=False)
    for locale, said in (("zh_CN.UTF-8", zh), ("en_US.UTF-8", en)):
        monkeypatch.setenv("LANG", locale)
        ran = run(*args)
        assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_a_language_that_is_not_spoken(run: Run) -> None:
    ran = run("decide", "approved.yaml", "--lang", "fr")
    assert (ran.code, ran.err) == (2, "--lang: there is no value `fr`\n  fix: use one of: `en`, `zh`\n")


def test_no_command_shows_the_help(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.err) == (2, "")
    assert "decide" in ran.out


COMMANDS = [
    [],
    ["decide"],
    ["lint"],
    ["test"],
    ["edges"],
    ["windows"],
    ["screen"],
    ["schema"],
    ["ledger"],
    *(
        ["ledger", name]
        for name in ("migrate", "verify", "checkpoint", "recompute", "why", "export", "pending", "forget")
    ),
]
NAMES = {
    *(
        "JSON",
        "Schema",
        "LANG",
        "SVG",
        "HTML",
        "URL",
        "UTF",
        "sqlite",
        "contacts",
        "yaml",
        "policy",
        "scenario",
        "index",
    ),
    *("fairdebt", "debtor", "sms", "file", "tests", "gbt", "quiet", "hours"),
}
"""What stays as it is in Chinese, beside the names of commands, options and variables."""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_chinese_help_is_chinese_throughout(command: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    ran = run(*command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"用法：{' '.join(['fairdebt', *command])} [选项]")
    assert "显示本说明" in ran.out
    without_names = re.sub(r"--[a-z-]+|[A-Z]+_[A-Z]+", "", ran.out)
    commands = {name for each in COMMANDS for name in each}
    assert set(re.findall("[A-Za-z]{3,}", without_names)) <= NAMES | commands


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_english_help_has_no_key_of_a_sentence(command: list[str], run: Run) -> None:
    ran = run(*command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: {' '.join(['fairdebt', *command])} [OPTIONS]")
    assert not re.search(r"help_|metavar_|[一-鿿]", ran.out)


def test_help_tells_what_is_required_repeated_and_the_default(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert "Usage: fairdebt decide [OPTIONS] FILE..." in run("decide", "--help").out
    assert "Usage: fairdebt lint [OPTIONS] [NAME...]" in run("lint", "--help").out
    assert "The debtor's id. (required)" in run("ledger", "why", "--help").out
    assert "The channel. (default: sms)" in run("screen", "--help").out


def test_patterns_are_expanded_where_no_shell_does(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).touch()
    pattern = str(tmp_path / "*.yaml")
    both = [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]
    assert expanded(["lint", pattern, "--json"], here=True) == ["lint", *both, "--json"]
    assert expanded(["lint", pattern], here=False) == ["lint", pattern]
