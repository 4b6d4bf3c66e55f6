"""Every reading, by hand: when states open and end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairdebt.clock import Span, Spans, parse_span
from fairdebt.facts import Case
from fairdebt.logic import (
    All,
    Any,
    Compare,
    Count,
    Fact,
    Holds,
    Inside,
    Key,
    Literal,
    Lookup,
    Not,
    Row,
    State,
    StatedTimes,
    Table,
)
from tests.readings.reference.asked import MAYBE, act, ask, call, case
from tests.readings.reference.opened import BOTH, CONSENT, LENDER, RENEWED, WITHDRAWN, at, days, notice, state
from tests.readings.terse import spans, was

# ------------------------------------------------------------------------------------- the checked examples


def test_seven_days_after_a_conversation_on_14_august_it_is_free_on_21_august() -> None:
    wait = state(begins=was("outcome", "conversation"), lasts=spans("7 days"))
    about = case(call("2026-08-14", outcome="conversation"))
    assert days(wait, about, "2026-08-14", "2026-08-20T23:59:59+08:00") == ["yes", "yes"]
    assert at("2026-08-21T00:00+08:00", wait, about) == "no"


def test_a_consent_of_4_june_covers_through_10_june() -> None:
    about = case(notice("consent", "2026-06-04"))
    assert days(state(lasts=spans("7 days")), about, "2026-06-10", "2026-06-11") == ["yes", "no"]


def test_fourteen_full_days_after_1_may_it_is_free_on_16_may() -> None:
    written = state(begins=was("channel", "letter"), delay=spans("14 full days"))
    about = case(call("2026-05-01", channel="letter"))
    assert days(written, about, "2026-05-15T23:59:59+08:00", "2026-05-16T00:00+08:00") == ["no", "yes"]


def test_then_counts_from_the_last_day_of_what_came_before() -> None:
    # 5 business days after Monday 1 June end on 8 June: seven full days here, until business days can be written
    chain = Spans(((Span(7, "full_day"), Span(30, "full_day")),))
    assert days(state(lasts=chain), case(notice("consent", "2026-06-01")), "2026-07-08", "2026-07-09") == ["yes", "no"]


# ------------------------------------------------------------------------------------------ beginning, ending


def test_from_the_instant_of_the_event() -> None:
    about = case(notice("consent", "2026-03-01"))
    times = ["2026-03-01T11:59:59+08:00", "2026-03-01T12:00+08:00", "2026-03-09"]
    assert days(BOTH, about, *times) == ["no", "yes", "yes"]


def test_what_begins_with_the_very_act_lasts_from_it() -> None:
    hours = state(lasts=spans("2 hours"))
    times = ["2026-03-01T12:00+08:00", "2026-03-01T13:59:59+08:00", "2026-03-01T14:00+08:00"]
    assert days(hours, case(notice("consent", "2026-03-01")), *times) == ["yes", "yes", "no"]


def test_until_the_event_that_ends_it() -> None:
    about = case(notice("consent", "2026-03-01"), notice("consent_withdrawn", "2026-03-05"))
    assert days(BOTH, about, "2026-03-05T11:59:59+08:00", "2026-03-05T12:00+08:00") == ["yes", "no"]


def test_an_end_before_the_begin_is_none() -> None:
    about = case(notice("consent", "2026-03-05"), notice("consent_withdrawn", "2026-03-01"))
    assert at("2026-03-06", BOTH, about) == "yes"


def test_an_end_at_the_very_instant_of_the_begin_is_unknown() -> None:
    both = [notice("consent", "2026-03-01", id="C"), notice("consent_withdrawn", "2026-03-01")]
    assert at("2026-03-06", BOTH, case(*both)) == at("2026-03-06", BOTH, case(*reversed(both))) == "unknown"
    assert at("2026-03-06", BOTH, case(both[0], {**both[1], "of": "C"})) == "no"


def test_an_event_does_not_end_the_episode_it_begins() -> None:
    any_contact = state(begins=was("act", "contact"), ends=was("act", "contact"))
    assert at("2026-03-06", any_contact, case(call("2026-03-01"), call("2026-03-02"))) == "yes"


def test_a_later_event_that_names_another_touches_only_its_episode() -> None:
    consents = [notice("consent", "2026-03-01", id="A"), notice("consent", "2026-03-01")]
    end = notice("consent_withdrawn", "2026-03-05")
    assert at("2026-03-06", BOTH, case(*consents, end)) == "no"
    assert at("2026-03-06", BOTH, case(*consents, {**end, "of": "A"})) == "yes"
    assert at("2026-03-06", BOTH, case(consents[0], {**end, "of": "A"})) == "no"
    assert at("2026-03-06", BOTH, case(consents[0], {**end, "of": "unknown"})) == "unknown"


def test_a_deed_may_answer_the_event() -> None:
    late = state(begins=was("notice", "complaint"), ends=was("act", "answer_complaint"), links=("of", "answers"))
    complaints = [notice("complaint", "2026-03-01", id="A"), notice("complaint", "2026-03-01", id="B")]
    answers = [{"act": "answer_complaint", "at": "2026-03-02T12:00+08:00", "answers": name} for name in ("A", "B")]
    assert at("2026-03-06", late, case(*complaints, answers[0])) == "yes"
    assert at("2026-03-06", late, case(*complaints, *answers)) == "no"


def test_possible_begins_and_ends() -> None:
    sure, maybe = notice("consent", "2026-03-01", scope="night"), notice("consent", "2026-03-01")
    end, perhaps = (notice("consent_withdrawn", "2026-03-02", scope=scope) for scope in ("night", "unknown"))
    night = was("scope", "night")
    wanted = state(begins=All((CONSENT, night)), ends=All((WITHDRAWN, night)))
    assert at("2026-03-06", wanted, case(sure)) == "yes"
    assert at("2026-03-06", wanted, case(maybe)) == "unknown"
    assert at("2026-03-06", wanted, case(sure, perhaps)) == "unknown"
    assert at("2026-03-06", wanted, case(maybe, end)) == "no"


def test_of_what_lasts_so_long_the_latest_possible_begin_may_outlast_the_latest_sure_one() -> None:
    night = state(begins=All((CONSENT, was("scope", "night"))), lasts=spans("3 days"))
    sure, perhaps = {"scope": "night"}, {"scope": "unknown"}
    for first, second, truths in (
        (sure, perhaps, ["yes", "unknown", "unknown", "no"]),
        (perhaps, sure, ["yes", "yes", "yes", "no"]),
        (perhaps, perhaps, ["unknown", "unknown", "unknown", "no"]),
    ):
        about = case(notice("consent", "2026-05-01", **first), notice("consent", "2026-05-03", **second))
        assert days(night, about, "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06") == truths


def test_keys_of_begin_and_end() -> None:
    about = case(
        notice("consent", "2026-03-01", lender="L1"),
        notice("consent", "2026-03-01", lender="L2"),
        notice("consent_withdrawn", "2026-03-02", lender="L2"),
    )
    found = [at("2026-03-06", state(ends=WITHDRAWN, per=LENDER), about, lender=name) for name in ("L1", "L2", "L3")]
    assert found == ["yes", "no", "no"]


def test_a_notice_without_debts_means_all() -> None:
    per_debt = state(ends=WITHDRAWN, per=(Key("debt", "debts"),))
    debts = [{"id": "D1"}, {"id": "D2"}]
    about = case(notice("consent", "2026-03-01"), notice("consent_withdrawn", "2026-03-02", debts=["D2"]), debts=debts)
    assert [at("2026-03-06", per_debt, about, debts=[name]) for name in ("D1", "D2")] == ["yes", "no"]


def test_ends_after() -> None:
    about = case(notice("consent", "2026-03-01"), notice("consent_withdrawn", "2026-03-05"))
    slow = state(ends=WITHDRAWN, ends_after=spans("3 full days"))
    assert days(slow, about, "2026-03-08T23:59:59+08:00", "2026-03-09T00:00+08:00") == ["yes", "no"]


# ------------------------------------------------------------------------------------------- dates that begin


def test_begins_on_a_date_of_the_event() -> None:
    stayed = state(begins=was("notice", "bankruptcy_petition"), begins_on="filed_on")
    filed = notice("bankruptcy_petition", "2026-03-05", filed_on="2026-03-08")
    assert days(stayed, case(filed), "2026-03-07T23:59:59+08:00", "2026-03-08T00:00+08:00") == ["no", "yes"]
    silent = notice("bankruptcy_petition", "2026-03-05")
    assert days(stayed, case(silent), "2026-03-05T11:00+08:00", "2026-03-05T12:00+08:00") == ["no", "yes"]
    for said in ("unknown", "none"):
        assert at("2026-03-09", stayed, case({**silent, "filed_on": said})) == "unknown"
    assert at("2026-03-09", stayed, case(filed, zones="unknown")) == "unknown"


@pytest.mark.parametrize("field", ["filed_on", "effective_on", "stated_until", "until"])
def test_begins_at_the_event_where_it_names_no_date(field: str) -> None:
    stayed = state(begins_on=field)
    about = case(notice("consent", "2026-03-05"))
    assert days(stayed, about, "2026-03-05T11:59:59+08:00", "2026-03-05T12:00+08:00") == ["no", "yes"]


def test_begins_with_a_date_of_the_case() -> None:
    running = state(begins=None, begins_with=Fact("debt.due_on"), lasts=spans("2 years"))
    due = case(debts=[{"due_on": "2024-03-02"}])
    times = ["2024-03-01", "2024-03-02T00:00+08:00", "2026-03-02T23:59:59+08:00", "2026-03-03T00:00+08:00"]
    assert days(running, due, *times) == ["no", "yes", "yes", "no"]
    found = [at("2026-03-02", running, case(debts=[{"due_on": said}])) for said in ("none", "unknown")]
    assert found == ["no", "unknown"]


# ------------------------------------------------------------------------------------ delays, durations, ends


def test_a_delay_is_undone_while_it_runs() -> None:
    wait = state(begins=was("channel", "letter"), delay=spans("3 full days"), undone_by=was("notice", "bounced"))
    letter = call("2026-05-01", channel="letter", id="L")
    for on, truth in [("2026-05-02", "no"), ("2026-05-05T00:00+08:00", "no"), ("2026-05-05T00:00:01+08:00", "yes")]:
        assert at("2026-05-06", wait, case(letter, notice("bounced", on))) == truth
    assert at("2026-05-06", wait, case(letter, notice("bounced", "2026-05-01"))) == "unknown"
    assert at("2026-05-06", wait, case(letter, notice("bounced", "2026-05-01", of="L"))) == "no"
    assert at("2026-05-06", wait, case(letter, notice("bounced", "2026-05-02", of="X"))) == "yes"


def test_what_ends_before_it_opens_never_opens() -> None:
    wait = state(delay=spans("3 full days"), ends=WITHDRAWN)
    about = case(notice("consent", "2026-05-01"), notice("consent_withdrawn", "2026-05-02"))
    assert at("2026-05-06", wait, about) == "no"


def test_lasts_counts_from_the_opening() -> None:
    wait = state(delay=spans("3 full days"), lasts=spans("2 days"))
    about = case(notice("consent", "2026-05-01"))
    assert days(wait, about, "2026-05-04", "2026-05-05", "2026-05-06", "2026-05-07") == ["no", "yes", "yes", "no"]


def test_elapsed_time_needs_no_zone_and_local_days_do() -> None:
    about = case(notice("consent", "2026-05-01"), zones="unknown")
    hours = state(lasts=spans("2 hours"))
    assert days(hours, about, "2026-05-01T13:59:59+08:00", "2026-05-01T14:00+08:00") == ["yes", "no"]
    assert days(state(lasts=spans("2 days")), about, "2026-05-01T11:00+08:00", "2026-06-01") == ["no", "unknown"]


def test_renewals_restart_what_lasts() -> None:
    about = case(notice("consent", "2026-05-01"), notice("acknowledgement", "2026-05-10"))
    assert days(RENEWED, about, "2026-05-19", "2026-05-20") == ["yes", "no"]


def test_what_is_over_is_not_renewed() -> None:
    about = case(notice("consent", "2026-05-01"), notice("acknowledgement", "2026-05-11"))
    assert days(RENEWED, about, "2026-05-10", "2026-05-12") == ["yes", "no"]


def test_a_possible_renewal_extends_only_the_possible_end() -> None:
    night = state(renews=All((was("notice", "acknowledgement"), was("scope", "night"))), lasts=spans("10 days"))
    about = case(notice("consent", "2026-05-01"), notice("acknowledgement", "2026-05-10"))
    assert days(night, about, "2026-05-10", "2026-05-11", "2026-05-19", "2026-05-20") == [
        "yes",
        "unknown",
        "unknown",
        "no",
    ]
    again = about.extended(notice("acknowledgement", "2026-05-15", scope="night"))
    assert days(night, again, "2026-05-20", "2026-05-25") == ["unknown", "no"]


def test_through_a_day_that_the_event_names() -> None:
    limited = state(through="stated_until")
    about = case(notice("consent", "2026-05-01", stated_until="2026-05-10"))
    assert days(limited, about, "2026-05-10T23:59:59+08:00", "2026-05-11T00:00+08:00") == ["yes", "no"]
    for said, truth in [("none", "yes"), ("unknown", "unknown"), ("9999-12-31", "yes")]:
        assert at("2026-05-09", limited, case(notice("consent", "2026-05-01", stated_until=said))) == truth
    assert at("2026-05-09", limited, case(notice("consent", "2026-05-01"))) == "yes"


def test_through_the_day_of_the_event_itself() -> None:
    that_day = state(through="at")
    about = case(notice("consent", "2026-05-01"))
    assert days(that_day, about, "2026-05-01T23:59:59+08:00", "2026-05-02T00:00+08:00") == ["yes", "no"]
    assert at("2026-05-02", that_day, case(notice("consent", "2026-05-01"), zones="unknown")) == "unknown"


def test_a_table_of_durations() -> None:
    table = Table("t", (Row(("medical",), Spans(((parse_span("3 days"),),))), Row(("vehicle",), Decimal(1))))
    limited = state(lasts=Lookup("t", (Fact("debt.product"),)))
    consent = notice("consent", "2026-05-01")
    medical = case(consent, debts=[{"product": "medical"}])
    assert days(limited, medical, "2026-05-03", "2026-05-04", tables=(table,)) == ["yes", "no"]
    hours = Table("t", (Row(("medical",), spans("2 hours")),))
    times = ["2026-05-01T12:00+08:00", "2026-05-01T13:59:59+08:00", "2026-05-01T14:00+08:00"]
    assert days(limited, medical, *times, tables=(hours,)) == ["yes", "yes", "no"]
    assert at("2026-05-01", limited, case(consent, debts=[{"product": "unknown"}]), tables=(table,)) == "unknown"


# ---------------------------------------------------------------------------------- states that read states

BUSY = State("p/busy", (), begins=was("notice", "hold"), ends=was("notice", "hold_lifted"))


def test_an_event_reads_states_at_its_own_instant_from_strictly_earlier_events() -> None:
    free = state(begins=All((CONSENT, Not(Holds("p/busy", "event")))))
    before, same, after = (notice("hold", on) for on in ("2026-02-28", "2026-03-01", "2026-03-02"))
    consent = notice("consent", "2026-03-01")
    assert [at("2026-03-06", free, case(consent, each), BUSY) for each in (before, same, after)] == ["no", "yes", "yes"]
    # a consent that says it is about the hold comes after it
    held = {**same, "id": "H"}
    assert at("2026-03-06", free, case({**consent, "of": "H"}, held), BUSY) == "no"


def test_states_are_joined_as_each_of_them_comes_and_goes() -> None:
    agreed = state(lasts=spans("2 days"))
    about = case(notice("consent", "2026-03-01"), notice("hold", "2026-03-02"), notice("hold_lifted", "2026-03-04"))
    agreed_, held = Holds("p/s"), Holds("p/busy")
    either, both, one = Any((agreed_, held)), All((agreed_, held)), Any((All((agreed_, Not(held))), MAYBE))
    days_ = ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]
    for node, expected in (
        (either, ["clear", "breached", "breached", "breached", "clear"]),
        (both, ["clear", "clear", "breached", "clear", "clear"]),
        (Not(either), ["breached", "clear", "clear", "clear", "breached"]),
        (Not(both), ["breached", "breached", "clear", "breached", "breached"]),
        (one, ["unknown", "breached", "unknown", "unknown", "unknown"]),
    ):
        found = [ask(node, act(f"{on}T12:00+08:00"), about, states=(agreed, BUSY)) for on in days_]
        assert found == expected, node


def test_now_reads_at_the_instant_of_the_act() -> None:
    free = state(begins=All((CONSENT, Not(Holds("p/busy", "event", "now")))))
    consent, hold = notice("consent", "2026-03-01"), notice("hold", "2026-03-04")
    assert days_with_busy(free, case(consent, hold), "2026-03-03", "2026-03-04") == ["yes", "no"]


def days_with_busy(of: State, about: Case, *on: str) -> list[str]:
    return [at(day, of, about, BUSY) for day in on]


def test_a_state_of_an_event_has_the_keys_of_that_event() -> None:
    busy = State("p/busy", (Key("address", "address"),), begins=was("notice", "wrong_number"))
    counted = Count(All((was("channel", "call"), Not(Holds("p/busy", "event", "now")))), ())
    about = case(
        call("2026-03-01", address="1"),
        call("2026-03-01", address="2"),
        notice("wrong_number", "2026-03-02", address="1"),
    )
    one = Compare(counted, "=", Literal(Decimal(1)))
    assert ask(one, act("2026-03-03T12:00+08:00"), about, states=(busy,)) == "breached"
    two = Compare(counted, "=", Literal(Decimal(2)))
    assert ask(two, act("2026-03-01T12:00+08:00"), about, states=(busy,)) == "breached"


# --------------------------------------------------------------------------------------------- stated times


@pytest.mark.parametrize(
    ("times", "answer"),
    [
        ({"weekdays": "10:00-14:00"}, "breached"),
        ({"weekdays": "18:00-21:00"}, "clear"),
        ({"saturday": "10:00-14:00"}, "clear"),
        ({"every_day": "10:00-14:00", "monday": "18:00-21:00"}, "clear"),
        ("unknown", "unknown"),
    ],
)
def test_times_that_an_event_states(times: object, answer: str) -> None:
    agreed = state(begins=was("notice", "hours_agreed"), ends=was("notice", "hours_withdrawn"))
    about = case(notice("hours_agreed", "2026-03-01", times=times))
    inside = Inside(StatedTimes("p/s", "times"))
    assert ask(inside, act(), about, states=[agreed]) == answer  # Monday noon
    over = about.extended(notice("hours_withdrawn", "2026-03-01T13:00+08:00"))
    assert ask(inside, act(), over, states=[agreed]) == "clear"


# ----------------------------------------------------------------------------------------------- what must hold


def test_order_of_the_history_is_irrelevant() -> None:
    events = [notice("consent", "2026-05-01"), notice("acknowledgement", "2026-05-10"), notice("consent", "2026-04-01")]
    assert at("2026-05-15", RENEWED, case(*events)) == at("2026-05-15", RENEWED, case(*reversed(events))) == "yes"


def test_a_state_that_nothing_begins_is_never_open() -> None:
    assert at("2026-05-15", state(begins=Any(())), case()) == "no"
