"""Hypothesis strategies for whole policies, cases, histories and acts over a small vocabulary, rich in coincidences."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from fairdebt.facts import Action, Case
from fairdebt.loader import Policies, WholePolicies, load_sources
from fairdebt.logic import Coverage
from fairdebt.source import read_text

Draw = st.DrawFn
Plain = dict[str, Any]

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London", "America/Santiago")
CHANNELS = ("call", "sms", "home_visit")
ATTRIBUTES = {
    "channel": CHANNELS,
    "to": ("debtor", "contact_person"),
    "purpose": ("reminder", "demand", "locate"),
    "mode": ("informative", "interactive"),
    "voice": ("person", "ai"),
    "direction": ("outbound", "inbound"),
    "agency": ("A1", "none"),
    "encrypted": ("yes", "no"),
}
DURING = {"recorded": ("yes", "no"), "identity_verified": ("yes", "no"), "answered_by": ("debtor", "spouse")}
OUTCOMES = ("answered", "no_answer", "conversation", "pending")
FACTS = {
    "debt.product": ("consumer_loan", "credit_card"),
    "debtor.insolvent": ("yes", "no"),
    "lender.type": ("bank", "platform"),
    "debt.online": ("yes", "no"),
    "recipient.offered_to_pay": ("yes", "no"),
}
SPANS = ("3 days", "2 full days", "2 business days", "1 month", "calendar day", "36 hours", "90 minutes")
WINDOWS = ("calendar day", "calendar week", "calendar week from sunday", "3 days", "48 hours", "calendar month", "ever")
OFFICIAL: tuple[Plain, ...] = (
    {"working_day": "08:00-22:00", "day_off": "00:00-12:00"},
    {"every_day": "08:00-22:00", "holiday": "never"},
    {"weekdays": "00:00-12:00", "weekend": "00:00-24:00", "day_off": "08:00-22:00"},
)
CALENDARS = ("CN", "local", ["US-federal", "CN"])
ZONE_ROLES = ("debtor", "recipient", ["recipient", "debtor"], "Asia/Shanghai", "residence", "called_number")
TIMES: tuple[Any, ...] = (
    {"every_day": "10:00-13:00"},
    {"monday": "00:00-24:00"},
    {"working_day": "08:00-20:00"},
    {"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "from": "2026-03-01", "hours": "10:00-13:00"},
    {"any": [{"holiday": "00:00-24:00"}, {"rrule": "FREQ=MONTHLY;BYMONTHDAY=28,29", "from": "2026-01-01"}]},
    "unknown",
)
JURISDICTIONS: tuple[Any, ...] = (
    ["CN"],
    ["CN"],
    {"residence": "CN", "number": "US-TX"},
    {"residence": "US-AZ"},
    {"residence": "US-CA", "location": "CN"},
    ["CN", "US-TX"],
)
NUMBERS = ("+12125550100", "+19285550100", "+8613800000000")
NOTICES = ("consent", "consent_withdrawn", "refusal", "bounced")
KEYS = (
    "debtor",
    "lender",
    "recipient",
    "channel",
    "medium",
    "debt",
    "agency",
    "collector",
    {"pair": "discussed"},
    "pair",
)
SAYS = {"zh": "测试", "en": "test"}


def words(name: str) -> st.SearchStrategy[Any]:
    """Draw what a policy says of a name: a word, several, or not that word."""
    values = {**ATTRIBUTES, **DURING, **FACTS}[name]
    one = st.sampled_from(values)
    return st.one_of(one, st.lists(one, min_size=1, max_size=2, unique=True), one.map(lambda word: {"not": word}))


@st.composite
def condition(draw: Draw, depth: int = 2) -> Any:
    """Draw a condition about the act."""
    kinds = ["attribute", "attribute", "fact", "during", "state", "number", "date", "set"]
    kind = draw(st.sampled_from([*kinds, "all", "any", "not", "happened"] if depth else kinds))
    match kind:
        case "attribute":
            name = draw(st.sampled_from(sorted(ATTRIBUTES)))
            return {name: draw(words(name))}
        case "fact":
            name = draw(st.sampled_from(sorted(FACTS)))
            return {name: draw(words(name))}
        case "during":
            name = draw(st.sampled_from(sorted(DURING)))
            return {name: draw(words(name))}
        case "state":
            return draw(st.sampled_from(["alpha", "beta", "gamma", "contacting"]))
        case "number":
            return {"debt.days_overdue": draw(st.sampled_from([">= 30 days", "< 30 days", "30 days"]))}
        case "date":
            return {
                "debt.due_on": {
                    draw(st.sampled_from(["ago", "ahead"])): draw(
                        st.sampled_from(["<= 3 days", "> 1 months", ">= 2 business days"])
                    )
                }
            }
        case "set":
            how = draw(st.sampled_from(["has_any", "has_all", "only", "none_of"]))
            return {
                "elements": {how: draw(st.lists(st.sampled_from(["institution", "amount"]), min_size=1, unique=True))}
            }
        case "not":
            return {"not": draw(condition(depth - 1))}
        case "happened":
            return {"happened": draw(happened())}
    return {kind: draw(st.lists(condition(depth - 1), min_size=1, max_size=3))}


@st.composite
def event_filter(draw: Draw, *, states: bool = False) -> Any:
    """Draw a filter on past events."""
    if draw(st.booleans()):
        return {"notice": draw(st.sampled_from(NOTICES))}
    found: Plain = {"act": "contact"}
    for name in draw(
        st.lists(st.sampled_from(["channel", "to", "mode", "direction", "outcome"]), max_size=2, unique=True)
    ):
        found[name] = draw(st.sampled_from(OUTCOMES[:3])) if name == "outcome" else draw(words(name))
    if states and draw(st.booleans()):
        found[draw(st.sampled_from(["is", "now"]))] = draw(st.sampled_from(["alpha", "beta"]))
    return {"not": found} if draw(st.integers(0, 9)) == 0 else found


def per() -> st.SearchStrategy[list[Any]]:
    """Draw keys."""
    return st.lists(st.sampled_from(KEYS), max_size=2, unique_by=str)


@st.composite
def happened(draw: Draw) -> Plain:
    """Draw a count used as a condition."""
    found: Plain = {"of": draw(event_filter(states=True)), "per": draw(per())}
    if draw(st.booleans()):
        found["at_least"] = draw(st.sampled_from(["1", "2", "3"]))
    if draw(st.booleans()):
        found["within"] = draw(st.sampled_from(WINDOWS))
    if draw(st.booleans()):
        found["counting"] = draw(st.sampled_from(["days_in_a_row", "distinct channel", "total minutes", "events"]))
    match draw(st.integers(0, 5)):
        case 0:
            found["ago"] = draw(st.sampled_from(["> 2 days", "<= 1 month", "<= 3 business days"]))
        case 1:
            found["reset_by"] = draw(event_filter())
        case 2:
            found["starts_after"] = draw(anchor())
        case 3:
            found["spanning"] = "2 days"
    return found


@st.composite
def anchor(draw: Draw) -> Plain:
    """Draw an anchor."""
    which = draw(st.sampled_from(["first", "last", "date"]))
    return {which: "debt.due_on"} if which == "date" else {which: draw(event_filter())}


@st.composite
def state(draw: Draw, *, uses: bool) -> Plain:
    """Draw a state."""
    found: Plain = {"begins": draw(event_filter(states=uses)), "per": draw(per())}
    if draw(st.integers(0, 7)) == 0:
        found["begins"] = {"date": "debt.due_on"}
    if draw(st.integers(0, 3)) == 0:
        found["begins_on"] = "filed_on"
    if draw(st.integers(0, 2)) == 0:
        found["delay"] = draw(st.sampled_from(SPANS))
        if draw(st.booleans()):
            found["undone_by"] = draw(event_filter())
    if draw(st.booleans()):
        found["ends"] = draw(event_filter())
        if draw(st.integers(0, 3)) == 0:
            found["ends_after"] = draw(st.sampled_from(SPANS))
    if draw(st.booleans()):
        found["lasts"] = draw(st.sampled_from(SPANS))
        if draw(st.booleans()):
            found["renews"] = draw(event_filter())
    if draw(st.integers(0, 3)) == 0:
        found["through"] = "stated_until"
    return found


KINDS = (
    "permitted_hours",
    "contact_cap",
    "cooling_off",
    "notice_first",
    "forbid",
    "require",
    "disclose",
    "truthful",
    "duty",
)


@st.composite
def rule(draw: Draw, number: int, kinds: tuple[str, ...] = KINDS) -> Plain:
    """Draw a rule of one of these kinds."""
    kind = draw(st.sampled_from(kinds))
    found: Plain = {"id": f"r{number}", "kind": kind, "citation": "x", "says": SAYS}
    if kind != "truthful" or draw(st.booleans()):
        found["when"] = draw(condition())
    if draw(st.booleans()):
        found["unless"] = draw(condition(depth=1))
    match kind:
        case "permitted_hours":
            form = draw(st.sampled_from(["hours", "closed", "stated"]))
            band: Plain = {"every_day": draw(st.sampled_from(["08:00-22:00", "00:00-12:00"])), "sunday": "never"}
            if draw(st.booleans()):
                band = draw(st.sampled_from(OFFICIAL))
            found["calendar"] = draw(st.sampled_from(CALENDARS))
            if form == "stated":
                found["hours"] = {"stated_in": "gamma.times"}
            else:
                found[form] = band
            found["zone"] = draw(st.sampled_from(ZONE_ROLES))
        case "contact_cap":
            found |= {"per": draw(per()), "at_most": draw(limits())}
            if draw(st.booleans()):
                found["count"] = draw(event_filter(states=True))
            if draw(st.booleans()):
                found["counting"] = draw(st.sampled_from(["days_in_a_row", "distinct channel", "total minutes"]))
            if draw(st.integers(0, 3)) == 0:
                found["starts_after"] = draw(anchor())
        case "cooling_off":
            found |= {"after": draw(event_filter(states=True)), "for": draw(st.sampled_from(SPANS)), "per": draw(per())}
        case "notice_first":
            found |= {"first": draw(event_filter(states=True)), "per": draw(per())}
            if draw(st.booleans()):
                found["wait"] = draw(st.sampled_from(SPANS))
                found["undone_by"] = draw(event_filter())
        case "require":
            lines = draw(
                st.lists(condition(depth=0).filter(lambda line: isinstance(line, dict)), min_size=1, max_size=2)
            )
            found["that"] = {name: value for line in lines for name, value in line.items()}
        case "disclose":
            found["elements"] = {draw(st.sampled_from(["has_all", "none_of"])): ["institution"]}
        case "truthful":
            found["claims"] = {
                "will_sue": draw(st.sampled_from(["never", {"debtor.insolvent": "no"}])),
                "days_overdue": {"at_most": {"fact": "debt.days_overdue"}},
            }
        case "duty":
            if draw(st.booleans()):
                found |= {"with": draw(condition(depth=1)), "do": {"act": "answer_complaint"}}
            else:
                found |= {"after": draw(event_filter()), "do": draw(event_filter()), "by": draw(st.sampled_from(SPANS))}
                found |= {"per": draw(per()), "then_forbid": draw(condition(depth=1))}
    return found


def limits() -> st.SearchStrategy[Any]:
    """Draw the limits of a cap."""
    one = st.builds(
        lambda times, window: f"{times} {'' if window == 'ever' else 'per '}{window}",
        st.integers(0, 3),
        st.sampled_from(WINDOWS),
    )
    return st.one_of(one, st.lists(one, min_size=1, max_size=2))


@st.composite
def policy(draw: Draw, name: str = "generated") -> Plain:
    """Draw a policy file with three states, a definition, a grouping key and one to four rules."""
    return {
        "format": "1",
        "policy": name,
        "title": SAYS,
        "jurisdiction": "any",
        "binding": "law",
        "business_days": draw(st.sampled_from(["CN", "US-federal"])),
        "in_force": draw(
            st.sampled_from(
                [{"from": "2020-01-01"}, {"from": "2026-03-29"}, {"from": "2020-01-01", "until": "2026-03-30"}]
            )
        ),
        "keys": {
            "pair": {
                "of": "debt",
                "together": {"when": {"debt.online": "yes"}, "sharing": "debt.account_when_obtained"},
            }
        },
        "define": {"contacting": {"act": "contact", "channel": draw(words("channel"))}},
        "states": {
            "alpha": draw(state(uses=False)),
            "beta": draw(state(uses=False).map(lambda form: form)),
            "gamma": draw(state(uses=True)),
        },
        "rules": [draw(rule(number)) for number in range(draw(st.integers(1, 4)))],
    }


def loaded(*files: Plain) -> WholePolicies:
    """Load drawn policies; JSON is YAML."""
    sources = [read_text(json.dumps(file, ensure_ascii=False).encode(), name=file["policy"]) for file in files]
    return load_sources(sources)


def policies() -> st.SearchStrategy[WholePolicies]:
    """Draw loaded policies."""
    return policy().map(loaded)


INSTANTS = st.one_of(
    st.sampled_from(
        [NOON, NOON - timedelta(days=1), NOON - timedelta(days=3), NOON - timedelta(days=2), NOON - timedelta(hours=36)]
    ),
    st.builds(lambda hours: NOON - timedelta(hours=hours), st.integers(0, 24 * 40)),
    st.builds(lambda seconds: NOON - timedelta(seconds=seconds), st.integers(0, 200_000)),
)


def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """Draw a word, `unknown`, or silence."""
    return st.sampled_from([*values, *values, "unknown", None])


@st.composite
def deed(draw: Draw) -> Plain:
    """Draw what act and event have in common."""
    found: Plain = {"act": "contact"}
    others = {"debts": ("D1", "D2"), "discussed": ("D1",), "recipient": ("P1", "P2"), "address": NUMBERS}
    for name, values in {**ATTRIBUTES, **others}.items():
        said = draw(maybe(values))
        if said is None or (name in ("debts", "discussed") and said == "unknown" and draw(st.booleans())):
            continue
        found[name] = [said] if name in ("debts", "discussed") and said != "unknown" else said
    return found


@st.composite
def event(draw: Draw, number: int) -> Plain:
    """Draw a past event."""
    at = draw(INSTANTS).isoformat()
    if draw(st.booleans()):
        found: Plain = {"notice": draw(st.sampled_from(NOTICES)), "at": at}
        for name, values in {
            "of": ("E0", "E1"),
            "recipient": ("P1",),
            "filed_on": ("2026-03-27", "none"),
            "medium": ("telephone",),
        }.items():
            said = draw(maybe(values))
            if said is not None and draw(st.booleans()):
                found[name] = said
        if draw(st.booleans()):
            found["stated_until"] = draw(st.sampled_from(["2026-03-29", "2026-03-28", "unknown", "none"]))
        if draw(st.booleans()):
            found["times"] = draw(st.sampled_from(TIMES))
        if draw(st.booleans()):
            found["debts"] = draw(st.sampled_from([["D1"], ["D2"], ["D1", "D2"]]))
    else:
        found = {**draw(deed()), "at": at}
        outcome = draw(maybe(OUTCOMES))
        if outcome is not None:
            found["outcome"] = outcome
        if draw(st.booleans()):
            found["minutes"] = draw(st.sampled_from(["1", "2", "unknown"]))
    if draw(st.booleans()):
        found["id"] = f"E{number}"
    return found


@st.composite
def case(draw: Draw) -> Case:
    """Draw a case with two debts and a history."""
    debts = []
    for debt in ("D1", "D2"):
        said = {"id": debt, "product": draw(maybe(FACTS["debt.product"])), "online": draw(maybe(("yes", "no")))}
        said["days_overdue"] = draw(st.sampled_from(["29", "30", "unknown", None]))
        said["due_on"] = draw(st.sampled_from(["2026-03-28", "2026-02-28", "unknown", "none", None]))
        said["account_when_obtained"] = draw(st.sampled_from(["X", "X", "unknown", None]))
        debts.append({name: value for name, value in said.items() if value is not None})
    found: Plain = {"jurisdictions": draw(st.sampled_from(JURISDICTIONS)), "debts": debts, "debtor": {"id": "P1"}}
    zones = draw(st.sampled_from([["Asia/Shanghai"], list(ZONES[1:3]), [ZONES[3]], "unknown", None]))
    if zones is not None:
        found["zones"] = zones
    insolvent, kind = draw(maybe(("yes", "no"))), draw(maybe(FACTS["lender.type"]))
    if insolvent is not None:
        found["debtor"]["insolvent"] = insolvent
    found["lender"] = {"id": "L1"} | ({"type": kind} if kind is not None else {})
    found["history"] = draw(history())
    return Case.model_validate(found)


@st.composite
def history(draw: Draw) -> Any:
    """Draw a history: complete, cut off, of some parties only, or unknown."""
    events = [draw(event(number)) for number in range(draw(st.integers(0, 6)))]
    match draw(st.integers(0, 9)):
        case 0:
            return "unknown"
        case 1 | 2:
            since = draw(INSTANTS)
            kept = [each for each in events if datetime.fromisoformat(each["at"]) >= since]
            said: Plain = {"events": kept, "covers": {"from": since.isoformat()}}
            if draw(st.booleans()):
                said["opening"] = {
                    "states": {
                        draw(st.sampled_from(["alpha", "beta", "gamma"])): draw(
                            st.sampled_from(["yes", "no", "unknown"])
                        )
                    }
                }
            return said
        case 3:
            return {"events": events, "covers": {"parties": draw(st.sampled_from([["L1"], ["A1"], ["L1", "A1"]]))}}
    return events


@st.composite
def action(draw: Draw) -> Action:
    """Draw a proposed act."""
    found = draw(deed())
    found["at"] = draw(st.sampled_from([NOON, NOON, NOON + timedelta(hours=11), NOON - timedelta(days=1)])).isoformat()
    for name, values in DURING.items():
        said = draw(st.sampled_from([*values, "unknown", None, None]))
        if said is not None:
            found[name] = said
    if draw(st.booleans()):
        found["elements"] = draw(st.sampled_from([["institution"], {"institution": "unknown"}, [], "unknown"]))
    if draw(st.booleans()):
        found["claims"] = draw(
            st.sampled_from([{"will_sue": "yes"}, {"days_overdue": "30"}, {"will_sue": "unknown"}, {}])
        )
    if draw(st.booleans()):
        found["template"] = "T1"
    return Action.model_validate(found)


def covering(policies_: Policies) -> Policies:
    """Let the drawn policies cover everything, so that outcomes are theirs alone."""
    from dataclasses import replace

    from fairdebt.vocabulary import TABLES

    acts = frozenset(TABLES["act"].words)
    coverage = tuple(Coverage(country, acts) for country in ("CN", "US"))
    return replace(policies_, norms=replace(policies_.norms, coverage=coverage))
