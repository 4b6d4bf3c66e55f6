"""A situation as the plain mapping that a scenario file holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fairdebt.facts import History
from fairdebt.readings.edges.model import Situation


def scenario_of(
    situation: Situation, *, title: str, policies: Iterable[str], expect: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return a situation in the form of scenario files: texts, lists and mappings only.

    Args:
        situation: The act and its case.
        title: What it shows.
        policies: The policies to ask, by name or path.
        expect: What they must answer, in the words of scenario files; left out where nobody has said so yet.
    """
    case = situation.case.model_dump(mode="json", exclude={"history"})
    found: dict[str, Any] = {"scenario": title, "policies": list(policies), "case": case}
    history = situation.case.history
    if not isinstance(history, History):
        found["history"] = history
    elif history.events:
        found["history"] = [event.model_dump(mode="json") for event in history.events]
    found["action"] = situation.action.model_dump(mode="json")
    if expect is not None:
        found["expect"] = dict(expect)
    return found
