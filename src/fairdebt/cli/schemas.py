"""`fairdebt schema`."""

from __future__ import annotations

from typing import Any, Literal

from fairdebt.loader.schema import index_schema, policy_schema
from fairdebt.scenarios import scenario_schema


def schema_of(kind: Literal["policy", "scenario", "index"]) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file."""
    match kind:
        case "policy":
            return policy_schema()
        case "scenario":
            return scenario_schema()
        case "index":
            return index_schema()
