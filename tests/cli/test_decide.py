"""`fairdebt decide`: exit codes, both languages, JSON, bad input."""

from __future__ import annotations

import json
from itertools import chain, combinations
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import DAY, NIGHT, Run

OF_KIND = {"invalid": 5, "unmet": 6, "vetoed": 3, "undetermined": 4, "approved": 0}
"""Worst first."""
COMBINATIONS = list(chain.from_iterable(combinations(OF_KIND, n) for n in range(1, len(OF_KIND) + 1)))


@pytest.mark.parametrize("kinds", COMBINATIONS, ids="+".join)
def test_worst_of_several_files_is_the_exit_code(kinds: tuple[str, ...], run: Run) -> None:
    ran = run("decide", *(f"{kind}.yaml" for kind in reversed(kinds)))
    assert ran.code == next(code for kind, code in OF_KIND.items() if kind in kinds)


def test_expectation_that_is_met_leaves_the_code_of_the_decision(run: Run) -> None:
    ran = run("decide", "met.yaml")
    assert ran.code == 3
    assert ran.out.endswith("as expected\n")


def test_expectation_that_is_not_met_is_shown(run: Run) -> None:
    ran = run("decide", "unmet.yaml")
    assert ran.code == 6
    assert ran.out.endswith("not as expected\n    outcome: expected vetoed, got approved\n")


def test_verdict_shows_rule_citation_evidence_and_when_it_lifts(run: Run) -> None:
    ran = run("decide", "vetoed.yaml")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "✗ Vetoed" in lines[0]
    for line in (
        "rule cn.gbt-45251/quiet-hours",
        "source GB/T 45251-2025, 5.3 (collection hours)",
        "confidence secondary sources",
        "kind delay: lifts in time",
        "until 2026-03-03 08:00+08:00",
    ):
        assert line in lines
    assert "GB/T 45251-2025, risk control of post-loan collection of personal" in ran.out
    assert ran.err == ""


def test_missing_facts_are_named(run: Run) -> None:
    ran = run("decide", "undetermined.yaml")
    assert ran.code == 4
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "needs debt.online" in lines


def test_approval_shows_duties_and_what_was_assumed(run: Run) -> None:
    ran = run("decide", "approved.yaml")
    assert ran.code == 0
    assert "While doing it" in ran.out
    assert "verify identity" in ran.out
    assert "Assumed, since nobody said otherwise" in ran.out


@pytest.mark.parametrize(("kind", "word"), [("approved", "可以"), ("vetoed", "不可以"), ("undetermined", "无法判定")])
def test_chinese_output(kind: str, word: str, run: Run) -> None:
    ran = run("decide", f"{kind}.yaml", "--lang", "zh")
    assert f" {word} " in ran.out.splitlines()[0]
    assert "GB/T 45251—2025" in ran.out
    assert "Vetoed" not in ran.out


