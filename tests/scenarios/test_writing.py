"""A scenario prints as a file that reads back equal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import given, strategies as st

from fairdebt.facts import Outcome, read_action, read_case
from fairdebt.messages import Text
from fairdebt.scenarios import (
    Expectation,
    Scenario,
    plain_scenario,
    read_scenario_text,
    write_scenario,
    write_scenarios,
)
from fairdebt.vocabulary import TABLES
from tests.bundled import OF_POLICIES, ORDINARY, scenarios_in

ENCODABLE = st.characters(exclude_categories=["Cs"])
INVISIBLE = ["\x85", "\u2028", "\ufeff", "\x00", "\n", "a\tb", "\xa0", "\U0010ffff", "\uffff", "\U0001f600"]
TRICKY = st.sampled_from(INVISIBLE) | st.sampled_from(
    [
        "yes",
        "no",
        "null",
        "~",
        "21:00",
        "1e3",
        "0x10",
        "2026-01-01",
        "- a",
        "a: b",
        "# c",
        "'",
        '"',
        "{",
        "%",
        "|",
        "=",
        ">",
    ]
)
PLAIN = st.text(ENCODABLE, min_size=1, max_size=30)
IDS = TRICKY | PLAIN
TRUTHS = st.sampled_from(["yes", "no", "unknown"])
INSTANTS = st.builds(
    lambda at, minutes: at.astimezone(timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.integers(-720, 840),
)
NUMBERS = st.decimals(0, 10**9, places=2, allow_nan=False).map(str)


def word(table: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*TABLES[table].words])


DEEDS = {
    "act": word("act"),
    "channel": word("channel"),
    "to": word("relation"),
    "address": IDS,
    "text": IDS,
    "debts": st.just(["D1"]),
    "minutes": NUMBERS,
    "encrypted": TRUTHS,
    "findings": st.lists(word("finding"), max_size=2, unique=True),
    "claims": st.fixed_dictionaries({}, optional={"amount": NUMBERS, "will_sue": TRUTHS, "case_number": PLAIN}),
}
REQUIRED = ("act", "at")


def deeds(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {**DEEDS, "at": INSTANTS, **more}
    needed = {name: fields[name] for name in REQUIRED}
    return st.fixed_dictionaries(needed, optional={name: held for name, held in fields.items() if name not in REQUIRED})


HISTORIES = (
    st.just("unknown")
    | st.lists(deeds(outcome=word("outcome")), max_size=3)
    | st.builds(lambda events, at: {"events": events, "covers": {"from": at}}, st.lists(deeds(), max_size=2), INSTANTS)
)
CASES = st.fixed_dictionaries(
    {"debts": st.just([{"id": "D1", "principal": "10.50", "due_on": "2026-01-01"}])},
    optional={
        "jurisdictions": st.just(["CN"]) | st.just({"residence": "US-MA", "number": "US-CA"}) | st.just("unknown"),
        "debtor": st.fixed_dictionaries({}, optional={"id": IDS, "insolvent": TRUTHS}),
        "mandate": st.just({"from": "2026-01-01", "contract": True}),
        "own": st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True), PLAIN, max_size=2),
        "history": HISTORIES,
    },
)
TITLES = st.none() | st.builds(Text, PLAIN, PLAIN)
SETS = st.none() | st.frozensets(PLAIN, max_size=3)
EXPECTATIONS = st.none() | st.builds(
    Expectation,
    st.sampled_from([Outcome.VETOED, Outcome.UNDETERMINED]),
    duties=SETS,
    assumed=SETS,
    because=SETS,
    next_permitted=SETS | INSTANTS | st.just("never"),
    permitted_until=st.none() | INSTANTS | st.just("never"),
)


def read_back(text: str, name: str = "x.yaml") -> Scenario:
    (scenario,) = read_scenario_text(text.encode(), name=name, base=Path())
    return scenario


def normal(text: Text | None) -> Text | None:
    return None if text is None else Text(" ".join(text.zh.split()), " ".join(text.en.split()))


@given(CASES, deeds(), TITLES, EXPECTATIONS)
def test_any_scenario_reads_back_equal(
    case: dict[str, Any], action: dict[str, Any], title: Text | None, expect: Expectation | None
) -> None:
    title = normal(title)
    if title is not None and not (title.zh and title.en):
        title = None
    named = [] if expect is None else [n for s in (expect.duties, expect.assumed, expect.because) for n in s or ()]
    if expect is not None and isinstance(expect.next_permitted, frozenset):
        named.extend(expect.next_permitted)
    if not all(name.strip() for name in named):
        expect = None
    scenario = Scenario(("cn",), read_case(case), read_action(action), title, expect)
    assert read_back(write_scenario(scenario)) == scenario


def test_bundled_scenarios_read_back_equal() -> None:
    for path in (*OF_POLICIES, *ORDINARY):
        scenarios = scenarios_in(path)
        written = write_scenarios(scenarios)
        assert tuple(read_scenario_text(written.encode(), name="x", base=path.parent)) == scenarios


def test_file_reads_as_people_write_it() -> None:
    text = """\
scenario: {zh: 夜间, en: at night}
policies: [cn]
case:
  jurisdictions: [CN]
  debts:
  - {id: D1, online: "yes", principal: "12.50"}
history:
- {act: contact, channel: call, to: debtor, outcome: answered, at: "2026-03-02T09:00:00+08:00"}
action: {act: contact, channel: call, to: debtor, voice: person, at: "2026-03-02T22:00:00+08:00"}
expect: {outcome: vetoed, because: [cn.gbt-45251/quiet-hours]}
"""
    assert write_scenario(read_back(text)) == text


def test_python_truths_are_written_as_words() -> None:
    action = read_action({"act": "contact", "at": "2026-03-02T22:00+08:00", "encrypted": True})
    written = write_scenario(Scenario(("cn",), read_case({"own": {"risky": True}}), action))
    assert 'encrypted: "yes"' in written
    assert 'risky: "yes"' in written


def test_plain_scenario_leaves_out_what_nobody_said() -> None:
    action = read_action({"act": "contact", "at": "2026-03-02T22:00+08:00"})
    said = plain_scenario(Scenario(("cn",), read_case({}), action))
    assert said == {"policies": ["cn"], "case": {}, "action": {"act": "contact", "at": "2026-03-02T22:00:00+08:00"}}
