from __future__ import annotations

import pytest

from fairdebt.logic import All, Among, Any, Attribute, Holds, Not
from fairdebt.rules.conditions import read_condition
from tests.loader.trees import rule
from tests.rules.reading import act, condition, event, fact, faults_in, norms, scope, tree

CALL, SMS, DEBTOR = act("channel", "call"), act("channel", "sms"), act("to", "debtor")


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("{channel: call}", CALL),
        ("{channel: call, to: debtor}", All((CALL, DEBTOR))),
        ("[{channel: call}, {to: debtor}]", Any((CALL, DEBTOR))),
        ("{any: [{channel: call}, {to: debtor}]}", Any((CALL, DEBTOR))),
        ("{any: {channel: call, to: debtor}}", Any((CALL, DEBTOR))),
        ("{all: [{channel: call}, {to: debtor}]}", All((CALL, DEBTOR))),
        ("{not: {channel: call, to: debtor}}", Not(All((CALL, DEBTOR)))),
        ("{not: [{channel: call}, {to: debtor}]}", Not(Any((CALL, DEBTOR)))),
        ("{channel: {not: call}}", Not(CALL)),
        ("{channel: [call, sms]}", Among(Attribute("channel", "act"), frozenset({"call", "sms"}))),
        ("{channel: none}", act("channel", None)),
        (
            "{channel: [call, none]}",
            Any((Among(Attribute("channel", "act"), frozenset({"call"})), act("channel", None))),
        ),
        ("{lender.type: bank}", fact("lender.type", "bank")),
    ],
)
def test_a_mapping_is_all_of_and_a_list_one_of(written: str, meaning: object) -> None:
    assert condition(written) == meaning


def test_a_group_stands_for_its_words() -> None:
    found = condition("{outcome: not_connected}", of="event")
    assert found == Among(Attribute("outcome", "event"), frozenset({"busy", "out_of_service"}))


@pytest.mark.parametrize(
    ("written", "of", "fault"),
    [
        ("{outcome: answered}", "act", "no proposed act has `outcome`, only past events and notices do"),
        ("{lender.type: bank}", "event", "`lender.type` is a fact of the case as it is now; "),
        ("{now: x}", "act", "`now` belongs into filters on past events"),
        (
            "{happened: {of: {act: contact}, per: []}}",
            "event",
            "`happened` cannot stand inside a filter on past events",
        ),
        ("nobody", "act", "unknown definition or state `nobody`"),
    ],
)
def test_acts_and_events_are_asked_what_they_can_answer(written: str, of: str, fault: str) -> None:
    (said,) = faults_in(written, "act" if of == "act" else "event")
    assert said.startswith(fault)


def test_every_part_at_fault_is_said() -> None:
    written = "{any: [{chanel: call}, {channel: cal}], not: {to: [debtr, {not: nobdy}]}, debt.product: medicine}"
    assert len(faults_in(written)) == 5


def test_a_definition_serves_as_condition_and_as_filter() -> None:
    before = "define:\n  by_call: {channel: call, not: {to: debtor}}\n"
    found = norms(rule("contact_cap", "when: by_call\ncount: by_call\nper: [debtor]\nat_most: 1 ever"), before=before)
    (norm,) = found.prohibitions
    assert norm.scope == All((CALL, Not(DEBTOR)))
    assert All((event("channel", "call"), Not(event("to", "debtor")))).parts[0] in _flat(norm.breach)


def _flat(node: object) -> list[object]:
    from fairdebt.logic import parts_of

    return list(parts_of(node))


def test_now_reads_a_state_at_the_acts_instant() -> None:
    before = "states:\n  found_wrong: {begins: {notice: wrong_number}, per: [address]}\n"
    fields = "when: {act: contact}\ncount: {not: {now: found_wrong}}\nper: [debtor]\nat_most: 1 ever"
    (norm,) = norms(rule("contact_cap", fields), before=before).prohibitions
    assert Not(Holds("cn.example/found_wrong", "event", at="now")) in _flat(norm.breach)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("{own.vip: 'yes'}", "declare it under `facts`"),
        ("{weather.rain: 'yes'}", "docs/reference/vocabulary.en.md lists all names"),
        ("{debt.produkt: medical}", "did you mean `debt.product`?"),
    ],
)
def test_an_unknown_fact_of_the_house_is_to_be_declared(written: str, fix: str | None) -> None:
    noted = scope()
    read_condition(tree(written), noted, "act")
    (fault,) = noted.faults.found
    assert (fault.fix.en if fault.fix is not None else None) == fix
