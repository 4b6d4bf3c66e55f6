"""The facts of a case, flat: what engines read that can neither count a history nor convert time.

Such engines know yes and no. The unknown is asked of them by two questions: with every unknown fact at its mildest the
broken rules are breached for sure; with every unknown fact at its worst they may be. The second question is asked only
where something is unknown, and both once for each possible zone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.job.cases import Drawn
from benchmarks.job.floor import HOLIDAYS, THREATS, Answer, offset, start_of_day

Plain = dict[str, Any]
Ask = Callable[[Plain], list[str]]
"""Returns the numbers of the rules that flat facts break."""

STATUS = ("cease_contact", "represented", "employer_disallows", "disputed", "insolvent", "first_message")
CONSENT = ("call_consent", "sms_consent", "email_consent")


def answering(ask: Ask) -> Callable[[Drawn], Answer]:
    """Return the answers to the common job of an engine that reads flat facts."""

    def answer(drawn: Drawn) -> Answer:
        action, debtor, history = drawn.action, drawn.debtor, drawn.history
        zones = action["zones"]
        if len(zones) == 1:
            mild, worst = flat(action, debtor, history, zones[0])
            breached = ask(mild)
            return breached, [] if worst is None else [rule for rule in ask(worst) if rule not in breached]
        sure: set[str] = set()
        perhaps: set[str] = set()
        for zone in zones:
            mild, worst = flat(action, debtor, history, zone)
            sure.update(ask(mild))
            if worst is not None:
                perhaps.update(ask(worst))
        return list(sure), list(perhaps - sure)

    return answer


def flat(action: Plain, debtor: Plain, history: list[Plain], zone: str) -> tuple[Plain, Plain | None]:
    """Return the facts with the unknown at its mildest and, if anything is unknown, at its worst."""
    at = action["at"]
    local = at + offset(zone, at // 3600)
    day = local // 86400
    second = local - day * 86400
    today = start_of_day(zone, day)
    week = start_of_day(zone, day - 6)
    month = start_of_day(zone, day - 29)
    debt = action["debt"]
    to = action["to"]
    channel = action["channel"]
    findings = action["findings"]
    calls = calls_today = talks = thirds = sms = emails = visits = 0
    maybe_calls = maybe_talks = maybe_thirds = 0
    for event in history:
        when = event["at"]
        if when > at:
            continue
        if event["to"] != "debtor":
            if event["to"] is None:
                maybe_thirds += 1
            else:
                thirds += 1
        by = event["channel"]
        if when >= week:
            about = event["debt"]
            if by == "call":
                if when >= today:
                    calls_today += 1
                if about == debt:
                    calls += 1
                elif about is None:
                    maybe_calls += 1
            elif by == "email":
                emails += 1
            elif by == "sms" and when >= today:
                sms += 1
            outcome = event["outcome"]
            if outcome != "no_answer" and (about == debt or about is None):
                if outcome is None or about is None:
                    maybe_talks += 1
                else:
                    talks += 1
        if by == "home_visit" and when >= month:
            visits += 1
    mild: Plain = {
        "channel": channel,
        "purpose": action["purpose"],
        "at_work": action["place"] == "workplace",
        "automated": action["automated"],
        "to_debtor": to == "debtor",
        "to_third": to == "third_person",
        "threat": not THREATS.isdisjoint(findings),
        "profane": "profanity" in findings,
        "has_disclosure": "collection_disclosure" in action["elements"],
        "second": second,
        "weekday": (day + 3) % 7,
        "holiday": day in HOLIDAYS,
        "calls_7d": calls,
        "calls_today": calls_today,
        "conversations_7d": talks,
        "third_contacts": thirds,
        "sms_today": sms,
        "emails_7d": emails,
        "visits_30d": visits,
        "inconvenient": any(low <= second <= high for low, high in debtor["inconvenient"]),
    }
    unknown = to is None or maybe_calls or maybe_talks or maybe_thirds
    for name in STATUS:
        said = debtor[name]
        mild[name] = said is True
        if said is None:
            unknown = True
    for name in CONSENT:
        said = debtor[name]
        mild[name] = said is not False
        if said is None:
            unknown = True
    said = debtor.get(channel + "_refused", False)
    mild["refused"] = said is True
    if not unknown and said is not None:
        return mild, None
    worst = dict(mild)
    worst["to_debtor"] = to == "debtor" or to is None
    worst["to_third"] = to == "third_person" or to is None
    worst["calls_7d"] = calls + maybe_calls
    worst["conversations_7d"] = talks + maybe_talks
    worst["third_contacts"] = thirds + maybe_thirds
    for name in STATUS:
        worst[name] = debtor[name] is not False
    for name in CONSENT:
        worst[name] = debtor[name] is True
    worst["refused"] = said is not False
    return mild, worst
