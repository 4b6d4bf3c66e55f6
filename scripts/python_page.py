"""The reference page of the Python names, made from docstrings and signatures."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from types import FunctionType
from typing import Any

MODULES = {
    "fairdebt": "What a host needs.",
    "fairdebt.testing": "For test suites (extra `testing`). See [test your host](../how-to/test-your-host.md).",
    "fairdebt.screen": "Reading messages. See [screen the words of a message](../how-to/screen-messages.md).",
    "fairdebt.ledger": "Stores of your own, and what may go wrong. See [keep a ledger](../how-to/keep-a-ledger.md).",
}
HIDDEN = ("_", "model_")
"""How names begin that are not for hosts, or are pydantic's."""

LEAD = """\
# Python

This page is generated from docstrings: every public name with its first words. `help(fairdebt.Guard.decide)` tells the
rest: arguments, errors, examples. What may stand in an act, a case and an event is in the
[vocabulary](vocabulary.en.md). 中文说明见[在服务中把关](../how-to/guard-a-service.zh.md)。
"""


def python_page() -> str:
    """Return the page: each module, each public name in it, each method and field of that."""
    return "\n".join([LEAD, *(line for module, about in MODULES.items() for line in _module(module, about))])


def _module(name: str, about: str) -> Iterator[str]:
    module = import_module(name)
    yield from (f"## `{name}`", "", about, "")
    for each in module.__all__:
        held = getattr(module, each)
        elsewhere = next((other for other in MODULES if other != name and each in import_module(other).__all__), None)
        if each.startswith("__"):
            continue
        if elsewhere == "fairdebt" and held is getattr(import_module("fairdebt"), each):
            yield from (f"### `{each}`", "", "See `fairdebt`.", "")
        elif inspect.isclass(held):
            yield from _class(held)
        elif callable(held):
            yield from (f"### `{each}{_signature(held)}`", "", said(held), "")
        else:
            yield from (f"### `{each}`", "", f"`{held!r}`", "")


def _class(held: type) -> Iterator[str]:
    yield from (f"### `{held.__name__}`", "", said(held), "")
    if issubclass(held, enum.Enum):
        yield from (", ".join(f"`{each.value}`" for each in held), "")
        return
    rows = [*_fields(held), *_members(held)]
    if rows:
        yield from ("| name | says |", "| --- | --- |")
        yield from (f"| `{name}` | {words} |".replace("\\", "\\\\") for name, words in rows)
        yield ""


def _fields(held: type) -> Iterator[tuple[str, str]]:
    if dataclasses.is_dataclass(held):
        for each in dataclasses.fields(held):
            if not each.name.startswith("_"):
                yield each.name, f"`{_plain(str(each.type))}`"


def _members(held: type) -> Iterator[tuple[str, str]]:
    """Yield the methods and properties that fairdebt gave the class, in the order of their names."""
    found: dict[str, Any] = {}
    for base in reversed(held.__mro__):
        if base.__module__.startswith("fairdebt"):
            found.update({name: each for name, each in vars(base).items() if not name.startswith(HIDDEN)})
    for name, each in sorted(found.items()):
        made = each.__func__ if isinstance(each, classmethod | staticmethod) else each
        if isinstance(made, property) and made.fget is not None and made.__doc__:
            yield name, said(made)
        elif isinstance(made, FunctionType) and made.__doc__:
            yield f"{name}{_signature(made)}", said(made)


def said(held: object) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join((inspect.getdoc(held) or "").split("\n\n")[0].split())


def _signature(held: Any) -> str:
    """Return how something is called: the names of its arguments, and what it returns."""
    try:
        signature = inspect.signature(held)
    except ValueError:
        return "(...)"
    shown: list[str] = []
    keyword = False
    for each in signature.parameters.values():
        if each.name in ("self", "cls"):
            continue
        if each.kind is each.KEYWORD_ONLY and not keyword:
            keyword = True
            shown.append("*")
        stars = "*" if each.kind is each.VAR_POSITIONAL else "**" if each.kind is each.VAR_KEYWORD else ""
        keyword = keyword or stars == "*"
        shown.append(f"{stars}{each.name}" + ("=..." if each.default is not each.empty else ""))
    returned = signature.return_annotation
    arrow = "" if returned in (signature.empty, None, "None") else f" -> {_plain(str(returned))}"
    return f"({', '.join(shown)}){arrow}"


def _plain(written: str) -> str:
    """Return an annotation without the names of modules, fit for a cell of a table.

    >>> _plain("tuple[fairdebt.messages.text.Text, ...] | None")
    'tuple[Text, ...] or None'
    """
    return re.sub(r"\b[a-z_]+(?:\.[a-z_]+)*\.(?=[A-Z])", "", written).replace(" | ", " or ")
