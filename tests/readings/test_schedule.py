"""The schedule against the reference reading: every stretch, every boundary, and any instant in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings, strategies as st

from fairdebt.clock import DAY
from fairdebt.facts import Action, Case
from fairdebt.loader import Policies
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.questions import instant_of
from fairdebt.readings.reference import reference
from fairdebt.readings.schedule import Schedule, Stretch
from tests.generated import Plain, action, case, covering, loaded, policies


def moved(act: Action, at: int) -> Action:
    """Return the act at another instant."""
    return act.model_copy(update={"at": datetime.fromtimestamp(at, UTC)})


def in_the_way(loaded_policies: Policies, act: Action, about: Case, at: int) -> tuple[set[str], set[str]]:
    """Return the keys of the norms that veto, and of those that are unknown, by the reference."""
    vetoing = {norm.key for norm in loaded_policies.norms.prohibitions if norm.effect == "veto"}
    answers = reference(loaded_policies.norms, moved(act, at), about)
    breached = {key for key, answer in answers.items() if answer is Answer.BREACHED and key in vetoing}
    return breached, {key for key, answer in answers.items() if answer is Answer.UNKNOWN and key in vetoing}


def stretches(loaded_policies: Policies, act: Action, about: Case, days: int) -> list[Stretch]:
    """Return the stretches from the act on."""
    at = instant_of(act)
    return list(Schedule(Decider(loaded_policies.norms), act, about, at).stretches(at, at + days * DAY))


@st.composite
def timed(draw: st.DrawFn) -> Plain:
    """Draw a policy of hours, caps, waits and cooling-off, with few other conditions."""
    bands = st.sampled_from(["08:00-21:00", "02:30-14:00", "00:00-01:30", "09:15-09:16"])
    windows = st.sampled_from(
        ["calendar day", "calendar week from sunday", "2 days", "24 hours", "90 minutes", "calendar month", "1 month"]
    )
    spans = st.sampled_from(
        ["2 days", "1 full days", "2 business days", "36 hours", "90 minutes", "calendar day", "1 month"]
    )
    calendars = st.sampled_from(["CN", "US-federal", "local", ["CN", "US"]])
    said = {"zh": "测试", "en": "test"}
    rules: list[Plain] = []
    for number in range(draw(st.integers(1, 3))):
        found: Plain = {"id": f"r{number}", "citation": "x", "says": said, "when": {"act": "contact"}}
        found["kind"] = draw(st.sampled_from(["permitted_hours", "contact_cap", "cooling_off", "notice_first"]))
        match found["kind"]:
            case "permitted_hours":
                form = draw(st.sampled_from(["hours", "closed"]))
                found[form] = {"every_day": draw(bands)}
                if draw(st.booleans()):
                    found[form]["saturday"] = "10:00-12:00" if form == "closed" else "never"
                if draw(st.booleans()):
                    found[form][draw(st.sampled_from(["holiday", "day_off"]))] = draw(bands)
                    found[form]["working_day"] = draw(bands)
                    found["calendar"] = draw(calendars)
            case "contact_cap":
                found["per"] = ["debtor"]
                found["at_most"] = f"{draw(st.integers(1, 3))} per {draw(windows)}"
                if draw(st.integers(0, 3)) == 0:
                    found["counting"] = draw(st.sampled_from(["days_in_a_row", "distinct channel"]))
            case "cooling_off":
                found |= {"per": ["debtor"], "after": {"act": "contact"}, "for": draw(spans)}
            case _:
                found |= {"per": ["debtor"], "first": {"notice": "consent"}, "wait": draw(spans)}
                found["undone_by"] = {"notice": "refusal"}
        rules.append(found)
    head = {"format": "1", "policy": "timed", "title": said, "jurisdiction": "any", "binding": "law"}
    until = draw(st.sampled_from([{}, {"until": "2026-03-30"}]))
    days = {"business_days": draw(st.sampled_from(["CN", "US-federal"]))}
    return {**head, **days, "in_force": {"from": "2020-01-01", **until}, "rules": rules}


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Action, Case]:
    """Draw an act and a case with known zones near a change of clocks, contacts and notices before it and after."""
    zones = draw(
        st.sampled_from(
            [
                ["America/New_York"],
                ["America/Los_Angeles", "America/New_York"],
                ["Europe/London"],
                ["America/Santiago"],
                ["Asia/Kolkata", "Asia/Shanghai"],
                ["Australia/Lord_Howe"],
                ["Asia/Shanghai"],
            ]
        )
    )
    changes = [(2026, 3, 8), (2026, 11, 1), (2026, 3, 29), (2026, 10, 25), (2026, 4, 4), (2026, 9, 6), (2028, 2, 29)]
    others = [(2026, 12, 31), (2026, 2, 14), (2026, 2, 28), (2026, 5, 9)]
    day = datetime(*draw(st.sampled_from([*changes, *others])), tzinfo=UTC)
    at = day + timedelta(minutes=draw(st.integers(-2 * 1440, 1440)))
    near = st.integers(-4 * 1440, 2 * 1440)
    history: list[Plain] = [
        {"act": "contact", "channel": draw(st.sampled_from(["call", "sms"])), "to": "debtor", "outcome": "answered"}
        | {"at": (at + timedelta(minutes=draw(near))).isoformat()}
        for _ in range(draw(st.integers(0, 5)))
    ]
    history += [
        {"notice": draw(st.sampled_from(["consent", "consent", "refusal"]))}
        | {"at": (at + timedelta(minutes=draw(near))).isoformat()}
        for _ in range(draw(st.integers(0, 2)))
    ]
    act = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": at.isoformat()})
    debts = [{"id": "D1"}]
    where = draw(st.sampled_from([["CN"], ["US-MA"], {"residence": "US-AZ"}]))
    said = {"jurisdictions": where, "zones": zones, "debts": debts, "debtor": {"id": "P1"}, "history": history}
    return act, Case.model_validate(said)


def check(found: Policies, act: Action, about: Case, days: int, minutes: list[int]) -> None:
    """Compare the stretches with the reference at, before and after every boundary, and at some minutes."""
    at = instant_of(act)
    parts = stretches(found, act, about, days)
    assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]
    assert (parts[0].start, parts[-1].end) == (at, at + days * DAY)
    asked = {each for part in parts for each in (part.start, part.end - 1)}
    asked.update(at + 60 * (minute % (days * 1440)) for minute in minutes)
    for instant in sorted(asked):
        part = next(each for each in parts if each.start <= instant < each.end)
        assert (set(part.breached), set(part.unknown)) == in_the_way(found, act, about, instant), instant


@given(policies(), action(), case(), st.lists(st.integers(0, 10**6), min_size=8, max_size=8))
def test_stretches_agree_with_the_reference_for_policies_of_every_kind(
    drawn: Policies, act: Action, about: Case, minutes: list[int]
) -> None:
    check(covering(drawn), act, about, 4, minutes)


@given(timed(), weeks(), st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
def test_stretches_agree_with_the_reference_where_clocks_change(
    drawn: Plain, drawn_week: tuple[Action, Case], minutes: list[int]
) -> None:
    check(covering(loaded(drawn)), *drawn_week, 5, minutes)


@settings(max_examples=max(3, settings().max_examples // 100))
@given(timed(), weeks())
def test_a_random_week_minute_by_minute(drawn: Plain, drawn_week: tuple[Action, Case]) -> None:
    """Brute force; thirty weeks in `make soak`."""
    check(covering(loaded(drawn)), *drawn_week, 7, list(range(7 * 1440)))


def test_what_may_have_begun_before_the_history_does_is_over_in_time() -> None:
    """The act lies before the history begins; two days later a wait of three days from then is surely over."""
    head = {
        "format": "1",
        "policy": "x",
        "title": {"zh": "测试", "en": "test"},
        "jurisdiction": "any",
        "binding": "law",
    }
    wait = {"id": "wait", "kind": "cooling_off", "citation": "x", "says": head["title"], "per": []}
    wait |= {"when": {"act": "contact"}, "after": {"notice": "consent"}, "for": "3 days"}
    found = covering(loaded({**head, "in_force": {"from": "2020-01-01"}, "rules": [wait]}))
    act = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-28T12:00+00:00"})
    history = {"events": [], "covers": {"from": "2026-03-29T12:00+00:00"}}
    about = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}], "history": history})
    parts = stretches(found, act, about, 8)
    assert [(str(datetime.fromtimestamp(part.end, UTC)), bool(part.unknown)) for part in parts] == [
        ("2026-03-31 16:00:00+00:00", True),
        ("2026-04-05 12:00:00+00:00", False),
    ]