def test_language_follows_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "不可以" in run("decide", "vetoed.yaml").out
    assert "Vetoed" in run("decide", "vetoed.yaml", "--lang", "en").out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_panel_is_aligned_and_fits(language: str, columns: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = run("decide", "vetoed.yaml", "--lang", language)
    lines = ran.out.splitlines()
    end = next(number for number, line in enumerate(lines) if line.startswith("╰"))
    assert {cell_len(line) for line in lines[: end + 1]} == {int(columns)}
    assert max(cell_len(line) for line in lines) <= int(columns)


@pytest.mark.parametrize("files", [["vetoed.yaml"], ["vetoed.yaml", "approved.yaml", "unmet.yaml"]])
def test_nothing_but_text_goes_into_a_pipe(files: list[str], run: Run) -> None:
    assert "\x1b" not in run("decide", *files).out


def test_colour_where_it_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("decide", "vetoed.yaml").out


def test_brackets_in_titles_are_no_markup(run: Run, folder: Path) -> None:
    (folder / "x.yaml").write_text(NIGHT.replace("a call at night", '"[red]a[/] :moon: call"'), encoding="utf-8")
    assert "[red]a[/] :moon: call" in run("decide", "x.yaml").out


STEERS = "\x1b[2J\x07\u202e"


def test_nothing_in_a_file_steers_the_terminal(run: Run, folder: Path) -> None:
    """The title of a scenario, the sentence of a rule, a word that is not understood."""
    steers = json.dumps(STEERS)
    house = f"""\
format: 1
policy: house
title: {{zh: 甲, en: A}}
jurisdiction: CN
binding: house
in_force: {{from: "2026-01-01"}}
rules: [{{id: no, kind: forbid, citation: x, when: {{act: contact}}, says: {steers}}}]
"""
    (folder / "house.yaml").write_text(house, encoding="utf-8")
    told = DAY.replace("a call by day", steers).replace("[cn.gbt-45251]", "[house.yaml]")
    (folder / "steers.yaml").write_text(told, encoding="utf-8")
    (folder / "wrong.yaml").write_text(told.replace("channel: call", f"channel: {steers}"), encoding="utf-8")
    for command in (("decide", "steers.yaml"), ("windows", "steers.yaml", "--days", "1"), ("test", "wrong.yaml")):
        ran = run(*command)
        assert not set(STEERS) & set(ran.out + ran.err) - set("[2J"), command
    assert "␛[2J�" in run("decide", "steers.yaml").out


def test_several_scenarios_are_a_table(run: Run) -> None:
    ran = run("decide", "vetoed.yaml", "approved.yaml", "undetermined.yaml", "unmet.yaml")
    assert "✗ Vetoed" in ran.out
    assert "- cn.gbt-45251/quiet-hours" in ran.out
    assert "unmet.yaml:1\n    outcome: expected vetoed, got approved\n" in ran.out
    assert ran.out.endswith(
        "scenarios 4: approved 2, vetoed 1, undetermined 1, invalid 0\n"
        "for all reasons of one of them: fairdebt decide vetoed.yaml:1\n"
    )


def test_faults_go_to_standard_error_and_the_rest_is_still_decided(run: Run) -> None:
    ran = run("decide", "invalid.yaml", "vetoed.yaml")
    assert ran.err == "invalid.yaml:5:32: `chanel`: unknown field `chanel`\n  fix: did you mean `channel`?\n"
    assert "cn.gbt-45251/quiet-hours" in ran.out


def test_facts_have_their_meaning_in_chinese(run: Run) -> None:
    told = "".join("".join(line.split()) for line in run("decide", "approved.yaml", "--lang", "zh").out.splitlines())
    assert "direction（由我方发出还是对方发来）" in told
    assert "（" not in run("decide", "approved.yaml").out


def test_what_an_act_waits_for_is_told_with_its_sense_each_on_a_line(run: Run, folder: Path) -> None:
    vague = NIGHT.replace("[cn.gbt-45251]", "[cn.civil-code]").replace("to: debtor", "to: spouse")
    (folder / "vague.yaml").write_text(vague.replace("address_source: contract,", ""), encoding="utf-8")
    panel = run("decide", "vague.yaml", "--lang", "zh").out.split("╰")[0]
    lines = [line.strip("│ ") for line in panel.splitlines()]
    start = lines.index("何时  须待以下改变：")
    assert "address_source（号码或地址从哪里得来）" in lines[start:]
    assert "recipient.joint_debt_evidence（是否有属于共同债务的证据）" in lines[start:]
    assert "规则" not in panel


def test_faults_in_chinese(run: Run) -> None:
    ran = run("decide", "invalid.yaml", "--lang", "zh")
    assert ran.err == "invalid.yaml:5:32: `chanel`：未知字段 `chanel`\n  修改：您是否想写 `channel`？\n"
    assert ran.out == ""


def test_standard_input(run: Run, folder: Path) -> None:
    data = (folder / "vetoed.yaml").read_bytes()
    ran = run("decide", "-", data=data)
    assert ran.code == 3
    assert ran.out == run("decide", "vetoed.yaml").out
    assert run("decide", "-", data=b"a: [").err.startswith("<stdin>:1:4: ")


def test_other_policies_may_stand_in(run: Run) -> None:
    assert run("decide", "vetoed.yaml", "--policies", "cn/cba_2026").code == 0, (
        "the guideline does not bind this lender"
    )
    ran = run("decide", "vetoed.yaml", "vetoed.yaml", "--policies", "cm")
    assert ran.code == 5
    assert ran.err.count("cm") == 1


def test_json_is_one_document_and_stable(run: Run) -> None:
    kinds = ("approved", "vetoed", "undetermined", "unmet", "met", "invalid")
    first = run("decide", *(f"{kind}.yaml" for kind in kinds), "--json")
    assert first.err == ""
    assert first.out == run("decide", *(f"{kind}.yaml" for kind in kinds), "--json", "--lang", "zh").out
    document = json.loads(first.out)
    assert document["exit"] == first.code == 5
    assert [each["decision"]["outcome"] for each in document["results"]] == [
        "approved",
        "vetoed",
        "undetermined",
        "approved",
        "vetoed",
    ]
    vetoed, unmet, met = (document["results"][number] for number in (1, 3, 4))
    assert vetoed["source"] == "vetoed.yaml"
    assert vetoed["line"] == 1
    assert vetoed["scenario"] == {"zh": "夜间的电话", "en": "a call at night"}
    assert vetoed["decision"]["because"] == ["cn.gbt-45251/quiet-hours"]
    assert vetoed["expected"] is None
    assert [title["en"][:9] for title in vetoed["titles"]] == ["GB/T 4525"]
    assert met["expected"] == {"met": True, "differences": [], "notes": []}
    assert unmet["expected"]["differences"] == [{"field": "outcome", "expected": ["vetoed"], "got": ["approved"]}]
    (fault,) = document["faults"]
    assert fault == {
        "source": "invalid.yaml",
        "line": 5,
        "column": 32,
        "subject": {"zh": "`chanel`", "en": "`chanel`"},
        "problem": {"zh": "未知字段 `chanel`", "en": "unknown field `chanel`"},
        "fix": {"zh": "您是否想写 `channel`？", "en": "did you mean `channel`?"},
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("absent.yaml", None, "absent.yaml: "),
        ("folder", None, "folder: this is a folder"),
        ("binary.yaml", bytes(range(256)) * 40, "binary.yaml"),
        ("big.yaml", b"a" * (10 * 2**20), "big.yaml: the file is larger than 4 MiB"),
        ("deep.yaml", b"[" * 1000, "deep.yaml:1:61: "),
        ("deep.json", b'{"action":' * 1000, "deep.json:1:"),
        ("empty.yaml", b"", "empty.yaml:1:1: "),
        ("null.yaml", b"null", "null.yaml:1:1: "),
        ("surrogate.json", b'{"scenario": "\\ud800"}', "surrogate.json:1:"),
    ],
)
@pytest.mark.parametrize("command", ["decide", "test", "lint"])
def test_bad_input_is_explained(command: str, name: str, data: bytes | None, said: str, run: Run, folder: Path) -> None:
    if name == "folder":
        (folder / name).mkdir()
        if command != "decide":
            said = ""  # these two look into folders
    elif data is not None:
        (folder / name).write_bytes(data)
    ran = run(command, name)
    assert ran.code == 5
    assert said in ran.err + ran.out
    assert "Traceback" not in ran.err + ran.out


