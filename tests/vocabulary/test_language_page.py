"""Every name that section 6 of the language names is in the vocabulary."""

from __future__ import annotations

import pytest

from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES


def listed(names: str) -> list[str]:
    """Return the names of a list written as one text."""
    return names.split()


WORDS = {
    "act": """
        contact hand_over share_data assign_debt demand_amount offer_plan report_credit file_suit
        seek_preservation take_payment decide_automatically answer_complaint publish delete_record repossess
    """,
    "relation": """
        debtor co_debtor guarantor spouse parent_of_minor guardian executor heir contact_person third_person
        employer attorney lender bureau public
    """,
    "direction": "outbound inbound",
    "initiated_by": "collector debtor other",
    "channel": """
        call sms im app_message email letter postcard fax social_dm web_session home_visit workplace_visit
        other_visit
    """,
    "medium": "telephone sms im email post in_person social app",
    "voice": "person ai recording",
    "dialled_by": "hand system",
    "leaves": "nothing limited_content message",
    "address_kind": "mobile landline",
    "address_source": """
        contract debtor authorised_by_debtor public reserved_contact bureau_query address_book call_log
        purchased
    """,
    "inside": "inbound_call web_session",
    "device": "company private",
    "mode": "informative interactive",
    "lender_type": "bank consumer_finance_company microloan_company platform assignee private_lender",
    "collector_role": "lender agency debt_buyer attorney_collector",
    "product": "credit_card consumer_loan microloan student_loan medical mortgage vehicle utility other",
    "debt_purpose": "consumer business",
    "scope": """
        night extra_calls third_party direct_contact sms machine_contact electronic marketing share_data public
    """,
    "form": "written oral",
    "complexity": "simple complex",
    "element": """
        institution on_behalf_of collector_name staff_number purpose callback amount days_overdue
        objection_channel plan_option opt_out debt_owed
    """,
    "purpose": """
        reminder demand negotiation locate relay answer validation_notice dispute_answer verification
        opt_out_confirmation says_ending remedy_may_follow remedy_will_follow payment_information
        required_notice plan_due_reminder rights_notice medical_notice seek_consent sell judgment_remedy
        proof_of_claim early_intervention_notice
    """,
    "outcome": """
        no_answer busy out_of_service wrong_number bounced nobody_there voicemail delivered refused answered
        third_person_answered conversation met pending
    """,
    "finding": """
        threat_violence threat_arrest threat_exposure threat_harassment threat_other insult profanity
        impersonation false_legal_claim false_urgency third_party_disclosure pii_disclosure induce_borrowing
        undue_fees public_shaming false_promise
    """,
    "field": "name number debt_id product principal amount_due days_overdue address email",
    "claim": """
        will_sue amount days_overdue reports_to_bureau filed_suit case_filed judgment frozen_assets jail
        is_lawyer
    """,
}

GROUPS = {
    "channel": "voice text electronic visit any",
    "outcome": "nothing something somebody debtor_reached not_connected put_through",
}

OF_AN_ACT = listed(
    """
    act at to recipient debtor lender agency collector receiver direction initiated_by collectors channel medium
    voice dialled_by leaves address address_kind address_source place inside device caller_id_altered
    costs_recipient chargeable purpose mode debts counted_for discussed text template fields answers adverse
    encrypted decided_by human_review seeks answered_by identity_verified recorded id_shown consent_at_door
    minutes elements discloses claims findings conveys_debt
    """
)

DURING = listed(
    """
    answered_by identity_verified recorded id_shown consent_at_door minutes elements discloses claims findings
    conveys_debt
    """
)

OF_A_NOTICE = listed(
    """
    notice at by side given_to form scope debts address medium place of until times sent_on filed_on
    effective_on separate stated_until complexity
    """
)

PATHS = listed(
    """
    debt.product debt.purpose debt.class debt.principal debt.ledger_total debt.days_overdue debt.due_on
    debt.matured_on debt.accrued_on debt.contracted_on debt.last_instalment_due_on debt.account_when_obtained
    debt.claim_type debt.limitation_expires_on debt.online debt.arose debt.secured_by lender.type collector.role
    lender.memberships lender.acquired_by_assignment agency.on_published_list agency.evaluated_on
    collector.unfit mandate.contract mandate.covers_debt mandate.covers_visit mandate.from mandate.through
    mandate.impact_assessed mandate.sub_delegated debtor.insolvent debtor.vulnerable debtor.in_service
    recipient.offered_to_pay recipient.joint_debt_evidence jurisdictions zones
    """
)

