"""What a breach does: by default, as a house raises it, and while somebody has approved that it is loosened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fairdebt.logic import All, Compare, Effect, Literal, Not, Predicate, Prohibition, Today
from fairdebt.messages import Text
from fairdebt.policy import Loosening, PostureLine, Provision
from fairdebt.rules import InForce
from fairdebt.rules.base import both

ORDER: tuple[Effect, ...] = ("off", "foresee", "inform", "observe", "warn", "veto")


def default_effect(provision: Provision) -> Effect:
    """Return what a breach of this provision does where no house file says otherwise."""
    if provision.status == "proposed":
        return "foresee"
    if provision.force == "information":
        return "inform"
    return "warn" if provision.confidence == "memory" else "veto"


def raised(effect: Effect, provision: Provision, lines: Iterable[PostureLine]) -> Effect:
    """Return the effect after the house's posture: it can only be raised, and proposed law stays foreseen."""
    if provision.status == "proposed":
        return effect
    for line in lines:
        wanted: Effect = "veto" if line.to == "vetoes" else "warn"
        if _fits(line, provision) and ORDER.index(wanted) > ORDER.index(effect):
            effect = wanted
    return effect


def _fits(line: PostureLine, provision: Provision) -> bool:
    said = (
        (line.force, provision.force),
        (line.reading, provision.reading),
        (line.binding, provision.binding),
        (line.confidence, provision.confidence),
        (line.policy, provision.instrument.policy),
        (line.rule, provision.rule),
    )
    return all(wanted is None or wanted == has for wanted, has in said)


@dataclass(frozen=True, slots=True)
class Loosened:
    """An approved weakening, as decisions show it."""

    rule: str
    to: str
    because: Text
    approved_by: str
    until: object


def loosen(norm: Prohibition, by: Sequence[Loosening]) -> tuple[Prohibition, ...]:
    """Split a prohibition into what still stands and, for each loosening, what it softens while it lasts.

    Where it is unknown whether the loosening applies, the prohibition is not surely lifted: it is undetermined.
    """
    parts: list[Prohibition] = []
    standing = norm
    for number, each in enumerate(by, 1):
        softened: Predicate = both(each.when, Compare(Today("act"), "<", Literal(each.until)))
        effect: Effect = "warn" if each.to == "warns" else "off"
        parts.append(
            replace(standing, key=f"{norm.key}~{number}", scope=both(standing.scope, softened), effect=effect)
        )
        standing = replace(standing, scope=both(standing.scope, Not(softened)))
    return (standing, *parts)


def observe(norm: Prohibition, days: InForce) -> tuple[Prohibition, ...]:
    """Split a prohibition into what vetoes and what is only reported between the two days."""
    if norm.effect != "veto":
        return (norm,)
    parts: list[Predicate] = []
    if days.from_on is not None:
        parts.append(Compare(Today("act"), ">=", Literal(days.from_on)))
    if days.until_on is not None:
        parts.append(Compare(Today("act"), "<", Literal(days.until_on)))
    during = both(*parts) if parts else All(())
    return (
        replace(norm, scope=both(norm.scope, Not(during))),
        replace(norm, key=f"{norm.key}~observe", scope=both(norm.scope, during), effect="observe"),
    )
