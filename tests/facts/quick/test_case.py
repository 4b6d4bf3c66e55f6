"""The quick lane of whole cases says what pydantic says, or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import BaseModel, ValidationError

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Case, Event, intake, read_case
from fairdebt.facts.fixed import Fixed
from fairdebt.facts.people import Agency, Collector, Debt, Debtor, Guarantee, Lender, Mandate, Recipient
from fairdebt.facts.quick.case import CaseLane
from fairdebt.facts.quick.lane import LANES
from tests.facts.drawing import HOSTILE, Text, dicts, state

AT = "2026-03-02T10:00+08:00"
CALL = {"act": "contact", "channel": "call", "to": "debtor", "debts": ["D1"], "outcome": "no_answer", "at": AT}
ODD = {"notice": "inconvenient_time", "times": {"every_day": "09:00-10:00"}, "at": AT}
PLACES = ("CN", "US", "US-NY", "US-NY/new-york-city", "unknown", "none")
NO_PLACES = ("UK", "us", "", "\ud800", None, 7, Text("US"))
ZONES = ("Asia/Shanghai", "America/New_York")
NO_ZONES = ("Beijing", "", None, Text("Asia/Shanghai"), "\ud800")
PEOPLE = (("debtor", Debtor), ("lender", Lender), ("collector", Collector), ("agency", Agency), ("mandate", Mandate))


pytestmark = pytest.mark.usefixtures("at_once")


@st.composite
def cases(draw: st.DrawFn, *, faults: bool) -> dict[Any, Any]:
    """Draw a dict for a case: most of its parts are right, some are not."""

    def or_odd(right: st.SearchStrategy[Any], *odd: Any) -> Any:
        broken = faults and draw(st.integers(0, 12)) == 0
        return draw(st.sampled_from((*odd, *HOSTILE)) if broken else right)

    def some(model: type[BaseModel]) -> st.SearchStrategy[Any]:
        plain = dicts(model, faults=faults)
        return plain | dicts(model, faults=False).map(model.model_validate)

    codes = st.sampled_from(PLACES)
    roles = st.dictionaries(st.sampled_from(("residence", "location", "number")), codes)
    zones = st.lists(st.sampled_from(ZONES), max_size=2)
    debts = st.lists(some(Debt), max_size=3) | st.just([{"id": "D1"}]) | st.just([{"id": "D1"}, {"id": "D2"}])
    events = st.lists(some(Event) | st.sampled_from((CALL, ODD, CALL | {"id": "E1"})), max_size=6)
    whole = st.fixed_dictionaries({"events": events}, optional={"covers": st.just({"from": AT, "parties": ["L1"]})})
    own = st.dictionaries(
        st.sampled_from(("risk_band", "x1", "vip")), st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
    )
    parts: dict[str, Any] = {
        "jurisdictions": lambda: or_odd(st.lists(codes) | codes | roles, *([bad] for bad in NO_PLACES), {"at": "CN"}),
        "zones": lambda: or_odd(zones | zones.map(tuple) | st.just("unknown"), *([bad] for bad in NO_ZONES)),
        "debts": lambda: or_odd(debts | debts.map(tuple) | st.just("unknown")),
        "recipient": lambda: or_odd(some(Recipient)),
        "recipients": lambda: or_odd(st.lists(some(Recipient), max_size=2)),
        "guarantee": lambda: or_odd(some(Guarantee)),
        "own": lambda: or_odd(own, {"Risk": "yes"}, {"risk": None}, {"risk": "\ud800"}, {"risk": 1 << 70}, {7: "yes"}),
        "history": lambda: or_odd(events | events.map(tuple) | whole | st.just("unknown"), {"covers": {}}),
        "history_from": lambda: or_odd(st.sampled_from(("case", "ledger", "both")), "nowhere"),
        "attestations": lambda: or_odd(
            st.just([]) | st.just([{"fact": "zones", "by": "A", "why": "B", "until": AT}]), [{}]
        ),
        **{name: lambda model=model: or_odd(some(model)) for name, model in PEOPLE},
    }
    chosen = draw(st.lists(st.sampled_from(sorted(parts)), max_size=7, unique=True))
    raw: dict[Any, Any] = {name: parts[name]() for name in chosen}
    if faults and draw(st.integers(0, 20)) == 0:
        raw[draw(st.sampled_from(("debters", "\ud800", "", None, 7)))] = "unknown"
    return raw


def by_pydantic(raw: Any) -> Case | None:
    """Return what pydantic makes of a dict, None for a fault."""
    try:
        made: Case = Case.__pydantic_validator__.validate_python(raw)
    except (ValidationError, RecursionError):
        return None
    return made


def agrees(raw: dict[Any, Any]) -> bool:
    """Tell whether the quick lane read the dict, and check that it read what pydantic reads."""
    try:
        read = LANES[Case].read(raw)
    except ValidationError:  # pydantic has judged it
        assert by_pydantic(raw) is None
        return False
    if read is None:
        return False
    slow = by_pydantic(raw)
    assert slow is not None
    assert state(read) == state(slow)
    assert read == slow or "nan" in repr(raw)  # not a number equals nothing, itself included
    assert read.model_dump_json() == slow.model_dump_json()
    return True


@given(cases(faults=True))
def test_it_says_what_pydantic_says_or_nothing(raw: dict[Any, Any]) -> None:
    agrees(raw)


@given(cases(faults=False))
def test_it_reads_whatever_is_right_and_has_a_history(raw: dict[Any, Any]) -> None:
    assert agrees(raw) or by_pydantic(raw) is None or not plainly_told(raw)


def plainly_told(raw: dict[Any, Any]) -> bool:
    """Tell whether nothing is in a case that only pydantic reads."""
    events = raw.get("history")
    events = (
        events.get("events", ()) if isinstance(events, dict) else events if isinstance(events, list | tuple) else ()
    )
    ids = [Event.model_validate(event).id for event in events]
    rare = bool(raw.get("attestations")) or any(isinstance(value, int) for value in raw.get("own", {}).values())
    return not rare and len({id_ for id_ in ids if id_ is not None}) == len([id_ for id_ in ids if id_ is not None])


@given(cases(faults=True))
def test_faults_are_told_as_ever(raw: dict[Any, Any]) -> None:
    assert faults_of(raw) == faults_of(raw, lanes=False)


def faults_of(raw: dict[Any, Any], *, lanes: bool = True) -> tuple[Fault, ...]:
    """Return what is said to be wrong."""
    with pytest.MonkeyPatch.context() as patch:
        if not lanes:
            patch.setattr(intake, "LANES", {})
        try:
            read_case(raw)
        except InvalidInput as error:
            return error.faults
    return ()


@pytest.mark.parametrize(
    "place", ["jurisdictions", "zones", "debts", "recipients", "attestations", "parties", "events"]
)
@pytest.mark.parametrize("right", [True, False])
def test_an_iterator_is_read_once(place: str, right: bool) -> None:
    """One that was refused has nothing left: a second look would take it for an empty one."""
    items: dict[str, tuple[Any, Any]] = {
        "jurisdictions": ("CN", "Mars"),
        "zones": ("Asia/Shanghai", "Mars"),
        "debts": ({"id": "D1"}, {"id": 7}),
        "recipients": ({"id": "R1"}, {"id": 7}),
        "attestations": ({"fact": "zones", "by": "A", "why": "B", "until": AT}, {}),
        "parties": ("L1", 7),
        "events": (CALL, {}),
    }

    def raw() -> dict[str, Any]:
        given = iter([items[place][0], items[place][not right]])
        if place in ("parties", "events"):
            whole: dict[str, Any] = {"events": [CALL], "covers": {"from": AT}}
            (whole["covers"] if place == "parties" else whole)[place] = given
            return {"history": whole}
        return {"history": [CALL], place: given}

    if place == "debts":
        right = False  # two with one id
    slow = by_pydantic(raw())
    assert (slow is not None) is right
    assert faults_of(raw()) == faults_of(raw(), lanes=False)
    if right:
        assert state(Case.model_validate(raw())) == state(slow)


ORDINARY: dict[str, Any] = {
    "jurisdictions": ["CN"],
    "zones": ["Asia/Shanghai"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "bank"},
    "debts": [{"id": "D1", "product": "credit_card", "days_overdue": 30}, {"id": "D2"}],
    "own": {"vip": True, "risk_band": "unknown"},
    "history": [CALL, CALL, ODD, CALL | {"id": "E1"}],
}


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({}, True),
        ({"history": [CALL, CALL | {"times": None}]}, False),
        ({"history": [CALL, CALL | {"debts": ["D3"]}]}, False),
        ({"history": [CALL, CALL | {"counted_for": ["D2", "D3"]}]}, False),
        ({"history": [CALL | {"id": "E1"}] * 2}, False),  # one event, said twice: pydantic keeps one
        ({"history": {"events": [CALL], "covers": {"from": AT}, "opening": {"states": {"a/b": "no"}}}}, True),
        ({"history": {"events": [CALL], "covers": {"from": "2026"}}}, False),
        ({"history": [Event.model_validate(CALL), CALL]}, True),
        ({"history": "unknown"}, True),
        ({"history": "known"}, False),
        ({"debts": []}, False),
        ({"debts": [{"id": "D1"}, {"id": "D1"}]}, False),
        ({"debts": [{"id": "D1"}, {}]}, False),
        ({"debts": [{}]}, False),  # the history names a debt that this one need not be
        ({"debts": [{}], "history": []}, True),
        ({"debts": "unknown"}, True),
        ({"debtor": None}, False),
        ({"debtor": {"id": "P1", "insolvent": 1}}, False),
        ({"attestations": [{"fact": "zones", "by": "A", "why": "B", "until": AT}]}, True),  # pydantic reads that part
        ({"attestations": [{"fact": "zones"}]}, False),
        ({"debters": {}}, False),
        ({"jurisdictions": {"residence": "US-NY", "location": "unknown"}}, True),
        ({"jurisdictions": {"residence": "Mars"}}, False),
        ({"zones": ["Mars"]}, False),
        ({"own": {"Vip": "yes"}}, False),
        ({"own": {"vip": 2.5}}, True),
    ],
)
def test_what_it_reads_and_what_it_leaves(change: dict[str, Any], read: bool) -> None:
    assert agrees(ORDINARY | change) is read


def test_cases_share_nothing_that_can_be_changed() -> None:
    one, other = Case.model_validate({}), Case.model_validate({})
    assert type(one.own) is Fixed
    assert one.history is not other.history
    said = {"own": {"vip": "yes"}}
    assert Case.model_validate(said).own is not said["own"]


@pytest.mark.parametrize("faulty_first", [True, False])
def test_what_was_met_first_decides_nothing(faulty_first: bool) -> None:
    """The same parts, whether they are right or not, are read by the same functions."""
    faulty: list[dict[str, Any]] = [
        {"debtor": {"id": 7}},
        {"debts": [{"id": "D1", "product": "credit card", "days_overdue": 30}, {"id": "D2"}]},
        {"history": [CALL, CALL | {"channel": "cal"}]},
        {"history": [CALL | {"debts": ["D3"]}]},
        {"zones": ["Mars"]},
        {"own": {"vip": None, "risk_band": "unknown"}},
    ]
    for change in faulty:
        raws = [ORDINARY | change, ORDINARY] * 2
        assert [agrees(raw) for raw in (raws if faulty_first else reversed(raws))] == [
            not faulty_first,
            faulty_first,
        ] * 2


def test_an_order_of_parts_is_no_matter() -> None:
    """Not even to the debts, which have to be known before the history."""
    shuffled = dict(reversed(ORDINARY.items()))
    assert agrees(shuffled)
    assert not agrees(shuffled | {"history": [CALL | {"debts": ["D3"]}]})
    assert state(Case.model_validate(shuffled)) == state(Case.model_validate(ORDINARY))


def test_few_sets_of_parts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdebt.facts.quick.case.SHAPES", 2)
    lane = CaseLane(Case)
    names: list[Any] = ["debtor", "lender", "agency", "mandate", "debters", "\ud800", 7, None, Text("debtor")]
    for name in names:
        read = lane.read({name: {}})
        assert (read is None) == (by_pydantic({name: {}}) is None or type(name) is Text)
    assert 0 < len(lane._readers) <= 2


def test_several_threads_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where what they met is forgotten again and again."""
    monkeypatch.setattr("fairdebt.facts.quick.words.WORDS", 1)
    monkeypatch.setattr("fairdebt.facts.quick.lane.SHAPES", 1)
    monkeypatch.setattr("fairdebt.facts.quick.case.SHAPES", 1)
    channels = ("call", "sms", "email", "letter", "fax")
    raws = [ORDINARY | {"history": [CALL | {"channel": channel}, CALL], "zones": []} for channel in channels]
    raws += [ORDINARY | {"history": [CALL | {"purpose": "reminder"}, CALL]}, {"history": [ODD]}]
    right = [state(by_pydantic(raw)) for raw in raws]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: [state(Case.model_validate(raw)) for raw in raws], range(8)):
            assert found == right
