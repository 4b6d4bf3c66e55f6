"""Where the debtor may be: jurisdictions that were said, and the zones that follow from them and from a number."""

from __future__ import annotations

from functools import lru_cache

from fairdebt.clock import zones_of_number
from fairdebt.facts.case import Case
from fairdebt.facts.people import Jurisdictions
from fairdebt.facts.values import UNKNOWN, Members, Value
from fairdebt.vocabulary import CITIES, contains, settled, zones_of

_NOT_SAID = (None, "unknown", "none")


def jurisdictions_of(case: Case) -> Members:
    """Return the jurisdictions whose law may apply: those said, and whether there may be others."""
    said = case.jurisdictions
    if isinstance(said, tuple):
        return _listed(said)
    if isinstance(said, Jurisdictions):
        codes = (said.residence, said.location, said.number)
        known = frozenset(code for code in codes if code is not None and code not in _NOT_SAID)
        return Members(known, None if "unknown" in codes else known)
    return Members(frozenset(), None)


@lru_cache(maxsize=4096)
def _listed(codes: tuple[str, ...]) -> Members:
    known = frozenset(codes) - {"unknown"}
    return Members(known, None if "unknown" in codes else known)


def place_of(case: Case, path: str) -> Value:
    """Return `jurisdictions`, one by its role (`.residence`, `.location`, `.number`), states or cities among them."""
    if path == "jurisdictions":
        found = jurisdictions_of(case)
        return UNKNOWN if found.possible is None and not found.sure else found
    if path == "jurisdictions.states":
        found = jurisdictions_of(case)
        return Members(_states(found.sure), None if found.possible is None else _states(found.possible))
    if path == "jurisdictions.cities":
        return _cities(case)
    if path == "jurisdictions.state":
        lives = place_of(case, "jurisdictions.residence")
        return lives.partition("/")[0] if isinstance(lives, str) else lives
    said = case.jurisdictions
    if not isinstance(said, Jurisdictions):
        # a plain list names residence and location alike
        one = said[0] if isinstance(said, tuple) and len(said) == 1 else "unknown"
        return None if path.endswith("number") else _said(one)
    role = getattr(said, path.partition(".")[2])
    if role is None:
        return None if path.endswith("number") else _said(said.residence or said.location or "unknown")
    return _said(role)


def _states(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code.partition("/")[0] for code in codes)


def _cities(case: Case) -> Members:
    """Return the cities where the debtor may live or be: those said, and those with own law in what was said."""
    said = case.jurisdictions
    if isinstance(said, Jurisdictions):
        places = [place_of(case, "jurisdictions.residence"), place_of(case, "jurisdictions.location")]
    else:
        places = list(said) if isinstance(said, tuple) else [UNKNOWN]
    known = [place for place in places if isinstance(place, str) and place != "unknown"]
    cities = frozenset(place for place in known if "/" in place)
    if len(known) < len(places):
        return Members(cities, None)
    return Members(cities, cities | {city for city in CITIES if any(contains(place, city) for place in known)})


def _said(code: str) -> Value:
    return UNKNOWN if code == "unknown" else None if code == "none" else code


def zones_of_case(case: Case, number: str | None = None) -> Value:
    """Return the zones in which the debtor may be.

    Zones that were said are all there are. Else a known location alone decides. Else the places that were said and
    `number`, the telephone number that reaches the debtor, are evidence, and each may be right.
    """
    if isinstance(case.zones, tuple):
        return frozenset(case.zones)
    if case.zones == "unknown":
        return UNKNOWN
    said = case.jurisdictions
    if isinstance(said, Jurisdictions) and said.location not in _NOT_SAID:
        return zones_of_place(said.location)
    found = jurisdictions_of(case)
    if found.possible is None or not found.sure:
        return UNKNOWN
    zones = _zones_of_codes(found.sure)
    if zones and number is not None and isinstance(said, Jurisdictions):
        zones |= frozenset(zones_of_number_in(case, number) or ())
    return zones or UNKNOWN


def settled_zones(case: Case) -> tuple[str, ...] | None:
    """Return the zones in which the debtor may be, where no number and no role of a place says more; else None."""
    known = case.__dict__
    said, where = known["zones"], known["jurisdictions"]
    if isinstance(said, tuple):
        return said if len(said) == 1 else tuple(sorted(set(said)))
    return _settled(where) if said is None and isinstance(where, tuple) else None


@lru_cache(maxsize=4096)
def _settled(codes: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the zones of places that were listed, in order; None where they are not known."""
    found = _listed(codes)
    zones = None if found.possible is None else _zones_of_codes(found.sure)
    return tuple(sorted(zones)) if zones else None


@lru_cache(maxsize=4096)
def _zones_of_codes(codes: frozenset[str]) -> frozenset[str]:
    """Return the zones of all places together; none where those of one are not known."""
    zones = [zones_of(code) for code in codes]
    return frozenset(zone for each in zones for zone in each) if all(zones) else frozenset()


def zones_of_place(place: Value) -> Value:
    """Return the zones of one place; unknown where it, or its zones, are not known."""
    zones = zones_of(place) if isinstance(place, str) else ()
    return frozenset(zones) if zones else UNKNOWN


def zones_of_number_in(case: Case, number: str) -> tuple[str, ...] | None:
    """Return the zones that a telephone number of the case tells of; without `+` it is one of the case's country."""
    countries = {settled(code)[:2] for code in jurisdictions_of(case).sure}
    return zones_of_number(number, countries.pop() if len(countries) == 1 else None)
