"""`fairdebt windows`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, TaskProgressColumn, TextColumn

from fairdebt.cli.codes import Code, worst
from fairdebt.cli.deciding import read_named
from fairdebt.cli.output import Lang, Speaker, plain_faults, plain_text, print_json
from fairdebt.cli.progress import Progress
from fairdebt.cli.windows_board import Board, make_board
from fairdebt.cli.windows_grid import grid
from fairdebt.cli.windows_picture import page, svg
from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Outcome
from fairdebt.guard import Period
from fairdebt.messages import say
from fairdebt.scenarios import Guards, Scenario, placed

MOST_DAYS = 1100
LONG_DAYS = 60
"""So many days take long enough for a progress bar."""


@dataclass(frozen=True, slots=True)
class Span:
    """Which time is looked at: from `since` (None: the act's instant) to `until`, or so many days on."""

    since: datetime | None
    until: datetime | None
    days: int

    def ends(self, start: datetime) -> datetime:
        """Return the end; a number of days ends with a local day."""
        return self.until if self.until is not None else start + timedelta(days=self.days)


def windows(
    file: str,
    span: Span,
    policies: list[str],
    *,
    svg_file: str | None,
    html_file: str | None,
    as_json: bool,
    lang: Lang | None,
) -> int:
    """Show when the acts of a file are permitted, and return the exit code: fine if there is any such time."""
    speaker = Speaker(lang)
    guards = Guards()
    faults: list[Fault] = []
    boards: list[Board] = []
    try:
        scenarios = read_named(file, tuple(policies) or None)
    except InvalidInput as error:
        scenarios, faults = (), list(error.faults)
    for scenario in scenarios:
        try:
            boards.append(_board(scenario, span, guards, speaker))
        except InvalidInput as error:
            faults.extend(placed(fault, scenario) for fault in error.faults)
    for name, text in ((svg_file, svg), (html_file, page)):
        if name is not None and boards:
            faults.extend(_write(Path(name), text(boards, speaker.language), speaker, quiet=as_json))
    code = worst([*(_code(board) for board in boards), *([Code.INVALID] if faults else [])])
    if as_json:
        print_json({"exit": int(code), "results": [_plain(board) for board in boards], "faults": plain_faults(faults)})
        return code
    for fault in dict.fromkeys(faults):
        speaker.fault(fault.render(speaker.language), console=speaker.err)
    for board in boards:
        speaker.out.print(grid(board, speaker))
    return code


def _board(scenario: Scenario, span: Span, guards: Guards, speaker: Speaker) -> Board:
    guard = guards.get(scenario)
    decision = guard.decide(scenario.action, scenario.case)
    start = span.since or decision.at
    end = span.ends(start)
    if end <= start:
        raise InvalidInput([Fault(say("bad_span"), say("bad_span_fix"))])
    if end - start > timedelta(days=MOST_DAYS):
        raise InvalidInput([Fault(say("bad_long", days=MOST_DAYS), say("bad_long_fix"))])
    found = guard.periods(scenario.action, scenario.case, since=start, until=end)
    return make_board(scenario, guard, decision, tuple(_progress(found, start, end, speaker)))


def _progress(periods: Iterable[Period], start: datetime, end: datetime, speaker: Speaker) -> Iterator[Period]:
    show = speaker.err.is_terminal and end - start > timedelta(days=LONG_DAYS)
    columns = (TextColumn(speaker.words("windows_looking")), BarColumn(), TaskProgressColumn())
    with Progress(*columns, speaker=speaker, show=show) as progress:
        task = progress.add_task("", total=(end - start).total_seconds())
        for period in periods:
            progress.update(task, completed=(period.end - start).total_seconds())
            yield period


def _write(path: Path, text: str, speaker: Speaker, *, quiet: bool) -> Iterator[Fault]:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        yield Fault(say("file_unwritable"), say("file_unwritable_fix"), path.as_posix())
        return
    if not quiet:
        speaker.err.print(speaker.words("windows_written", file=path.as_posix()), style="dim", soft_wrap=True)


def _code(board: Board) -> Code:
    if board.windows:
        return Code.OK
    vetoed = any(period.outcome is Outcome.VETOED for period in board.periods)
    return Code.VETOED if vetoed else Code.UNDETERMINED


def _plain(board: Board) -> dict[str, Any]:
    scenario, decision = board.scenario, board.decision
    until = decision.permitted_until
    coming = decision.next_permitted
    return {
        "source": scenario.source,
        "line": None if scenario.mark is None else scenario.mark.line,
        "scenario": plain_text(scenario.title),
        "policies": list(scenario.policies),
        "zone": str(board.zone),
        "outcome": decision.outcome.value,
        "next_permitted": {
            "kind": coming.kind,
            "at": None if coming.at is None else coming.at.isoformat(),
            "facts": list(coming.facts),
            "events": list(coming.events),
            "rules": list(coming.rules),
            "says": plain_text(coming.says),
        },
        "permitted_until": None if until is None else until.isoformat(),
        "windows": [{"start": start.isoformat(), "end": end.isoformat()} for start, end in board.windows],
        "periods": [
            {
                "start": each.start.isoformat(),
                "end": each.end.isoformat(),
                "outcome": each.outcome.value,
                "because": list(each.because),
            }
            for each in board.periods
        ],
        "budget": [
            {
                "rule": each.rule,
                "limit": str(each.limit),
                "used": str(each.used),
                "used_at_most": None if each.used_at_most is None else str(each.used_at_most),
                "left": str(each.left),
                "returns_at": None if each.returns_at is None else each.returns_at.isoformat(),
                "window": plain_text(each.window),
                "vetoes": each.vetoes,
                "says": plain_text(each.says),
            }
            for each in board.budget
        ],
        "alternatives": [
            {
                "kinds": list(each.kinds),
                "changes": {change.name: change.to for change in each.changes},
                "says": plain_text(each.says),
            }
            for each in board.alternatives
        ],
    }
