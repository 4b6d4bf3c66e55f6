"""Where no loaded policy speaks: how that is named, and the reason that is given for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache

from fairdebt.facts import Action, Case, Reason, untold
from fairdebt.loader import bundled_names
from fairdebt.messages import Text, say
from fairdebt.readings.coverage import ASKED_OF, Gap
from fairdebt.vocabulary import ATTRIBUTES, FACTS, named, word_named

_ASKS_WHERE = ("where_unknown", "part_unknown")


def gap_reason(gap: Gap, action: Action, case: Case, loaded: Collection[str]) -> Reason:
    """Return the reason that is given where no loaded policy speaks; `loaded` are the names that were loaded."""
    assert isinstance(action.at, datetime)
    missing = gap_fact(gap, action, case)
    match gap.kind:
        case "where_unknown" if missing != "jurisdictions":
            says, repair = say("where_of_another"), _named(missing)
        case "where_unknown":
            says, repair = say("where_unknown"), say("name_jurisdiction")
        case "part_unknown":
            says, repair = say("part_unknown", where=gap.where), say("name_jurisdiction")
        case "jurisdiction":
            says, repair = say("no_policy_for", where=gap.where), _load(gap.where, loaded)
        case "act":
            says, repair = say("no_policy_for_act", where=gap.where, act=action.act), say("load_policy")
        case "roles" | "lenders" | "people" | "purposes":
            says = _limited(gap, ASKED_OF[gap.kind])
            repair = _named(missing) if gap.asks else say("load_policy")
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
        missing=() if missing is None else ((missing,),),
        repairs=(repair,),
    )


def _load(where: str, loaded: Collection[str]) -> Text:
    """Return what to load for a jurisdiction: the bundled policies of its country, if there are any."""
    country = where.partition("-")[0].lower()
    if country in loaded or country not in _countries():
        return say("load_policy")
    return say("load_country", name=country)


@cache
def _countries() -> frozenset[str]:
    return frozenset(bundled_names())


def _limited(gap: Gap, fact: str) -> Text:
    """Say of whom alone the law of a place speaks: in Chinese with what the words mean."""
    known = FACTS.get(fact) or ATTRIBUTES[fact]
    words = [word_named(known.type.table, word) for word in gap.words]
    either = Text("、".join(word.zh for word in words), ", ".join(word.en for word in words))
    return say("no_policy_for_limit", where=gap.where, words=either, fact=named(fact))


def gap_fact(gap: Gap, action: Action, case: Case) -> str | None:
    """Return the fact, or the attribute of the act, that would tell, for a gap that is a question."""
    if gap.kind in _ASKS_WHERE:
        asked = "jurisdictions"
    elif gap.asks and gap.kind in ASKED_OF:
        asked = ASKED_OF[gap.kind]
    else:
        return None
    return untold(case, action, asked) or asked


def _named(fact: str | None) -> Text:
    """Return how a fact is to be stated: one of whom the act names, where the case tells of another."""
    assert fact is not None
    return say("name_whose" if fact.endswith(".id") else "name_limit", fact=fact)


def gap_name(gap: Gap) -> str:
    """Return how scenario files name a gap: `coverage/CN`, or `jurisdictions` where that is unknown."""
    return "jurisdictions" if gap.kind in _ASKS_WHERE else f"coverage/{gap.where}"
