"""The world around a host under test: its clock, what truly happened, what it asked, and what it did wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from fairdebt.clock import shown_at
from fairdebt.facts import Action, Case, Decision, Event, GivenAction, GivenCase, Outcome, read_action, read_case
from fairdebt.guard import Guard
from fairdebt.guard.keeping.permits import Permit
from fairdebt.ledger import Ledger
from fairdebt.messages import Text, say
from fairdebt.testing.pool import Quiet
from fairdebt.vocabulary import ATTRIBUTES

Plain = Mapping[str, Any]
Reason = Literal["without_approval", "cap", "retried", "overdue"]

CAP = "contact_cap"
KEY = b"of a ledger that nobody keeps" + b"." * 8


class Crash(BaseException):
    """The process of the host dies: no `except Exception` of the host holds it up."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody in the house wants this act done. It has no instant yet."""

    act: Plain


@dataclass(frozen=True, slots=True)
class Told:
    """Something was said or happened, and the host learns of it now."""

    event: Plain


@dataclass(frozen=True, slots=True)
class Moved:
    """The debtor is, from now on, in these zones."""

    zones: tuple[str, ...]


Message = Wish | Told | Moved


class Host(Protocol):
    """What the machine needs of a host: an adapter of three methods."""

    def receive(self, message: Message) -> None:
        """Take in a wish, a notice or a change of zone; `world.now` is the instant."""

    def work(self) -> None:
        """Do what is due at `world.now`, by `world.do`."""

    def restart(self) -> None:
        """Start again after a crash, with what the host keeps outside its process and nothing else."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the host asked, when, and what it was told."""

    at: datetime
    action: Action
    case: Case
    decision: Decision


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that the host did wrong: why, in words told on demand, and the act with the truth as it stood."""

    reason: Reason
    tell: Callable[[], tuple[Text, ...]]
    action: Action | None
    case: Case


class Watched(Guard):
    """A guard that remembers what it was asked. The host under test decides with it."""

    world: World

    @classmethod
    def within(cls, world: World, guard: Guard, *, ledger: bool) -> Watched:
        """Return a guard over the same policies that tells this world what it is asked; perhaps with a ledger."""
        found = cls.twin(guard)
        if ledger:
            kept = Ledger.open("sqlite://", key=KEY, clock=lambda: world.now)
            found = cls.of(guard.policies, ledger=kept)
        found.world = world
        return found

    def decide(self, action: GivenAction, case: GivenCase) -> Decision:
        """Decide, and remember. See `Guard.decide`."""
        action, case = read_action(action), read_case(case)
        decision = super().decide(action, case)
        self.world.asked(Ask(self.world.now, action, case, decision))
        return decision

    def decide_many(self, pairs: Iterable[tuple[GivenAction, GivenCase]]) -> Iterator[Decision]:
        """Decide one pair after the other, and remember. See `Guard.decide_many`."""
        return (self.decide(action, case) for action, case in pairs)

    def reserve(
        self, action: GivenAction, case: GivenCase, *, key: str | None = None, expires_in: timedelta | None = None
    ) -> Permit:
        """Decide and take the slot, and remember. See `Guard.reserve`."""
        permit = super().reserve(action, case, key=key, expires_in=expires_in)
        self.world.asked(Ask(self.world.now, read_action(action), read_case(case), permit.decision))
        return permit


class World:
    """What is so, whatever the host knows of it."""

    def __init__(self, guard: Guard, case: Case, now: datetime, *, ledger: bool = False) -> None:
        self.now = now
        self.guard: Guard = Watched.within(self, guard, ledger=ledger)
        self.case = case
        self.outcome = "unknown"
        self.crashing = False
        self.asks: list[Ask] = []
        self.wrongs: list[Wrong] = []
        self.judge: Guard = Quiet.twin(guard)
        self._kinds = {each.rule: each.kind for each in guard.policies.provisions.values()}
        self._forgotten = 0

    # ------------------------------------------------------------------------------------------ what the host calls

    def do(self, action: GivenAction) -> str:
        """Do the act, now: dial, send, visit. Return how it ended.

        Raises:
            Crash: the process dies, and the act has happened all the same.
        """
        plain = action.model_dump(mode="json") if isinstance(action, Action) else dict(action)
        done = read_action({**plain, "at": self.now.isoformat()})
        self._look_at(done)
        happened = {name: value for name, value in done.model_dump(mode="json").items() if name in Event.model_fields}
        self.case = self.case.extended({**happened, "outcome": self.outcome})
        if self.crashing:
            raise Crash
        return self.outcome

    # --------------------------------------------------------------------------------------- what the machine calls

    def told(self, event: Plain) -> None:
        """Let something happen that is not the host's doing."""
        self.case = self.case.extended({**event, "at": self.now.isoformat()})

    def moved(self, zones: tuple[str, ...]) -> None:
        """Let the debtor be elsewhere."""
        self.case = self.case.model_copy(update={"zones": zones})

    def crashed(self) -> None:
        """Let the host have lost its memory: that it asks once more what it was told before is no fault."""
        self._forgotten = len(self.asks)

    def asked(self, ask: Ask) -> None:
        """Note a question of the host; one that repeats a veto unchanged is wrong."""
        for earlier in self.asks[self._forgotten :]:
            if earlier.decision.outcome is Outcome.VETOED and _same(earlier, ask) and earlier.case == ask.case:
                coming = earlier.decision.next_permitted
                if coming.at is None or ask.action.at < coming.at:  # type: ignore[operator]  # the model keeps datetimes
                    self._retried(ask, earlier)
                    break
        self.asks.append(ask)

    def look_at_duties(self) -> None:
        """Note what is owed and overdue, as the law that binds has it."""
        late = [owed for owed in self.judge.duties(self.case, self.now) if owed.is_late and owed.binding]
        if late:
            head, owed = say("host_overdue", at=shown_at(self.now)), tuple(late)

            def tell() -> tuple[Text, ...]:
                return head, *(Text(each.explain("zh"), each.explain("en")) for each in owed)

            self.wrongs.append(Wrong("overdue", tell, None, self.case))

    # ----------------------------------------------------------------------------------------------------- judging

    def _look_at(self, done: Action) -> None:
        """Judge an act as it happens, on the truth."""
        decision = self.judge.decide(done, self.case)
        asks = [ask for ask in self.asks if _same_act(ask.action, done)]
        granted = [ask for ask in asks if ask.decision.approved]
        until = granted[-1].decision.permitted_until if granted else None
        in_force = bool(granted) and (until is None or self.now < until)
        if decision.approved and in_force:
            return
        capped = any(self._kinds.get(rule) == CAP for rule in decision.because)
        reason: Reason = "cap" if capped and in_force else "without_approval"
        head = say(f"host_{reason}", at=shown_at(self.now), act=act_name(done))

        def tell() -> tuple[Text, ...]:
            lines = [head, _asked_before(asks, granted, in_force=in_force)]
            if not decision.approved:
                lines.append(Text(decision.explain("zh"), decision.explain("en")))
            return tuple(lines)

        self.wrongs.append(Wrong(reason, tell, done, self.case))

    def _retried(self, ask: Ask, earlier: Ask) -> None:
        coming = earlier.decision.next_permitted.at
        asked = shown_at(earlier.at)
        told = say("host_not_unless", asked=asked)
        if coming is not None:
            told = say("host_not_before", asked=asked, next=shown_at(coming))
        head = say("host_retried", at=shown_at(ask.at), act=act_name(ask.action))

        def tell() -> tuple[Text, ...]:
            return head, told, Text(earlier.decision.explain("zh"), earlier.decision.explain("en"))

        self.wrongs.append(Wrong("retried", tell, ask.action, ask.case))


