"""Tables that more than one command prints."""

from __future__ import annotations

import io

from rich.console import Console

from fairdebt.cli.output import Lang, Speaker
from fairdebt.cli.tables import dashed


def test_rules_stand_beneath_their_sentence() -> None:
    page = io.StringIO()
    Console(file=page, width=60).print(
        dashed("windows_budget", [("say who calls", "p/r"), ("be polite", "")], Speaker(Lang.EN))
    )
    assert [line.strip() for line in page.getvalue().splitlines() if line.strip()][-3:] == [
        "-  say who calls",
        "p/r",
        "-  be polite",
    ]
