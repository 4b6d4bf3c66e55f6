"""What is known of a debtor's case: the people, the debts, what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import (
    Field,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    ValidationError,
    field_serializer,
    field_validator,
    model_serializer,
    model_validator,
)

from fairdebt.clock import is_zone
from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts.action import Event
from fairdebt.facts.fixed import Fixed
from fairdebt.facts.history import History
from fairdebt.facts.making import making
from fairdebt.facts.model import Model
from fairdebt.facts.people import (
    Agency,
    Collector,
    Debt,
    Debtor,
    Guarantee,
    Jurisdictions,
    Lender,
    Mandate,
    Recipient,
    ids_of,
    is_code,
)
from fairdebt.facts.quick.case import CaseLane
from fairdebt.facts.quick.columns import MENTIONS
from fairdebt.facts.quick.lane import LANES
from fairdebt.facts.quick.parts import OWN_NAME
from fairdebt.facts.readers import OWN, read_instant, read_truth, shown, wrong
from fairdebt.messages import say
from fairdebt.vocabulary import FACTS

if TYPE_CHECKING:
    from fairdebt.facts.ready import Prepared

Unknown = Literal["unknown"]


_FOLLOWING = ("jurisdictions.cities", "jurisdictions.state", "jurisdictions.states")
"""Facts that only follow from others: nothing of a case states them."""


class Attestation(Model):
    """Who vouches for a fact that nobody had stated, why, and until when: the first instant not counted.

    `of` is the debt or the person that the fact is about, where the case has several.
    """

    fact: str
    by: str
    why: str
    until: datetime
    of: str | None = None

    @field_validator("until", mode="plain")
    @classmethod
    def _instant(cls, raw: Any) -> Any:
        return read_instant(raw)

    @field_serializer("until", when_used="json")
    def _written(self, until: datetime) -> str:
        return until.isoformat()


class Case(Model):
    """Everything known about the debtor, the debts and those who collect, with the history.

    `recipient` describes whoever the act is addressed to; `recipients` several people by their `id`. `own` holds facts
    that a house file declares (`own.risk_band`). `attestations` tell which of the facts somebody vouches for, for a
    time (see `fairdebt.facts.attesting`). `history_from` says which history counts where a ledger has one too; `both`
    is the union by id.
    """

    jurisdictions: tuple[str, ...] | Jurisdictions | Unknown | None = None
    zones: tuple[str, ...] | Unknown | None = None
    debtor: Debtor = Debtor()
    lender: Lender = Lender()
    collector: Collector = Collector()
    agency: Agency = Agency()
    mandate: Mandate = Mandate.model_construct()
    guarantee: Guarantee = Guarantee()
    debts: tuple[Debt, ...] | Unknown | None = None
    recipient: Recipient | None = None
    recipients: tuple[Recipient, ...] = ()
    own: dict[str, str | bool | int | float] = Field(default_factory=Fixed)
    history: History | Unknown = History()
    history_from: Literal["case", "ledger", "both"] | None = None
    attestations: tuple[Attestation, ...] = ()

    __slots__ = ("_growing", "_ready")

    if TYPE_CHECKING:
        _ready: Prepared = PrivateAttr()  # this very case, made ready for the readings
        _growing: dict[object, Any] = PrivateAttr()  # for as long as only events are added: `extended` hands it on
    else:

        def __getattr__(self, name: str) -> Any:
            if name == "_growing":
                object.__setattr__(self, name, made := {})
                return made
            return _made_ready(self) if name == "_ready" else super().__getattr__(name)

    def __repr__(self) -> str:
        """Show how much is known only, no names or numbers."""
        debts = len(self.debts) if isinstance(self.debts, tuple) else self.debts or "no"
        events = self.history.timeline.length if isinstance(self.history, History) else "unknown"
        return f"Case({debts} debts, {events} events)"

    def __eq__(self, other: object) -> bool:
        """Compare what is said, not what was made ready of it."""
        return isinstance(other, Case) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # a case is too large to be a key

    @model_serializer(mode="wrap")
    def _without_silence(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value not in (None, {}, [])}

    @field_validator("history", mode="before")
    @classmethod
    def _list_of_events(cls, raw: Any) -> Any:
        return {"events": raw} if isinstance(raw, list | tuple) else raw

    @field_validator("jurisdictions", mode="after")
    @classmethod
    def _real_jurisdictions(cls, said: Any) -> Any:
        codes = (said.residence, said.location, said.number) if isinstance(said, Jurisdictions) else said
        if isinstance(codes, tuple):
            for code in codes:
                if code is not None and not is_code(code):
                    raise wrong("input_not_a_jurisdiction", name=code)
        return said

    @field_validator("zones", mode="after")
    @classmethod
    def _real_zones(cls, said: Any) -> Any:
        if isinstance(said, tuple):
            for zone in said:
                if not is_zone(zone):
                    raise wrong("input_not_a_zone", name=zone)
        return said

    @field_validator("own", mode="after")
    @classmethod
    def _own_names(cls, said: dict[str, Any]) -> dict[str, Any]:
        for name in said:
            if not OWN_NAME.fullmatch(name):
                raise wrong("input_own_name", name=name)
        return Fixed({name: read_truth(value) for name, value in said.items()})

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if isinstance(self.debts, tuple):
            if not self.debts:
                raise wrong("input_no_debts")
            ids = [debt.id for debt in self.debts if debt.id is not None]
            if len(set(ids)) < len(ids):
                raise wrong("input_two_debts_one_id")
            if len(self.debts) > 1 and len(ids) < len(self.debts):
                raise wrong("input_debt_without_id")
            self._check_debts_of_events(set(ids_of(self.debts)))
        return self

    @model_validator(mode="after")
    def _attested(self) -> Self:
        """What is vouched for must be found again when it lapses: a fact, and whose it is where there are several."""
        for each in self.attestations:
            if each.fact in _FOLLOWING or (each.fact not in FACTS and not OWN.fullmatch(each.fact)):
                raise wrong("attest_no_fact", name=each.fact)
            if each.fact.endswith(".id"):  # who somebody is, is stated, never vouched for
                raise wrong("attest_not_this", name=each.fact)
            whose = self._whose(each.fact.partition(".")[0])
            if each.of is not None and each.of not in whose:
                raise wrong("attest_nobody")
            if each.of not in whose:
                raise wrong("attest_which", name=each.fact, known=", ".join(filter(None, whose)))
        return self

    def _whose(self, group: str) -> tuple[str | None, ...]:
        """Return whose facts a case has of a group; None stands for the only one."""
        if group == "debt":
            return ids_of(self.debts) if isinstance(self.debts, tuple) else ()
        if group == "recipient" and self.recipients:
            return tuple([person.id for person in self.recipients if person.id is not None])
        return (None,)

    def _check_debts_of_events(self, ids: set[str]) -> None:
        """An event about a debt that the case does not list is a slip that would let contacts go uncounted."""
        if not isinstance(self.history, History) or self.history.mentioned() <= ids:
            return
        for event in self.history.events:
            for said in (event.debts, event.counted_for, event.discussed):
                for debt in said if isinstance(said, tuple) else ():
                    if debt not in ids:
                        raise wrong("input_no_such_debt", name=debt)

    def _check_debts_of(self, events: Iterable[Event]) -> None:
        """Refuse the same slip in events that are added."""
        if not isinstance(self.debts, tuple):
            return
        named = (said for event in events for name in MENTIONS if isinstance(said := getattr(event, name), tuple))
        strange = {debt: None for said in named for debt in said if debt not in ids_of(self.debts)}
        if strange:
            fix = say("input_no_such_debt_fix")
            raise InvalidInput([Fault(say("input_no_such_debt", name=shown(debt)), fix, "event") for debt in strange])

    def teller(self) -> Callable[[], Case]:
        """Return what tells all that this case does, for what it keeps: that may hold on to it, and not to the case.

        A case that nobody has any more goes at once then, with its events, and does not wait to be collected.
        """
        if type(self) is Case:
            return partial(_make, (self.__dict__, None, self.__pydantic_fields_set__))
        told = self.__class__.__new__(self.__class__)
        object.__setattr__(told, "__dict__", self.__dict__)
        for name in _SAID_BESIDE:
            object.__setattr__(told, name, getattr(self, name))
        return lambda: told

    def extended(self, *events: Event | Mapping[str, Any]) -> Case:
        """Return this case with more events in its history.

        Raises:
            InvalidInput: the history is unknown, so nothing can be added to it; or an event names a debt that the case
                does not list, or has the id of another one and says something else.
        """
        if not isinstance(self.history, History):
            raise InvalidInput([Fault(say("input_history_unknown"), say("input_history_unknown_fix"), "case")])
        from fairdebt.facts.intake import read_event  # it reads cases too

        more = [read_event(event) for event in events]
        self._check_debts_of(more)
        try:
            history = self.history.extended(more)
        except ValidationError:
            said = say("input_two_events_one_id"), say("input_two_events_one_id_fix")
            raise InvalidInput([Fault(*said, "event")]) from None
        longer = self.model_copy(update={"history": history})
        object.__setattr__(longer, "_growing", self._growing)
        return longer


def _made_ready(case: Case) -> Prepared:
    """Make a case ready that the quick lane did not read: when it is first asked about, the same for all threads."""
    from fairdebt.facts.ready import Prepared  # it knows cases

    with _MAKING_READY:
        try:
            return _ready_of(case)
        except AttributeError:
            object.__setattr__(case, "_ready", made := Prepared(case))
            return made


_MAKING_READY = RLock()
_ready_of: Callable[[Case], Prepared] = Case.__dict__["_ready"].__get__
_SAID_BESIDE = ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")

_make = making(Case)
LANES[Case] = CaseLane(Case)
