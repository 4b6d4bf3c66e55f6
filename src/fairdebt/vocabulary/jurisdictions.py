"""Names of jurisdictions: countries, their subdivisions and cities, and how they lie in one another."""

from __future__ import annotations

import re

from fairdebt.vocabulary.split_zones import ZONES_OF
from fairdebt.vocabulary.zones import ZONE_OF

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""

COUNTRIES: frozenset[str] = frozenset(_CODES.split())
"""The alpha-2 codes of ISO 3166-1."""

_SHAPE = re.compile(r"([A-Z]{2})(-[A-Z0-9]{1,3})?(/[a-z0-9]+(-[a-z0-9]+)*)?", re.ASCII)


def is_jurisdiction(code: str) -> bool:
    """Return whether `code` names a country, a subdivision, or a city or district below either.

    The country must exist; subdivisions and slugs are checked by shape only.

    >>> [is_jurisdiction(code) for code in ("CN", "US-NY/new-york-city", "UK", "US-ny")]
    [True, True, False, False]
    """
    match = _SHAPE.fullmatch(code)
    return match is not None and match.group(1) in COUNTRIES


_OWN_LAW = {
    "CN-HK": "HK",
    "CN-MO": "MO",
    "CN-TW": "TW",
    "CN-91": "HK",
    "CN-92": "MO",
    "CN-71": "TW",  # their codes before 2017
}
"""Codes of ISO 3166-2 for places that have a code of their own in ISO 3166-1, and law of their own."""


CITIES: frozenset[str] = frozenset({"US-NY/new-york-city"})
"""Cities whose own law bundled policies know: who says no more than the state has not said that it is another city."""


def settled(code: str) -> str:
    """Return the code under which the law of a place stands.

    >>> settled("CN-HK/kowloon"), settled("CN-GD")
    ('HK/kowloon', 'CN-GD')
    """
    place, slash, below = code.partition("/")
    return _OWN_LAW[place] + slash + below if place in _OWN_LAW else code


def contains(outer: str, inner: str) -> bool:
    """Return whether `inner` is `outer` or lies below it.

    >>> contains("US", "US-NY/new-york-city"), contains("US-NY", "US"), contains("CN", "CN-GD"), contains("CN", "CN-HK")
    (True, False, True, False)
    """
    outer, inner = settled(outer), settled(inner)
    if inner == outer:
        return True
    below = ("/",) if "-" in outer.partition("/")[0] else ("-", "/")
    return "/" not in outer and inner.startswith(tuple(outer + mark for mark in below))


def zone_of(code: str) -> str | None:
    """Return the one time zone of `code`, its own or that of what contains it; None where there are several.

    >>> zone_of("CN-GD/shenzhen"), zone_of("US-NY"), zone_of("US-TX")
    ('Asia/Shanghai', 'America/New_York', None)
    """
    code = settled(code)
    outer = code.partition("/")[0]
    return ZONE_OF.get(code) or ZONE_OF.get(outer) or ZONE_OF.get(outer.partition("-")[0])


def zones_of(code: str) -> tuple[str, ...]:
    """Return every time zone in which somebody in `code` may be: its own, or those of what contains it.

    Nothing where the zones are not known. Where one official time holds, that is the only one.

    >>> zones_of("CN-GD/shenzhen"), zones_of("US-TX"), zones_of("US-AZ")
    (('Asia/Shanghai',), ('America/Chicago', 'America/Denver'), ('America/Phoenix', 'America/Denver'))
    """
    code = settled(code)
    outer = code.partition("/")[0]
    for place in (code, outer, outer.partition("-")[0]):
        if place in ZONE_OF:
            return (ZONE_OF[place],)
        if place in ZONES_OF:
            return ZONES_OF[place]
    return ()
