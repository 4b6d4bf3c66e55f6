"""Faults that concern a rule as a whole, raised inside its model."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def problem(key: str, fix: str = "") -> PydanticCustomError:
    """Return an error that the loader says with the sentence `key` of the catalogue, and `fix`."""
    return PydanticCustomError("policy", "{key}", {"key": key, "fix": fix})
