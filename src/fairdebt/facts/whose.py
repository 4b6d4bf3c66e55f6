"""Whose facts a case tells: what it says of one agency is of no other that an act names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from fairdebt.facts.action import Action
from fairdebt.facts.attesting import current
from fairdebt.facts.case import Case
from fairdebt.facts.model import Sparse
from fairdebt.facts.people import Agency, Collector, Mandate

NAMING: Final = frozenset({"agency", "collector", "receiver"})
"""The attributes by which an act may name an agency that the case does not speak of."""

_FOR_OTHERS: Final = frozenset({"agency", "attorney_collector", "debt_buyer", None})
_NOBODY: Final = (None, "none")
_UNKNOWN: Final[dict[type[Sparse], dict[str, str]]] = {
    model: {name: "unknown" for name in model.model_fields if name != "id"} for model in (Agency, Collector, Mandate)
}


def told_for(case: Case, action: Action) -> Case:
    """Return the case as it speaks of whoever acts: where the act names another agency, that one's facts are unknown.

    `agency.*` and `mandate.*` are of the agency that `agency.id` names: the one that acts, or, when a case is handed
    over, the one that receives it. `collector.*` is of whoever `collector.id` names; without it of the lender where
    that is the role, else of the agency. Where the case names nobody, what it says is of whoever the act names. Ids
    themselves stay as they were stated.
    """
    said = action.__dict__
    if NAMING.isdisjoint(said) or _is_the_same(case, said) or not (strange := tuple(_strange(action, case))):
        return case
    found = case._prepared.get(strange)
    if found is None:
        told = {group: _unknown(getattr(case, group)) for group in strange}
        found = case._prepared[strange] = case.model_copy(update=told)
    result: Case = found
    return result


def known_for(case: Case, action: Action) -> Case:
    """Return what is known when an act is done: no facts that lapsed by then, and none of another agency."""
    return told_for(current(case, action.at), action)  # type: ignore[arg-type]  # the model keeps datetimes


def untold(case: Case, action: Action, path: str) -> str | None:
    """Return what would have to be said for a fact of the agency to be known (see `told_for`); None: the fact itself.

    That is who acts, where the act leaves it open; else whose facts the case tells.
    """
    group = path.partition(".")[0]
    if not _is_unknown(getattr(case, group, None)):
        return None
    open_ = [name for name in sorted(NAMING) if getattr(action, name) == "unknown"]
    return open_[0] if open_ else "collector.id" if group == "collector" else "agency.id"


def _is_the_same(case: Case, said: dict[str, Any]) -> bool:
    """Tell at once whether an act names the agency of the case and nobody else, as most acts of agencies do."""
    acts, told = said.get("agency"), case.__dict__
    if acts is None or acts != told["agency"].__dict__.get("id") or "collector" in said or "receiver" in said:
        return False
    collector = told["collector"].__dict__
    return acts != "unknown" and "id" not in collector and collector.get("role") in _FOR_OTHERS


def _strange(action: Action, case: Case) -> Iterator[str]:
    """Yield the groups of facts that are, or may be, of somebody else, and are not all unknown already."""
    if _differ(_entrusted(action, case), case.agency.id):
        yield from (group for group in ("agency", "mandate") if not _is_unknown(getattr(case, group)))
    if not _is_unknown(case.collector) and _another_collects(action, case):
        yield "collector"


def _entrusted(action: Action, case: Case) -> str | None:
    """Return the agency that gets a case or acts on it, as far as the act names one."""
    if action.act == "hand_over" and action.receiver is not None:
        return action.receiver
    return action.collector if action.agency is None and action.collector != case.lender.id else action.agency


def _another_collects(action: Action, case: Case) -> bool:
    """Tell whether what is said of the collector is, or may be, not of whoever does the act."""
    acts = action.agency if action.collector is None else action.collector
    known, role = case.collector.id, case.collector.role
    if acts in _NOBODY or known not in _NOBODY:
        return _differ(acts, known)
    if role == "lender":
        return action.agency not in _NOBODY or _differ(acts, case.lender.id)
    return role == "unknown" or _differ(acts, case.agency.id)


def _is_unknown(holder: Any) -> bool:
    unknown = _UNKNOWN.get(type(holder))
    return unknown is not None and unknown.items() <= holder.__dict__.items()


def _unknown(holder: Sparse) -> Sparse:
    return holder.model_copy(update=_UNKNOWN[type(holder)])


def _differ(named: str | None, known: str | None) -> bool:
    """Tell whether two ids are, or may be, of different parties; who is not named differs from nobody."""
    if named in _NOBODY or known in _NOBODY:
        return False
    return named != known or named == "unknown"
