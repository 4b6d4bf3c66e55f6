"""Which of the other engines are installed. Imports none of them."""

from __future__ import annotations

from importlib.util import find_spec

MODULES = {
    "zen-engine": "zen",
    "common-expression-language": "cel",
    "cedarpy": "cedarpy",
    "durable-rules": "durable",
    "business-rules": "business_rules",
}
"""By the name of the package, the module that it brings."""


def missing() -> tuple[str, ...]:
    """Return the packages that are not installed."""
    return tuple(package for package, module in MODULES.items() if find_spec(module) is None)


def said_missing() -> str | None:
    """Say in one line what is not installed, and how to get it; None if nothing is missing."""
    absent = missing()
    return f"not installed, so not compared: {', '.join(absent)} (extra `bench`)" if absent else None
