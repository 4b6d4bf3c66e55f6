"""Break the code in one place after the other, and see whether a test notices.

Usage: python scripts/mutants.py [--only ROOM] [--most N] [--again] [--more TESTS] [--round N] [--show] [--page COMMIT]
       python scripts/mutants.py [--only ROOM] --against TESTS

A sample with a fixed seed is drawn over `logic`, `readings`, `rules` and `loader`; all of `clock` is added. First it is
measured which test executes which line. Then a mutant meets some of the tests that execute its line; what survives
these meets the others, and those of the same files. Results are kept in `.mutants/`, by the line that was changed:
called again, it goes on where it stopped, and only what is new, or survived under `--again`, is run.

What survives must be classed in scripts/survivors.txt: `equivalent` (no input can tell it apart, with the reason), or
`missing` (a test is). The score is the share of those that are not equivalent and were killed. No part of CI.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, this folder stands in the place of the project

from scripts.mutation.page import write_page
from scripts.mutation.places import chosen
from scripts.mutation.results import Results, classed
from scripts.mutation.rounds import measured, meet_only, run_rounds
from scripts.mutation.running import import_heavy, prepare


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=600, help="so many mutants of the sampled rooms")
    parser.add_argument(
        "--only", nargs="+", default=[""], help="only files below src/fairdebt that begin so, such as clock/"
    )
    parser.add_argument("--most", type=int, help="run only so many of them")
    parser.add_argument("--again", action="store_true", help="measure again, and run again what survived")
    parser.add_argument(
        "--more", nargs="+", default=[], help="new tests, by file or folder: what survived meets them first"
    )
    parser.add_argument(
        "--against",
        nargs="+",
        default=[],
        metavar="TESTS",
        help="let what scripts/survivors.txt calls missing meet these files or folders of tests alone; nothing is kept",
    )
    parser.add_argument("--round", type=int, choices=(1, 2, 3), help="only this round")
    parser.add_argument("--show", action="store_true", help="run nothing, tell the score and what survived")
    parser.add_argument(
        "--page", metavar="COMMIT", help="run nothing; write docs/explanation/mutants.md, as measured there"
    )
    said = parser.parse_args()
    results = Results(ROOT / ".mutants" / "results.jsonl")
    found = [each for each in chosen(said.sample) if each.path.startswith(tuple(said.only))][: said.most]
    if said.against:
        missing = {name for name, why in classed().items() if not why.startswith("equivalent")}
        prepare()
        meet_only([each for each in sorted(found) if each.name in missing], tuple(said.against))
        return 0
    if said.page:
        write_page(results, found, said.sample, said.page)
    elif not said.show:
        prepare()
        import_heavy()
        tests = measured(ROOT / ".mutants" / "tests.json", again=said.again, more=tuple(said.more))
        run_rounds(found, tests, results, again=said.again, more=tuple(said.more), only=said.round)
    print(results.told(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
