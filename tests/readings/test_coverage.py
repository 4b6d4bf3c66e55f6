"""Where no loaded policy speaks, and the one question where a country has law of its own in each of its states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairdebt.facts import Action, Case, prepared
from fairdebt.logic import Coverage, Norms
from fairdebt.readings.coverage import Covered, Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.questions import instant_of

CALL = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T12:00-05:00"})
PARTS = frozenset({"US-GA", "US-MA", "US-NY"})
DIVIDED = Norms((), (), {}, {}, coverage=(Coverage("US", frozenset({"contact"}), date(2021, 11, 30), parts=PARTS),))
WHOLE = Norms((), (), {}, {}, coverage=(Coverage("US", frozenset({"contact"})),))


def found(norms: Norms, *where: str) -> tuple[Gap, ...]:
    return Covered(norms).gaps(CALL, Case.model_validate({"jurisdictions": list(where), "zones": ["America/New_York"]}))


@pytest.mark.parametrize("where", ["US-GA", "US-NY/new-york-city"])
def test_a_state_that_is_listed_is_covered_with_its_cities(where: str) -> None:
    assert found(DIVIDED, where) == ()


def test_only_the_country_is_one_question() -> None:
    assert found(DIVIDED, "US") == (Gap("part_unknown", "US"),)
    assert found(WHOLE, "US") == ()


def test_the_country_beside_a_state_asks_nothing() -> None:
    assert found(DIVIDED, "US", "US-MA") == ()


def test_a_part_that_is_not_listed_is_not_covered() -> None:
    assert found(DIVIDED, "US-GA", "US-PR") == (Gap("jurisdiction", "US-PR"),)
    assert found(WHOLE, "US-PR") == ()


def test_an_unlisted_part_may_be_accepted_by_a_house() -> None:
    accepted = Coverage("US-PR", frozenset({"contact"}), None, date(2027, 1, 1), accepted=True)
    assert found(Norms((), (), {}, {}, coverage=(*DIVIDED.coverage, accepted)), "US-PR") == ()


def test_residence_unknown_beside_a_known_location_is_a_question() -> None:
    case = Case.model_validate({"jurisdictions": {"residence": "unknown", "location": "US-MA"}, "zones": ["Etc/UTC"]})
    assert Covered(DIVIDED).gaps(CALL, case) == (Gap("where_unknown"),)


AGENCIES = frozenset({"agency", "attorney_collector"})
BOUND = Coverage(
    "US",
    frozenset({"contact"}),
    parts=PARTS,
    only_for=(("US-GA", "roles", AGENCIES), ("US-NY", "roles", frozenset({"lender"}))),
)
ONLY_AGENCIES = Gap("roles", "US-GA", ("agency", "attorney_collector"))


def of_role(role: str | None, *where: str, coverage: tuple[Coverage, ...] = (BOUND,)) -> tuple[Gap, ...]:
    said = {"jurisdictions": list(where), "zones": ["America/New_York"], "collector": {"role": role} if role else {}}
    return Covered(Norms((), (), {}, {}, coverage=coverage)).gaps(CALL, Case.model_validate(said))


def test_what_was_read_may_bind_some_collectors_alone() -> None:
    assert of_role("agency", "US-GA") == of_role("lender", "US-MA") == of_role("lender", "US-NY/new-york-city") == ()
    assert of_role("lender", "US-GA/atlanta") == (replace(ONLY_AGENCIES, where="US-GA/atlanta"),)
    assert of_role("agency", "US-NY", "US-PR") == (Gap("roles", "US-NY", ("lender",)), Gap("jurisdiction", "US-PR"))


SOME = Coverage(
    "US",
    frozenset({"contact", "publish"}),
    only_for=(("US", "lenders", frozenset({"bank"})), ("US", "people", frozenset({"debtor"}))),
)


@pytest.mark.parametrize(
    ("act", "to", "lender", "expected"),
    [
        ("contact", "debtor", "bank", []),
        ("contact", "debtor", "other", [("lenders", False)]),
        ("contact", "debtor", "unknown", [("lenders", True)]),
        ("contact", "debtor", None, [("lenders", True)]),
        ("contact", "employer", "bank", [("people", False)]),
        ("contact", "unknown", "bank", [("people", True)]),
        ("contact", None, "bank", [("people", True)]),
        ("contact", "employer", "other", [("lenders", False), ("people", False)]),
        ("publish", None, "bank", []),
        ("file_suit", None, "bank", [("act", False)]),
    ],
)
def test_some_lenders_and_some_people_alone(
    act: str, to: str | None, lender: str | None, expected: list[object]
) -> None:
    said = {"act": act, "at": "2026-03-02T12:00-05:00"} | ({} if to is None else {"to": to})
    case = {"jurisdictions": ["US-GA"], "lender": {} if lender is None else {"type": lender}}
    gaps = Covered(Norms((), (), {}, {}, coverage=(SOME,))).gaps(Action.model_validate(said), Case.model_validate(case))
    assert [(gap.kind, gap.asks) for gap in gaps] == expected


@pytest.mark.parametrize("role", [None, "unknown"])
def test_who_collects_is_a_question_where_it_matters(role: str | None) -> None:
    assert of_role(role, "US-GA") == (replace(ONLY_AGENCIES, asks=True),)
    assert of_role(role, "US-MA") == ()


def test_one_that_speaks_of_everybody_is_enough() -> None:
    accepted = Coverage("US-GA", frozenset({"contact"}), accepted=True)
    assert of_role("lender", "US-GA", coverage=(BOUND, accepted)) == ()
    elsewhere = Coverage("US-GA", frozenset({"file_suit"}))
    assert of_role("lender", "US-GA", coverage=(BOUND, elsewhere)) == (ONLY_AGENCIES,)
    another = replace(BOUND, only_for=(("US-GA", "roles", frozenset({"lender"})),))
    assert of_role("lender", "US-GA", coverage=(BOUND, another)) == ()


def test_entries_of_one_index_narrow_each_other() -> None:
    narrow = replace(BOUND, only_for=(("US", "roles", AGENCIES), ("US-GA", "roles", frozenset({"agency", "lender"}))))
    assert of_role("agency", "US-GA", coverage=(narrow,)) == ()
    for role in ("lender", "attorney_collector"):
        assert of_role(role, "US-GA", coverage=(narrow,)) == (Gap("roles", "US-GA", ("agency",)),)


def test_a_day_that_is_not_covered_stands_beside_a_role_that_is_not() -> None:
    late = replace(BOUND, from_on=date(2027, 1, 1))
    assert of_role("lender", "US-GA", coverage=(late,)) == (ONLY_AGENCIES, Gap("date", "US-GA"))
    assert of_role("agency", "US-GA", coverage=(late,)) == (Gap("date", "US-GA"),)


FROM, UNTIL = date(2026, 3, 2), date(2026, 3, 4)
NEVER = Coverage("US", frozenset({"file_suit"}))


@pytest.mark.parametrize(
    ("covers", "covered"),
    [
        ([(FROM, None)], [False, True, True, True]),
        ([(None, UNTIL)], [True, True, True, False]),
        ([(FROM, UNTIL)], [False, True, True, False]),
        ([(None, FROM), (UNTIL, None)], [True, False, False, True]),
        ([(FROM, None), (None, None)], [True, True, True, True]),
    ],
)
def test_a_law_covers_from_its_first_day_until_the_first_that_is_not_its_own(
    covers: list[tuple[date | None, date | None]], covered: list[bool]
) -> None:
    """On the days where the debtor is: in New York it is still 1 March when it is 2 March in London."""
    spoken = tuple(Coverage("US", frozenset({"contact"}), start, end) for start, end in covers)
    norms = Norms((), (), {}, {}, coverage=(*spoken, NEVER))
    case = Case.model_validate({"jurisdictions": ["US"], "zones": ["America/New_York"]})
    instants = ["2026-03-02T04:59:59Z", "2026-03-02T05:00:00Z", "2026-03-04T04:59:59Z", "2026-03-04T05:00:00Z"]
    for at, known in zip(instants, covered, strict=True):
        act = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": at})
        gaps = () if known else (Gap("date", "US"),)
        assert Covered(norms).gaps(act, case) == gaps, at
        assert Decider(norms).outcome(act, prepared(case), instant_of(act)) == ({}, gaps), at


@pytest.mark.parametrize("where", ["CN-HK", "CN-MO/taipa", "CN-TW", "CN-91", "HK", "TW"])
def test_a_place_with_law_of_its_own_is_not_covered_by_the_country_whose_code_it_may_bear(where: str) -> None:
    """ISO 3166-2 lists Hong Kong, Macau and Taiwan below CN; what binds on the mainland does not bind there."""
    mainland = Norms((), (), {}, {}, coverage=(Coverage("CN", frozenset({"contact"})),))
    assert found(mainland, where) == (Gap("jurisdiction", where),)
    assert found(mainland, "CN", where) == (Gap("jurisdiction", where),)
    there = Norms((), (), {}, {}, coverage=(Coverage(where.partition("/")[0], frozenset({"contact"})),))
    assert found(there, where) == ()
