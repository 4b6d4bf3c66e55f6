"""The command line, `fairdebt`.

* `app` and `ledger` declare the commands; `usage`, `typed` and `helping` read what is typed, in the reader's language.
* A module for each command: `deciding`, `linting`, `proving` (`fairdebt test`), `edges`, `windows`, `screen`,
  `schemas`, `ledger_upkeep`, `ledger_proving`, `ledger_why` (they open one by `ledger_opening`).
* What they print: `output`, `verdict`, `tables`, `progress`; `windows_board`, `windows_grid` and `windows_picture`;
  `screen_text` and `screen_rules`. How they end: `ending`, with one of `codes`; `refusing` says what is wrong with
  what a command was given.
"""


def main() -> None:
    """Run the command line."""
    from fairdebt.cli.app import start

    start()


__all__ = ["main"]