def test_faults_of_policies_are_said_once(run: Run, folder: Path) -> None:
    (folder / "house.yaml").write_text("policy: house\n", encoding="utf-8")
    (folder / "x.yaml").write_text(NIGHT.replace("cn.gbt-45251", "house.yaml"), encoding="utf-8")
    ran = run("decide", "x.yaml", "x.yaml")
    assert ran.code == 5
    assert ran.err.count("missing field `format`") == 1
    document = json.loads(run("decide", "x.yaml", "x.yaml", "--json").out)
    assert len(document["results"]) == 2
    assert all(each["decision"] is None and each["faults"] for each in document["results"])


@pytest.fixture
def both(folder: Path) -> int:
    """A file with an approved and a vetoed scenario; the line in which the second begins."""
    (folder / "both.yaml").write_text(f"{DAY}---\n{NIGHT}", encoding="utf-8")
    return DAY.count("\n") + 2


def test_one_scenario_of_several_is_named_by_its_line(run: Run, both: int) -> None:
    ran = run("decide", "both.yaml")
    assert f"for all reasons of one of them: fairdebt decide both.yaml:{both}" in ran.out
    ran = run("decide", f"both.yaml:{both}")
    assert ran.code == 3
    assert "GB/T 45251-2025, 5.3 (collection hours)" in ran.out


def test_a_line_in_which_no_scenario_begins(run: Run, both: int) -> None:
    ran = run("decide", "both.yaml:2")
    assert ran.code == 5
    assert "both.yaml: no scenario begins in line 2" in ran.err
    assert f"scenarios begin in these lines: 1, {both}" in ran.err
