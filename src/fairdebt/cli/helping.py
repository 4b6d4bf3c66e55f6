"""The help of a command, in the language of the reader."""

from __future__ import annotations

import os
import sys
from typing import Any

from rich import box
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line
from typer.core import TyperGroup

from fairdebt.cli.output import Lang, Speaker, language_asked
from fairdebt.messages import Text, say
from fairdebt.messages.usage import METAVARS

Row = tuple[str, ...]


def print_help(command: Any, ctx: Any) -> None:
    """Print how a command is used; its texts and those of its parameters are keys of sentences."""
    speaker = Speaker(Lang(language_asked(sys.argv, os.environ)))
    out = speaker.out
    params = [each for each in command.get_params(ctx) if not getattr(each, "hidden", False)]
    arguments = [each for each in params if each.param_type_name == "argument"]
    options = [each for each in params if each.param_type_name == "option"]
    pieces = [ctx.command_path, f"[{speaker.words('metavar_options')}]", *(_piece(each, speaker) for each in arguments)]
    if isinstance(command, TyperGroup):
        pieces.append(f"{speaker.words('metavar_command')} ...")
    out.print(Line(speaker.words("usage_line", line=" ".join(pieces)), style="bold"), soft_wrap=True)
    out.print(f"\n{speaker.words(command.help)}\n")
    if arguments:
        told: list[Row] = [(_piece(each, speaker), _help(each, speaker)) for each in arguments]
        out.print(_panel("usage_arguments", told, speaker))
    told = [
        (", ".join(sorted(each.opts, key=len, reverse=True)), _value(each, speaker), _help(each, speaker))
        for each in options
    ]
    out.print(_panel("usage_options", told, speaker))
    if isinstance(command, TyperGroup):
        found = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        told = [(name, speaker.words(each.help or "")) for name, each in found if each is not None]
        out.print(_panel("usage_commands", told, speaker))


def _panel(title: str, rows: list[Row], speaker: Speaker) -> Panel:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="bold cyan")
    for _ in rows[0][1:-1]:
        table.add_column(no_wrap=True, style="yellow")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*row)
    return Panel(table, title=speaker.words(title), title_align="left", border_style="dim", box=box.ROUNDED)


def _piece(param: Any, speaker: Speaker) -> str:
    """Return an argument as it stands in the usage line: in brackets if it may be left out, dots if repeated."""
    name = speaker.text(named(param)) + ("..." if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"


def _value(param: Any, speaker: Speaker) -> str:
    return "" if is_flag(param) or not param.metavar else speaker.text(metavar(param.metavar))


def _help(param: Any, speaker: Speaker) -> str:
    """Return what a parameter is for, and its default; that an option must be written is said there too."""
    says = speaker.words("help_help" if param.name == "help" else param.help)
    if param.required and param.param_type_name == "option":
        return speaker.words("usage_required", help=says)
    if isinstance(param.default, str):
        return speaker.words("usage_default", help=says, value=str(param.default))
    return says


def metavar(name: str) -> Text:
    """Return the name of a value as the reader knows it; a list of words stays as it is."""
    key = f"metavar_{name.lower()}"
    return say(key) if key in METAVARS else Text(name, name)


def is_flag(param: Any) -> bool:
    """Tell whether an option takes no value."""
    return bool(getattr(param, "is_flag", False))


def named(param: Any) -> Text:
    """Return the name of a parameter: an option's own, an argument's as the usage line has it."""
    if param.param_type_name == "option":
        return Text(param.opts[0], param.opts[0])
    return metavar(param.metavar or param.name.upper())
