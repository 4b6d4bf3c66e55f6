"""Several laws on one point: the rules of other jurisdictions that a stricter one displaces in a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairdebt.loader import Policies, provision_key
from fairdebt.logic import Inside, Predicate, Prohibition, StatedTimes, parts_of
from fairdebt.policy import Provision
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.schedule import Schedule
from fairdebt.readings.truth import YES

POINTS = frozenset({"permitted_hours", "contact_cap", "cooling_off", "notice_first"})
"""Kinds of rule that measure: when, how often, how long after. Two of one kind about one act are on the same point."""


def rivals_of(norm: Prohibition, every: Iterable[Prohibition], policies: Policies) -> tuple[Prohibition, ...]:
    """Return those of some norms that are on the same point as one, and of another jurisdiction.

    Those about times that people state are left out: such a rule has no hours of its own.
    """
    own = _provision(norm, policies)
    if own is None or own.kind not in POINTS:
        return ()
    found = ((each, _provision(each, policies)) for each in every)
    return tuple(
        each for each, other in found if other is not None and _is_rival(other, own) and not _only_stated(each.breach)
    )


def _only_stated(breach: Predicate) -> bool:
    """Tell whether a breach speaks of hours that people state, and of no others."""
    weeks = [part.week for part in parts_of(breach) if isinstance(part, Inside)]
    return bool(weeks) and all(isinstance(week, StatedTimes) for week in weeks)


def is_contested(norm: Prohibition, policies: Policies) -> bool:
    """Tell whether anything that was loaded of another jurisdiction may be on the same point as a norm."""
    own = _provision(norm, policies)
    return own is not None and own.kind in POINTS and any(_is_rival(each, own) for each in policies.provisions.values())


def _is_rival(other: Provision, own: Provision) -> bool:
    return other.kind == own.kind and other.instrument.jurisdiction != own.instrument.jurisdiction


def displaced(norm: Prohibition, answers: Mapping[str, Answer], now: Schedule, policies: Policies) -> tuple[str, ...]:
    """Return the rules of rivals of a norm that vetoes that speak of this act and permit it, sorted."""
    rivals = now.remember(("rivals", norm.key), lambda: rivals_of(norm, now.vetoing, policies))
    clear = (each for each in rivals if answers.get(each.key, Answer.CLEAR) <= Answer.DUTY)
    return tuple(sorted({each.rule for each in clear if _speaks(each, now)}))


def _speaks(norm: Prohibition, now: Schedule) -> bool:
    """Tell whether the act surely falls under the norm: a rule that may not be about it is not displaced."""
    return any(
        min(in_force(norm.from_on, norm.until_on, each.question), each.truth(norm.scope)) == YES
        for each in now.examined(norm)
    )


def _provision(norm: Prohibition, policies: Policies) -> Provision | None:
    """Return what a norm rests on; a hold rests on no provision."""
    return policies.provisions.get(provision_key(norm.key))
