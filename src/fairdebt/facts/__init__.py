"""What a host hands in and gets back: Action, Event, Case, and what they are known to say."""

from fairdebt.facts.action import Action, Event
from fairdebt.facts.case import Case, Covers, Debt, History, Jurisdictions, Opening, Recipient
from fairdebt.facts.decision import Content, Decision, Duty, Evidence, Outcome, Reason, Softened
from fairdebt.facts.intake import input_faults, read_action, read_case, read_event
from fairdebt.facts.silence import (
    attribute_of,
    carries,
    debt_ids,
    debtor_id,
    debts_in_question,
    fact_of,
    is_open,
    is_silent,
    jurisdictions_of,
    lender_id,
    part_of,
    silent_facts,
    zones_in_question,
)
from fairdebt.facts.types import shown, week_of
from fairdebt.facts.values import ALL, UNKNOWN, Members, Special, Truth, Value, bounds

__all__ = [
    "ALL",
    "UNKNOWN",
    "Action",
    "Case",
    "Content",
    "Covers",
    "Debt",
    "Decision",
    "Duty",
    "Event",
    "Evidence",
    "History",
    "Jurisdictions",
    "Members",
    "Opening",
    "Outcome",
    "Reason",
    "Recipient",
    "Softened",
    "Special",
    "Truth",
    "Value",
    "attribute_of",
    "bounds",
    "carries",
    "debt_ids",
    "debtor_id",
    "debts_in_question",
    "fact_of",
    "input_faults",
    "is_open",
    "is_silent",
    "jurisdictions_of",
    "lender_id",
    "part_of",
    "read_action",
    "read_case",
    "read_event",
    "shown",
    "silent_facts",
    "week_of",
    "zones_in_question",
]
