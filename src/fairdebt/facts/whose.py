"""Whose facts a case tells: what it says of one debtor, lender or agency is of no other that an act names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from fairdebt.facts.action import Action
from fairdebt.facts.attesting import current
from fairdebt.facts.case import Case
from fairdebt.facts.model import Sparse
from fairdebt.facts.people import Agency, Collector, Debtor, Lender, Mandate
from fairdebt.facts.ready import prepared

NAMING: Final = frozenset({"agency", "collector", "debtor", "lender", "receiver"})
"""The attributes by which an act may name somebody of whom the case does not speak."""

OF_DEBTOR: Final = ("debtor", "jurisdictions", "zones")
"""What a case tells of its debtor: who that is, and where."""

_FOR_OTHERS: Final = frozenset({"agency", "attorney_collector", "debt_buyer", None})
_NOBODY: Final = (None, "none")
_UNKNOWN: Final[dict[type[Sparse], dict[str, str]]] = {
    model: {name: "unknown" for name in model.model_fields if name != "id"}
    for model in (Agency, Collector, Debtor, Lender, Mandate)
}


def told_for(case: Case, action: Action) -> Case:
    """Return the case as it speaks of whom the act names: the facts of others are unknown.

    `debtor.*`, and where the debtor is, are of the debtor that `debtor.id` names; `lender.*` of the lender that
    `lender.id` names. `agency.*` and `mandate.*` are of the agency that `agency.id` names: the one that acts, or, when
    a case is handed over, the one that receives it; a mandate is of its lender, too. `collector.*` is of whoever
    `collector.id` names; without it of the lender where that is the role, else of the agency. Where the case names
    nobody, what it says is of whoever the act names. Ids themselves stay as they were stated.
    """
    said = action.__dict__
    if NAMING.isdisjoint(said) or _is_the_same(case, said) or not (strange := tuple(_strange(action, case))):
        return case
    found = prepared(case).kept.get(strange)
    if found is None:
        told = {group: _unknown(getattr(case, group)) for group in strange}
        found = prepared(case).kept[strange] = case.model_copy(update=told)
    result: Case = found
    return result


def known_for(case: Case, action: Action) -> Case:
    """Return what is known when an act is done: no facts that lapsed by then, and none of others than it names."""
    return told_for(current(case, action.at), action)  # type: ignore[arg-type]  # the model keeps datetimes


def untold(case: Case, action: Action, path: str) -> str | None:
    """Return what would have to be said for a fact to be of whom the act names (see `told_for`); None: the fact itself.

    That is whom the act names, where it leaves that open; else whose facts the case tells.
    """
    group = path.partition(".")[0]
    if not _is_unknown(getattr(case, group, None)):
        return None
    if group in OF_DEBTOR:
        return _open_of("debtor", action, case)
    lender = _open_of("lender", action, case)
    itself = action.agency in _NOBODY and action.collector in _NOBODY
    if group == "lender" or (lender is not None and (group == "mandate" or (group == "collector" and itself))):
        return lender
    open_ = [name for name in ("agency", "collector", "receiver") if getattr(action, name) == "unknown"]
    return open_[0] if open_ else "collector.id" if group == "collector" else "agency.id"


def _open_of(party: str, action: Action, case: Case) -> str | None:
    """Return what leaves open whether an act is about the debtor or lender of its case; None: nothing does."""
    named = getattr(action, party)
    if not _differ(named, getattr(case, party).id):
        return None
    return party if named == "unknown" else f"{party}.id"


def _is_the_same(case: Case, said: dict[str, Any]) -> bool:
    """Tell at once whether an act names those of the case and nobody else, as most acts do."""
    told = case.__dict__
    collector = told["collector"].__dict__
    if "collector" in said or "receiver" in said or "id" in collector:
        return False
    if "lender" in said and not _is_named(said["lender"], told["lender"].__dict__):
        return False
    if "debtor" in said and not _is_named(said["debtor"], told["debtor"].__dict__):
        return False
    if "agency" not in said:
        return True
    acts = said["agency"]
    return acts == told["agency"].__dict__.get("id") and acts != "unknown" and collector.get("role") in _FOR_OTHERS


def _is_named(named: str, told: dict[str, Any]) -> bool:
    return named != "unknown" and told.get("id", named) == named


def _strange(action: Action, case: Case) -> Iterator[str]:
    """Yield the groups of facts that are, or may be, of somebody else, and are not all unknown already."""
    other_agency = _differ(_entrusted(action, case), case.agency.id)
    other_lender = _differ(action.lender, case.lender.id)
    others = [
        *(OF_DEBTOR if _differ(action.debtor, case.debtor.id) else ()),
        *(("lender",) if other_lender else ()),
        *(("agency",) if other_agency else ()),
        *(("mandate",) if other_agency or other_lender else ()),
        *(("collector",) if _another_collects(action, case) else ()),
    ]
    yield from (group for group in others if not _is_unknown(getattr(case, group)))


def _entrusted(action: Action, case: Case) -> str | None:
    """Return the agency that gets a case or acts on it, as far as the act names one."""
    if action.act == "hand_over" and action.receiver is not None:
        return action.receiver
    by_lender = action.collector == case.lender.id and action.collector != "unknown"
    return action.agency if action.agency is not None or by_lender else action.collector


def _another_collects(action: Action, case: Case) -> bool:
    """Tell whether what is said of the collector is, or may be, not of whoever does the act."""
    acts = action.agency if action.collector is None else action.collector
    known, role = case.collector.id, case.collector.role
    if acts in _NOBODY and role in ("lender", "unknown"):  # the lender itself, as far as the act names one
        return _differ(action.lender, known if case.lender.id is None else case.lender.id)
    if acts in _NOBODY or known not in _NOBODY:
        return _differ(acts, known)
    if role == "lender":
        return action.agency not in _NOBODY or _differ(acts, case.lender.id)
    return role == "unknown" or _differ(acts, case.agency.id)


def _is_unknown(told: Any) -> bool:
    if isinstance(told, Sparse):
        unknown = _UNKNOWN.get(type(told))
        return unknown is not None and unknown.items() <= told.__dict__.items()
    return bool(told == "unknown")


def _unknown(told: Any) -> Any:
    return told.model_copy(update=_UNKNOWN[type(told)]) if isinstance(told, Sparse) else "unknown"


def _differ(named: str | None, known: str | None) -> bool:
    """Tell whether two ids are, or may be, of different parties; who is not named differs from nobody."""
    if named in _NOBODY or known in _NOBODY:
        return False
    return named != known or named == "unknown"
