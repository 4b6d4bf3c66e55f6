"""The grid of `fairdebt windows` in a terminal: a row for each day, two columns for each hour."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from fairdebt.cli.output import Speaker
from fairdebt.cli.tables import dashed
from fairdebt.cli.verdict import SIGNS, STYLES, add_when, head
from fairdebt.cli.windows_board import Board, Day
from fairdebt.clock import shown_at
from fairdebt.facts import Outcome

YES, PART, OUTSIDE = "██", "▒▒", "  "
SHOWN = 6

NARROWEST = 74
"""So wide is the grid with its days and times; a terminal that is not shows the times alone."""


def grid(board: Board, speaker: Speaker) -> RenderableType:
    """Return the grid of a scenario with its legend, what is left of the caps, and what could be done instead."""
    parts: list[RenderableType] = [_head(board, speaker)]
    for week in board.weeks:
        parts.append(_week(week, speaker))
    if not board.windows:
        parts.append(Line(speaker.words("windows_none"), style="bold red"))
    parts.append(_legend(board, speaker))
    listed = [each for each in board.budget if each.vetoes]
    if listed:
        lines = [(speaker.text(each.says), each.rule) for each in listed[:SHOWN]]
        parts.append(dashed("windows_budget", lines, speaker))
    if board.alternatives:
        lines = [(speaker.text(each.says), "") for each in board.alternatives[:SHOWN]]
        parts.append(dashed("windows_alternatives", lines, speaker))
    return Group(*parts)


def _head(board: Board, speaker: Speaker) -> Panel:
    decision = board.decision
    style = STYLES[decision.outcome]
    inner = head(board.scenario, speaker)
    inner.add_row(speaker.words("label_act"), speaker.text(board.act))
    said = f"{SIGNS[decision.outcome]} {speaker.words(f'verdict_{decision.outcome.value}')}"
    inner.add_row(speaker.words("label_at"), Line(shown_at(decision.at)).append(f"  {said}", style=style))
    add_when(inner, decision, speaker)
    title = Line(
        f" {speaker.words('windows_title')} · {speaker.words('windows_times', zone=board.zone)} ", style="bold"
    )
    return Panel(inner, title=title, title_align="left", box=box.ROUNDED, border_style=style)


def _week(week: tuple[Day, ...], speaker: Speaker) -> Table:
    wide = speaker.out.width >= NARROWEST
    table = Table(box=None, show_header=wide, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", no_wrap=True)
    if wide:
        table.add_column(Line("".join(f"{hour:<6}" for hour in range(0, 24, 3)), style="dim"), no_wrap=True, width=48)
    table.add_column("", no_wrap=False, overflow="fold")
    for day in week:
        label = Line(f"{speaker.words(f'short_{day.on.weekday()}')} {day.on:%m-%d}")
        if day.on.weekday() >= 5:
            label.stylize("dim")
        cells = Line()
        for hour in range(24):
            text, style = _cell(day, hour * 60)
            cells.append(text, style=style)
        permitted = Line("\n".join(times(day)) or "–", style="green" if times(day) else "red")
        table.add_row(label, *([cells] if wide else []), permitted)
    return table


def _cell(day: Day, minute: int) -> tuple[str, str]:
    pieces = day.within(minute, minute + 60)
    outcomes = {piece.period.outcome for piece in pieces}
    if not pieces:
        return OUTSIDE, ""
    if outcomes == {Outcome.APPROVED}:
        return YES, "green"
    if Outcome.APPROVED in outcomes:
        return PART, "green"
    main = max(pieces, key=lambda piece: (min(piece.end, minute + 60) - max(piece.start, minute), piece.letter))
    style = "white on red" if Outcome.VETOED in outcomes else "black on yellow"
    return f"{main.letter} ", style


def times(day: Day) -> list[str]:
    """Return when the act is permitted on a day: `08:00-22:00`."""
    joined: list[list[float]] = []
    for piece in day.pieces:
        if piece.period.approved:
            if joined and abs(joined[-1][1] - piece.start) < 0.001:
                joined[-1][1] = piece.end
            else:
                joined.append([piece.start, piece.end])
    return [f"{clock(start)}-{clock(end)}" for start, end in joined]


def clock(minute: float) -> str:
    """Return a minute of the wall as people write it; seconds only where there are some."""
    seconds = round(minute * 60)
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return text if seconds % 60 == 0 else f"{text}:{seconds % 60:02}"


def _legend(board: Board, speaker: Speaker) -> Table:
    table = Table(box=box.SIMPLE, show_header=False, expand=True, pad_edge=False)
    table.add_column(no_wrap=True, width=3)
    table.add_column(overflow="fold", ratio=1)
    table.add_row(Line(YES, style="green"), speaker.words("windows_yes"))
    if any(_cell(day, hour * 60)[0] == PART for day in board.days for hour in range(24)):
        table.add_row(Line(PART, style="green"), speaker.words("windows_part"))
    for letter, outcome, because in board.reasons:
        style = "white on red" if outcome is Outcome.VETOED else "black on yellow"
        kind = "windows_no" if outcome is Outcome.VETOED else "windows_unknown"
        line = Line(speaker.words(kind), style="bold")
        for rule in because[:SHOWN]:
            says = board.says.get(rule)
            line.append("\n" + (rule if says is None else speaker.text(says)), style="default not bold")
            if says is not None:
                line.append(f"\n  {rule}", style="dim not bold")
        if len(because) > SHOWN:
            line.append(f"\n… +{len(because) - SHOWN}", style="dim not bold")
        table.add_row(Line(f"{letter} ", style=style), line)
    return table
