"""Required content of American notices is recognised: the wording of the model form, of calls, of state notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.screen import Screen
from fairdebt.screen.bundled import load_lexicons
from fairdebt.source import Mapping, Scalar, Sequence, read_file
from fairdebt.vocabulary import TABLES

SCREEN = Screen()
US = Path(__file__).parents[2] / "src" / "fairdebt" / "policies" / "us"
MODEL_FORM = """North South Group, P.O. Box 121212, Pasadena, CA 91111. Hours: from 8am to 5pm.
To: Person A, 2323 Park Street, Apartment 342, Bethesda, MD 20815. Reference: 584-345
North South Group is a debt collector. We are trying to collect a debt that you owe to Bank of Rockville. We will use
any information you give us to help collect the debt.
Our information shows: You had a Main Street Department Store credit card from Bank of Rockville with account number
123-456-789. As of January 2, 2017, you owed: $2,234.56. Between January 2, 2017 and today: You were charged this
amount in interest: $75.00. You were charged this amount in fees: $25.00. You paid or were credited this amount
toward the debt: $50.00. Total amount of the debt now: $2,284.56.
How can you dispute the debt? Call or write to us by August 28, 2020, to dispute all or part of the debt. If you do not,
we will assume that our information is correct. If you write to us by August 28, 2020, we must stop collection on any
amount you dispute until we send you information that shows you owe the debt. You may send your dispute to
disputes@northsouthgroup.example. What else can you do? Write to ask for the name and address of the original creditor,
if different from the current creditor. Go to www.cfpb.gov/debt-collection to learn more about your rights under federal
law. How do you want to respond? Check all that apply: I want to dispute the debt because I think: This is not my debt.
The amount is wrong."""
OF_THE_FORM = {
    *("collector_disclosure", "information_use", "debtor_name_and_address", "postal_address", "account_number"),
    *("current_creditor", "itemisation_creditor", "itemisation_date", "itemisation_amount", "itemisation"),
    *("amount", "validation_end", "dispute_right", "original_creditor_right", "assumed_valid", "cfpb_statement"),
    *("electronic_reply", "response_form"),
}


def elements(text: str) -> set[str]:
    return {each.name for each in SCREEN.screen(text).elements}


def test_the_model_form_has_its_elements_and_nothing_prohibited() -> None:
    """12 CFR 1006.34(c), (d); model form B-1."""
    assert elements(MODEL_FORM) >= OF_THE_FORM
    assert not SCREEN.screen(MODEL_FORM).found


@pytest.mark.parametrize("name", sorted(OF_THE_FORM - {"amount"}))
def test_an_ordinary_reminder_has_none_of_them(name: str) -> None:
    assert name not in elements("Hi Sam, your payment is due next week. Reply if you would like to move it.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "This is an attempt to collect a debt and any information obtained will be used for that purpose.",
            "information_use",
        ),
        ("This communication is from a debt collector.", "collector_disclosure"),
        ("Reply STOP to opt out.", "opt_out"),
        ("You have been unsubscribed and will get no more texts from us.", "opt_out_confirmed"),
        (
            "The law limits how long you can be sued. A payment may restart the statute of limitations.",
            "revival_warning",
        ),
        ("You may ask us in writing to stop contacting you.", "cease_right"),
        ("You are not personally liable for this debt.", "no_personal_liability"),
        ("You are not required to pay or to promise anything.", "no_obligation"),
        ("This account is disputed.", "dispute_noted"),
        ("Your last payment was received on 3/4/2024.", "last_payment_date"),
        ("You may qualify for charity care at this hospital.", "charity_care_notice"),
        ("You have the right to request an itemized statement.", "itemisation_right"),
        ("Social Security and unemployment benefits are exempt and can not be taken.", "exempt_income_notice"),
        ("I am confirming location information: does she still have this address?", "location_purpose"),
        ("Hello, this is Jim from Arbor. Please call me back, any representative can help you.", "anyone_can_help"),
        ("Hello, this is Jim from Arbor. Please call me back.", "neutral_name"),
        ("Hello, this is Jim from Arbor. Please call me back.", "contact_name"),
        ("Debt collectors are prohibited from engaging in abusive, deceptive and unfair efforts.", "conduct_notice"),
        (
            "This collection agency is licensed by the Department of Consumer and Worker Protection.",
            "licensing_statement",
        ),
        ("Rosenthal Fair Debt Collection Practices Act: see your rights.", "state_rights_notice"),
    ],
)
def test_wordings_of_an_element(text: str, name: str) -> None:
    assert name in elements(text)


def test_a_name_that_shows_collection_is_not_neutral() -> None:
    assert "neutral_name" not in elements("Hello, this is Jim from Arbor Debt Collections. Please call me back.")


def words(node: object, field: str, key: str = "") -> set[str]:
    """Return the words that rules use for a field."""
    if isinstance(node, Mapping):
        return {word for name, each in node.items() for word in words(each, field, name if name == field else key)}
    if isinstance(node, Sequence):
        return {word for each in node for word in words(each, field, key)}
    return {str(node)} if isinstance(node, Scalar) and key == field else set()


@pytest.mark.parametrize(("field", "elsewhere"), [("findings", {"third_party_disclosure"}), ("elements", set())])
def test_what_american_policies_ask_about_some_english_entry_shows(field: str, elsewhere: set[str]) -> None:
    table = TABLES[field.removesuffix("s")].words
    asked = {
        word for path in sorted(US.rglob("*.yaml")) for each in read_file(path).documents for word in words(each, field)
    }
    entries = load_lexicons()["en"].lexicon.entries
    shown = {entry.finds for entry in entries} | {name for entry in entries for name in entry.elements}
    assert (asked & set(table)) - shown <= elsewhere
    assert asked & set(table)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("【信达】受XX银行委托，工号1陈敏：您的贷款逾期，请还款。", True),
        ("【信达】XX银行委托我司与您联系，您的贷款逾期。", True),
        ("【信达】我司系XX银行委外催收机构，您的贷款逾期。", True),
        ("【信达】我司代XX银行催收，您的贷款逾期。", True),
        ("【信达催收】工号1陈敏：您的贷款逾期，请还款。", False),
        ("【信达】您的贷款逾期，如有疑问请联系催收专员。", False),
    ],
)
def test_for_whom_one_collects_is_not_said_by_the_word_collection(text: str, said: bool) -> None:
    assert ("on_behalf_of" in elements(text)) is said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("另推荐您办理我行信用保险，立即投保享优惠。", True),
        ("诚邀您申办我行信用卡。", True),
        ("建议您办理分期还款。", False),
    ],
)
def test_another_product_makes_a_reminder_an_advertisement(text: str, found: bool) -> None:
    assert ("marketing" in elements(text)) is found
