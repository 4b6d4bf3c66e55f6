"""Put a change into functions that are loaded already, or in place of a file that is about to be imported."""

from __future__ import annotations

import gc
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from scripts.mutation.places import SRC, Mutant


def differing(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield the functions that differ, the outer ones first; and with them what is no function, such as a module."""
    if old == new:
        return
    yield old, new
    inside = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (old, new)]
    for one, other in zip(*inside, strict=False):
        yield from differing(one, other)


def own(code: CodeType) -> tuple[object, ...]:
    """Return what a piece of code does itself, apart from the functions in it."""
    consts = tuple((type(each), each) for each in code.co_consts if not isinstance(each, CodeType))
    return code.co_code, consts, code.co_names


def is_function(code: CodeType) -> bool:
    """Tell functions from modules and the bodies of classes."""
    return bool(code.co_flags & inspect.CO_OPTIMIZED)


def loaded_functions() -> dict[str, list[FunctionType]]:
    """Return the functions that live, by the file of their code."""
    found: dict[str, list[FunctionType]] = {}
    for each in gc.get_objects():
        if type(each) is FunctionType:
            found.setdefault(each.__code__.co_filename, []).append(each)
    return found


def swap(mutant: Mutant, loaded: dict[str, list[FunctionType]]) -> bool:
    """Change the loaded functions; False, and nothing changed, if the change lies outside of those that live."""
    path = str(SRC / mutant.path)
    pairs = list(
        differing(
            compile(mutant.text(), path, "exec", dont_inherit=True),
            compile(mutant.changed(), path, "exec", dont_inherit=True),
        )
    )
    if any(own(old) != own(new) for old, new in pairs if not is_function(old)):
        return False
    instead = {old: new for old, new in pairs if is_function(old)}
    found = [each for each in loaded.get(path, ()) if each.__code__ in instead]
    for function in found:
        function.__code__ = instead[function.__code__]
    return bool(found)


class Instead(importlib.machinery.SourceFileLoader):
    """Imports one module with a change."""

    def __init__(self, mutant: Mutant) -> None:
        dotted = "fairdebt." + mutant.path.removesuffix(".py").replace("/", ".")
        super().__init__(dotted.removesuffix(".__init__"), str(SRC / mutant.path))
        self.mutant = mutant
        self.used = False

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find the one module."""
        if fullname != self.name:
            return None
        within = [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=self, submodule_search_locations=within
        )

    def get_code(self, fullname: str) -> CodeType:
        """Compile the changed text."""
        self.used = True
        return compile(self.mutant.changed(), self.path, "exec", dont_inherit=True)


def import_changed(mutant: Mutant) -> Instead:
    """Let the next import of the mutant's module find the change."""
    found = Instead(mutant)
    sys.meta_path.insert(0, found)
    return found
