"""Whether the loaded policies speak of the act at all: no law loaded is not approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fairdebt.clock import local_date, possible_dates
from fairdebt.facts import Action, Case, jurisdictions_of, zones_in_question
from fairdebt.logic import Coverage, Norms
from fairdebt.readings.prepare import instant_of
from fairdebt.vocabulary import contains


@dataclass(frozen=True, slots=True)
class Gap:
    """Where no loaded policy speaks: an unknown or unloaded jurisdiction, an act, or a date before all of them.

    `part_unknown`: the country is covered, yet nobody said in which of its states, each with law of its own, it is.
    """

    kind: Literal["where_unknown", "part_unknown", "jurisdiction", "act", "date"]
    where: str = ""


def gaps(norms: Norms, action: Action, case: Case) -> tuple[Gap, ...]:
    """Return what is not covered, one gap per jurisdiction."""
    found: list[Gap] = []
    where = jurisdictions_of(case)
    if where.possible is None or not where.sure:
        found.append(Gap("where_unknown"))
    for code in sorted(where.sure):
        speaking = [cover for cover in norms.coverage if _speaks_of(cover, code)]
        if not speaking:
            found.append(Gap("jurisdiction", code))
            continue
        if not any(_is_placed(cover, code, where.sure) for cover in speaking):
            found.append(Gap("part_unknown", code))
            continue
        about = [cover for cover in speaking if action.act in cover.acts]
        if not about:
            found.append(Gap("act", code))
        elif not any(_reaches(cover, action, case) for cover in about):
            found.append(Gap("date", code))
    return tuple(found)


def _speaks_of(cover: Coverage, code: str) -> bool:
    """Tell whether the policies are about `code`: the whole of what they cover, or one of the parts that are listed."""
    if not contains(cover.jurisdiction, code):
        return False
    return not cover.parts or code == cover.jurisdiction or any(contains(part, code) for part in cover.parts)


def _is_placed(cover: Coverage, code: str, where: frozenset[str]) -> bool:
    """Tell whether the case says in which part it lies, in this code or another."""
    return not cover.parts or any(contains(part, each) for part in cover.parts for each in (code, *where))


def _reaches(cover: Coverage, action: Action, case: Case) -> bool:
    at = instant_of(action)
    zones = zones_in_question(("debtor",), action, case)
    days = [local_date(at, zone) for zone in zones] if zones else list(possible_dates(at))
    return all(
        (cover.from_on is None or day >= cover.from_on) and (cover.until_on is None or day < cover.until_on)
        for day in days
    )
