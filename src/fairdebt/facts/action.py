"""What is proposed (Action) and what happened (Event): one spelling for both, in shared groups of fields.

Every field is an attribute of the vocabulary: its type, meaning and silence stand there. Left out (None) is silence;
the words `unknown` and `none` say that it is not known, or known not to exist.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import model_validator

from fairdebt.facts.model import Sparse, silent_in_class
from fairdebt.facts.quick.lane import LANES, Lane
from fairdebt.facts.readers import wrong
from fairdebt.facts.types import Att
from fairdebt.vocabulary import ATTRIBUTES

Number = Decimal | int | float | str
Names = tuple[str, ...] | list[str] | Mapping[str, Any] | str
Ids = tuple[str, ...] | list[str] | str


class Who(Sparse):
    """Who takes part."""

    id: Annotated[str | None, Att("id")] = None
    to: Annotated[str | None, Att("to")] = None
    recipient: Annotated[str | None, Att("recipient")] = None
    debtor: Annotated[str | None, Att("debtor")] = None
    lender: Annotated[str | None, Att("lender")] = None
    agency: Annotated[str | None, Att("agency")] = None
    collector: Annotated[str | None, Att("collector")] = None
    collectors: Annotated[Number | None, Att("collectors")] = None
    receiver: Annotated[str | None, Att("receiver")] = None
    direction: Annotated[str | None, Att("direction")] = None
    initiated_by: Annotated[str | None, Att("initiated_by")] = None


class How(Sparse):
    """By which way and in which form."""

    channel: Annotated[str | None, Att("channel")] = None
    medium: Annotated[str | None, Att("medium")] = None
    voice: Annotated[str | None, Att("voice")] = None
    dialled_by: Annotated[str | None, Att("dialled_by")] = None
    leaves: Annotated[str | None, Att("leaves")] = None
    address: Annotated[str | None, Att("address")] = None
    address_kind: Annotated[str | None, Att("address_kind")] = None
    address_source: Annotated[str | None, Att("address_source")] = None
    place: Annotated[str | None, Att("place")] = None
    at_work: Annotated[str | bool | None, Att("at_work")] = None
    whereabouts: Annotated[str | None, Att("whereabouts")] = None
    inside: Annotated[str | None, Att("inside")] = None
    device: Annotated[str | None, Att("device")] = None
    caller_id_altered: Annotated[str | bool | None, Att("caller_id_altered")] = None
    costs_recipient: Annotated[str | bool | None, Att("costs_recipient")] = None
    chargeable: Annotated[str | bool | None, Att("chargeable")] = None
    envelope: Annotated[str | None, Att("envelope")] = None
    conduct: Annotated[Names | None, Att("conduct")] = None


class What(Sparse):
    """What it is about, and what is handed over or decided."""

    purpose: Annotated[str | None, Att("purpose")] = None
    mode: Annotated[str | None, Att("mode")] = None
    debts: Annotated[Ids | None, Att("debts")] = None
    counted_for: Annotated[Ids | None, Att("counted_for")] = None
    discussed: Annotated[Ids | None, Att("discussed")] = None
    text: Annotated[str | None, Att("text")] = None
    template: Annotated[str | None, Att("template")] = None
    fields: Annotated[Names | None, Att("fields")] = None
    items: Annotated[Number | None, Att("items")] = None
    answers: Annotated[str | None, Att("answers")] = None
    adverse: Annotated[str | bool | None, Att("adverse")] = None
    encrypted: Annotated[str | bool | None, Att("encrypted")] = None
    anonymised: Annotated[str | bool | None, Att("anonymised")] = None
    decided_by: Annotated[str | None, Att("decided_by")] = None
    decides: Annotated[str | None, Att("decides")] = None
    human_review: Annotated[str | bool | None, Att("human_review")] = None
    seeks: Annotated[Names | None, Att("seeks")] = None
    amount: Annotated[Number | None, Att("amount")] = None
    charges: Annotated[Names | None, Att("charges")] = None
    payee: Annotated[str | None, Att("payee")] = None
    recurring: Annotated[str | bool | None, Att("recurring")] = None
    amount_varies: Annotated[str | bool | None, Att("amount_varies")] = None
    autopay_only: Annotated[str | bool | None, Att("autopay_only")] = None
    payment_direction: Annotated[str | None, Att("payment_direction")] = None
    postdated_on: Annotated[date | str | None, Att("postdated_on")] = None
    months: Annotated[Number | None, Att("months")] = None
    annual_rate: Annotated[Number | None, Att("annual_rate")] = None
    marked_disputed: Annotated[str | bool | None, Att("marked_disputed")] = None
    transfer_kind: Annotated[str | None, Att("transfer_kind")] = None
    venue: Annotated[str | None, Att("venue")] = None
    record_kind: Annotated[str | None, Att("record_kind")] = None
    recorded_on: Annotated[date | str | None, Att("recorded_on")] = None


class During(Sparse):
    """What is known only while it happens, or once the text is screened."""

    answered_by: Annotated[str | None, Att("answered_by")] = None
    identity_verified: Annotated[str | bool | None, Att("identity_verified")] = None
    identity_asked: Annotated[str | bool | None, Att("identity_asked")] = None
    recorded: Annotated[str | bool | None, Att("recorded")] = None
    id_shown: Annotated[str | bool | None, Att("id_shown")] = None
    consent_at_door: Annotated[str | bool | None, Att("consent_at_door")] = None
    minutes: Annotated[Number | None, Att("minutes")] = None
    elements: Annotated[Names | None, Att("elements")] = None
    discloses: Annotated[Names | None, Att("discloses")] = None
    claims: Annotated[Mapping[str, Any] | str | None, Att("claims")] = None
    findings: Annotated[Names | None, Att("findings")] = None
    conveys_debt: Annotated[str | bool | None, Att("conveys_debt")] = None


class OfNotice(Sparse):
    """What a notice says of itself."""

    notice: Annotated[str | None, Att("notice")] = None
    by: Annotated[str | None, Att("by")] = None
    side: Annotated[str | None, Att("side")] = None
    given_to: Annotated[str | None, Att("given_to")] = None
    form: Annotated[str | None, Att("form")] = None
    scope: Annotated[str | None, Att("scope")] = None
    separate: Annotated[str | bool | None, Att("separate")] = None
    informed: Annotated[str | bool | None, Att("informed")] = None
    copy_given: Annotated[str | bool | None, Att("copy_given")] = None
    chapter: Annotated[str | None, Att("chapter")] = None
    of: Annotated[str | None, Att("of")] = None
    until: Annotated[date | str | None, Att("until")] = None
    stated_until: Annotated[date | str | None, Att("stated_until")] = None
    times: Annotated[Mapping[str, Any] | str | None, Att("times")] = None
    sent_on: Annotated[date | str | None, Att("sent_on")] = None
    filed_on: Annotated[date | str | None, Att("filed_on")] = None
    effective_on: Annotated[date | str | None, Att("effective_on")] = None
    complexity: Annotated[str | None, Att("complexity")] = None
    repeats: Annotated[str | bool | None, Att("repeats")] = None
    case_number: Annotated[str | None, Att("case_number")] = None


class Action(Who, How, What, During):
    """A proposed act: what somebody wants to do to a debtor, and when."""

    act: Annotated[str, Att("act")]
    at: Annotated[datetime | str, Att("at")]

    def __repr__(self) -> str:
        """Show the kind of act only, no names, numbers or words."""
        return f"Action({self.act}, {self.channel or '-'}, to {self.to or '-'}, at {self.at})"


class Event(Who, How, What, During, OfNotice):
    """What happened: an act with its outcome, or a notice."""

    act: Annotated[str | None, Att("act")] = None
    at: Annotated[datetime | str, Att("at")]
    outcome: Annotated[str | None, Att("outcome")] = None

    def __repr__(self) -> str:
        """Show the kind of event only, no names, numbers or words."""
        return f"Event({self.act or self.notice}, at {self.at})"

    @model_validator(mode="after")
    def _act_or_notice(self) -> Self:
        kind = kind_of(self.__dict__)
        if kind is None:
            raise wrong("input_act_or_notice")
        for name in self.__dict__:
            if not may_stand(name, kind):
                raise wrong("input_not_of_this_kind", name=name, kind=kind)
        return self


def kind_of(names: Collection[str]) -> Literal["act", "notice"] | None:
    """Return what an event with these attributes is; None: neither, or both."""
    if ("act" in names) == ("notice" in names):
        return None
    return "act" if "act" in names else "notice"


def may_stand(name: str, kind: Literal["act", "notice"]) -> bool:
    """Tell whether an event of this kind may carry an attribute; a host's subclass may have fields of its own."""
    if name not in ATTRIBUTES:
        return True
    on = ATTRIBUTES[name].on
    return kind in on or (kind == "act" and "event" in on)


def _fits(names: frozenset[str]) -> bool:
    kind = kind_of(names)
    return kind is not None and all(may_stand(name, kind) for name in names)


silent_in_class(Action)
silent_in_class(Event)
LANES[Action] = Lane(Action)
EVENTS = LANES[Event] = Lane(Event, fits=_fits)
