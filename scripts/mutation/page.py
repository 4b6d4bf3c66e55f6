"""The page that tells the score: docs/explanation/mutants.md."""

from __future__ import annotations

from collections import Counter

from scripts.mutation.places import ROOT, Mutant
from scripts.mutation.results import Results, classed

PAGE = ROOT / "docs" / "explanation" / "mutants.md"

HEAD = """\
# Does a test notice?

A suite that passes proves little if it would also pass with the code broken. `make mutants` breaks it, in one place at
a time, and looks whether a test fails: `<` becomes `<=`, `and` becomes `or`, `+` becomes `-`, a number grows by one,
`min` becomes `max`, *no* becomes *perhaps*, a `not` is left out. All such places of `clock` are tried, and {sample} of
the others, drawn with a fixed seed over `logic`, `readings`, `rules` and `loader`. The reference reading and the second
engine are left out: they are there to be compared with.

Measured at commit `{commit}`, and with the tests that were written for what survived there. The score is the share that
was killed of those mutants that were run and that some input can tell from the code. Lines that have changed since
wait for the next run.

| room | mutants | killed | equivalent | survived | not run | score |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""

HOW = """
## How it is measured

It is noted once which test executes which line of these rooms. A mutant then meets only tests that execute its line: up
to {few} of them, half from the file named after the module, the others spread over the files, the quickest first; what
survives meets the rest, and those of the same files, up to {seconds:.0f} seconds of them (as they take while lines are
noted). The tests run in a child of a process that has collected them all, into which the changed functions are put;
what lies outside of functions is imported afresh, and meets the tests of its module. A mutant that runs for ever counts
as killed. Property tests draw {examples} examples, the same each time. Of the bundled scenarios one in {every} is run,
of the boundaries of the bundled policies none. So a survivor may still be noticed by the whole suite.

Results are kept in `.mutants/` by the line that was changed. Called again, it goes on where it stopped and runs what is
new; where a line has moved, what was noted moves with it. `python scripts/mutants.py --only readings/trace --against
tests/readings` lets what is called missing meet some tests alone, within seconds.
"""


def write_page(results: Results, mutants: list[Mutant], sample: int, commit: str) -> None:
    """Write the page from the results and from what is said of the survivors."""
    from scripts.mutation.rounds import FEW, MANY_SECONDS
    from scripts.mutation.running import EXAMPLES
    from scripts.mutation.tests import EVERY

    lines = [HEAD.format(sample=sample, commit=commit)]
    for room, score in results.scores(mutants).items():
        name = "**all**" if room == "all" else f"`{room}`"
        told = f"{score.mutants} | {score.killed} | {score.equivalent} | {score.survived} | {score.not_run}"
        lines.append(f"| {name} | {told} | {score.percent:.1f}% |\n")
    lines.append(HOW.format(few=FEW, seconds=MANY_SECONDS, examples=EXAMPLES, every=EVERY))
    lines.append(_survivors(results, mutants))
    PAGE.write_text("".join(lines), encoding="utf-8")


def _survivors(results: Results, mutants: list[Mutant]) -> str:
    said = classed()
    survived = [mutant for mutant in sorted(mutants) if results.how(mutant).startswith("survived")]
    reasons = Counter(_reason(said[each.name]) for each in survived if said.get(each.name, "").startswith("equivalent"))
    lines = ["\n## What survived\n\nEach survivor stands in [scripts/survivors.txt](../../scripts/survivors.txt).\n"]
    lines.append("Equivalent, because\n\n")
    lines += [f"* {reason}: {count}\n" for reason, count in reasons.most_common()]
    missing = [each for each in survived if not said.get(each.name, "").startswith("equivalent")]
    early = sum(results.how(each) != "survived" for each in missing)
    lines.append(
        f"\nNot told apart by a test that was run: {len(missing)}, of which {early} have not met all tests yet.\n"
    )
    return "".join(lines)


def _reason(said: str) -> str:
    """Return the class of a survivor: what stands after `equivalent:`, to the first semicolon."""
    return said.partition(": ")[2].partition(";")[0] or said
