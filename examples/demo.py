"""Decide real scenarios of Chinese law and print the verdicts with their citations, in both languages.

The scenarios beside this file are told in full, each story in a folder as a table; `--full` tells everything in full.
Exits with 5 if a scenario cannot be read, with 6 if one does not come out as it says.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fairdebt import Decision, InvalidInput, Outcome, Reason
from fairdebt.messages import Language
from fairdebt.scenarios import Guards, Result, read_scenarios, run
from fairdebt.vocabulary import ATTRIBUTES, FACTS

CASES = Path(__file__).parent / "cn"
COLOURS = {Outcome.APPROVED: "green", Outcome.VETOED: "red", Outcome.UNDETERMINED: "yellow"}
SIGNS = {Outcome.APPROVED: "✓", Outcome.VETOED: "✗", Outcome.UNDETERMINED: "?"}
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SAID: dict[Language, dict[str, str]] = {
    "zh": {
        "approved": "可以",
        "vetoed": "不可以",
        "undetermined": "无法判定",
        "duties": "须做到",
        "missing": "缺少",
        "of": "：",
    },
    "en": {
        "approved": "approved",
        "vetoed": "vetoed",
        "undetermined": "undetermined",
        "duties": "do",
        "missing": "lacks",
        "of": ": ",
    },
}
TOLD = 2
"""So many citations stand in one row of a story."""


def main(folder: Path, *, full: bool) -> int:
    """Tell the scenarios below a folder, story by story, then sum up; return the exit code."""
    console = Console(highlight=False, emoji=False, markup=False)
    guards, stories, code = Guards(), dict[str, list[Result]](), 0
    for name, paths in stories_in(folder).items():
        results: list[Result] = []
        for path in paths:
            try:
                results.extend(run(scenario, guards) for scenario in read_scenarios(path))
            except InvalidInput as error:
                console.print(error.render("zh"), error.render("en"), sep="\n", style="red", soft_wrap=True)
                code = 5
        if stories:
            console.print()
        stories[name] = results
        console.rule(Text(name, "bold"), style="dim")
        if full or paths[0].parent == folder:
            for result in results:
                console.print(verdict(result))
        else:
            console.print(story(results))
        for result in results:
            if not result.passed:
                told = f"{result.scenario.where}\n{result.render('zh')}\n{result.render('en')}\n"
                console.print(told, style="red", soft_wrap=True)
    console.print(summary(stories))
    if code == 0 and not all(result.passed for results in stories.values() for result in results):
        code = 6
    return code


def stories_in(folder: Path) -> dict[str, list[Path]]:
    """Return the scenario files by story: those in the folder itself first, then those of each folder in it."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: (path.parent != folder, path)):
        found.setdefault(title_of(path.parent) if path.parent != folder else "第一步 · First steps", []).append(path)
    return found


def title_of(folder: Path) -> str:
    """Return the heading of the folder's page, else its name."""
    page = folder / "README.md"
    lines = page.read_text(encoding="utf-8").splitlines() if page.is_file() else []
    return next((line[2:] for line in lines if line.startswith("# ")), folder.name)


def verdict(result: Result) -> Table:
    """Return one verdict in both languages, with every reason or every duty."""
    scenario, decision = result.scenario, result.decision
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=14, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row()
    for language in LANGUAGES:
        title = "" if scenario.title is None else scenario.title.render(language)
        grid.add_row(outcome(decision, language), Text(title, "bold"))
        if decision is None:
            continue
        for reasons in by_citation(decision.reasons):
            grid.add_row("", because(reasons, language))
        for number, duty in enumerate(decision.duties):
            grid.add_row(Text("" if number else f"  {SAID[language]['duties']}", "dim"), duty.says.render(language))
    return grid


def outcome(decision: Decision | None, language: Language) -> Text:
    """Return the outcome with its sign."""
    if decision is None:
        return Text("!", "red")
    sign = SIGNS[decision.outcome] if language == "zh" else " "
    return Text(f"{sign} {SAID[language][decision.outcome.value]}", f"bold {COLOURS[decision.outcome]}")


def by_citation(reasons: Iterable[Reason]) -> Iterable[list[Reason]]:
    """Return reasons with the same citation together."""
    found: dict[str, list[Reason]] = {}
    for reason in reasons:
        found.setdefault(reason.citation.zh, []).append(reason)
    return found.values()


