"""The rounds: some of the tests that execute a mutant's line, in code that is loaded or imported, then the others."""

from __future__ import annotations

import time
from itertools import chain, zip_longest
from pathlib import Path

from scripts.mutation.places import Mutant
from scripts.mutation.results import Result, Results, classed
from scripts.mutation.running import BROKEN, KILLED, NOT_LOADED, SURVIVED, Warm, forked, run_cold
from scripts.mutation.tests import Measured, measure

FEW, FEW_SECONDS = 40, 4.0
"""Before the last round: at most so many tests, which took so many seconds together when lines were noted."""

MANY_SECONDS = 12.0
"""In the last round."""

SHORT_SECONDS = 120.0
"""For the tests that are named on the command line."""

ROUNDS = ("", "to be imported afresh", "survived the first round")
"""What each round takes up. A change outside of functions costs a fresh import, and waits for the second."""

IMPORTING, LAST_ROUND = 2, 3

COSTLY = (
    "tests/test_scenarios.py",
    "tests/guard/test_planning",
    "tests/guard/test_properties",
    "tests/guard/test_holding",
    "tests/guard/test_vouching",
)
"""Files that take long to import: what is imported afresh meets them in the last round, and tests of its room first."""

ORDER = ("clock/", "logic/", "rules/", "loader/", "readings/edges/", "readings/schedule/", "readings/trace")
LAST = ("readings/decide", "readings/programs", "readings/counting", "readings/episodes")


def measured(path: Path, *, again: bool, more: tuple[str, ...] = ()) -> Measured:
    """Return which tests execute which lines, measured in a process of its own where nothing is kept.

    Args:
        path: Where that is kept.
        again: Measure anew although something is kept.
        more: Measure only these files of tests, and keep that beside the rest.
    """
    path.parent.mkdir(exist_ok=True)
    if again or more or not path.exists():
        fresh = path.with_name("more.json") if more else path
        began = time.monotonic()
        code = forked(lambda: measure(fresh, more), 3600, quiet=False)
        if code != 0:
            raise SystemExit(f"the tests do not pass without any change (exit code {code})")
        print(f"measured the tests in {time.monotonic() - began:.0f} s", flush=True)
        if more:
            Measured.read(path).with_more(Measured.read(fresh)).write(path)
    return Measured.read(path)


def run_rounds(
    mutants: list[Mutant],
    tests: Measured,
    results: Results,
    *,
    again: bool = False,
    more: tuple[str, ...] = (),
    only: int | None = None,
) -> None:
    """Run what has no result; then what must be imported afresh; then let survivors meet all of their tests.

    Args:
        mutants: Those that are wanted.
        tests: Which tests execute which lines.
        results: What is known so far, and where results are kept.
        again: What survived all rounds is run once more.
        more: Files of new tests: first of all, what survived meets those.
        only: The number of the one round that is wanted.
    """
    warm = Warm() if only != IMPORTING or more else None
    if warm is not None:
        tests = tests.of_these(warm.known)
    equivalent = {name for name, why in classed().items() if why.startswith("equivalent")}
    try:
        if more and warm is not None:
            _meet(more, warm, [each for each in mutants if results.how(each) not in ("", "killed")], tests, results)
        for number, how in enumerate(ROUNDS, 1):
            if only not in (None, number):
                continue
            wanted = (how, "survived") if again and number == 1 else (how,)
            todo = sorted(
                (each for each in mutants if results.how(each) in wanted),
                key=lambda each: (each.name in equivalent, _rank(each)),  # what nothing tells apart waits
            )
            print(f"round {number}: {len(todo)} mutants", flush=True)
            for place, mutant in enumerate(todo, 1):
                result = run(warm, mutant, tests, number)
                results.add(result)
                if result.how != "killed":
                    print(f"{place}/{len(todo)} {result.how} {result.tests} tests: {mutant.name}", flush=True)
    finally:
        if warm is not None:
            warm.stop()


