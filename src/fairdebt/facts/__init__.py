"""What a host hands in and gets back: Action, Event, Case, and what they are known to say.

* The models: `action`, `case`, `people`, `history`, `decision`, `permitted`; `explaining` says a decision in words.
  Their base is `model`; `fixed`, `frozen`, `making` and `subclasses` say how they are made and stay as they are.
* Reading what is handed in: `intake` takes it; `types`, `readers` and `instants` read one value; `quick` is the short
  way for what is ordinary; `plain` writes values as a host would hand them in.
* What is known: `silence` gives what nobody said its meaning; `values` are what facts are; `unsaid` lists what is
  silent; `whose` leaves out what is said of somebody else; `attesting` adds what somebody vouches for; `spoken` what a
  text says.
* Where and when: `places`, `zoning`; the past in order: `timeline`, `held`, an event with what it means in `rows`.
* `ready` is a case made ready for the readings; `once` is for what is worked out when somebody reads it.
"""

from fairdebt.facts.action import Action, Event
from fairdebt.facts.attesting import attest, current, without
from fairdebt.facts.case import Attestation, Case
from fairdebt.facts.decision import Attested, Content, Decision, Duty, Evidence, Outcome, Reason, Softened
from fairdebt.facts.held import SAID_IN_WORDS, Models
from fairdebt.facts.history import Covers, History, Opening
from fairdebt.facts.instants import seconds_of
from fairdebt.facts.intake import (
    GivenAction,
    GivenCase,
    GivenEvent,
    input_faults,
    read_action,
    read_case,
    read_event,
    read_events,
)
from fairdebt.facts.people import Debt, Jurisdictions, Recipient, ids_of
from fairdebt.facts.permitted import HORIZON_DAYS, NextPermitted, Plan
from fairdebt.facts.places import jurisdictions_of, settled_zones
from fairdebt.facts.plain import plain_case, plain_deed
from fairdebt.facts.readers import shown, stated_of
from fairdebt.facts.ready import Prepared, prepared
from fairdebt.facts.rows import Deed, PlacedRow, Row
from fairdebt.facts.silence import (
    BY_CASE,
    CONTENT,
    DERIVED_FACTS,
    DERIVED_FROM,
    attribute_of,
    carries,
    debt_ids,
    debt_of,
    debtor_id,
    debts_in_question,
    fact_of,
    fact_word,
    field_of,
    is_open,
    is_silent,
    lender_id,
    part_of,
    recipient_of,
    silent_facts,
    sources_of,
    word_of,
)
from fairdebt.facts.spoken import Reads, Said, Spoken
from fairdebt.facts.timeline import Record
from fairdebt.facts.unsaid import unsaid
from fairdebt.facts.values import ALL, UNKNOWN, Members, Special, Truth, Value, bounds
from fairdebt.facts.whose import NAMING, known_for, told_for, untold
from fairdebt.facts.zoning import calendar_at, zones_in_question

__all__ = [
    "ALL",
    "BY_CASE",
    "CONTENT",
    "DERIVED_FACTS",
    "DERIVED_FROM",
    "HORIZON_DAYS",
    "NAMING",
    "SAID_IN_WORDS",
    "UNKNOWN",
    "Action",
    "Attestation",
    "Attested",
    "Case",
    "Content",
    "Covers",
    "Debt",
    "Decision",
    "Deed",
    "Duty",
    "Event",
    "Evidence",
    "GivenAction",
    "GivenCase",
    "GivenEvent",
    "History",
    "Jurisdictions",
    "Members",
    "Models",
    "NextPermitted",
    "Opening",
    "Outcome",
    "PlacedRow",
    "Plan",
    "Prepared",
    "Reads",
    "Reason",
    "Recipient",
    "Record",
    "Row",
    "Said",
    "Softened",
    "Special",
    "Spoken",
    "Truth",
    "Value",
    "attest",
    "attribute_of",
    "bounds",
    "calendar_at",
    "carries",
    "current",
    "debt_ids",
    "debt_of",
    "debtor_id",
    "debts_in_question",
    "fact_of",
    "fact_word",
    "field_of",
    "ids_of",
    "input_faults",
    "is_open",
    "is_silent",
    "jurisdictions_of",
    "known_for",
    "lender_id",
    "part_of",
    "plain_case",
    "plain_deed",
    "prepared",
    "read_action",
    "read_case",
    "read_event",
    "read_events",
    "recipient_of",
    "seconds_of",
    "settled_zones",
    "shown",
    "silent_facts",
    "sources_of",
    "stated_of",
    "told_for",
    "unsaid",
    "untold",
    "without",
    "word_of",
    "zones_in_question",
]
