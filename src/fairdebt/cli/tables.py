"""Tables that more than one command prints."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text as Line

from fairdebt.cli.output import Speaker


def dashed(heading: str, lines: Iterable[tuple[str, str]], speaker: Speaker) -> Table:
    """Return sentences behind dashes below a heading, each with its rules beneath it."""
    table = Table(title=Line(speaker.words(heading), style="bold"), title_justify="left", box=None, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for says, rules in lines:
        line = Line(says)
        if rules:
            line.append(f"\n{rules}", style="dim")
        table.add_row("-", line)
    return table
