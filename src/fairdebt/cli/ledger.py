"""`fairdebt ledger ...`: the commands and their options."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from fairdebt.cli.output import Lang
from fairdebt.cli.typed import language_read, moment
from fairdebt.cli.usage import Command, Commands

ledger_app = typer.Typer(name="ledger", cls=Commands, help="help_ledger", no_args_is_help=True)

Url = Annotated[str, typer.Option("--ledger", metavar="URL", envvar="FAIRDEBT_LEDGER", help="help_ledger_url")]
Json = Annotated[bool, typer.Option("--json", help="help_json")]
Language = Annotated[Lang | None, typer.Option("--lang", metavar="zh|en", parser=language_read, help="help_lang")]
Policies = Annotated[list[str], typer.Option("--policies", metavar="NAME", help="help_ledger_policies")]
Debtor = Annotated[str | None, typer.Option("--debtor", metavar="ID", help="help_ledger_one_debtor")]


@ledger_app.command(cls=Command, help="help_ledger_migrate")
def migrate(url: Url, json: Json = False, lang: Language = None) -> int:
    """Make or renew the tables."""
    from fairdebt.cli import ledger_upkeep

    return ledger_upkeep.migrate(url, as_json=json, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_verify")
def verify(
    url: Url,
    kept: Annotated[list[str] | None, typer.Option("--checkpoint", metavar="FILE", help="help_ledger_kept")] = None,
    public_keys: Annotated[
        list[str] | None, typer.Option("--public-key", metavar="HEX", help="help_ledger_public")
    ] = None,
    debtor: Debtor = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Find what was changed."""
    from fairdebt.cli import ledger_proving

    return ledger_proving.verify(url, kept or [], public_keys or [], debtor, as_json=json, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_checkpoint")
def checkpoint(
    url: Url,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help_ledger_out")] = None,
    sign: Annotated[str | None, typer.Option("--sign", metavar="FILE", help="help_ledger_sign")] = None,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Add a checkpoint."""
    from fairdebt.cli import ledger_proving

    return ledger_proving.checkpoint(url, out, sign, as_json=json, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_recompute")
def recompute(url: Url, policies: Policies, debtor: Debtor = None, json: Json = False, lang: Language = None) -> int:
    """Decide again what was decided."""
    from fairdebt.cli import ledger_proving

    return ledger_proving.recompute(url, policies, debtor, as_json=json, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_why")
def why(
    url: Url,
    debtor: Annotated[str, typer.Option("--debtor", metavar="ID", help="help_ledger_debtor")],
    at: Annotated[date, typer.Option("--at", metavar="INSTANT", parser=moment("--at"), help="help_ledger_at")],
    json: Json = False,
    lang: Language = None,
) -> int:
    """Answer why."""
    from fairdebt.cli import ledger_why

    return ledger_why.why(url, debtor, at, as_json=json, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_export")
def export(url: Url, debtor: Debtor = None, lang: Language = None) -> int:
    """Print everything as lines of JSON."""
    from fairdebt.cli import ledger_upkeep

    return ledger_upkeep.export(url, debtor, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_pending")
def pending(url: Url, json: Json = False, lang: Language = None) -> int:
    """List open permits."""
    from fairdebt.cli import ledger_upkeep

    return ledger_upkeep.pending(url, as_json=json, lang=lang)


@ledger_app.command(cls=Command, help="help_ledger_forget")
def forget(
    debtor: Annotated[str, typer.Argument(metavar="DEBTOR", help="help_ledger_debtor")],
    url: Url,
    policies: Policies,
    json: Json = False,
    lang: Language = None,
) -> int:
    """Erase what may be erased of a debtor."""
    from fairdebt.cli import ledger_upkeep

    return ledger_upkeep.forget(url, debtor, policies, as_json=json, lang=lang)
