"""The commands and their options."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from fairdebt import __version__
from fairdebt.cli.ledger import ledger_app
from fairdebt.cli.output import Lang, ends_quietly, language_asked, print_json
from fairdebt.messages import say


def _help(key: str) -> str:
    return say(key).render(language_asked(sys.argv, os.environ))


app = typer.Typer(
    name="fairdebt",
    help=_help("help_app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(ledger_app)

Json = Annotated[bool, typer.Option("--json", help=_help("help_json"))]
Language = Annotated[Lang | None, typer.Option("--lang", help=_help("help_lang"))]


class SchemaOf(StrEnum):
    """The kinds of files that have a schema."""

    POLICY = "policy"
    SCENARIO = "scenario"
    INDEX = "index"


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"fairdebt {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_help("help_version"))
    ] = False,
) -> None:
    pass


@app.command(help=_help("help_decide"))
@ends_quietly
def decide(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=_help("help_decide_files"))],
    policies: Annotated[
        list[str] | None, typer.Option("--policies", metavar="NAME", help=_help("help_policies"))
    ] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Decide scenario files."""
    from fairdebt.cli import deciding

    return deciding.decide(files, policies or [], as_json=json, lang=lang)


@app.command(help=_help("help_lint"))
@ends_quietly
def lint(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help=_help("help_lint_names"))] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE", help=_help("help_today"))] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Lint policies and scenarios."""
    from fairdebt.cli import linting

    return linting.lint(names or [], _day(today), as_json=json, lang=lang)


@app.command("test", help=_help("help_test"))
@ends_quietly
def prove(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help=_help("help_test_paths"))] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Run scenarios."""
    from fairdebt.cli import proving

    return proving.test(paths or [], as_json=json, lang=lang)


@app.command(help=_help("help_windows"))
@ends_quietly
def windows(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_help("help_scenario_file"))],
    until: Annotated[str | None, typer.Option("--until", metavar="INSTANT", help=_help("help_until"))] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", min=1, help=_help("help_days"))] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="INSTANT", help=_help("help_since"))] = None,
    policies: Annotated[
        list[str] | None, typer.Option("--policies", metavar="NAME", help=_help("help_policies"))
    ] = None,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help=_help("help_svg"))] = None,
    html: Annotated[str | None, typer.Option("--html", metavar="FILE", help=_help("help_html"))] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Show when acts are permitted."""
    from fairdebt.cli import windows as showing

    if until is not None and days is not None:
        raise typer.BadParameter(_help("bad_days"), param_hint="--until")
    span = showing.Span(_instant(since, "--since"), _instant(until, "--until"), days or 7)
    return showing.windows(file, span, policies or [], svg_file=svg, html_file=html, as_json=json, lang=lang)


@app.command(help=_help("help_screen"))
@ends_quietly
def screen(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_help("help_screen_file"))],
    to: Annotated[str, typer.Option("--to", metavar="RELATION", help=_help("help_screen_to"))] = "debtor",
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL", help=_help("help_screen_channel"))] = "sms",
    case: Annotated[str | None, typer.Option("--case", metavar="FILE", help=_help("help_screen_case"))] = None,
    policies: Annotated[
        list[str] | None, typer.Option("--policies", metavar="NAME", help=_help("help_screen_policies"))
    ] = None,
    templates: Annotated[
        list[str] | None, typer.Option("--templates", metavar="FILE", help=_help("help_screen_templates"))
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="ID", help=_help("help_screen_template"))
    ] = None,
    lexicon: Annotated[
        list[str] | None, typer.Option("--lexicon", metavar="FILE", help=_help("help_screen_lexicon"))
    ] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Screen a text."""
    from fairdebt.cli import screen as screening

    wanted = screening.Wanted(
        to,
        channel,
        tuple(policies or ("cn",)),
        case,
        templates=tuple(templates or ()),
        template=template,
        lexicons=tuple(lexicon or ()),
    )
    return screening.screen(file, wanted, as_json=json, lang=lang)


@app.command(help=_help("help_schema"))
@ends_quietly
def schema(
    of: Annotated[SchemaOf, typer.Argument(help=_help("help_schema_of"))] = SchemaOf.POLICY,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Print a JSON Schema."""
    from fairdebt.cli import schemas

    print_json(schemas.schema_of(of.value))
    return 0


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(_help("bad_today"), param_hint="--today") from None


def _instant(text: str | None, option: str) -> datetime | None:
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.utcoffset() is None:
        raise typer.BadParameter(_help("bad_instant"), param_hint=option)
    return at


def start() -> None:
    """Run the command that was asked for, and exit."""
    app(prog_name="fairdebt")
