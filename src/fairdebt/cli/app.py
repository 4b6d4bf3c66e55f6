"""The commands and their options."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from fairdebt import __version__
from fairdebt.cli.ledger import ledger_app
from fairdebt.cli.output import Lang, print_json
from fairdebt.cli.typed import WrongUsage, day, instant, language_read, one_of, whole_number
from fairdebt.cli.usage import Command, Commands
from fairdebt.messages import say

app = typer.Typer(
    name="fairdebt",
    cls=Commands,
    help="help_app",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(ledger_app)

Json = Annotated[bool, typer.Option("--json", help="help_json")]
Language = Annotated[Lang | None, typer.Option("--lang", metavar="zh|en", parser=language_read, help="help_lang")]


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
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="help_version")] = False,
) -> None:
    pass


@app.command(cls=Command, help="help_decide")
def decide(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="help_decide_files")],
    policies: Annotated[list[str] | None, typer.Option("--policies", metavar="NAME", help="help_policies")] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Decide scenario files."""
    from fairdebt.cli import deciding

    return deciding.decide(files, policies or [], as_json=json, lang=lang)


@app.command(cls=Command, help="help_lint")
def lint(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="help_lint_names")] = None,
    today: Annotated[
        date | None, typer.Option("--today", metavar="DATE", parser=day("--today"), help="help_today")
    ] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Lint policies and scenarios."""
    from fairdebt.cli import linting

    return linting.lint(names or [], today, as_json=json, lang=lang)


@app.command("test", cls=Command, help="help_test")
def prove(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="help_test_paths")] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Run scenarios."""
    from fairdebt.cli import proving

    return proving.test(paths or [], as_json=json, lang=lang)


@app.command(cls=Command, help="help_edges")
def edges(
    name: Annotated[str, typer.Argument(metavar="NAME", help="help_edges_name")],
    rules: Annotated[list[str] | None, typer.Argument(metavar="RULE", help="help_edges_rules")] = None,
    beside: Annotated[list[str] | None, typer.Option("--with", metavar="NAME", help="help_edges_with")] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Show what lies at the boundaries of rules."""
    from fairdebt.cli import edges as showing

    return showing.edges(name, rules or [], beside or [], as_json=json, lang=lang)


@app.command(cls=Command, help="help_windows")
def windows(
    file: Annotated[str, typer.Argument(metavar="FILE", help="help_scenario_file")],
    until: Annotated[
        datetime | None, typer.Option("--until", metavar="INSTANT", parser=instant("--until"), help="help_until")
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", metavar="N", parser=whole_number("--days"), help="help_days")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", metavar="INSTANT", parser=instant("--since"), help="help_since")
    ] = None,
    policies: Annotated[list[str] | None, typer.Option("--policies", metavar="NAME", help="help_policies")] = None,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="help_svg")] = None,
    html: Annotated[str | None, typer.Option("--html", metavar="FILE", help="help_html")] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Show when acts are permitted."""
    from fairdebt.cli import windows as showing

    if until is not None and days is not None:
        raise WrongUsage(say("bad_days"), None, "--until")
    span = showing.Span(since, until, days or 7)
    return showing.windows(file, span, policies or [], svg_file=svg, html_file=html, as_json=json, lang=lang)


@app.command(cls=Command, help="help_screen")
def screen(
    file: Annotated[str, typer.Argument(metavar="FILE", help="help_screen_file")],
    to: Annotated[str, typer.Option("--to", metavar="RELATION", help="help_screen_to")] = "debtor",
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL", help="help_screen_channel")] = "sms",
    case: Annotated[str | None, typer.Option("--case", metavar="FILE", help="help_screen_case")] = None,
    policies: Annotated[
        list[str] | None, typer.Option("--policies", metavar="NAME", help="help_screen_policies")
    ] = None,
    templates: Annotated[
        list[str] | None, typer.Option("--templates", metavar="FILE", help="help_screen_templates")
    ] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="ID", help="help_screen_template")] = None,
    lexicon: Annotated[list[str] | None, typer.Option("--lexicon", metavar="FILE", help="help_screen_lexicon")] = None,
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


@app.command(cls=Command, help="help_schema")
def schema(
    of: Annotated[
        SchemaOf,
        typer.Argument(metavar="policy|scenario|index", parser=one_of(SchemaOf, "schema"), help="help_schema_of"),
    ] = SchemaOf.POLICY,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Print a JSON Schema."""
    from fairdebt.cli import schemas

    print_json(schemas.schema_of(of.value))
    return 0


def start() -> None:
    """Run the command that was asked for, and exit."""
    app(prog_name="fairdebt")
