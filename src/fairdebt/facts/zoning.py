"""Where and when: the zones in which a rule is asked, and the official calendar of where the debtor is."""

from __future__ import annotations

from fairdebt.facts.action import Action
from fairdebt.facts.case import Case
from fairdebt.facts.places import place_of, zones_of_number_in, zones_of_place
from fairdebt.facts.silence import attribute_of, fact_of, number_called
from fairdebt.facts.values import Value
from fairdebt.vocabulary import calendar_of

LOCAL = "local"


def zones_in_question(names: tuple[str, ...], action: Action, case: Case) -> tuple[str, ...] | None:
    """Return the possible zones that a rule's `zone` names, one question each; None where they are not known.

    `recipient`, `debtor` and `lender` stand for the zones of that person, `residence` for those of where the debtor
    lives, `called_number` for those of the number that is called; anything else is a zone itself.
    """
    found: dict[str, None] = {}
    for name in names:
        zones = _of_role(name, action, case)
        if isinstance(zones, str):
            found[zones] = None
        elif isinstance(zones, frozenset):
            found.update(dict.fromkeys(sorted(zones)))
        else:
            return None
    return tuple(found)


def _of_role(name: str, action: Action, case: Case) -> Value:
    match name:
        case "debtor":
            return fact_of(case, "zones", action)
        case "recipient":
            to_debtor = attribute_of(action, "to", case) == "debtor"
            return fact_of(case, "zones" if to_debtor else "recipient.zones", action)
        case "lender":
            return fact_of(case, "lender.zone", action)
        case "residence":
            return zones_of_place(place_of(case, "jurisdictions.residence"))
        case "called_number":
            number = number_called(action, case)
            zones = None if number is None else zones_of_number_in(case, number)
            return zones_of_place(place_of(case, "jurisdictions.number")) if zones is None else frozenset(zones)
    return name


def calendar_at(name: str, case: Case) -> str | None:
    """Return the official calendar that a rule's `calendar` names; None where it is not known.

    `local` stands for that of where the debtor is; anything else is a calendar itself.
    """
    if name != LOCAL:
        return name or None
    place = place_of(case, "jurisdictions.location")
    return calendar_of(place) if isinstance(place, str) else None
