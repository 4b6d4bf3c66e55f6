"""A decision in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fairdebt.clock import shown_at
from fairdebt.facts.permitted import HORIZON_DAYS
from fairdebt.messages import Language, say, tell
from fairdebt.vocabulary import PAST, named

if TYPE_CHECKING:
    from fairdebt.facts.decision import Decision, Reason

OUTCOMES = {outcome: say(f"outcome_{outcome}") for outcome in ("approved", "vetoed", "undetermined")}

STOP = say("stop", days=HORIZON_DAYS)

SHOWN_ASSUMED = 4
"""So many names of assumed facts are told in words; the rest is in the parts."""


def explain(decision: Decision, language: Language) -> str:
    """Say a decision in words."""
    content = decision.content
    outcome = OUTCOMES[decision.outcome]
    lines = [outcome.zh if language == "zh" else outcome.en]
    for reason in content.reasons:
        _add_reason(lines, reason, language)
    if decision.looks_ahead:
        _add_time(lines, decision, language)
    for name, group in content.beside:
        lines.append(tell(f"heading_{name}", language))
        for reason in group:
            _add_reason(lines, reason, language, short=True)
    if content.duties:
        lines.append(tell("heading_duties", language))
        lines.extend([f"  - {duty.told.render(language)}" for duty in content.duties])
    for soft in content.loosened:
        said = {"rule": soft.rule, "because": soft.because, "approved_by": soft.approved_by, "until": soft.until}
        lines.append(tell("loosened", language, **said))
    for each in content.attested:
        until = shown_at(each.until)
        lines.append(tell("attested", language, fact=each.fact, by=each.by, why=each.why, until=until))
    if content.assumed:
        shown, rest = content.assumed[:SHOWN_ASSUMED], len(content.assumed) - SHOWN_ASSUMED
        key = "assumed" if rest <= 0 else "assumed_more"
        lines.append(tell(key, language, names=_named(shown, language), rest=rest))
    return "\n".join(lines)


def _named(names: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return names of facts, in Chinese with what they mean."""
    return tuple([named(name).render(language) for name in names])


def _add_time(lines: list[str], decision: Decision, language: Language) -> None:
    """Add when the act is permitted next, or when an approved one must end."""
    coming, until = decision.plan
    if not decision.approved:
        lines.append(coming.render(language))
    elif until is not None:
        lines.append(tell("permitted_until", language, at=shown_at(until)))


def _add_reason(lines: list[str], reason: Reason, language: Language, *, short: bool = False) -> None:
    """Add what a reason says, line by line."""
    zh = language == "zh"
    says, citation = reason.says, reason.citation
    source = f"    {citation.zh if zh else citation.en} [{reason.rule}]"
    if reason.confidence != "verified":
        source += " " + tell(f"confidence_{reason.confidence}", language)
    lines += (f"- {says.zh if zh else says.en}", source)
    if short:
        if reason.truth == "unknown":  # else it would read as a breach
            _add_unjudged(lines, reason, language)
        return
    for piece in reason.evidence:
        lines.append("    " + piece.render(language))
    if reason.truth == "unknown" and reason.missing:
        lines.append("    " + tell("missing", language, names=_named(reason.missing[0], language)))
        if past := tuple(name.removeprefix(PAST) for name in reason.missing[0] if name.startswith(PAST)):
            lines.append("    " + tell("missing_past", language, names=_named(past, language)))
    if reason.kind == "delay" and reason.lifts_at is not None:
        lines.append("    " + tell("lifts_at", language, at=shown_at(reason.lifts_at)))
    elif reason.kind == "stop":
        lines.append("    " + (STOP.zh if zh else STOP.en))
    if reason.repairs and (reason.truth == "yes" or not reason.missing):
        how = "repair" if reason.truth == "yes" else "repair_unknown"
        lines.append("    " + tell(how, language, repair=reason.repairs[0]))
    if reason.displaced:
        lines.append("    " + tell("displaced", language, rules=reason.displaced))
    if reason.rebuttal:
        names = "; ".join([each.render(language) for each in reason.rebuttal])
        lines.append("    " + tell("rebuttal", language, names=names))


def _add_unjudged(lines: list[str], reason: Reason, language: Language) -> None:
    """Add that a rule which does not decide could not be judged, and for want of what."""
    key, first = ("unjudged_missing", reason.missing[0]) if reason.missing else ("unjudged", ())
    lines.append("    " + tell(key, language, names=_named(first, language)))
