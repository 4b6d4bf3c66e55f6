"""`fairdebt test`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

from fairdebt.cli.codes import Code
from fairdebt.cli.deciding import indented, plain_result
from fairdebt.cli.output import Lang, Speaker, plain_faults, print_json
from fairdebt.cli.progress import Progress
from fairdebt.desk.lexicons import try_lexicons
from fairdebt.errors import Fault, InvalidInput
from fairdebt.messages import say
from fairdebt.scenarios import Guards, Result, Scenario, Search, read_documents, run, search
from fairdebt.screen.lexicon_reading import is_lexicon
from fairdebt.source import Source, read_file

LONG = 50
"""So many scenarios take long enough for a progress bar."""


@dataclass(slots=True)
class _Tested:
    """What came of all files."""

    files: int = 0
    results: list[Result] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: int = 0
    examples: int = 0
    wrong: int = 0

    @property
    def failed(self) -> list[Result]:
        return [result for result in self.results if result.decision is not None and not result.passed]

    @property
    def invalid(self) -> int:
        """How many could not be decided, or prove nothing; a file that cannot be read counts as one."""
        return self.unread + sum(result.decision is None or result.scenario.expect is None for result in self.results)

    @property
    def passed(self) -> int:
        return sum(result.passed and result.scenario.expect is not None for result in self.results)

    @property
    def code(self) -> Code:
        if len(self.faults) > self.wrong or (self.wrong and not self.examples) or self.invalid:
            return Code.INVALID
        if self.wrong:
            return Code.EXPECTATION
        return Code.EXPECTATION if self.failed else Code.OK


def test(paths: list[str], *, as_json: bool, lang: Lang | None) -> int:
    """Run every scenario of files and folders, show what differs and return the exit code."""
    speaker = Speaker(lang)
    found = search(Path(path) for path in paths or _default())
    tested = _Tested(files=len(found.found), faults=list(found.faults))
    found, lexicons = _without_lexicons(found)
    scenarios = list(_scenarios(found, tested))
    if lexicons:
        tried = try_lexicons(lexicons)
        tested.examples = tried.total
        tested.wrong = len(tried.faults)
        tested.faults.extend(tried.faults)
    if not scenarios and not lexicons and not tested.faults:
        tested.faults.append(Fault(say("scenario_none_found"), say("scenario_none_found_fix")))
    guards = Guards()
    tested.results.extend(_progress(scenarios, guards, speaker, quiet=as_json))
    tested.faults.extend(fault for result in tested.results for fault in result.faults)
    if as_json:
        _print_json(tested, found, guards)
    else:
        _print(tested, found, speaker)
    return tested.code


def _without_lexicons(found: Search) -> tuple[Search, list[Source]]:
    """Take the lexicons out of what was found: their examples are tried, they are no scenarios."""
    lexicons = {path: source for path, source in found.found if is_lexicon(source)}
    passed = {path: source for path in found.passed_over if is_lexicon(source := read_file(path))}
    rest = tuple((path, source) for path, source in found.found if path not in lexicons)
    over = tuple(path for path in found.passed_over if path not in passed)
    return Search(rest, over, found.faults), [*lexicons.values(), *passed.values()]


def _default() -> list[str]:
    return ["tests"] if Path("tests").is_dir() else ["."]


def _scenarios(found: Search, tested: _Tested) -> Iterator[Scenario]:
    """Yield the scenarios of the files; one that expects nothing proves nothing, so it is a fault."""
    for path, source in found.found:
        try:
            scenarios = read_documents(source, base=path.parent)
        except InvalidInput as error:
            tested.faults.extend(error.faults)
            tested.unread += 1
            continue
        for scenario in scenarios:
            if scenario.expect is None:
                problem, fix = say("scenario_nothing_expected"), say("scenario_write_expect")
                tested.faults.append(Fault(problem, fix, scenario.source, scenario.mark))
            yield scenario


def _progress(scenarios: list[Scenario], guards: Guards, speaker: Speaker, *, quiet: bool) -> Iterable[Result]:
    show = speaker.err.is_terminal and len(scenarios) >= LONG
    columns = (TextColumn(speaker.words("running")), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, speaker=speaker, show=show) as progress:
        for scenario in progress.track(scenarios):
            yield run(scenario, guards)


def _print_json(tested: _Tested, found: Search, guards: Guards) -> None:
    failed = tested.failed
    document = {
        "exit": int(tested.code),
        "files": tested.files,
        "scenarios": len(tested.results),
        "passed": tested.passed,
        "failed": [plain_result(result, guards) for result in failed],
        "invalid": tested.invalid,
        "examples": tested.examples,
        "faults": plain_faults(tested.faults),
        "passed_over": [path.as_posix() for path in found.passed_over],
    }
    print_json(document)


def _print(tested: _Tested, found: Search, speaker: Speaker) -> None:
    for fault in dict.fromkeys(tested.faults):
        speaker.fault(fault.render(speaker.language))
    for result in tested.failed:
        title = result.scenario.title
        named = "" if title is None else f": {speaker.text(title)}"
        speaker.fault(f"✗ {result.scenario.where}{named}\n{indented(result.render(speaker.language))}")
    counts = speaker.words(
        "tested",
        files=tested.files,
        total=len(tested.results),
        passed=tested.passed,
        failed=len(tested.failed),
        invalid=tested.invalid,
    )
    if tested.examples:
        tried = speaker.words("lexicon_tried", total=tested.examples, failed=tested.wrong)
        speaker.out.print(tried, style="red" if tested.wrong else "green", soft_wrap=True)
    speaker.out.print(counts, style="green" if tested.code is Code.OK else "red", soft_wrap=True)
    if found.passed_over:
        speaker.out.print(speaker.words("passed_over", count=len(found.passed_over)), style="dim", soft_wrap=True)
