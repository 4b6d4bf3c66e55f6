"""From a draft to an act and a case, and the proof that they are what was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from fairdebt.facts import Action, Case, attribute_of, prepared
from fairdebt.logic import Predicate
from fairdebt.readings.edges.model import Situation
from fairdebt.readings.edges.terms import DEBT, DEBTOR, LENDER, Scene
from fairdebt.readings.edges.variables import ACT, CASE, SILENT, Bound, Candidate, Owner
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.truth import NO, YES
from fairdebt.vocabulary import ATTRIBUTES, zone_of

Demand = tuple[Predicate, bool]
"""What must be yes (True) or no (False)."""


def built(scene: Scene, bound: Bound | None) -> Situation | None:
    """Return the act and case in which this is said; None where they would be no act or no case."""
    if bound is None:
        return None
    said = _said(bound, ACT)
    action = {"act": "contact", **said, "at": _instant(scene.at, scene.zone)}
    case = _case(scene, bound)
    case["history"] = [
        _event(_said(bound, number), each.notice, _instant(each.at, scene.zone))
        for number, each in sorted(enumerate(scene.moments), key=lambda item: (item[1].at, item[0]))
    ]
    try:
        about = Case.model_validate(case)
        return Situation(_plainer(action, about), about)
    except ValidationError:
        return None


def demanded(situation: Situation, demands: Iterable[Demand], zones: tuple[str, ...], evaluator: Evaluator) -> bool:
    """Tell whether every demand is met in every question that is asked about the act."""
    asked = asked_of(situation, zones)
    return all(
        evaluator.truth(predicate, question) == (YES if wanted else NO)
        for question in asked
        for predicate, wanted in demands
    )


def asked_of(situation: Situation, zones: tuple[str, ...]) -> list[Question]:
    """Return the questions that are asked about the act."""
    return questions(situation.action, prepared(situation.case), zones, instant_of(situation.action))


def _instant(at: int, zone: str) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone)).isoformat()


def _said(bound: Bound, owner: Owner) -> dict[str, Any]:
    """Return what is said of the act, an event or the case, parts put into their mappings."""
    found: dict[str, Any] = {}
    for var, value in bound.items():
        if var.owner == owner and not var.part and value is not SILENT:
            found[var.name] = plain_value(value)
    for var, value in bound.items():
        if var.owner == owner and var.part:
            held = found.get(var.name, {})
            found[var.name] = dict.fromkeys(held, "yes") if isinstance(held, list) else held
            if value is not None and value is not SILENT:
                _put(found[var.name], var.part, plain_value(value))
    return found


def _put(mapping: dict[str, Any], part: tuple[str, ...], value: object) -> None:
    for step in part[:-1]:
        held = mapping.get(step)
        mapping[step] = mapping = held if isinstance(held, dict) else {}
    mapping[part[-1]] = value


def plain_value(value: Candidate) -> Any:
    """Return a value as a mapping says it: *none* by its word, a set as a list."""
    if value is None:
        return "none"
    return sorted(value) if isinstance(value, frozenset) else value


def _event(said: dict[str, Any], notice: bool, at: str) -> dict[str, Any]:
    return {"notice" if notice else "act": "acknowledgement" if notice else "contact", **said, "at": at}


def _case(scene: Scene, bound: Bound) -> dict[str, Any]:
    case: dict[str, Any] = {"jurisdictions": [scene.jurisdiction], "debtor": {"id": DEBTOR}, "lender": {"id": LENDER}}
    if zone_of(scene.jurisdiction) != scene.zone:
        case["zones"] = [scene.zone]
    debt: dict[str, Any] = {"id": DEBT}
    for path, value in _said(bound, CASE).items():
        group, _, field = path.partition(".")
        if group == "debt":
            debt[field] = value
        else:
            case.setdefault(group, {})[field] = float(value) if group == "own" and not isinstance(value, str) else value
    case["debts"] = [debt]
    return case


def _plainer(action: dict[str, Any], case: Case) -> Action:
    """Leave out what would be derived in the same way from silence."""
    whole = Action.model_validate(action)
    for name in action:
        if ATTRIBUTES[name].silence.means == "derived":
            less = Action.model_validate({said: value for said, value in action.items() if said != name})
            if attribute_of(less, name, case) == attribute_of(whole, name, case):
                return _plainer({said: value for said, value in action.items() if said != name}, case)
    return whole
