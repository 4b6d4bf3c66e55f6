"""Write the generated files again; with `--check` only say which are out of date.

One table names them all: a path in the repository, and what its text is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from fairdebt.desk.lawbook.countries import countries_page
from fairdebt.desk.lawbook.entries import entries_page, scenarios_of, sheets
from fairdebt.desk.lawbook.pages import law_pages
from fairdebt.errors import Fault, InvalidInput
from fairdebt.loader.schema import index_schema, policy_schema
from fairdebt.scenarios import scenario_schema
from fairdebt.vocabulary import reference_page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, this folder stands in the place of the project

from scripts.python_page import python_page


def as_json(schema: Callable[[], Mapping[str, object]]) -> Callable[[], str]:
    """Return what writes a schema: its keys in their order, one on each line."""
    return lambda: json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def law() -> dict[str, Callable[[], str]]:
    """Return what writes the pages of the law: of all countries, of each sheet, of each instrument."""
    pages: dict[str, Callable[[], str]] = {"docs/law/README.md": partial(countries_page, ROOT)}
    named = cache(scenarios_of)
    for country, names in sheets(ROOT).items():
        pages |= {f"docs/law/{name}.md": partial(entries_page, name, ROOT, named) for name in names}
        pages |= law_pages(country, *names)
    return pages


GENERATED: dict[str, Callable[[], str]] = {
    **law(),
    "docs/reference/index.schema.json": as_json(index_schema),
    "docs/reference/python.md": python_page,
    "docs/reference/policy.schema.json": as_json(policy_schema),
    "docs/reference/scenario.schema.json": as_json(scenario_schema),
    "docs/reference/vocabulary.en.md": lambda: reference_page("en"),
    "docs/reference/vocabulary.zh.md": lambda: reference_page("zh"),
}


def stale(root: Path = ROOT) -> list[str]:
    """Return the generated files that are missing or out of date.

    Raises:
        InvalidInput: what a file is made from is at fault, such as a law sheet with an entry without rules or reason.
    """
    changed, faults = _compare(root)
    if faults:
        raise InvalidInput(faults)
    return list(changed)


def write(root: Path = ROOT) -> list[str]:
    """Write what is out of date, and return its names.

    Raises:
        InvalidInput: as `stale`, once everything else is written.
    """
    changed, faults = _compare(root)
    for name, text in changed.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    if faults:
        raise InvalidInput(faults)
    return list(changed)


def _compare(root: Path) -> tuple[dict[str, str], list[Fault]]:
    """Return the files whose text is another now, and what is wrong with what the others are made from."""
    changed: dict[str, str] = {}
    faults: list[Fault] = []
    for name, make in GENERATED.items():
        try:
            text = make()
        except InvalidInput as error:
            faults.extend(error.faults)
            continue
        if _read(root / name) != text:
            changed[name] = text
    return changed, faults


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def main() -> int:
    parser = argparse.ArgumentParser(description="write the generated files of this repository")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    only_check = parser.parse_args().check
    try:
        names = stale() if only_check else write()
    except InvalidInput as error:
        print(error.render(), file=sys.stderr)
        return 1
    if not only_check:
        for name in names:
            print(f"wrote {name}")
        return 0
    out_of_date = names
    for name in out_of_date:
        print(f"{name} is out of date", file=sys.stderr)
    if out_of_date:
        print("  fix: run `make generate`", file=sys.stderr)
    return 1 if out_of_date else 0


if __name__ == "__main__":
    sys.exit(main())
