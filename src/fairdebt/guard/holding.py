"""Holds: what somebody stopped at once, by a register of this guard or by a notice in the history.

A hold of the register vetoes every act that it concerns, whatever the act's instant: somebody pulled the brake.
A hold in the history is an ordinary norm that belongs to no policy and is always asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from threading import Lock
from typing import Literal, get_args

from fairdebt.clock import shown_at
from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import UNKNOWN, Action, Case, Evidence, Reason, Value, attribute_of, debts_in_question
from fairdebt.facts.readers import MAX_ID, has_surrogate
from fairdebt.facts.silence import THE_DEBTOR, THE_LENDER
from fairdebt.loader import Policies
from fairdebt.logic import All, Among, Any, Attribute, Compare, Holds, Key, Literal as Written, Not, Prohibition, State
from fairdebt.messages import say
from fairdebt.policy import Instrument, Provision
from fairdebt.readings.answers import Answer
from fairdebt.vocabulary import TABLES

RULE = "hold"
"""The id under which decisions name a hold."""

ScopeKind = Literal["debtor", "debt", "lender", "agency", "everything"]

RECEIVING = frozenset({"hand_over", "share_data"})
"""Acts by which an agency gets a case or its data."""

KINDS: tuple[ScopeKind, ...] = get_args(ScopeKind)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is put on hold: a debtor, a debt, a lender (all that is collected for it), an agency, everything."""

    kind: ScopeKind
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold of the register: what, why, who put it there and when. Two equal orders are two holds."""

    number: int
    scope: Scope
    why: str
    by: str
    at: datetime

    def __repr__(self) -> str:
        """Show which hold and what kind of scope; ids and words do not belong in logs."""
        return f"Hold({self.number}, {self.scope.kind}, at {self.at})"


def read_scope(raw: Scope | str | Mapping[str, str]) -> Scope:
    """Read `"everything"`, `{"debtor": "P1"}` and the like; `portfolio` is another word for `lender`.

    Raises:
        InvalidInput: it is not clear what is put on hold.
    """
    if isinstance(raw, Scope):
        raw = raw.kind if raw.id is None else {raw.kind: raw.id}
    if raw == "everything":
        return Scope("everything")
    if isinstance(raw, Mapping) and len(raw) == 1:
        ((name, held),) = raw.items()
        kind = "lender" if name == "portfolio" else name
        if kind in KINDS and kind != "everything":
            return Scope(kind, _id(held))
        if kind not in KINDS:
            near = suggest(str(name), KINDS)
            raise InvalidInput([Fault(say("hold_scope_form"), near or say("hold_scope_form_fix"), "hold")])
    raise InvalidInput([Fault(say("hold_scope_form"), say("hold_scope_form_fix"), "hold")])


def _id(held: object) -> str:
    """Read an id as a case states it: a number, or none, would stop nobody."""
    if not isinstance(held, str) or not 0 < len(held) <= MAX_ID or held in ("unknown", "none") or has_surrogate(held):
        raise InvalidInput([Fault(say("hold_scope_id"), say("hold_scope_form_fix"), "hold")])
    return str(held)


class Register:
    """The holds of one guard. Decisions read a snapshot without a lock; placing and lifting replace it as a whole."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers = count(1)
        self._standing: Mapping[Scope, tuple[Hold, ...]] = {}
        self.any = False
        """Whether any hold stands."""

    @property
    def standing(self) -> tuple[Hold, ...]:
        """Return the holds that stand, in the order in which they were placed."""
        return tuple(sorted((hold for holds in self._standing.values() for hold in holds), key=lambda h: h.number))

    def place(self, scope: Scope, *, why: str, by: str, at: datetime) -> Hold:
        """Put a hold on something; it counts for every decision that begins after this returns."""
        with self._lock:
            hold = Hold(next(self._numbers), scope, why, by, at)
            self._standing = {**self._standing, scope: (*self._standing.get(scope, ()), hold)}
            self.any = True
        return hold

    def lift(self, hold: Hold) -> None:
        """Lift this hold; others on the same thing stay.

        Raises:
            InvalidInput: the hold does not stand here.
        """
        need_hold(hold)
        with self._lock:
            standing = self._standing.get(hold.scope, ())
            if hold not in standing:
                raise InvalidInput([Fault(say("hold_not_standing"), None, "hold")])
            left = tuple(each for each in standing if each != hold)
            others = {scope: holds for scope, holds in self._standing.items() if scope != hold.scope}
            self._standing = {**others, hold.scope: left} if left else others
            self.any = bool(self._standing)

    def on(self, action: Action, case: Case) -> tuple[Held, ...]:
        """Return the holds that concern the act, surely or possibly."""
        standing = self._standing
        if not standing:
            return ()
        return concerning((hold for holds in standing.values() for hold in holds), action, case)


