"""The reference page of the Python names says something of each of them."""

from __future__ import annotations

from importlib import import_module

import pytest

import fairdebt
from scripts.python_page import MODULES, python_page, said


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_has_a_place_on_the_page_and_a_docstring(module: str) -> None:
    headings = {line.removeprefix("### `").split("(")[0].rstrip("`") for line in python_page().splitlines()}
    held = import_module(module)
    for name in held.__all__:
        if not name.startswith("__"):
            assert name in headings
            assert callable(getattr(held, name)) is False or said(getattr(held, name))


def test_what_a_decision_and_a_guard_give_can_be_named() -> None:
    """An annotation of a host's own function needs no name from a room inside."""
    for name in ("NextPermitted", "Reason", "Duty", "Evidence", "Allowance", "Alternative", "Period", "Owed", "Hold"):
        assert getattr(fairdebt, name).__name__ == name
