"""`fairdebt decide`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fairdebt.cli.codes import Code, code_of, worst
from fairdebt.cli.output import Lang, Speaker, plain_faults, plain_text, print_json
from fairdebt.cli.verdict import summary, verdict
from fairdebt.errors import Fault, InvalidInput
from fairdebt.guard import Guard
from fairdebt.messages import Text, say
from fairdebt.scenarios import Guards, Result, Scenario, read_scenario_text, read_scenarios, run
from fairdebt.source import MAX_BYTES

STDIN = "-"
_PLACE = re.compile(r"(?P<file>.+):(?P<line>[1-9][0-9]{0,8})")


def decide(files: list[str], policies: list[str], *, as_json: bool, lang: Lang | None) -> int:
    """Decide every scenario of the files, show the decisions and return the exit code."""
    speaker = Speaker(lang)
    guards = Guards()
    faults: list[Fault] = []
    results: list[Result] = []
    for file in files:
        try:
            scenarios = read_named(file, tuple(policies) or None)
        except InvalidInput as error:
            faults.extend(error.faults)
            continue
        results.extend(run(scenario, guards) for scenario in scenarios)
    code = worst([*(code_of(result) for result in results), *([Code.INVALID] if faults else [])])
    every = [*faults, *(fault for result in results for fault in result.faults)]
    if as_json:
        print_json(_document(results, every, guards, code))
        return code
    for fault in dict.fromkeys(every):
        speaker.fault(fault.render(speaker.language), console=speaker.err)
    decided = [result for result in results if result.decision is not None]
    if len(results) == 1 and decided:
        speaker.out.print(verdict(decided[0], titles(guards.get(decided[0].scenario)), speaker))
        _print_expectation(decided[0], speaker)
    elif len(results) > 1:
        speaker.out.print(summary(results, speaker))
        for result in decided:
            if not result.passed:
                speaker.fault(f"{result.scenario.where}\n{indented(result.render(speaker.language))}")
        speaker.out.print(_counts(results, speaker))
        if len(decided) > 1:
            shown = next((each for each in decided if code_of(each) is not Code.OK), decided[0])
            speaker.out.print(speaker.words("decide_one", where=shown.scenario.where), style="dim", soft_wrap=True)
    return code


def read_named(file: str, policies: tuple[str, ...] | None) -> tuple[Scenario, ...]:
    """Read the scenarios of a file, or of standard input where its name is `-`; `case.yaml:10` is the one in line 10.

    Raises:
        InvalidInput: with every fault of the file; or no scenario begins in that line.
    """
    if file == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return read_scenario_text(data, name="<stdin>", base=Path(), policies=policies)
    place = _PLACE.fullmatch(file)
    if place is None or Path(file).exists():
        return read_scenarios(Path(file), policies=policies)
    scenarios = read_scenarios(Path(place["file"]), policies=policies)
    lines = {each.mark.line: each for each in scenarios if each.mark is not None}
    if int(place["line"]) not in lines:
        fix = say("decide_lines", lines=tuple(map(str, lines)))
        raise InvalidInput([Fault(say("decide_no_line", line=place["line"]), fix, place["file"])])
    return (lines[int(place["line"])],)


def titles(guard: Guard) -> list[Text]:
    """Return the titles of the instruments that a guard has loaded, definitions left out."""
    return [each.title for each in guard.policies.instruments if each.binding != "definitions"]


def _print_expectation(result: Result, speaker: Speaker) -> None:
    if result.scenario.expect is None:
        return
    if result.passed:
        speaker.out.print(speaker.words("met"), style="green")
    else:
        speaker.fault(f"{speaker.words('not_met')}\n{indented(result.render(speaker.language))}")


def indented(text: str) -> str:
    """Return the lines of a text set in under a heading."""
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _counts(results: Iterable[Result], speaker: Speaker) -> str:
    found = Counter("invalid" if each.decision is None else each.decision.outcome.value for each in results)
    words = {name: found[name] for name in ("approved", "vetoed", "undetermined", "invalid")}
    return speaker.words("counts", total=found.total(), **words)


def _document(results: list[Result], faults: list[Fault], guards: Guards, code: Code) -> dict[str, Any]:
    return {
        "exit": int(code),
        "results": [plain_result(result, guards) for result in results],
        "faults": plain_faults(faults),
    }


def plain_result(result: Result, guards: Guards) -> dict[str, Any]:
    """Return what came of a scenario as plain values."""
    scenario, decision = result.scenario, result.decision
    loaded = [] if decision is None else titles(guards.get(scenario))
    return {
        "source": scenario.source,
        "line": None if scenario.mark is None else scenario.mark.line,
        "scenario": plain_text(scenario.title),
        "policies": list(scenario.policies),
        "titles": [plain_text(title) for title in loaded],
        "decision": None if decision is None else decision.to_dict(),
        "expected": _expected(result),
        "faults": plain_faults(result.faults),
    }


def _expected(result: Result) -> dict[str, Any] | None:
    if result.decision is None or result.scenario.expect is None:
        return None
    differences = [
        {
            "field": each.field,
            "expected": list(each.expected),
            "got": list(each.got),
        }
        for each in result.differences
    ]
    notes = [plain_text(note) for note in result.notes]
    return {"met": result.passed, "differences": differences, "notes": notes}
