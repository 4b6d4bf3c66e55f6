"""The rooms of the package: which there are, which may hold a heavy library, and how long a module may be."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "fairdebt"

HOMES: dict[str, frozenset[str]] = {
    "cryptography": frozenset({"ledger"}),
    "durable": frozenset(),
    "holidays": frozenset(),
    "hypothesis": frozenset({"testing"}),
    "phonenumbers": frozenset(),
    "polars": frozenset(),
    "psycopg": frozenset({"ledger"}),
    "pytest": frozenset({"testing"}),
    "rich": frozenset({"cli"}),
    "ruamel": frozenset(),
    "sklearn": frozenset(),
    "sqlalchemy": frozenset({"ledger"}),
    "typer": frozenset({"cli"}),
}
"""Heavy libraries, and the rooms that may import them at the top of a module; elsewhere inside a function."""


LONGEST = 400
"""Lines of a module, here and beside the package: a longer one is split by subject."""


def contract_layers() -> list[set[str]]:
    """Return the rooms of the import contract in pyproject.toml, left to right, joined rooms together."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["id"] == "rooms")
    return [set(re.findall(r"\w+", layer)) for layer in layers]


def page_layers() -> list[set[str]]:
    """Return the rooms as CONTRIBUTING.md lists them, in the same form."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^`(__main__ → .+ → messages)`$", page, flags=re.MULTILINE)
    return [set(re.findall(r"\w+", layer)) for layer in line.split("→")]


def rooms_present() -> set[str]:
    """Return the folders and modules that stand directly in the package."""
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    modules = {path.stem for path in PACKAGE.glob("*.py") if path.name != "__init__.py"}
    return folders | modules


def room_of(path: Path) -> str:
    """Return the room that a file of the package belongs to; `""` for the package's own `__init__`."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def loaded_with(tree: ast.AST) -> Iterator[str]:
    """Yield the libraries that a module imports as it is imported itself."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                pass
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                for statement in otherwise:
                    yield from loaded_with(ast.Module(body=[statement], type_ignores=[]))
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case _:
                yield from loaded_with(node)


def test_contract_and_page_list_the_same_rooms() -> None:
    assert contract_layers() == page_layers()


def test_every_room_is_in_the_list() -> None:
    unlisted = rooms_present() - set().union(*contract_layers())
    assert not unlisted, f"not a room: {sorted(unlisted)}; move it into a room (a new room needs a decision record)"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_stay_in_their_room(path: Path) -> None:
    room = room_of(path)
    loaded = set(loaded_with(ast.parse(path.read_text(encoding="utf-8"))))
    astray = sorted(name for name in loaded & HOMES.keys() if room not in HOMES[name])
    assert not astray, f"{astray}: import inside the function that needs it, or move the code to the library's room"


@pytest.mark.parametrize(
    ("source", "loaded"),
    [
        ("import rich.table", {"rich"}),
        ("from ruamel.yaml import YAML", {"ruamel"}),
        ("try:\n    import polars\nexcept ImportError:\n    polars = None", {"polars"}),
        ("class Table:\n    import rich", {"rich"}),
        ("if TYPE_CHECKING:\n    import rich\nelse:\n    import typer", {"typer"}),
        ("def show():\n    import rich", set()),
        ("from . import rich", set()),
    ],
)
def test_only_imports_that_run_at_once_count(source: str, loaded: set[str]) -> None:
    assert set(loaded_with(ast.parse(source))) == loaded


def test_no_module_is_longer_than_one_can_keep_in_mind() -> None:
    modules = [path for folder in ("src", "tests", "benchmarks", "scripts") for path in (ROOT / folder).rglob("*.py")]
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in modules}
    assert len(lines) > 500
    assert [f"{path.relative_to(ROOT)}: {count}" for path, count in lines.items() if count > LONGEST] == []


@pytest.mark.parametrize(
    "package", sorted(path.parent for path in PACKAGE.rglob("__init__.py")), ids=lambda path: path.name
)
def test_a_package_says_in_its_docstring_what_each_module_is_for(package: Path) -> None:
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    named = set(re.findall(r"`(\w+)`", told))
    modules = {path.stem for path in package.glob("*.py")}
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    unnamed = (modules | folders) - {"__init__", "__main__"} - named
    assert not unnamed, f"say in {package.name}/__init__.py what these are for: {sorted(unnamed)}"
