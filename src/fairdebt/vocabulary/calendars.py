"""Official calendars: public holidays and transferred working days, and how far they have been announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairdebt.vocabulary.jurisdictions import settled


@dataclass(frozen=True, slots=True)
class Calendar:
    """One official calendar: which days the `holidays` library is asked for, and for which years it may be believed.

    `since` and `announced_through` are years, both counted: outside them the class of a day is unknown, whatever the
    library says. `in_lieu`: a weekday given for a holiday that falls on a weekend is a holiday too. `announced` says
    what the last year rests on. `kinds` are the categories of the library whose days are holidays here.
    `everywhere`: a day that every subdivision keeps is a holiday of the country, such as those given in lieu.
    """

    country: str
    since: int
    announced_through: int
    announced: str
    subdivision: str | None = None
    in_lieu: bool = True
    kinds: tuple[str, ...] = ("public",)
    everywhere: bool = False


_STATES = """
AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
RI SC SD TN TX UT VT VA WA WV WI WY
"""

_PROVINCE = "holidays fixed by the statutes of the province; a proclamation may add one"
_UKRAINE = (
    "Labour Code, article 73. Since March 2022, while martial law holds, its days are worked and none is given in lieu "
    "(Law 2136-IX): that those who collect may disturb debtors on them was not read anywhere, so they stay holidays"
)
_AUSTRALIA = "days of the National Employment Standards, and those in lieu that all states and territories give"
_FEDERAL = "5 U.S.C. 6103(a): the days are fixed by statute, not announced year by year"
_DECREED = ("public", "government")
_EASTER_MONDAY = ("public", "optional")
_STATUTE = "days fixed or computed by statute, not announced year by year; a new statute may add one"
_BRAZIL = "national days fixed by federal law; towns have days of their own, which are not known here"
_BRAZIL_STATE = "national and state days fixed by law; towns have days of their own, which are not known here"
_STATE = "holidays fixed by the statutes of the state; a governor's proclamation may add one"


def _state(code: str) -> Calendar:
    return Calendar("US", 2008, 2027, _STATE, subdivision=code)


CALENDARS: Mapping[str, Calendar] = {
    "AU": Calendar("AU", 2021, 2028, _AUSTRALIA, everywhere=True),
    "BR": Calendar("BR", 2014, 2028, _BRAZIL),
    **{
        f"BR-{code}": Calendar("BR", 2014, 2028, _BRAZIL_STATE, subdivision=code)
        for code in ("AL", "AM", "ES", "RJ", "SP")
    },
    "CA-BC": Calendar("CA", 2016, 2030, _PROVINCE, subdivision="BC"),
    "CA-ON": Calendar("CA", 2016, 2030, _PROVINCE, subdivision="ON"),
    "CA-QC": Calendar("CA", 2016, 2030, _PROVINCE, subdivision="QC", kinds=_EASTER_MONDAY),
    "CL": Calendar("CL", 2020, 2028, _STATUTE),
    "CN": Calendar("CN", 2014, 2026, "State Council General Office, notice of November 2025 on the holidays of 2026"),
    "CO": Calendar("CO", 2022, 2028, _STATUTE),
    "EC": Calendar("EC", 2022, 2028, _STATUTE),
    "GR": Calendar("GR", 2013, 2026, "days of Law 4808/2021, Easter reckoned; the first of May is moved by decree"),
    "GT": Calendar("GT", 2016, 2028, _STATUTE),
    "ID": Calendar("ID", 2023, 2026, "joint decree of three ministers on holidays and joint leave", kinds=_DECREED),
    "KR": Calendar("KR", 2024, 2026, "days fixed by decree; the government may give a further one within the year"),
    "KZ": Calendar("KZ", 2017, 2026, "Law on Holidays; the feast of sacrifice of 2026 as reckoned, no day transferred"),
    "LV": Calendar("LV", 2012, 2026, "Law on Holidays; Cabinet order on the transfer of working days in 2026"),
    "PE": Calendar("PE", 2010, 2028, _STATUTE),
    "RO": Calendar("RO", 2016, 2028, "Labour Code, article 139: fixed days, and Easter, which is reckoned"),
    "RU": Calendar("RU", 2017, 2027, "Labour Code, article 112; Government decree on days off transferred in 2027"),
    "TH": Calendar("TH", 2019, 2026, "cabinet resolutions on the days off of 2026", kinds=_DECREED),
    "UA": Calendar("UA", 2021, 2026, _UKRAINE, kinds=("public", "workday")),
    "US": Calendar("US", 2008, 2035, _FEDERAL),
    "US-federal": Calendar("US", 2008, 2035, _FEDERAL, in_lieu=False),
    **{f"US-{code}": _state(code) for code in _STATES.split()},
}
"""Calendars by name: a jurisdiction, or `US-federal`, the days of 5 U.S.C. 6103(a) themselves without days in lieu.

Source:
    The `holidays` library for the days. It computes years that no government has announced without a word, so the
    last year is ours and moves only when the announcement is out and the library has it (0.109 has what stands here).
"""


def calendar_of(code: str) -> str | None:
    """Return the calendar of a jurisdiction or of what contains it; None where there is none.

    >>> calendar_of("US-MA/boston"), calendar_of("CN-GD"), calendar_of("VN")
    ('US-MA', 'CN', None)
    """
    outer = settled(code).partition("/")[0]
    return next((place for place in (outer, outer.partition("-")[0]) if place in CALENDARS), None)


def national_calendar(code: str) -> str | None:
    """Return the calendar of the country in which a jurisdiction lies; None where there is none.

    >>> national_calendar("US-MA")
    'US'
    """
    country = settled(code)[:2]
    return country if country in CALENDARS else None