def because(reasons: list[Reason], language: Language) -> Text:
    """Return reasons with their citation, and what they lack."""
    lines = Text("\n".join(reason.says.render(language) for reason in reasons))
    lines.append(f"\n{reasons[0].citation.render(language)}", "cyan")
    missing = dict.fromkeys(name for reason in reasons for names in reason.missing[:1] for name in names)
    if missing:
        lines.append(f"\n{lacks(missing, language)}", "yellow")
    return lines


def lacks(names: Iterable[str], language: Language) -> str:
    """Say which facts are missing; in Chinese with what they mean."""
    said = ", ".join(names)
    if language == "zh":
        known = [(name, FACTS.get(name) or ATTRIBUTES.get(name)) for name in names]
        said = "、".join(name if each is None else f"{name}（{each.says.zh}）" for name, each in known)
    return f"{SAID[language]['missing']}{SAID[language]['of']}{said}"


def story(results: Iterable[Result]) -> Padding:
    """Return the verdicts of a story, each in two lines: Chinese and English."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=1)
    table.add_column(overflow="fold", ratio=5)
    table.add_column(overflow="fold", ratio=6)
    for result in results:
        decision, title = result.decision, result.scenario.title
        for language in LANGUAGES:
            named = "" if title is None else title.render(language)
            sign = outcome(decision, "zh")[:1] if language == "zh" else Text("")
            grounds = Text("") if decision is None else in_brief(result, decision, language)
            table.add_row(sign, named, grounds, end_section=language == "en")
    return Padding(table, (1, 0, 0, 0))


def in_brief(result: Result, decision: Decision, language: Language) -> Text:
    """Return what a decision rests on: citations, those that the scenario is about first; or what is missing."""
    if decision.outcome is Outcome.UNDETERMINED:
        names = sorted({name for reason in decision.reasons for missing in reason.missing[:1] for name in missing})
        if names:
            return Text(lacks(names, language), "yellow")
    expect = result.scenario.expect
    about = frozenset[str]() if expect is None else expect.includes or expect.because or frozenset()
    reasons = sorted(decision.reasons, key=lambda reason: reason.rule not in about)
    cited = list(dict.fromkeys(reason.citation.render(language) for reason in reasons))
    if not cited and decision.duties:
        return Text(f"{SAID[language]['duties']}{SAID[language]['of']}{len(decision.duties)}", "dim")
    more = f" +{len(cited) - TOLD}" if len(cited) > TOLD else ""
    return Text("; ".join(cited[:TOLD]) + more, "cyan")


def summary(stories: dict[str, list[Result]]) -> Table:
    """Return how often each outcome came, by story."""
    every = [result for results in stories.values() for result in results]
    table = Table(box=box.SIMPLE_HEAD, show_footer=len(stories) > 1, expand=True)
    table.add_column("场景\nscenarios", "合计 · total", overflow="fold")
    for each in Outcome:
        heading = Text(f"{SIGNS[each]} {SAID['zh'][each.value]}\n{SAID['en'][each.value]}", COLOURS[each])
        table.add_column(heading, count(every, each), justify="right", no_wrap=True)
    table.add_column("符合预期\nas expected", met(every), justify="right", no_wrap=True)
    for name, results in stories.items():
        table.add_row(name.replace(" · ", "\n"), *(count(results, each) for each in Outcome), met(results))
    return table


def count(results: Iterable[Result], outcome: Outcome) -> str:
    """Return how many came out so."""
    found = Counter(result.decision.outcome for result in results if result.decision is not None)
    return str(found[outcome])


def met(results: list[Result]) -> Text:
    """Return how many came out as expected, of how many."""
    passed = sum(result.passed for result in results)
    return Text(f"{passed}/{len(results)}", "green" if passed == len(results) else "bold red")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Decide scenarios and print the verdicts in both languages.")
    parser.add_argument("folder", nargs="?", type=Path, default=CASES, help="scenario files, at any depth")
    parser.add_argument("--full", action="store_true", help="tell every reason and every duty")
    asked = parser.parse_args()
    sys.exit(main(asked.folder, full=asked.full))