def _asked_before(asks: list[Ask], granted: list[Ask], *, in_force: bool) -> Text:
    """Say what the host had asked about an act, and what it was told."""
    if not asks:
        return say("host_never_asked")
    if not granted:
        last = asks[-1]
        return say("host_asked_refused", asked=shown_at(last.at), outcome=say(f"word_{last.decision.outcome.value}"))
    asked = shown_at(granted[-1].at)
    until = granted[-1].decision.permitted_until
    if in_force or until is None:
        return say("host_approval_stale", asked=asked)
    return say("host_approval_over", asked=asked, until=shown_at(until))


def act_name(action: Action) -> str:
    """Return what kind of act it is, in words of the vocabulary."""
    said = (action.act, action.channel, action.to and f"to {action.to}", action.purpose)
    return ", ".join(each for each in said if each)


def _same(one: Ask, other: Ask) -> bool:
    return _same_act(one.action, other.action)


def _same_act(one: Action, other: Action) -> bool:
    """Tell whether two acts are one and the same but for their instant, their id and what only shows meanwhile."""
    return _kept(one) == _kept(other)


def _kept(action: Action) -> dict[str, Any]:
    return {name: value for name, value in action.__dict__.items() if name not in _LOOSE and value is not None}


_LOOSE = frozenset({"at", "id"} | {name for name, each in ATTRIBUTES.items() if each.phase == "during"})
