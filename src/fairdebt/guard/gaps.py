"""Where no loaded policy speaks: how that is named, and the reason that is given for it."""

from __future__ import annotations

from datetime import datetime

from fairdebt.facts import Action, Reason
from fairdebt.messages import say
from fairdebt.readings.coverage import ASKED_OF, Gap

_ASKS = {"where_unknown": "jurisdictions", "part_unknown": "jurisdictions", **ASKED_OF}
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
        case "role" | "lender" | "person" | "debt":
            says, repair = say(f"no_policy_for_{gap.kind}", where=gap.where, words=gap.words), say("load_policy")
        case "role_unknown" | "lender_unknown" | "person_unknown" | "debt_unknown":
            whose = gap.kind.removesuffix("_unknown")
            says, repair = say(f"no_policy_for_{whose}", where=gap.where, words=gap.words), say(f"name_{whose}")
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
