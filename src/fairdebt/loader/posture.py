"""What a breach does: by default, as a house raises it, and while somebody has approved that it is loosened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fairdebt.loader.digest import canonical
from fairdebt.logic import All, Compare, Effect, Literal, Not, Predicate, Prohibition, Today
from fairdebt.messages import Text
from fairdebt.policy import Loosening, PostureLine, Provision, Trial
from fairdebt.rules.base import both

ORDER: tuple[Effect, ...] = ("off", "foresee", "inform", "observe", "warn", "veto")


@dataclass(frozen=True, slots=True)
class Loosened:
    """An approved weakening, as decisions show it; `until` is the first day not counted."""

    rule: str
    to: str
    because: Text
    approved_by: str
    until: date


@dataclass(frozen=True, slots=True)
class Posture:
    """What all loaded files say of the effect of breaches; their order does not matter."""

    raising: tuple[PostureLine, ...]
    loosening: tuple[Loosening, ...]

    @classmethod
    def of(cls, raising: Iterable[PostureLine], loosening: Iterable[Loosening]) -> Posture:
        """Gather the lines of all files; where several loosen one rule, the one that loosens less stands first."""
        return cls(tuple(raising), tuple(sorted(loosening, key=_rank)))


def _rank(each: Loosening) -> tuple[object, ...]:
    return each.to != "warns", str(each.rule), canonical(each.when), each.until, str(each.approved_by), each.because


def effective(
    norm: Prohibition, provision: Provision, posture: Posture, trial: Trial | None
) -> tuple[tuple[Prohibition, ...], dict[str, Loosened]]:
    """Split a prohibition by what its breach does; also return what was loosened, by key."""
    norm = replace(norm, effect=raised(default_effect(provision), provision, posture.raising))
    mine = [each for each in posture.loosening if each.rule == norm.rule and _softens(each, norm.effect)]
    parts = loosen(norm, mine)
    loosened = {
        part.key: Loosened(str(each.rule), each.to, each.because, str(each.approved_by), each.until or date.min)
        for part, each in zip(parts[1:], mine, strict=True)
    }
    if trial is not None:
        parts = tuple(piece for part in parts for piece in observe(part, trial))
    return parts, loosened


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


def is_idle(line: PostureLine, provisions: Iterable[Provision]) -> bool:
    """Tell whether a line means some of these provisions, and raises none of them."""
    meant = [each for each in provisions if _fits(line, each)]
    effects = [(default_effect(each), each) for each in meant]
    return bool(meant) and all(raised(effect, each, (line,)) == effect for effect, each in effects)


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


def _to(each: Loosening) -> Effect:
    return "warn" if each.to == "warns" else "off"


def _softens(each: Loosening, effect: Effect) -> bool:
    return effect in ("veto", "warn") and ORDER.index(_to(each)) < ORDER.index(effect)


def loosen(norm: Prohibition, by: Iterable[Loosening]) -> tuple[Prohibition, ...]:
    """Split a prohibition into what still stands and, for each loosening, what it softens while it lasts.

    Where it is unknown whether the loosening applies, the prohibition is not surely lifted: it is undetermined.
    """
    parts: list[Prohibition] = []
    standing = norm
    for number, each in enumerate(by, 1):
        softened: Predicate = both(each.when, Compare(Today("act"), "<", Literal(each.until)))
        scope = both(standing.scope, softened)
        parts.append(replace(standing, key=f"{norm.key}~{number}", scope=scope, effect=_to(each)))
        standing = replace(standing, scope=both(standing.scope, Not(softened)))
    return (standing, *parts)


def observe(norm: Prohibition, trial: Trial) -> tuple[Prohibition, ...]:
    """Split a prohibition into what vetoes and what is only reported while its file is on trial."""
    if norm.effect != "veto":
        return (norm,)
    parts: list[Predicate] = [Compare(Today("act"), "<", Literal(trial.until_on))]
    if trial.from_on is not None:
        parts.append(Compare(Today("act"), ">=", Literal(trial.from_on)))
    during = both(All(()), *parts)
    return (
        replace(norm, scope=both(norm.scope, Not(during))),
        replace(norm, key=f"{norm.key}~observe", scope=both(norm.scope, during), effect="observe"),
    )
