"""The models that hosts hand in agree with the vocabulary, field by field."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fairdebt.facts import UNKNOWN, Action, Case, Event, attribute_of, fact_of, is_open
from fairdebt.vocabulary import ATTRIBUTES, FACTS

AT = "2026-03-02T10:00+08:00"


def test_every_attribute_is_a_field_and_every_field_an_attribute() -> None:
    act = {name for name, entry in ATTRIBUTES.items() if "act" in entry.on}
    assert set(Action.model_fields) == act
    assert set(Event.model_fields) == set(ATTRIBUTES)


def test_every_fact_is_a_field_and_every_field_a_fact() -> None:
    groups: dict[str, set[str]] = {}
    for path in FACTS:
        group, _, name = path.partition(".")
        if name and group != "jurisdictions":
            groups.setdefault(group, set()).add(name)
    homes = {"debt": "debts", "recipient": "recipients"}
    case = Case()
    for group, names in groups.items():
        annotation = str(Case.model_fields[homes.get(group, group)].annotation)
        model = type(getattr(case, group)) if group not in homes else None
        if model is None or model is type(None):
            from fairdebt.facts import Debt, Recipient

            model = Debt if group == "debt" else Recipient
        fields = {field.alias or name for name, field in model.model_fields.items()}
        assert fields == names, annotation


def test_silence_is_what_the_vocabulary_says() -> None:
    case = Case.model_validate({"jurisdictions": ["CN"], "debtor": {"id": "P1"}, "lender": {"id": "L1"}})
    act = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": AT})
    assert attribute_of(act, "recipient", case) == "P1"
    assert attribute_of(act, "collector", case) == "L1"
    assert attribute_of(act, "agency", case) is None
    assert attribute_of(act, "direction", case) == "outbound"
    assert attribute_of(act, "initiated_by", case) == "collector"
    assert attribute_of(act, "medium", case) == "telephone"
    assert attribute_of(act, "purpose", case) is UNKNOWN
    assert fact_of(case, "debtor.insolvent", act) == "no"
    assert fact_of(case, "lender.type", act) is UNKNOWN
    assert fact_of(case, "lender.memberships", act) is None
    assert fact_of(case, "zones", act) == frozenset({"Asia/Shanghai"})


def test_an_explicit_unknown_stays_unknown() -> None:
    case = Case.model_validate({"debtor": {"insolvent": "unknown"}, "zones": "unknown", "jurisdictions": ["CN"]})
    act = Action.model_validate({"act": "contact", "direction": "unknown", "at": AT})
    assert fact_of(case, "debtor.insolvent", act) is UNKNOWN
    assert fact_of(case, "zones", act) is UNKNOWN
    assert attribute_of(act, "direction", case) is UNKNOWN
    assert attribute_of(act, "initiated_by", case) is UNKNOWN


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ({"channel": "call"}, "no"),
        ({"channel": "call", "address_kind": "mobile"}, "no"),
        ({"channel": "call", "address_kind": "work_number"}, "yes"),
        ({"channel": "email", "address_kind": "work_email"}, "yes"),
        ({"channel": "workplace_visit"}, "yes"),
        ({"channel": "workplace_visit", "address_kind": "unknown"}, "yes"),
        ({"channel": "other_visit", "place": "office_area"}, "yes"),
        ({"channel": "call", "address_kind": "unknown"}, UNKNOWN),
        ({"channel": "unknown"}, UNKNOWN),
        ({"channel": "call", "at_work": "yes"}, "yes"),
        ({"channel": "call", "at_work": "unknown"}, UNKNOWN),
    ],
)
def test_what_reaches_somebody_at_work(said: dict[str, str], means: object) -> None:
    act = Action.model_validate({"act": "contact", "at": AT, **said})
    assert attribute_of(act, "at_work", Case()) == means


def test_a_notice_is_the_debtors_unless_it_says_otherwise() -> None:
    case = Case.model_validate({"debtor": {"id": "P1"}})
    notice = Event.model_validate({"notice": "consent", "at": AT})
    assert attribute_of(notice, "to", case) == "debtor"
    assert attribute_of(notice, "recipient", case) == "P1"
    assert attribute_of(notice, "channel", case) is None
    other = Event.model_validate({"notice": "refusal", "to": "contact_person", "at": AT})
    assert attribute_of(other, "recipient", case) is UNKNOWN


def test_content_is_open_only_where_there_is_no_text() -> None:
    call = Action.model_validate({"act": "contact", "at": AT})
    assert is_open(call, "findings")
    assert not is_open(call.model_copy(update={"template": "T1"}), "findings")
    assert is_open(call.model_copy(update={"template": "T1"}), "recorded")
    assert not is_open(call.model_copy(update={"recorded": "unknown"}), "recorded")


def test_models_are_frozen_and_say_what_is_wrong_in_words() -> None:
    act = Action.model_validate({"act": "contact", "at": AT})
    with pytest.raises(ValidationError):
        act.act = "publish"  # type: ignore[misc]  # the point of the test
    with pytest.raises(ValidationError, match="the instant has no zone"):
        Action.model_validate({"act": "contact", "at": "2026-03-02T10:00"})


def test_bools_are_truths() -> None:
    said = Action.model_validate({"act": "contact", "encrypted": True, "at": AT})
    assert said.encrypted == "yes"
    assert said == Action.model_validate({"act": "contact", "encrypted": "yes", "at": AT})
