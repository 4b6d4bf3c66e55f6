"""`fairdebt edges`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

from fairdebt.cli.codes import Code
from fairdebt.cli.output import Lang, Speaker, harmless, plain_text, print_json
from fairdebt.cli.progress import Progress
from fairdebt.cli.refusing import refused
from fairdebt.desk.edges import SIDES, RuleEdges, ShownEdge
from fairdebt.errors import InvalidInput
from fairdebt.facts import Outcome
from fairdebt.messages import Text, say
from fairdebt.readings.edges import Unreachable
from fairdebt.scenarios import Scenario, plain_scenario, write_scenario

LONG = 10
"""The boundaries of so many rules take long enough for a progress bar."""


def edges(name: str, rules: list[str], beside: list[str], *, as_json: bool, lang: Lang | None) -> int:
    """Print the cases at the boundaries of rules as a scenario file, and return the exit code."""
    speaker = Speaker(lang)
    try:
        boundaries = RuleEdges([name], beside)
        wanted = boundaries.named(rules)
    except InvalidInput as error:
        return refused(error.faults, speaker, as_json=as_json, boundaries=[])
    found: list[ShownEdge] = []
    first = True
    for rule, of_rule in _progress(boundaries, wanted, speaker):
        found.extend(of_rule)
        if not as_json:
            _print(rule, of_rule, speaker, first=first)
            first = first and not any(each.scenarios for each in of_rule)
    if as_json:
        print_json({"exit": 0, "boundaries": [_plain(each) for each in found], "faults": []})
        return Code.OK
    scenarios = [scenario for each in found for scenario in each.scenarios]
    without = sum(isinstance(each.edge, Unreachable) for each in found)
    words = {"rules": len(wanted), "edges": len(found), "scenarios": len(scenarios), "without": without}
    speaker.err.print(speaker.words("edges_count", **words), style="dim", soft_wrap=True)
    if scenarios and not any(map(_approved, scenarios)) and any(map(_uncovered, scenarios)):
        speaker.err.print(speaker.words("edges_uncovered"), style="yellow", soft_wrap=True)
    return Code.OK


def _progress(boundaries: RuleEdges, rules: tuple[str, ...], speaker: Speaker) -> Iterator[tuple[str, list[ShownEdge]]]:
    show = speaker.err.is_terminal and not speaker.out.is_terminal and len(rules) >= LONG
    columns = (TextColumn(speaker.words("edges_looking")), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, speaker=speaker, show=show) as progress:
        for rule in progress.track(rules):
            yield rule, list(boundaries.of(rule))


def _print(rule: str, found: list[ShownEdge], speaker: Speaker, *, first: bool) -> None:
    """Print the scenarios of a rule as documents of one YAML file; what has no case is a comment."""
    if not found:
        return
    notes = [speaker.words("fault_of", subject=rule, problem=found[0].says)]
    notes += [
        speaker.words("edge_without", boundary=each.title, why=say(f"why_not_{each.edge.why}"))
        for each in found
        if isinstance(each.edge, Unreachable)
    ]
    if first:
        notes.insert(0, speaker.words("edges_head"))
    comment = "".join(f"# {line}\n" for note in notes for line in harmless(note).splitlines())
    documents = [write_scenario(_titled(scenario, speaker)) for each in found for scenario in each.scenarios]
    if not documents:
        speaker.out.out(comment, end="", highlight=False)
        return
    opening = "" if first else "---\n"
    speaker.out.out(opening + comment + "---\n".join(documents), end="", highlight=False)


def _approved(scenario: Scenario) -> bool:
    return scenario.expect is not None and scenario.expect.outcome is Outcome.APPROVED


def _uncovered(scenario: Scenario) -> bool:
    """Tell whether no loaded law covers an act."""
    because = scenario.expect.because if scenario.expect is not None else None
    return any(rule.startswith("coverage/") for rule in because or ())


def _titled(scenario: Scenario, speaker: Speaker) -> Scenario:
    """Return a scenario with its title in one language, so that it stands in one line."""
    title = speaker.text(scenario.title) if scenario.title is not None else ""
    return replace(scenario, title=Text(title, title))


def _plain(bounded: ShownEdge) -> dict[str, Any]:
    edge = bounded.edge
    return {
        "rule": bounded.rule,
        "says": plain_text(bounded.says),
        "about": edge.about,
        "what": edge.what,
        "why_none": edge.why if isinstance(edge, Unreachable) else None,
        "scenarios": {side: plain_scenario(scenario) for side, scenario in zip(SIDES, bounded.scenarios, strict=False)},
    }