KINDS_OF_NOTICE = listed(
    """
    consent consent_withdrawn hours_agreed hours_withdrawn rhythm_agreed rhythm_withdrawn inconvenient_time
    time_allowed inconvenient_place place_allowed refusal refusal_withdrawn cease_request cease_withdrawn
    medium_refused medium_allowed address_refused address_allowed workplace_forbidden workplace_allowed attorney
    attorney_ended dispute original_creditor_request complaint automation_objection wrong_number
    number_confirmed number_invalid bounced call_again_request callback_request plan_signed plan_breached
    plan_completed hardship_confirmed moratorium_started moratorium_cancelled bankruptcy_petition
    discharge_granted stay_lifted suit_filed judgment enforcement_failed assignment_notified
    adverse_report_notice acknowledgement asked_to_leave no_contact_order no_contact_order_lifted hold
    hold_lifted court_permission reassignment_check payment_notice visit_announced deceased case_closed
    case_dismissed
    """
)


@pytest.mark.parametrize(("table", "word"), [(table, word) for table, words in WORDS.items() for word in listed(words)])
def test_word_exists(table: str, word: str) -> None:
    assert word in TABLES[table].words


@pytest.mark.parametrize(
    ("table", "group"), [(table, group) for table, all_ in GROUPS.items() for group in listed(all_)]
)
def test_group_exists(table: str, group: str) -> None:
    assert group in TABLES[table].groups


@pytest.mark.parametrize("name", OF_AN_ACT)
def test_an_act_has_the_attribute_with_its_phase(name: str) -> None:
    assert {"act", "event"} <= ATTRIBUTES[name].on
    assert ATTRIBUTES[name].phase == ("during" if name in DURING else "proposed")


@pytest.mark.parametrize("name", OF_A_NOTICE)
def test_a_notice_has_the_field(name: str) -> None:
    assert "notice" in ATTRIBUTES[name].on


@pytest.mark.parametrize("path", PATHS)
def test_fact_exists(path: str) -> None:
    assert path in FACTS


@pytest.mark.parametrize("name", KINDS_OF_NOTICE)
def test_notice_exists(name: str) -> None:
    assert name in NOTICES


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("direction", "outbound"),
        ("agency", "none"),
        ("inside", "none"),
        ("answers", "none"),
        ("device", "company"),
        ("caller_id_altered", "no"),
        ("encrypted", "no"),
        ("human_review", "no"),
        ("debts", "all"),
        ("collectors", "unknown"),
        ("voice", "unknown"),
        ("dialled_by", "unknown"),
        ("address_source", "unknown"),
        ("place", "unknown"),
        ("mode", "unknown"),
        ("purpose", "unknown"),
        ("decided_by", "unknown"),
        ("to", "unknown"),
    ],
)
def test_silence_of_an_attribute(name: str, means: str) -> None:
    assert ATTRIBUTES[name].silence.means == means


@pytest.mark.parametrize(
    ("path", "means"),
    [
        ("lender.type", "unknown"),
        ("collector.role", "unknown"),
        ("lender.memberships", "none"),
        ("debt.days_overdue", "unknown"),
        ("debt.online", "unknown"),
        ("debtor.insolvent", "no"),
        ("mandate.contract", "no"),
        ("agency.on_published_list", "no"),
        ("collector.unfit", "no"),
        ("recipient.joint_debt_evidence", "no"),
        ("jurisdictions", "unknown"),
    ],
)
def test_silence_of_a_fact(path: str, means: str) -> None:
    assert FACTS[path].silence.means == means


@pytest.mark.parametrize("path", [path for path in FACTS if path.startswith("debt.")])
def test_nothing_of_a_debt_is_guessed(path: str) -> None:
    """Silence about a debt is unknown, save for what somebody must have told us."""
    told = {
        "debt.illegal",
        "debt.facilitated",
        "debt.charged_off",
        "debt.documents_held",
        "debt.assistance_duties_met",
        "debt.negotiated_in",
        "debt.data_doubtful",
        "debt.stay_applied_on",
        "debt.property_exempt",
        "debt.settled_on",
        "debt.default_ended_on",
        "debt.offer_expires_on",
    }
    assert (FACTS[path].silence.means == "unknown") == (path not in told)
