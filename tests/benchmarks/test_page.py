"""The page on speed says what the kept figures say, and its charts are drawn from them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.measuring.chart import HAND, bars, curves, micro, ratio
from benchmarks.measuring.clock import in_turn
from benchmarks.measuring.growth import HEAD, rule
from benchmarks.measuring.page import FRESH, files, goals, page
from fairdebt import Guard

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
    return found


def test_the_page_is_that_of_the_kept_figures(figures: dict[str, Any]) -> None:
    """`python benchmarks/speed.py --page` writes it again."""
    for name, text in files(figures).items():
        assert (ROOT / "docs" / "explanation" / name).read_text(encoding="utf-8") == text, name


def test_an_aim_that_is_missed_is_said_to_be_missed(figures: dict[str, Any]) -> None:
    slow, quick = copy.deepcopy(figures), copy.deepcopy(figures)
    slow["job"]["times"][FRESH]["median"] = 2.6 * slow["job"]["times"][HAND]["median"]
    quick["job"]["times"][FRESH]["median"] = 2.4 * quick["job"]["times"][HAND]["median"]
    line = "| from a `Case`, all vetoes: times the floor | 2.5 |"
    assert f"{line} 2.6 | **not met** |" in page(slow)
    assert f"{line} 2.4 | met |" in page(quick)
    assert sum(not met for *_, met in goals(slow)) >= sum(not met for *_, met in goals(quick))


def test_charts_show_every_name_and_grow_with_the_value() -> None:
    drawn = ElementTree.fromstring(
        bars("t", {"a": 1.0, "b": 10.0, "c & d": 100.0}, dict.fromkeys(["a", "b", "c & d"], "#000"))
    )
    said = [text.text for text in drawn.iter() if text.text]
    assert {"a", "b", "c & d"} <= set(said)
    widths = [float(box.attrib["width"]) for box in drawn.iter() if box.attrib.get("fill") == "#000"]
    assert widths[1] == pytest.approx(widths[2] / 2, abs=0.2)
    below = ElementTree.fromstring(bars("t", {"a": 0.5, "b": 1.0}, dict.fromkeys(["a", "b"], "#000")))
    short, one = [float(box.attrib["width"]) for box in below.iter() if box.attrib.get("fill") == "#000"]
    assert 0 < short < one
    lines = ElementTree.fromstring(curves({"p": {"up": {10: 1.0, 100: 10.0}, "flat": {10: 5.0, 100: 5.0}}}, unit="µs"))
    up, flat = (
        [float(point.split(",")[1]) for point in line.attrib["points"].split()]
        for line in lines.iter()
        if "points" in line.attrib
    )
    assert up[1] < up[0]
    assert flat[1] == flat[0]


def test_numbers_are_said_shortly() -> None:
    assert [ratio(value) for value in (0.123, 2.34, 123.4, 1234.5)] == ["0.12", "2.3", "123", "1,234"]
    assert (micro(12.5, "µs"), micro(2500, "µs"), micro(3_000_000, "µs")) == ("12.5 µs", "2.5 ms", "3 s")


def test_jobs_take_turns_and_all_are_counted() -> None:
    ran: list[str] = []
    jobs = {name: (lambda name=name: lambda: ran.append(name)) for name in ("a", "b")}
    times = in_turn(jobs, seconds=0)
    assert set(times) == {"a", "b"}
    assert all(time.runs == ran.count(name) - 2 for name, time in times.items())
    turns = [name for number, name in enumerate(ran) if number == 0 or ran[number - 1] != name]
    assert turns == ["a", "b"] * 4


def test_rules_of_the_growth_curve_load_and_differ(tmp_path: Path) -> None:
    many = tmp_path / "many.yaml"
    many.write_text(HEAD + "".join(rule(n, applies=n < 10) for n in range(120)), encoding="utf-8")
    norms = [norm for norm in Guard.load(many).policies.norms.prohibitions if norm.rule.startswith("many/")]
    assert len(norms) == 120
    assert len({norm.breach for norm in norms if norm.rule not in ("many/n0",)}) >= 60


def test_stages_that_take_the_same_stand_in_one_order(figures: dict[str, Any]) -> None:
    """A set has another order in each process: a page with two equal shares was not the same twice."""
    equal = copy.deepcopy(figures)
    for shares in equal["profile"].values():
        shares.update(dict.fromkeys(shares, 0.1))
    rows = [line for line in page(equal).splitlines() if line.endswith("| 10% | 10% |")]
    assert len(rows) > 5
    assert rows == sorted(rows)
