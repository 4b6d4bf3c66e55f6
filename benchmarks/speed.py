"""Measure everything on the page about speed in one run, and write the page: `make bench`.

Usage: python benchmarks/speed.py [--cases 5000] [--seconds 90] [--dry]

All engines must answer alike first. `--dry` prints the page and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, this folder stands in the place of the project

from benchmarks.import_cost import best_of
from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import draw_many
from benchmarks.job.peers.installed import said_missing
from benchmarks.measuring import bundled, decisions, growth, sampling, steps
from benchmarks.measuring.page import files
from benchmarks.measuring.paper import today
from fairdebt import Guard

COUNTED = 100
"""Of so many cases the instructions are counted."""

FIGURES = ROOT / "benchmarks" / "figures.json"
PAGES = ROOT / "docs" / "explanation"


def measured(*, cases: int, seconds: float, on: str) -> dict[str, Any]:
    """Measure everything; say on standard error what is being done."""
    figures: dict[str, Any] = {
        "on": on,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "missing": said_missing(),
    }
    began = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - began:5.0f} s  {what}", file=sys.stderr, flush=True)

    say(f"comparing {cases} cases, then timing")
    figures["job"] = decisions.timed(cases=cases, seconds=seconds)
    say("instructions")
    figures["steps"] = steps.counted(Guard.load(POLICY), draw_many(COUNTED))
    say("growth with rules")
    figures["growth"] = growth.with_rules(seconds / 4)
    say("growth with history")
    figures["history"] = growth.with_history(seconds / 4)
    say("profile")
    figures["profile"] = sampling.profile(seconds=seconds / 10)
    say("loading, memory, processes, import")
    figures["bundled"] = {
        "all": bundled.loading(*bundled.COUNTRIES),
        "cn": bundled.loading("cn"),
        "us": bundled.loading("us"),
    }
    figures["memory"] = bundled.memory()
    figures["processes"] = bundled.processes(seconds / 10)
    figures["import"] = best_of(10, "pydantic", "fairdebt", "fairdebt.guard")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure speed and write the page about it.")
    parser.add_argument("--cases", type=int, default=5000, help="on so many all must agree (default: 5000)")
    parser.add_argument("--seconds", type=float, default=90, help="how long to time the common job (default: 90)")
    parser.add_argument("--dry", action="store_true", help="print the page, write nothing")
    parser.add_argument("--page", action="store_true", help="write the page again from the figures that are kept")
    parser.add_argument("--on", default=None, metavar="DATE", help="the day the page names (default: today's)")
    asked = parser.parse_args()
    if asked.page:
        figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    else:
        on = asked.on or today()
        figures = measured(cases=asked.cases, seconds=asked.seconds, on=on)
    if asked.dry:
        print(files(figures)["speed.md"])
        return
    if not asked.page:
        FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, text in files(figures).items():
        (PAGES / name).write_text(text, encoding="utf-8")
        print(PAGES / name)
    if (line := said_missing()) is not None:
        print(line)


if __name__ == "__main__":
    main()
