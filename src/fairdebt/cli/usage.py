"""A command line from its words to its exit code: typer reads it; what it would say in English is said here instead."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from glob import glob
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from fairdebt.cli.ending import WRONG_USAGE, ended, ready, tell
from fairdebt.cli.helping import is_flag, metavar, named, print_help
from fairdebt.cli.typed import WrongUsage
from fairdebt.errors import Fault, suggest
from fairdebt.messages import Text, say

USAGE_ERROR: Any = typer.BadParameter.__mro__[1]
"""What typer raises of every command line that it cannot read; it gives a name to this one kind only."""


class Command(TyperCommand):
    """A command whose help is told in the language of the reader; its texts are keys of sentences."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        print_help(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; what is too much is refused here."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except USAGE_ERROR as error:
            error.ctx = ctx  # not every error of typer's parser knows its command
            raise
        if rest and not ctx.resilient_parsing:
            raise WrongUsage(say("usage_too_many", name=rest[0]), _see(ctx.command_path))
        return rest


class Commands(TyperGroup):
    """Several commands, or all of them. Ends with an exit code whatever happens."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run what was asked for, and exit."""
        ready()
        code = ended(lambda: self._run(sys.argv[1:] if args is None else args))
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, args: Sequence[str]) -> Any:
        try:
            with self.make_context("fairdebt", expanded(args)) as ctx:
                return self.invoke(ctx)
        except typer.Exit as done:
            return done.exit_code
        except WrongUsage as wrong:
            tell(wrong.fault)
        except USAGE_ERROR as error:
            fault = _fault_of(error)
            if fault is not None:
                tell(fault)
        return WRONG_USAGE

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        print_help(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is meant; one that is not there is refused here."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            fix = suggest(name, self.list_commands(ctx))
            raise WrongUsage(say("usage_no_command", name=name), fix or _see(ctx.command_path))
        return super().resolve_command(ctx, args)


def expanded(args: Sequence[str], *, here: bool = os.name == "nt") -> list[str]:
    """Return what was typed, `*.yaml` made into the names of files where no shell has done so already.

    >>> expanded(["lint", "*.no-such-file"], here=True)
    ['lint', '*.no-such-file']
    """
    if not here:
        return list(args)
    # as shells do, which know absolute patterns too
    return [name for arg in args for name in (sorted(glob(arg)) or [arg])]  # noqa: PTH207


def _see(command: str) -> Text:
    return say("usage_see_help", command=command)


def _fault_of(error: Any) -> Fault | None:
    """Restate what typer found wrong; None where it has shown the help instead."""
    ctx = getattr(error, "ctx", None)
    see = _see("fairdebt" if ctx is None else ctx.command_path)
    option = str(getattr(error, "option_name", ""))
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return None
        case "MissingParameter" if error.param is not None:
            return Fault(say("usage_missing", name=named(error.param)), see)
        case "NoSuchOption" if ctx is not None and option in _later(ctx):
            return Fault(say("usage_no_option", name=option), say("usage_after_command", name=option))
        case "NoSuchOption":
            known = [] if ctx is None else [name for each in ctx.command.get_params(ctx) for name in each.opts]
            return Fault(say("usage_no_option", name=option), suggest(option, known, most=0) or see)
        case "BadOptionUsage" if ctx is not None:
            flags = {name for each in ctx.command.get_params(ctx) if is_flag(each) for name in each.opts}
            if option in flags:
                return Fault(say("usage_takes_no_value", name=option), say("usage_leave_value", name=option))
            return Fault(say("usage_needs_value", name=option), see)
    if ctx is not None and not ctx.args and ctx.invoked_subcommand is None and isinstance(ctx.command, TyperGroup):
        return Fault(say("usage_missing", name=metavar("COMMAND")), see)
    return Fault(say("usage_wrong", said=error.format_message()), see)


def _later(ctx: Any) -> set[str]:
    """Return the options of the commands below a group: they stand behind the command."""
    if not isinstance(ctx.command, TyperGroup):
        return set()
    below = [ctx.command.get_command(ctx, name) for name in ctx.command.list_commands(ctx)]
    return {name for each in below if each is not None for param in each.params for name in param.opts}
