"""Where no loaded policy speaks: how that is named, and the reason that is given for it."""

from __future__ import annotations

from datetime import datetime

from fairdebt.facts import Action, Reason
from fairdebt.messages import say
from fairdebt.readings.coverage import Gap

_ASKS = {"where_unknown": "jurisdictions", "part_unknown": "jurisdictions", "role_unknown": "collector.role"}
"""The fact that would tell, for the gaps that are questions."""


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
        case "collector":
            says, repair = say("no_policy_for_role", where=gap.where, roles=gap.roles), say("load_policy")
        case "role_unknown":
            says, repair = say("no_policy_for_role", where=gap.where, roles=gap.roles), say("name_role")
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
        missing=((_ASKS[gap.kind],),) if gap.kind in _ASKS else (),
        repairs=(repair,),
    )


def gap_name(gap: Gap) -> str:
    """Return how scenario files name a gap: `coverage/CN`, or `jurisdictions` where that is unknown."""
    return "jurisdictions" if _ASKS.get(gap.kind) == "jurisdictions" else f"coverage/{gap.where}"
