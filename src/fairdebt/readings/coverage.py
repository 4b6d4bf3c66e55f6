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
    """Where no loaded policy speaks: an unknown or unloaded jurisdiction, an act, or a date before all of them."""

    kind: Literal["where_unknown", "jurisdiction", "act", "date"]
    where: str = ""


def gaps(norms: Norms, action: Action, case: Case) -> tuple[Gap, ...]:
    """Return what is not covered, one gap per jurisdiction."""
    found: list[Gap] = []
    where = jurisdictions_of(case)
    if where.possible is None or not where.sure:
        found.append(Gap("where_unknown"))
    for code in sorted(where.sure):
        speaking = [cover for cover in norms.coverage if contains(cover.jurisdiction, code)]
        if not speaking:
            found.append(Gap("jurisdiction", code))
            continue
        about = [cover for cover in speaking if action.act in cover.acts]
        if not about:
            found.append(Gap("act", code))
        elif not any(_reaches(cover, action, case) for cover in about):
            found.append(Gap("date", code))
    return tuple(found)


def _reaches(cover: Coverage, action: Action, case: Case) -> bool:
    at = instant_of(action)
    zones = zones_in_question(("debtor",), action, case)
    days = [local_date(at, zone) for zone in zones] if zones else list(possible_dates(at))
    return all(
        (cover.from_on is None or day >= cover.from_on) and (cover.until_on is None or day < cover.until_on)
        for day in days
    )
