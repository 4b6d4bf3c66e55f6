"""Decide real scenarios of Chinese law and print the verdicts with their citations, in both languages."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from fairdebt.guard import Guard
from fairdebt.scenarios import read_scenarios

HERE = Path(__file__).parent
COLOURS = {"approved": "green", "vetoed": "red", "undetermined": "yellow"}


def main() -> None:
    """Tell every scenario under `examples/cn`, one after the other, then the table."""
    console = Console()
    guard = Guard.load("cn")
    rows: list[tuple[str, str, str]] = []
    for path in sorted((HERE / "cn").rglob("*.yaml")):
        for scenario in read_scenarios(path):
            decision = guard.decide(scenario.action, scenario.case)
            colour = COLOURS[decision.outcome.value]
            text = f"{decision.explain('zh')}\n\n{decision.explain('en')}"
            title = f"{scenario.name.zh} · {scenario.name.en}"
            console.print(Panel(text, title=title, border_style=colour))
            rows.append((scenario.name.en, decision.outcome.value, "\n".join(decision.because)))
    table = Table("scenario", "outcome", "because")
    for name, outcome, because in rows:
        table.add_row(name, f"[{COLOURS[outcome]}]{outcome}[/]", because)
    console.print(table)


if __name__ == "__main__":
    main()
