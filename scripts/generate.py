"""Write the generated files again; with `--check` only say which are out of date.

One table names them all: a path in the repository, and what its text is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from fairdebt.loader.schema import index_schema, policy_schema
from fairdebt.vocabulary import reference_page

ROOT = Path(__file__).resolve().parent.parent


def as_json(schema: Callable[[], Mapping[str, object]]) -> Callable[[], str]:
    """Return what writes a schema: its keys in their order, one on each line."""
    return lambda: json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


GENERATED: dict[str, Callable[[], str]] = {
    "docs/reference/index.schema.json": as_json(index_schema),
    "docs/reference/policy.schema.json": as_json(policy_schema),
    "docs/reference/vocabulary.en.md": lambda: reference_page("en"),
    "docs/reference/vocabulary.zh.md": lambda: reference_page("zh"),
}


def stale(root: Path = ROOT) -> list[str]:
    """Return the generated files that are missing or out of date."""
    return [name for name, text in GENERATED.items() if _read(root / name) != text()]


def write(root: Path = ROOT) -> list[str]:
    """Write what is out of date, and return its names."""
    changed = stale(root)
    for name in changed:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GENERATED[name](), encoding="utf-8", newline="\n")
    return changed


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def main() -> int:
    parser = argparse.ArgumentParser(description="write the generated files of this repository")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    if not parser.parse_args().check:
        for name in write():
            print(f"wrote {name}")
        return 0
    out_of_date = stale()
    for name in out_of_date:
        print(f"{name} is out of date", file=sys.stderr)
    if out_of_date:
        print("  fix: run `make generate`", file=sys.stderr)
    return 1 if out_of_date else 0


if __name__ == "__main__":
    sys.exit(main())
