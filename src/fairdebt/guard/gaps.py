"""Where no loaded policy speaks: how that is named, and the reason that is given for it."""

from __future__ import annotations

from datetime import datetime

from fairdebt.facts import Action, Reason
from fairdebt.messages import say
from fairdebt.readings.coverage import ASKED_OF, Gap

_ASKS_WHERE = ("where_unknown", "part_unknown")


def gap_reason(gap: Gap, action: Action) -> Reason:
    """Return the reason that is given where no loaded policy speaks."""
    assert isinstance(action.at, datetime)
    match gap.kind:
        case "where_unknown":
            says, repair = say("where_unknown"), say("name_jurisdiction")
        case "part_unknown":
            says, repair = say("part_unknown", where=gap.where), say("name_jurisdiction")
        case "jurisdiction":
            says, repair = say("no_policy_for", where=gap.where), say("load_policy")
        case "act":
            says, repair = say("no_policy_for_act", where=gap.where, act=action.act), say("load_policy")
        case "roles" | "lenders" | "people" | "purposes":
            fact = ASKED_OF[gap.kind]
            says = say("no_policy_for_limit", where=gap.where, words=gap.words, fact=fact)
            repair = say("name_limit", fact=fact) if gap.asks else say("load_policy")
        case _:
            says = say("no_policy_for_date", where=gap.where, on=action.at.date().isoformat())
            repair = say("load_policy")
    return Reason(
        rule=gap_name(gap),
        title=say("no_policy_title"),
        citation=say("engine_citation"),
        says=says,
        truth="unknown",
        kind="fix",
        confidence="verified",
        force="prohibition",
        binding="definitions",
        missing=_missing(gap),
        repairs=(repair,),
    )


def _missing(gap: Gap) -> tuple[tuple[str, ...], ...]:
    """Return the fact that would tell, for a gap that is a question."""
    if gap.kind in _ASKS_WHERE:
        return (("jurisdictions",),)
    return ((ASKED_OF[gap.kind],),) if gap.asks and gap.kind in ASKED_OF else ()


def gap_name(gap: Gap) -> str:
    """Return how scenario files name a gap: `coverage/CN`, or `jurisdictions` where that is unknown."""
    return "jurisdictions" if gap.kind in _ASKS_WHERE else f"coverage/{gap.where}"
