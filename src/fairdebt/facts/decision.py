"""What fairdebt answers: the outcome, every reason, what must be observed, what was assumed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal, Protocol

from fairdebt.clock import to_the_minute
from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts.explaining import explain
from fairdebt.facts.frozen import frozen
from fairdebt.facts.permitted import NextPermitted, Plan
from fairdebt.messages import Language, Text, say, tell

Kind = Literal["stop", "delay", "fix"]

SHOWN_EVENTS = 6
"""So many events of a piece of evidence are told in words; the rest is in the parts."""


class Outcome(StrEnum):
    """The three outcomes. Only `approved` is approval."""

    APPROVED = "approved"
    VETOED = "vetoed"
    UNDETERMINED = "undetermined"


_APPROVED = Outcome.APPROVED  # to look into an enumeration takes its time


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a reason rests on: in words, with the instants of the events that were counted."""

    says: Text
    events: tuple[datetime, ...] = ()

    def render(self, language: Language) -> str:
        """Say it, with the instants of the latest events that were counted."""
        said = self.says.zh if language == "zh" else self.says.en
        if not self.events:
            return said
        latest = sorted(self.events)[-SHOWN_EVENTS:]
        more = "... " if len(latest) < len(self.events) else ""
        return tell("evidence_at", language, says=said, instants=more + ", ".join(map(to_the_minute, latest)))


