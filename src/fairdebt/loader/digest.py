"""The digest of norms: over what they mean, whatever the files look like."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from fairdebt.logic import All, Any, Norms


def digest(norms: Norms) -> str:
    """Return the SHA-256 of the norms in a canonical form, as hexadecimal digits.

    Order of files, rules, list items and keys does not matter; neither do comments, names of definitions, or wording.
    """
    return hashlib.sha256(canonical(norms).encode()).hexdigest()


def canonical(node: object) -> str:
    """Return a text that is equal for nodes of equal meaning."""
    if isinstance(node, Norms):
        groups = (node.prohibitions, node.obligations, tuple(node.states.values()), tuple(node.tables.values()))
        return "|".join("&".join(sorted(canonical(item) for item in group)) for group in (*groups, node.coverage))
    if isinstance(node, All | Any):
        parts = sorted({canonical(part) for part in node.parts})
        return parts[0] if len(parts) == 1 else f"{type(node).__name__}({','.join(parts)})"
    if is_dataclass(node) and not isinstance(node, type):
        inner = ",".join(f"{each.name}={canonical(getattr(node, each.name))}" for each in fields(node))
        return f"{type(node).__name__}({inner})"
    if isinstance(node, Mapping):
        return "{" + ",".join(sorted(f"{key}:{canonical(value)}" for key, value in node.items())) + "}"
    if isinstance(node, frozenset):
        return "{" + ",".join(sorted(canonical(item) for item in node)) + "}"
    if isinstance(node, tuple):
        return "(" + ",".join(canonical(item) for item in node) + ")"
    if isinstance(node, Decimal):
        return str(node.normalize())
    return node.isoformat() if isinstance(node, date) else repr(node)
