"""Who and what a case is about: the debts, the people and firms, where the debtor may be."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Annotated

from pydantic import Field

from fairdebt.facts.action import Ids, Names, Number
from fairdebt.facts.model import Model, Sparse, silent_in_class
from fairdebt.facts.quick.lane import LANES, Lane
from fairdebt.facts.types import Fct
from fairdebt.vocabulary import is_jurisdiction


class Debt(Sparse):
    """One debt of the case."""

    id: Annotated[str | None, Fct("debt.id")] = None
    product: Annotated[str | None, Fct("debt.product")] = None
    purpose: Annotated[str | None, Fct("debt.purpose")] = None
    class_: Annotated[str | None, Fct("debt.class")] = Field(default=None, alias="class")
    claim_type: Annotated[str | None, Fct("debt.claim_type")] = None
    online: Annotated[str | bool | None, Fct("debt.online")] = None
    facilitated: Annotated[str | bool | None, Fct("debt.facilitated")] = None
    arose: Annotated[Names | None, Fct("debt.arose")] = None
    secured_by: Annotated[str | None, Fct("debt.secured_by")] = None
    illegal: Annotated[str | bool | None, Fct("debt.illegal")] = None
    granted_directly: Annotated[str | bool | None, Fct("debt.granted_directly")] = None
    charged_off: Annotated[str | bool | None, Fct("debt.charged_off")] = None
    collection_procedures: Annotated[str | bool | None, Fct("debt.collection_procedures")] = None
    assistance_duties_met: Annotated[str | bool | None, Fct("debt.assistance_duties_met")] = None
    negotiated_in: Annotated[str | None, Fct("debt.negotiated_in")] = None
    first_billed_on: Annotated[date | str | None, Fct("debt.first_billed_on")] = None
    documents_held: Annotated[str | bool | None, Fct("debt.documents_held")] = None
    possession_right: Annotated[str | bool | None, Fct("debt.possession_right")] = None
    repossession_intended: Annotated[str | bool | None, Fct("debt.repossession_intended")] = None
    property_exempt: Annotated[str | bool | None, Fct("debt.property_exempt")] = None
    principal: Annotated[Number | None, Fct("debt.principal")] = None
    disbursed: Annotated[Number | None, Fct("debt.disbursed")] = None
    ledger_total: Annotated[Number | None, Fct("debt.ledger_total")] = None
    agreed_charges: Annotated[Number | None, Fct("debt.agreed_charges")] = None
    annual_cost_rate: Annotated[Number | None, Fct("debt.annual_cost_rate")] = None
    penalty_over_loss: Annotated[Number | None, Fct("debt.penalty_over_loss")] = None
    lpr_at_contract: Annotated[Number | None, Fct("debt.lpr_at_contract")] = None
    interest_agreed: Annotated[str | bool | None, Fct("debt.interest_agreed")] = None
    assignment_reviewed: Annotated[str | bool | None, Fct("debt.assignment_reviewed")] = None
    days_overdue: Annotated[Number | None, Fct("debt.days_overdue")] = None
    due_on: Annotated[date | str | None, Fct("debt.due_on")] = None
    matured_on: Annotated[date | str | None, Fct("debt.matured_on")] = None
    accrued_on: Annotated[date | str | None, Fct("debt.accrued_on")] = None
    contracted_on: Annotated[date | str | None, Fct("debt.contracted_on")] = None
    last_instalment_due_on: Annotated[date | str | None, Fct("debt.last_instalment_due_on")] = None
    limitation_expires_on: Annotated[date | str | None, Fct("debt.limitation_expires_on")] = None
    obtained_on: Annotated[date | str | None, Fct("debt.obtained_on")] = None
    account_when_obtained: Annotated[str | None, Fct("debt.account_when_obtained")] = None
    paid_before_service: Annotated[str | bool | None, Fct("debt.paid_before_service")] = None
    stay_applied_on: Annotated[date | str | None, Fct("debt.stay_applied_on")] = None
    data_doubtful: Annotated[str | bool | None, Fct("debt.data_doubtful")] = None
    settled_on: Annotated[date | str | None, Fct("debt.settled_on")] = None
    default_ended_on: Annotated[date | str | None, Fct("debt.default_ended_on")] = None
    suit_intended: Annotated[str | bool | None, Fct("debt.suit_intended")] = None
    offer_expires_on: Annotated[date | str | None, Fct("debt.offer_expires_on")] = None


class Lender(Sparse):
    """For whom is collected."""

    id: Annotated[str | None, Fct("lender.id")] = None
    type: Annotated[str | None, Fct("lender.type")] = None
    memberships: Annotated[Names | None, Fct("lender.memberships")] = None
    acquired_by_assignment: Annotated[str | bool | None, Fct("lender.acquired_by_assignment")] = None
    reports_to_bureau: Annotated[str | bool | None, Fct("lender.reports_to_bureau")] = None
    impact_assessed: Annotated[str | bool | None, Fct("lender.impact_assessed")] = None
    under_other_name: Annotated[str | bool | None, Fct("lender.under_other_name")] = None
    zone: Annotated[str | None, Fct("lender.zone")] = None


class Collector(Sparse):
    """Who collects: the lender itself, or somebody for it."""

    id: Annotated[str | None, Fct("collector.id")] = None
    role: Annotated[str | None, Fct("collector.role")] = None
    unfit: Annotated[str | bool | None, Fct("collector.unfit")] = None
    trained_until: Annotated[date | str | None, Fct("collector.trained_until")] = None
    is_lawyer: Annotated[str | bool | None, Fct("collector.is_lawyer")] = None
    licensed: Annotated[str | bool | None, Fct("collector.licensed")] = None
    motor_vehicle_dealer: Annotated[str | bool | None, Fct("collector.motor_vehicle_dealer")] = None
    state: Annotated[str | None, Fct("collector.state")] = None
    licence_exempt: Annotated[str | bool | None, Fct("collector.licence_exempt")] = None
    licence_number: Annotated[str | None, Fct("collector.licence_number")] = None
    bonded: Annotated[str | bool | None, Fct("collector.bonded")] = None


class Agency(Sparse):
    """The collecting agency, where there is one."""

    id: Annotated[str | None, Fct("agency.id")] = None
    on_published_list: Annotated[str | bool | None, Fct("agency.on_published_list")] = None
    evaluated_on: Annotated[date | str | None, Fct("agency.evaluated_on")] = None
    violent_record: Annotated[str | bool | None, Fct("agency.violent_record")] = None
    paid_by_recovery_alone: Annotated[str | bool | None, Fct("agency.paid_by_recovery_alone")] = None
    returned_data: Annotated[str | bool | None, Fct("agency.returned_data")] = None


class Mandate(Sparse):
    """What the lender entrusted to the agency."""

    contract: Annotated[str | bool | None, Fct("mandate.contract")] = None
    covers_debt: Annotated[str | bool | None, Fct("mandate.covers_debt")] = None
    covers_visit: Annotated[str | bool | None, Fct("mandate.covers_visit")] = None
    from_on: Annotated[date | str | None, Fct("mandate.from")] = Field(default=None, alias="from")
    through: Annotated[date | str | None, Fct("mandate.through")] = None
    impact_assessed: Annotated[str | bool | None, Fct("mandate.impact_assessed")] = None
    health_data_agreement: Annotated[str | bool | None, Fct("mandate.health_data_agreement")] = None
    sub_delegated: Annotated[str | bool | None, Fct("mandate.sub_delegated")] = None
    sub_delegation_agreed: Annotated[str | bool | None, Fct("mandate.sub_delegation_agreed")] = None
    debtor_informed: Annotated[str | bool | None, Fct("mandate.debtor_informed")] = None
    private_device_agreed: Annotated[str | bool | None, Fct("mandate.private_device_agreed")] = None
    law_firm: Annotated[str | bool | None, Fct("mandate.law_firm")] = None


class Guarantee(Sparse):
    """The surety for the debt."""

    kind: Annotated[str | None, Fct("guarantee.kind")] = None
    ends_on: Annotated[date | str | None, Fct("guarantee.ends_on")] = None
    limit: Annotated[Number | None, Fct("guarantee.limit")] = None
    exercised: Annotated[str | bool | None, Fct("guarantee.exercised")] = None
    defence_waived: Annotated[str | bool | None, Fct("guarantee.defence_waived")] = None
    enforcement_failed: Annotated[str | bool | None, Fct("guarantee.enforcement_failed")] = None


class Debtor(Sparse):
    """Who owes."""

    id: Annotated[str | None, Fct("debtor.id")] = None
    insolvent: Annotated[str | bool | None, Fct("debtor.insolvent")] = None
    vulnerable: Annotated[str | bool | None, Fct("debtor.vulnerable")] = None
    in_service: Annotated[str | bool | None, Fct("debtor.in_service")] = None
    service_ended_on: Annotated[date | str | None, Fct("debtor.service_ended_on")] = None
    orders_given_on: Annotated[date | str | None, Fct("debtor.orders_given_on")] = None
    service_affidavit: Annotated[str | bool | None, Fct("debtor.service_affidavit")] = None
    counsel_appointed: Annotated[str | bool | None, Fct("debtor.counsel_appointed")] = None
    veteran: Annotated[str | bool | None, Fct("debtor.veteran")] = None
    deceased: Annotated[str | bool | None, Fct("debtor.deceased")] = None
    incapacitated: Annotated[str | bool | None, Fct("debtor.incapacitated")] = None
    minor: Annotated[str | bool | None, Fct("debtor.minor")] = None
    whereabouts_unknown: Annotated[str | bool | None, Fct("debtor.whereabouts_unknown")] = None
    evading: Annotated[str | bool | None, Fct("debtor.evading")] = None
    intent_evidence: Annotated[str | bool | None, Fct("debtor.intent_evidence")] = None
    language_noted: Annotated[str | bool | None, Fct("debtor.language_noted")] = None
    home_unavailable: Annotated[str | bool | None, Fct("debtor.home_unavailable")] = None
    daytime_number_unavailable: Annotated[str | bool | None, Fct("debtor.daytime_number_unavailable")] = None
    without_assets: Annotated[str | bool | None, Fct("debtor.without_assets")] = None
    court_listed: Annotated[str | bool | None, Fct("debtor.court_listed")] = None
    bureau_consent: Annotated[str | bool | None, Fct("debtor.bureau_consent")] = None


class Recipient(Sparse):
    """The other person of a contact: the debtor or somebody else."""

    id: Annotated[str | None, Fct("recipient.id")] = None
    named_by_debtor: Annotated[str | bool | None, Fct("recipient.named_by_debtor")] = None
    offered_to_pay: Annotated[str | bool | None, Fct("recipient.offered_to_pay")] = None
    joint_debt_evidence: Annotated[str | bool | None, Fct("recipient.joint_debt_evidence")] = None
    liable_in_business: Annotated[str | bool | None, Fct("recipient.liable_in_business")] = None
    minor: Annotated[str | bool | None, Fct("recipient.minor")] = None
    renounced: Annotated[str | bool | None, Fct("recipient.renounced")] = None
    estate_received: Annotated[Number | None, Fct("recipient.estate_received")] = None
    zones: Annotated[Ids | None, Fct("recipient.zones")] = None


class Jurisdictions(Model):
    """Whose law may apply: where the debtor lives, where the debtor is, where the number belongs."""

    residence: str | None = None
    location: str | None = None
    number: str | None = None


def ids_of(debts: tuple[Debt, ...]) -> tuple[str, ...]:
    """Return the ids of debts, in order; one without an id is called by its place."""
    ids = tuple(map(_ID, debts))
    return tuple([id_ or f"debt {number}" for number, id_ in enumerate(ids, 1)]) if None in ids else ids


_ID = attrgetter("id")


def is_code(said: str) -> bool:
    """Tell whether a case may name this as a jurisdiction."""
    return said in ("unknown", "none") or is_jurisdiction(said)


for _model in (Debt, Lender, Collector, Agency, Mandate, Guarantee, Debtor, Recipient):
    silent_in_class(_model)
    LANES[_model] = Lane(_model)