def meet_only(mutants: list[Mutant], only: tuple[str, ...]) -> None:
    """Let mutants meet the tests of some files or folders, and say which of them survive; nothing is kept."""
    warm = Warm(only)
    try:
        if warm.run(None, sorted(warm.known), SHORT_SECONDS) != SURVIVED:
            raise SystemExit("the tests do not pass without any change")
        for mutant in mutants:
            code = warm.run(mutant, sorted(warm.known), SHORT_SECONDS)
            if code == NOT_LOADED:  # what lies outside of functions runs only when it is imported
                code = run_cold(mutant, list(only), SHORT_SECONDS)
            print(f"{'killed  ' if code == KILLED else 'survived'} {mutant.name}", flush=True)
    finally:
        warm.stop()


def _meet(more: tuple[str, ...], warm: Warm, survivors: list[Mutant], tests: Measured, results: Results) -> None:
    """Let survivors meet the tests of some files; what these kill is killed, the rest stays as it is."""
    killed = 0
    for mutant in survivors:
        began = time.monotonic()
        some = [name for name in tests.of(mutant.path, mutant.line) if name.startswith(more)]
        if some and warm.run(mutant, some, 12 + 3 * sum(map(tests.cost, some))) == KILLED:
            results.add(Result(mutant.name, "killed", len(some), round(time.monotonic() - began, 2)))
            killed += 1
    print(f"{killed} of {len(survivors)} survivors killed by {', '.join(more)}", flush=True)


def run(warm: Warm | None, mutant: Mutant, tests: Measured, number: int) -> Result:
    """Run the tests of one round."""
    executing = tests.of(mutant.path, mutant.line)
    some = few(executing, tests, mutant.own_tests)
    if number == LAST_ROUND:
        seen = set(some)  # they are met again: since the first round there may be others
        some += limited([each for each in [*executing, *tests.beside(executing)] if each not in seen], tests)
    expected = sum(map(tests.cost, some))
    began = time.monotonic()
    at_import = mutant.line in tests.at_import.get(mutant.path, ())
    code = NOT_LOADED
    if number != IMPORTING and warm is not None:
        code = warm.run(mutant, some, 12 + 3 * expected)
        code = NOT_LOADED if code == BROKEN else code  # pytest itself was broken: it starts afresh, then
    if number != 1 and (code == NOT_LOADED or (code == SURVIVED and at_import)):
        if number == IMPORTING:
            kin = [name for name in executing if name.startswith(f"tests/{mutant.room}/")]
            some = few(kin, tests, mutant.own_tests) or [name for name in some if not name.startswith(COSTLY)] or some
        code = run_cold(mutant, some, 40 + 3 * expected)
    if code == BROKEN:
        raise SystemExit(f"the tests of {mutant.name} could not be run")
    if code == KILLED:
        how = "killed"
    elif number == 1 and (code == NOT_LOADED or at_import):
        how = ROUNDS[IMPORTING - 1]
    else:
        how = "survived" if number == LAST_ROUND else ROUNDS[LAST_ROUND - 1]
    return Result(mutant.name, how, len(some), round(time.monotonic() - began, 2))


def few(names: list[str], tests: Measured, own: str) -> list[str]:
    """Return some of these tests, of every file the quickest first, in the order of what they take.

    Half of them may be from the file that is named after the module.
    """
    files: dict[str, list[str]] = {}
    for name in names:
        files.setdefault(name.partition("::")[0], []).append(name)
    spread = files.get(own, [])[: FEW // 2]
    spread += [name for name in chain.from_iterable(zip_longest(*files.values())) if name and name not in spread]
    found: list[str] = []
    spent = 0.0
    for name in spread:
        if len(found) < FEW and spent + tests.cost(name) <= FEW_SECONDS:
            found.append(name)
            spent += tests.cost(name)
    return sorted(found, key=tests.seconds.__getitem__)


def limited(names: list[str], tests: Measured) -> list[str]:
    """Return as many of these tests as the second round has time for."""
    found: list[str] = []
    spent = 0.0
    for name in names:
        spent += tests.seconds[name]
        if spent > MANY_SECONDS:
            break
        found.append(name)
    return found


def _rank(mutant: Mutant) -> int:
    for rank, start in enumerate(ORDER):
        if mutant.path.startswith(start):
            return rank
    return len(ORDER) + mutant.path.startswith(LAST)