def need_hold(hold: object) -> None:
    """Refuse to lift what is no hold.

    Raises:
        InvalidInput: it is none.
    """
    if not isinstance(hold, Hold):
        raise InvalidInput([Fault(say("hold_needed"), say("hold_needed_fix"), "hold")])


def concerning(holds: Iterable[Hold], action: Action, case: Case) -> tuple[Held, ...]:
    """Return the holds that concern the act, surely or possibly."""
    concerned = _Concerned.of(action, case)
    found: list[Held] = []
    for hold in holds:
        answer = concerned.by(hold.scope)
        if answer is not Answer.CLEAR:
            found.append(Held(hold, answer, concerned.missing(hold.scope)))
    return tuple(sorted(found, key=lambda held: (-held.answer, held.hold.number)))


@dataclass(frozen=True, slots=True)
class Held:
    """A hold on an act: `BREACHED` if it surely concerns it, `UNKNOWN` if it may, and what is missing to tell."""

    hold: Hold
    answer: Answer
    missing: str

    def reason(self) -> Reason:
        """Return what decisions tell of this hold."""
        hold, sure = self.hold, self.answer is Answer.BREACHED
        at = shown_at(hold.at)
        return Reason(
            rule=RULE,
            title=say("hold_title"),
            citation=say("hold_citation"),
            says=say("hold_says", scope=say(f"hold_{hold.scope.kind}"), why=hold.why),
            truth="yes" if sure else "unknown",
            kind="stop" if sure else "fix",
            confidence="verified",
            force="prohibition",
            binding="house",
            evidence=(Evidence(say("hold_evidence", by=hold.by, at=at)),),
            missing=() if sure else ((self.missing,),),
            repairs=(say("hold_repair"),) if sure else (),
        )


@dataclass(frozen=True, slots=True)
class _Concerned:
    """Whom an act concerns, for each kind of scope: the ids, and whether there may be others."""

    ids: Mapping[str, frozenset[str]]
    open: frozenset[str]

    @classmethod
    def of(cls, action: Action, case: Case) -> _Concerned:
        said: dict[str, list[Value]] = {
            "debtor": [_named(attribute_of(action, "debtor", case), THE_DEBTOR), case.debtor.id],
            "lender": [_named(attribute_of(action, "lender", case), THE_LENDER), case.lender.id],
            "debt": _debts(action, case),
            "agency": _agencies(action, case),
        }
        ids = {kind: frozenset(each for each in held if isinstance(each, str)) for kind, held in said.items()}
        open_ = frozenset(kind for kind, held in said.items() if UNKNOWN in held or "unknown" in held)
        return cls(ids, open_)

    def by(self, scope: Scope) -> Answer:
        """Tell whether a hold of this scope concerns the act."""
        if scope.kind == "everything" or scope.id in self.ids[scope.kind]:
            return Answer.BREACHED
        return Answer.UNKNOWN if scope.kind in self.open else Answer.CLEAR

    def missing(self, scope: Scope) -> str:
        """Return the name of what would tell whether the hold concerns the act."""
        return {"debtor": "debtor.id", "debt": "debts", "lender": "lender.id", "agency": "agency"}.get(scope.kind, "")


