"""Why a norm answers as it does: what is not known, the smallest first, and what would put the act right."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard
from fairdebt.facts import Decision, Reason
from tests.generated import Plain, covering, loaded
from tests.generated.words import SAYS

CALL: Plain = {"act": "contact", "channel": "call", "to": "debtor", "voice": "ai", "at": "2026-03-02T12:00+08:00"}
CASE: Plain = {"jurisdictions": ["CN"], "debtor": {"id": "P1"}, "lender": {"id": "L1"}, "debts": [{"id": "D1"}]}


def guard(states: Plain | None = None, **rule: Any) -> Guard:
    """Return a guard with one rule."""
    one = {"id": "r", "kind": "forbid", "citation": "x", "says": SAYS, **rule}
    head = {"format": "1", "policy": "p", "title": SAYS, "jurisdiction": "any", "binding": "law"}
    file = {**head, "in_force": {"from": "2020-01-01"}, "business_days": "CN", "states": states or {}, "rules": [one]}
    return Guard.of(covering(loaded(file)))


def decided(when: Any, case: Plain, **call: Any) -> Decision:
    return guard(when={"act": "contact", "all": [when]}).decide({**CALL, **call}, {**CASE, **case})


def reason(asked: Guard, case: Plain | None = None, **call: Any) -> Reason:
    """Return the reason that the one rule gives."""
    reasons = asked.decide({**CALL, **call}, {**CASE, **(case or {})}).reasons
    (found,) = (each for each in reasons if each.rule == "p/r")
    return found


def forbidden(when: Any, case: Plain | None = None, **call: Any) -> Reason:
    """Return the reason that a rule gives which forbids this."""
    return reason(guard(when={"act": "contact", "all": [when]}), case, **call)


MEDICAL, ONLINE = {"debt.product": "medical"}, {"debt.online": "yes"}
EITHER, BOTH = (("debt.online",), ("debt.product",)), (("debt.online", "debt.product"),)


@pytest.mark.parametrize(
    ("when", "missing"),
    [
        (MEDICAL, (("debt.product",),)),
        ({"all": [MEDICAL, ONLINE]}, EITHER),
        ({"any": [MEDICAL, ONLINE]}, BOTH),
        ({"not": {"all": [MEDICAL, ONLINE]}}, BOTH),
        ({"not": {"any": [MEDICAL, ONLINE]}}, EITHER),
        ({"not": {"not": {"all": [MEDICAL, ONLINE]}}}, EITHER),
        ({"not": {"not": {"any": [MEDICAL, ONLINE]}}}, BOTH),
        ({"not": {"all": [{"not": MEDICAL}, {"not": ONLINE}]}}, BOTH),
        ({"not": {"any": [{"not": MEDICAL}, {"not": ONLINE}]}}, EITHER),
        (
            {"any": [{"all": [MEDICAL, ONLINE]}, {"lender.type": "bank"}]},
            (("debt.online", "lender.type"), ("debt.product", "lender.type")),
        ),
        # the call is made by a machine: that part is settled, whichever way
        ({"all": [MEDICAL, {"voice": "ai"}]}, (("debt.product",),)),
        ({"any": [MEDICAL, {"voice": "person"}]}, (("debt.product",),)),
        # what only the call will show is not asked for
        ({"any": [MEDICAL, {"answered_by": "employer"}]}, (("debt.product",),)),
    ],
)
def test_what_is_not_known_is_named_in_the_smallest_sets(when: Any, missing: tuple[tuple[str, ...], ...]) -> None:
    assert forbidden(when).missing == missing


OFFICE: dict[str, Any] = {
    "kind": "permitted_hours",
    "when": {"act": "contact"},
    "hours": {"working_day": "09:00-17:00", "day_off": "never"},
}


@pytest.mark.parametrize(
    ("calendar", "case", "at", "missing"),
    [
        ("CN", {"zones": "unknown"}, "2026-03-02T12:00+08:00", ("zones",)),
        ("CN", {"zones": ["Asia/Shanghai"]}, "2035-03-05T12:00+08:00", ("calendar",)),  # nobody has announced that year
        (
            "local",
            {"jurisdictions": {"residence": "CN", "location": "unknown"}, "zones": ["Asia/Shanghai"]},
            "2026-03-02T12:00+08:00",
            ("jurisdictions.location",),
        ),
    ],
)
def test_hours_by_a_calendar_need_a_place_and_an_announcement(
    calendar: str, case: Plain, at: str, missing: tuple[str, ...]
) -> None:
    assert reason(guard(calendar=calendar, **OFFICE), case, at=at).missing == (missing,)


def test_a_set_of_which_a_part_is_known_is_not_known() -> None:
    abroad = {"jurisdictions": {"has_any": ["US"]}}
    assert forbidden(abroad, {"jurisdictions": ["CN", "unknown"]}).missing == (("jurisdictions",),)
    assert decided(abroad, {"jurisdictions": ["CN"]}).approved


# --------------------------------------------------------------------------------------------------- the history

ANSWERED: dict[str, Any] = {
    "kind": "contact_cap",
    "when": {"act": "contact"},
    "count": {"outcome": "answered"},
    "at_most": "2 per 7 days",
}
MADE = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-01T12:00+08:00"}


@pytest.mark.parametrize(
    ("case", "call", "missing"),
    [
        ({"history": [MADE, MADE]}, {}, ("history.outcome",)),
        # that one was answered, and that two were is what is not known
        ({"history": [{**MADE, "outcome": "answered", "purpose": "unknown"}, MADE, MADE]}, {}, ("history.outcome",)),
        ({"history": "unknown"}, {}, ("history",)),
        ({"history": {"events": [], "covers": {"from": "2026-02-28T00:00+08:00"}}}, {}, ("history",)),
        ({"history": {"events": [], "covers": {"parties": ["L2"]}}}, {}, ("history",)),
        ({"history": [{**MADE, "outcome": "answered"}] * 2, "zones": "unknown"}, {}, ("zones",)),
        ({"history": [{**MADE, "outcome": "answered"}] * 2}, {"lender": "unknown"}, ("lender",)),
    ],
)
def test_a_count_that_is_not_known_names_what_its_events_lack(case: Plain, call: Plain, missing: Any) -> None:
    assert reason(guard(**ANSWERED, per=["lender"]), case, **call).missing == (missing,)


def test_a_count_that_is_not_known_names_the_keys_that_its_events_lack() -> None:
    said = [{**MADE, "outcome": "answered", "given_to": "unknown"}] * 2
    found = reason(guard(**ANSWERED, per=[{"lender": "given_to"}]), {"history": said, "lender": {"id": "L1"}})
    assert found.missing == (("history.given_to",),)


CONSENT = {"notice": "consent", "at": "2026-02-20T12:00+08:00"}
SILENT = {"events": [], "opening": {"states": {"s": "unknown"}}, "covers": {"from": "2026-02-01T00:00+08:00"}}


@pytest.mark.parametrize(
    ("state", "case", "call", "missing"),
    [
        ({"begins": {"notice": "consent", "scope": "night"}}, {"history": [CONSENT]}, {}, ("history.scope",)),
        (
            {"begins": {"notice": "consent", "scope": "night"}, "lasts": "20 business days"},
            {"history": [CONSENT]},
            {},
            ("history.scope",),
        ),
        ({"begins": {"notice": "consent"}}, {"history": SILENT}, {}, ("history",)),
        (
            {"begins": {"notice": "consent"}, "lasts": "10 days"},
            {"history": [CONSENT], "zones": "unknown"},
            {},
            ("zones",),
        ),
        (
            {"begins": {"notice": "consent"}, "lasts": "3 business days"},
            {"history": [{**CONSENT, "at": "2035-02-20T12:00+08:00"}]},
            {"at": "2035-02-24T12:00+08:00"},
            ("calendar",),
        ),
        (
            {"begins": {"notice": "consent"}, "per": ["address"]},
            {"history": [{**CONSENT, "address": "number 1"}]},
            {"address": "unknown"},
            ("address",),
        ),
        # to whom it was given: that the notice that began it has no scope is nothing to the point
        (
            {
                "begins": {"notice": "callback_request"},
                "ends": {"notice": "consent_withdrawn", "scope": "night"},
                "per": [{"collector": "given_to"}],
            },
            {"history": [{**CONSENT, "notice": "callback_request"}]},
            {},
            ("history.given_to",),
        ),
    ],
)
def test_a_state_that_is_not_known_names_what_its_events_lack(
    state: Plain, case: Plain, call: Plain, missing: Any
) -> None:
    states = {"s": {"per": [], **state}}
    found = reason(guard(states, when={"act": "contact", "is": "s"}), case, **call)
    assert found.missing == (missing,)


# --------------------------------------------------------------------------------------------------- what repairs


BY_HAND, BY_PERSON, OTHER_WAY = "dial by hand", "let a person speak", "use another channel"


@pytest.mark.parametrize(
    ("when", "repairs"),
    [
        ({"voice": "ai"}, (BY_PERSON,)),
        ({"all": [{"voice": "ai"}, {"dialled_by": "system"}]}, (BY_HAND, BY_PERSON)),
        ({"any": [{"voice": "ai"}, {"dialled_by": "system"}]}, (f"{BY_HAND}, and {BY_PERSON}",)),
        ({"not": {"any": [{"not": {"voice": "ai"}}, {"dialled_by": "hand"}]}}, (BY_HAND, BY_PERSON)),
        ({"not": {"all": [{"not": {"voice": "ai"}}, {"dialled_by": "hand"}]}}, (f"{BY_HAND}, and {BY_PERSON}",)),
        # what is not so already needs no repair, and who is called cannot be repaired
        ({"any": [{"voice": "person"}, {"dialled_by": "system"}]}, (BY_HAND,)),
        ({"all": [{"to": "debtor"}, {"voice": "ai"}]}, (BY_PERSON,)),
        ({"any": [{"to": "debtor"}, {"voice": "ai"}]}, ()),
        # another channel is another act: it comes last
        ({"channel": "call", "voice": "ai"}, (BY_PERSON, OTHER_WAY)),
    ],
)
def test_what_the_host_can_change_is_named_in_the_smallest_sets(when: Any, repairs: tuple[str, ...]) -> None:
    found = forbidden(when, dialled_by="system")
    assert tuple(repair.en for repair in found.repairs) == repairs
    assert found.kind == ("fix" if repairs else "stop")


def test_elements_that_a_call_must_have_are_told_apart_from_those_that_it_must_not() -> None:
    lacks = {"not": {"elements": {"has_all": ["institution"]}}}
    (duty,) = decided({"any": [lacks, {"elements": {"has_any": ["amount"]}}]}, CASE).duties
    assert duty.says.en == "say: name of the collecting institution"
