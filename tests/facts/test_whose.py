"""What a case says of one debtor, lender or agency is of no other that an act names."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt.facts import Action, Case, fact_of, known_for, told_for, untold
from fairdebt.facts.values import UNKNOWN

FACTS = ("agency.evaluated_on", "mandate.contract", "collector.role", "lender.type", "debtor.minor", "jurisdictions")
WHOSE: dict[str, Any] = {"debtor": {"id": "P1"}, "jurisdictions": ["CN"], "zones": ["Asia/Shanghai"]}
KNOWN = {"agency": {"id": "A1", "evaluated_on": "2026-01-02"}, "mandate": {"contract": "yes"}}
ITSELF: dict[str, Any] = {**KNOWN, **WHOSE, "lender": {"id": "L1", "type": "bank"}, "collector": {"role": "lender"}}
MANDATED: dict[str, Any] = {**ITSELF, "collector": {"role": "agency"}}
NAMELESS: dict[str, Any] = {**MANDATED, "agency": {"evaluated_on": "2026-01-02"}}


def act(**said: str) -> Action:
    call = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T10:00+08:00"}
    return Action.model_validate(call | said)


def unknown(case: dict[str, Any], action: Action) -> set[str]:
    told = told_for(Case.model_validate(case), action)
    return {path.partition(".")[0] for path in FACTS if fact_of(told, path, action) is UNKNOWN}


ALL = {"agency", "mandate", "collector"}
LENDERS = {"lender", "mandate"}
DEBTORS = {"debtor", "jurisdictions"}


@pytest.mark.parametrize(
    ("case", "said", "expected"),
    [
        (MANDATED, {}, set()),  # the act leaves it to the case
        (MANDATED, {"agency": "A1"}, set()),
        (MANDATED, {"agency": "none"}, set()),
        (MANDATED, {"agency": "A2"}, ALL),
        (MANDATED, {"agency": "unknown"}, ALL),
        (MANDATED, {"collector": "A2"}, ALL),
        (MANDATED, {"agency": "A1", "collector": "A2"}, {"collector"}),
        (MANDATED, {"collector": "L1"}, {"collector"}),  # the lender itself; its agency is as the case says
        (MANDATED | {"agency": {**KNOWN["agency"], "id": "unknown"}}, {"agency": "A1"}, ALL),
        (MANDATED | {"collector": {"role": "agency", "id": "A2"}}, {"agency": "A1"}, {"collector"}),
        (MANDATED | {"collector": {"role": "agency", "id": "A2"}}, {"agency": "A2"}, {"agency", "mandate"}),
        (NAMELESS, {"agency": "A2"}, set()),  # of whom it is about nobody spoke
        (NAMELESS, {"agency": "unknown"}, set()),
        (ITSELF, {}, set()),
        (ITSELF, {"agency": "A1"}, {"collector"}),  # that the lender collects itself says nothing of its agency
        (ITSELF, {"agency": "A2"}, ALL),
        (ITSELF, {"collector": "L1"}, set()),
        (ITSELF | {"collector": {"role": "unknown"}}, {"agency": "A1"}, {"collector"}),
        (ITSELF | {"agency": {}}, {"agency": "A1"}, {"agency", "collector"}),  # nobody spoke of its evaluation
        (MANDATED, {"act": "hand_over", "receiver": "A1"}, set()),
        (MANDATED, {"act": "hand_over", "receiver": "A2"}, {"agency", "mandate"}),
        (MANDATED, {"act": "hand_over", "receiver": "unknown"}, {"agency", "mandate"}),
        (MANDATED, {"act": "hand_over"}, set()),
        (MANDATED, {"act": "hand_over", "agency": "A1", "receiver": "A2"}, {"agency", "mandate"}),
        (MANDATED, {"lender": "L1"}, set()),
        (MANDATED, {"lender": "none"}, set()),
        (MANDATED, {"lender": "L2"}, LENDERS),  # a mandate is of one lender; its agency is as the case says
        (MANDATED, {"lender": "unknown"}, LENDERS),
        (MANDATED, {"lender": "L2", "agency": "A1"}, LENDERS),
        (MANDATED, {"lender": "L1", "agency": "A1"}, set()),
        (MANDATED, {"lender": "L2", "agency": "A2"}, LENDERS | ALL),
        (MANDATED | {"lender": {"type": "bank"}}, {"lender": "L2"}, set()),  # of whom it is about nobody spoke
        (MANDATED | {"lender": {"type": "bank"}}, {"lender": "unknown"}, set()),
        (ITSELF, {"lender": "L1"}, set()),
        (ITSELF, {"lender": "L2"}, {*LENDERS, "collector"}),  # that L1 collects itself says nothing of L2
        (ITSELF, {"lender": "L2", "agency": "none"}, {*LENDERS, "collector"}),
        (ITSELF | {"collector": {"role": "lender", "id": "L1"}}, {"lender": "L2"}, {*LENDERS, "collector"}),
        (ITSELF | {"collector": {"role": "lender", "id": "X"}}, {"lender": "L1"}, set()),
        (MANDATED, {"debtor": "P1"}, set()),
        (MANDATED, {"debtor": "P2"}, DEBTORS),
        (MANDATED, {"debtor": "unknown"}, DEBTORS),
        (MANDATED | {"debtor": {"minor": "no"}}, {"debtor": "P2"}, set()),
        (MANDATED, {"debtor": "P1", "lender": "L1", "agency": "A1"}, set()),
        (MANDATED, {"act": "share_data", "receiver": "B1"}, set()),  # whoever receives data acts under no mandate
    ],
)
def test_facts_are_unknown_where_they_are_of_another(
    case: dict[str, Any], said: dict[str, str], expected: set[str]
) -> None:
    silent = (
        {"agency"} if "evaluated_on" not in case["agency"] else set()
    )  # silence on evaluations is none, not unknown
    assert unknown(case, act(**said)) == expected - silent


@pytest.mark.parametrize("case", [MANDATED, ITSELF, NAMELESS, MANDATED | {"collector": {"role": "agency", "id": "A1"}}])
@pytest.mark.parametrize(
    "said",
    [
        {},
        {"agency": "A1"},
        {"agency": "A2"},
        {"agency": "none"},
        {"collector": "L1"},
        {"lender": "L1"},
        {"lender": "L2"},
        {"lender": "L2", "collector": "L1"},
        {"debtor": "P2"},
    ],
)
def test_forgetting_who_it_is_makes_nothing_known(case: dict[str, Any], said: dict[str, str]) -> None:
    before = unknown(case, act(**said))
    for name in said:
        assert before <= unknown(case, act(**said | {name: "unknown"}))
    for group, name in (
        *((group, "id") for group in ("agency", "collector", "debtor", "lender")),
        ("collector", "role"),
    ):
        if name in case[group]:
            less = case | {group: {**case[group], name: "unknown"}}
            assert before <= unknown(less, act(**said))
            for one in said:
                assert before <= unknown(less, act(**said | {one: "unknown"}))


def test_an_act_that_names_no_other_is_told_of_the_very_case() -> None:
    about = Case.model_validate(MANDATED)
    assert told_for(about, act()) is about
    assert known_for(about, act(agency="A1")) is about
    assert told_for(about, act(lender="L1", debtor="P1")) is about
    assert told_for(about, act(agency="A2")) is told_for(about, act(agency="A3"))
    assert told_for(told_for(about, act(agency="A2")), act(agency="A2")).mandate.contract == "unknown"
    assert fact_of(told_for(about, act(agency="A2")), "agency.id", act(agency="A2")) == "A1"


@pytest.mark.parametrize(
    ("path", "said", "expected"),
    [
        ("mandate.contract", {"agency": "A2"}, "agency.id"),
        ("collector.licensed", {"agency": "A2"}, "collector.id"),
        ("mandate.contract", {"agency": "unknown"}, "agency"),
        ("collector.licensed", {"collector": "unknown"}, "collector"),
        ("mandate.contract", {"act": "hand_over", "receiver": "unknown"}, "receiver"),
        ("mandate.contract", {"agency": "A1"}, None),
        ("debtor.minor", {"agency": "A2"}, None),
        ("debtor.minor", {"debtor": "P2"}, "debtor.id"),
        ("debtor.minor", {"debtor": "unknown"}, "debtor"),
        ("jurisdictions", {"debtor": "P2"}, "debtor.id"),
        ("lender.type", {"lender": "L2"}, "lender.id"),
        ("lender.type", {"lender": "unknown"}, "lender"),
        ("mandate.contract", {"lender": "L2"}, "lender.id"),
        ("mandate.contract", {"lender": "L2", "agency": "A2"}, "lender.id"),
    ],
)
def test_what_is_missing_is_who_the_case_speaks_of(path: str, said: dict[str, str], expected: str | None) -> None:
    action = act(**said)
    assert untold(told_for(Case.model_validate(MANDATED), action), action, path) == expected


def test_a_collecting_lender_of_whom_nothing_is_known_is_another_lender() -> None:
    action = act(lender="L2")
    assert untold(told_for(Case.model_validate(ITSELF), action), action, "collector.licensed") == "lender.id"


def test_unknown_places_of_the_debtor_named_are_asked_for_themselves() -> None:
    case = Case.model_validate(MANDATED | {"jurisdictions": "unknown"})
    assert untold(case, act(debtor="P1"), "jurisdictions") is None