def _named(value: Value, nobody: str) -> Value:
    """Return an id; unknown where nobody gave one."""
    return UNKNOWN if value == nobody else value


def _debts(action: Action, case: Case) -> list[Value]:
    named = isinstance(case.debts, tuple) and all(debt.id is not None for debt in case.debts)
    return [debt if debt is not None and named else UNKNOWN for debt in debts_in_question(action, case)]


def _agencies(action: Action, case: Case) -> list[Value]:
    """Return the agency that acts and the one that would receive the case.

    Where the act names none, the case tells: its agency acts, unless the collector is the lender itself.
    """
    found: list[Value] = [action.agency, action.collector, action.receiver, case.collector.id]
    role, agency = case.collector.role, case.agency.id
    if action.act in RECEIVING and action.receiver is None:
        found.append(agency or UNKNOWN)
    if action.agency is not None or role == "lender":
        return found
    if agency not in (None, "none"):
        found.append(UNKNOWN if role in (None, "unknown") else agency)
    elif role == "unknown" or (role is not None and action.collector is None and case.collector.id is None):
        found.append(UNKNOWN)  # some agency may act, and nobody says which
    return found


# ------------------------------------------------------------------------------------------- notices in the history

_OTHER_SCOPES = frozenset(TABLES["scope"].groups["hold"]) - {"this_debtor"}


def _notice(name: str, *parts: object) -> All:
    return All((Compare(Attribute("notice", "event"), "=", Written(name)), *parts))  # type: ignore[arg-type]  # predicates all


def _state(name: str, scope: object, *keys: str) -> State:
    """A hold of one scope: until it is lifted, or through the day in `stated_until`.

    The states share their last name, so that one line of an `opening` (`hold: no`) speaks of them all.
    """
    fields = {"debt": "debts"}
    return State(
        f"{RULE}-{name}/{RULE}",
        tuple(Key(key, fields.get(key, key)) for key in keys),
        begins=_notice("hold", scope),
        ends=_notice("hold_lifted", scope),
        through="stated_until",
    )


def _scope_is(word: str) -> Among:
    return Among(Attribute("scope", "event"), frozenset({word}))


_NO_AGENCY = Compare(Attribute("agency", "event"), "=", Written(None))

STATES = (
    # a scope that is none of these words (a slip) still stops the debtor
    _state("debtor", Not(Among(Attribute("scope", "event"), _OTHER_SCOPES)), "debtor"),
    _state("debt", _scope_is("this_debt"), "debtor", "debt"),
    _state("portfolio", _scope_is("portfolio"), "lender"),
    _state("agency", All((_scope_is("this_agency"), Not(_NO_AGENCY))), "agency"),
    _state("any_agency", All((_scope_is("this_agency"), _NO_AGENCY))),
    _state("everything", _scope_is("everything")),
)

NORM = Prohibition(
    key=f"{RULE}@",
    rule=RULE,
    jurisdiction="any",
    scope=All(()),
    breach=Any(tuple(Holds(state.name) for state in STATES)),
)


def with_holds(policies: Policies) -> Policies:
    """Return the policies with the norm that a hold in the history vetoes; the digest stays that of the policies."""
    if NORM.key in policies.provisions:
        return policies
    norms = replace(
        policies.norms,
        prohibitions=(*policies.norms.prohibitions, NORM),
        states={**policies.norms.states, **{state.name: state for state in STATES}},
    )
    return replace(policies, norms=norms, provisions={**policies.provisions, NORM.key: _provision()})


def _provision() -> Provision:
    return Provision(
        rule=RULE,
        kind="forbid",
        instrument=Instrument(RULE, say("hold_title"), "any", "house"),
        citation=say("hold_citation"),
        says=say("hold_noticed"),
        force="prohibition",
        binding="house",
        confidence="verified",
        reading="plain",
        status="in_force",
        sources=(),
        checked_on=None,
        from_on=None,
        until_on=None,
    )