@frozen
class Reason:
    """Why an act is vetoed, undetermined or warned of: one rule, with its source, its evidence and its way out.

    `truth` is `yes` (breached) or `unknown` (cannot be judged; `missing` names sets of facts that would settle it, the
    smallest first). `kind` is `stop` (never lifts by itself), `delay` (lifts at `lifts_at`, this rule alone) or `fix`
    (`repairs`, the smallest first). `displaced` are rules of other jurisdictions on the same point that would permit
    the act; `rebuttal` is what may rebut a presumption, for people to judge.
    """

    rule: str
    title: Text
    citation: Text
    says: Text
    truth: Literal["yes", "unknown"]
    kind: Kind
    confidence: str
    force: str
    binding: str
    reading: str = "plain"
    status: str = "in_force"
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()
    repairs: tuple[Text, ...] = ()
    lifts_at: datetime | None = None
    debts: tuple[str, ...] = ()
    also: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()
    rebuttal: tuple[Text, ...] = ()
    displaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be observed while the act is done, for the approval to hold; `rules` are those that demand it."""

    says: Text
    rules: tuple[str, ...]
    citations: tuple[Text, ...] = ()
    binding: bool = True

    @property
    def told(self) -> Text:
        """What it says, as people read it: what only warns is marked as such."""
        return self.says if self.binding else say("duty_only_warned_of", says=self.says)


@dataclass(frozen=True, slots=True)
class Softened:
    """A rule that an approved weakening touched in this decision."""

    rule: str
    to: str
    because: Text
    approved_by: str
    until: str


@dataclass(frozen=True, slots=True)
class Attested:
    """A fact on which this decision rests and that somebody vouches for; `until` is the first instant not counted."""

    fact: str
    by: str
    why: str
    until: datetime
    of: str | None = None


@frozen
class Content:
    """Everything that a decision tells, computed when somebody asks."""

    reasons: tuple[Reason, ...] = ()
    duties: tuple[Duty, ...] = ()
    warnings: tuple[Reason, ...] = ()
    information: tuple[Reason, ...] = ()
    foreseen: tuple[Reason, ...] = ()
    observed: tuple[Reason, ...] = ()
    loosened: tuple[Softened, ...] = ()
    assumed: tuple[str, ...] = ()
    attested: tuple[Attested, ...] = ()

    @property
    def beside(self) -> tuple[tuple[str, tuple[Reason, ...]], ...]:
        """Return what is told beside the outcome, by its name: nothing of it decides."""
        if not (self.warnings or self.foreseen or self.observed or self.information):
            return ()
        names = ("warnings", "foreseen", "observed", "information")
        return tuple((name, found) for name in names if (found := getattr(self, name)))


class Teller(Protocol):
    """What works out the parts of a decision when they are first read."""

    def content(self) -> Content:
        """Return everything that the decision tells of its outcome."""

    def plan(self) -> Plan:
        """Return when the act is permitted next, and until when."""


@dataclass(slots=True, eq=False)
class Decision:
    """The answer to one question. Its parts are worked out when they are first read; reading them changes nothing.

    `bool(decision)` raises: ask `decision.approved`, which is true for approvals alone.
    """

    outcome: Outcome
    because: tuple[str, ...]
    at: datetime
    digest: str
    _begin: Callable[[], Teller] | None = field(default=None, repr=False)
    _teller: Teller | None = field(default=None, repr=False)
    _content: Content | None = field(default=None, repr=False)
    _plan: Plan | None = field(default=None, repr=False)

    @property
    def approved(self) -> bool:
        """Tell whether the act may be done."""
        return self.outcome is _APPROVED

    @property
    def content(self) -> Content:
        """Return everything the decision tells."""
        if self._content is None:
            self._content = self._told().content()
        return self._content

    def _told(self) -> Teller:
        """Return what works out the parts, made when the first of them is read: most decisions are never asked why."""
        if self._teller is None:
            assert self._begin is not None  # else it was read with all that it tells
            self._teller = self._begin()
        return self._teller

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return every reason of a veto or an undetermined outcome."""
        return self.content.reasons

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return what must be observed for the approval to hold."""
        return self.content.duties

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """Return the rules that only warn."""
        return self.content.warnings

    @property
    def information(self) -> tuple[Reason, ...]:
        """Return the rules that only inform."""
        return self.content.information

    @property
    def foreseen(self) -> tuple[Reason, ...]:
        """Return proposed law that would forbid the act."""
        return self.content.foreseen

    @property
    def observed(self) -> tuple[Reason, ...]:
        """Return rules of files that are only observed yet."""
        return self.content.observed

    @property
    def loosened(self) -> tuple[Softened, ...]:
        """Return the approved weakenings that touched this decision."""
        return self.content.loosened

    @property
    def assumed(self) -> tuple[str, ...]:
        """Return the facts that nobody stated and on whose declared silence the outcome rests."""
        return self.content.assumed

    @property
    def attested(self) -> tuple[Attested, ...]:
        """Return the facts that somebody vouches for and without which the answer would be another."""
        return self.content.attested

    @property
    def looks_ahead(self) -> bool:
        """Tell whether the decision can say when the act is permitted; old records cannot."""
        return self._plan is not None or self._begin is not None

    @property
    def plan(self) -> Plan:
        """Return when the act is permitted next, and until when.

        Raises:
            ValueError: the decision was read from a record that does not say.
        """
        if self._plan is None:
            if self._begin is None:
                raise ValueError("this decision was written without `next_permitted`")
            self._plan = self._told().plan()
        return self._plan

    @property
    def next_permitted(self) -> NextPermitted:
        """Return the first instant from the act's own on at which it is approved, or what that waits for."""
        return self.plan.next_permitted

    @property
    def permitted_until(self) -> datetime | None:
        """Return the first instant from the act's own on at which it is not approved; None if not within the horizon.

        For an act that is not approved that is its own instant: no time is left.
        """
        return self.plan.permitted_until

    def __bool__(self) -> bool:
        """Refuse: an outcome is not a truth value."""
        raise TypeError("a decision is approved, vetoed or undetermined: ask `decision.approved`")

    def __eq__(self, other: object) -> bool:
        """Compare everything that two decisions tell."""
        return isinstance(other, Decision) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        """Hash what is cheap and never changes."""
        return hash((self.outcome, self.because, self.at))

    def __repr__(self) -> str:
        """Show the outcome and the rules, no facts."""
        rules = f", because={list(self.because)}" if self.because else ""
        return f"Decision({self.outcome.value}{rules})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process as what it tells; what would work it out stays behind."""
        return Decision.from_dict, (self.to_dict(),)

    def explain(self, language: Language = "en") -> str:
        """Return the whole answer in words; it shows no names, numbers of people or message text."""
        return explain(self, language)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole answer as plain values."""
        parts: dict[str, Any] = _adapter(Content).dump_python(self.content, mode="json", exclude_defaults=True)
        head = {"outcome": self.outcome.value, "because": list(self.because), "at": self.at.isoformat()}
        return {**head, "digest": self.digest, **self._plain_plan(), **parts}

    def _plain_plan(self) -> dict[str, Any]:
        if not self.looks_ahead:
            return {}
        said: dict[str, Any] = _adapter(NextPermitted).dump_python(self.plan[0], mode="json", exclude_defaults=True)
        until = self.permitted_until
        return {"next_permitted": said, "permitted_until": None if until is None else until.isoformat()}

    def to_json(self) -> str:
        """Return the whole answer as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Decision:
        """Return the decision that `to_dict` wrote.

        Raises:
            InvalidInput: it did not write this.
        """
        try:
            return cls._read(said)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _no_decision() from error

    @classmethod
    def _read(cls, said: Mapping[str, Any]) -> Decision:
        own = ("outcome", "because", "at", "digest", "next_permitted", "permitted_until")
        rest = {name: value for name, value in said.items() if name not in own}
        content: Content = _adapter(Content).validate_python(rest)
        at = datetime.fromisoformat(said["at"])
        plan = None
        if "next_permitted" in said:
            until = said.get("permitted_until")
            coming: NextPermitted = _adapter(NextPermitted).validate_python(said["next_permitted"])
            plan = Plan(coming, None if until is None else datetime.fromisoformat(until))
        outcome, because = Outcome(said["outcome"]), tuple(said["because"])
        return cls(outcome, because, at, said["digest"], _content=content, _plan=plan)

    @classmethod
    def from_json(cls, text: str) -> Decision:
        """Return the decision that `to_json` wrote.

        Raises:
            InvalidInput: it did not write this.
        """
        try:
            said = json.loads(text)
        except (TypeError, ValueError) as error:
            raise _no_decision() from error
        return cls.from_dict(said)


def _no_decision() -> InvalidInput:
    return InvalidInput([Fault(say("decision_unread"), say("decision_unread_fix"), "decision")])


@lru_cache(maxsize=2)
def _adapter(of: type) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(of)
