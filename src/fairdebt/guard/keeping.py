"""A guard with a ledger: it reads the history, decides and takes the slot in one transaction."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

from pydantic import ValidationError

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Action, Case, Decision, Event, input_faults, read_action, read_case, read_event
from fairdebt.guard.forgetting import Forgotten, forget
from fairdebt.guard.holding import Held, Hold, Scope
from fairdebt.guard.holds_kept import held_by, hold_of, said_of
from fairdebt.guard.permits import Permit, PermitKilled, expires_at
from fairdebt.guard.planning import Outlook
from fairdebt.guard.receipts import receipt, texts_of
from fairdebt.guard.rejudging import Rejudge, Rejudged, flag_late
from fairdebt.guard.remembering import facts_with, with_history
from fairdebt.guard.screening import Screening
from fairdebt.ledger import Ledger
from fairdebt.ledger.asking import Ask, ask, chain_of, links_of
from fairdebt.ledger.clock import instant_of, microseconds
from fairdebt.ledger.entries import HOUSE, Entry
from fairdebt.ledger.errors import LedgerError, PermitOver
from fairdebt.ledger.folding import State
from fairdebt.ledger.ledger import MICRO, View, Wanted, Writer
from fairdebt.loader import Policies
from fairdebt.messages import say
from fairdebt.vocabulary import ATTRIBUTES

Act = Action | Mapping[str, Any]
About = Case | Mapping[str, Any]

DETAILS = frozenset(name for name, each in ATTRIBUTES.items() if each.phase == "during") | {"discussed", "counted_for"}
"""What can be said of an act once it is done."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The policies of one moment, as a ledger uses them."""

    policies: Policies
    wanted: Callable[[Action, Case], Wanted]
    judge: Callable[[Action, Case, tuple[Held, ...]], Decision]
    outlook: Callable[[Action, Case, tuple[Held, ...]], Outlook]
    check: Callable[[Action | None, Case], None]

    @property
    def digest(self) -> str:
        """Return the digest of the policies."""
        return self.policies.norms.digest


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision, with the act at the instant for which it was made, and all that was known."""

    action: Action
    case: Case
    held: tuple[Held, ...]
    decision: Decision


class Keeping:
    """The part of a guard that keeps a ledger."""

    _ledger: Ledger | None
    _screening: Screening

    @abstractmethod
    def _bench(self) -> Bench:
        """Return the policies of this moment."""

    @abstractmethod
    def _record(self, decision: Decision) -> None:
        """Count a decision, and tell the hook."""

    @property
    def ledger(self) -> Ledger:
        """Return the ledger.

        Raises:
            LedgerError: this guard has none.
        """
        if self._ledger is None:
            raise LedgerError("ledger_none")
        return self._ledger

    # --------------------------------------------------------------------------------------------------- reserving

    def reserve(
        self, action: Act, case: About, *, key: str | None = None, expires_in: timedelta | None = None
    ) -> Permit:
        """Decide whether the act is lawful and, if it is, take its slot, in one transaction.

        However many hosts ask at once, no cap is exceeded: until it is confirmed, released or expired, a permit counts
        as an act whose outcome is not known. Vetoes are recorded too.

        Args:
            action: The proposed act. Its instant lies within a minute (a setting of the ledger) of the clock.
            case: What is known. The history is the ledger's; a case that brings its own says `history_from`.
            key: Names this request: asked again with the same key and act, the same permit comes back.
            expires_in: How long the slot is kept unless started; by default what the ledger says.

        Raises:
            InvalidInput: the act or the case cannot be understood, or lacks an id by which the ledger counts.
            LedgerError: the ledger could not be asked. Do not act.
        """
        ledger, bench = self.ledger, self._bench()
        action, case = self._screening.settled(read_action(action)), read_case(case)
        bench.check(action, case)
        _need_now(action, ledger)
        asked = ask(action, case, ledger.mask, with_history=facts_with(case))
        wanted = bench.wanted(action, case)
        name = None if key is None else f"permit:{ledger.mask(key)}"
        expiry = ledger.expiry_us if expires_in is None else round(expires_in.total_seconds() * MICRO)
        guess = self._guess(bench, asked, wanted, action, case)
        texts = self._texts_kept(bench)
        with ledger.writing(asked.locks_with(name)) as writer:
            if name is not None and (entry := writer.tx.named(name)) is not None:
                return self._again(writer, entry, asked, action, case)
            view = ledger.view(writer.tx, asked, wanted)
            if guess is not None and guess[0] == view.seen:
                judged = guess[1]
            else:
                judged = self._judged(bench, view, action, case, writer.now)
            decision = judged.decision
            expires = writer.now + expiry if decision.approved else None
            writer.keep(asked.chain, asked.facts, asked.facts_text)
            said = receipt(bench.policies, asked, view, judged.action, case, decision, expires, texts)
            links = links_of(said["action"]) if decision.approved else ()
            entry = writer.append(view.own, "decided", said, name=name if decision.approved else None, links=links)
        self._record(decision)
        return self._permit(entry, expires, judged, asked, case, bench, view.seen)

    def _texts_kept(self, bench: Bench) -> str:
        """Keep the words of the loaded rules, once for each text of the law, and return their digest."""
        known = self.ledger.texts.get(bench.digest)
        if known is None:
            known, text = texts_of(bench.policies)
            self.ledger.keep_once(known, text)
            self.ledger.texts[bench.digest] = known
        return known

    def _guess(
        self, bench: Bench, asked: Ask, wanted: Wanted, action: Action, case: Case
    ) -> tuple[tuple[object, ...], Judged] | None:
        """Decide without locks, on what was known last: it holds if nothing has come in between.

        A debtor whom this process has never met is taken for a new one.
        """
        ledger = self.ledger
        view, now = ledger.glance(asked, wanted), ledger.now()
        if view.may_expire(now):
            return None  # before the lock is there
        return view.seen, self._judged(bench, view, action, case, now)

    def _judged(
        self, bench: Bench, view: View, action: Action, case: Case, now: int, *, without: int | None = None
    ) -> Judged:
        """Decide on a view, not before anything in it happened: whoever waited for a lock has waited."""
        events = view.events(now, without=without)
        action = _not_before(action, now, events, self.ledger.tolerance_us)
        known = with_history(case, events, view.own.forgotten_at)
        held = held_by(view.holds(), view.names, action, case)
        return Judged(action, known, held, bench.judge(action, known, held))

    def _permit(
        self,
        entry: Entry,
        expires: int | None,
        judged: Judged,
        asked: Ask,
        case: Case,
        bench: Bench,
        seen: tuple[object, ...],
    ) -> Permit:
        action = judged.action

        def ends() -> datetime | None:
            assert isinstance(action.at, datetime)
            assert expires is not None
            since, until = int(action.at.timestamp()), ceil(expires / MICRO)
            periods = bench.outlook(action, judged.case, judged.held).periods(since, max(until, since + 1))
            return next((each.start.astimezone(UTC) for each in periods if not each.approved), None)

        after = (entry.seal, *seen[1:])
        id_ = f"{entry.chain}:{entry.number}"
        return Permit(id_, judged.decision, expires_at(expires), self, asked, action, case, entry.number, after, ends)

    def _again(self, writer: Writer, entry: Entry, asked: Ask, action: Action, case: Case) -> Permit:
        """Return the permit that was given to an earlier request with the same key.

        Raises:
            LedgerError: that was for another act.
        """
        said = entry.said
        if entry.chain != asked.chain or not _same_act(said.get("action", {}), asked.said):
            raise LedgerError("ledger_same_key")
        return self._revived(writer.tx, entry, asked, action, case)

    # ------------------------------------------------------------------------------------------------------ permits

    def permit(self, id_: str) -> Permit:
        """Return a permit that was given before, perhaps to another process.

        Raises:
            PermitOver: there is none with this id.
        """
        ledger = self.ledger
        chain, _, number = id_.rpartition(":")
        with ledger.store.look() as reading:
            entry = reading.entry(chain, int(number)) if number.isdigit() else None
            if entry is None or entry.kind != "decided" or "expires" not in entry.said:
                raise PermitOver("permit_unknown")
            text = reading.paper(entry.said["facts"])
            action = Action.model_validate(entry.said["action"])
            case = Case.model_validate_json(text or "{}")
            asked = ask(action, case, ledger.mask.off())
            return self._revived(reading, entry, asked, action, case)

    def _revived(self, reading: Any, entry: Entry, asked: Ask, action: Action, case: Case) -> Permit:
        ledger, bench = self.ledger, self._bench()
        expires = entry.said.get("expires")
        view = ledger.view(reading, asked, bench.wanted(action, case))
        judged = self._judged(bench, view, action, case, entry.at, without=entry.number)
        return self._permit(entry, expires, judged, asked, case, bench, ())

    def _item(self, view: View, permit: Permit, now: int) -> State:
        item = view.own.items.get(permit._root)
        return "refused" if item is None or item.state is None else item.state_at(now)

    def _state_of(self, permit: Permit) -> State:
        if permit.expires_at is None:
            return "refused"
        ledger = self.ledger
        with ledger.store.look() as reading:
            (own,) = ledger.read(reading, permit._ask.chain)
        item = own.items.get(permit._root)
        return "refused" if item is None or item.state is None else item.state_at(ledger.now())

    def _start(self, permit: Permit) -> None:
        if permit.expires_at is None:
            raise PermitOver("permit_refused", outcome=permit.decision.outcome.value)
        ledger, bench = self.ledger, self._bench()
        until = permit.valid_until
        assert until is not None
        killed: Decision | None = None
        with ledger.writing(permit._ask.locks) as writer:
            view = ledger.view(writer.tx, permit._ask, bench.wanted(permit._action, permit._case))
            now = instant_of(writer.now)
            match self._item(view, permit, writer.now):
                case "expired":
                    raise PermitOver("permit_expired")
                case "reserved":
                    pass
                case "started" | "confirmed":
                    raise PermitOver("permit_started")
                case "killed":
                    raise PermitOver("permit_ended", until=now.isoformat(timespec="seconds"))
                case _:
                    raise PermitOver("permit_released")
            if now >= until:
                raise PermitOver("permit_ended", until=until.isoformat(timespec="seconds"))
            if view.seen != permit._seen:
                judged = self._judged(bench, view, permit._action, permit._case, writer.now, without=permit._root)
                now = max(now, judged.action.at)  # type: ignore[assignment]  # the model keeps datetimes
                if not judged.decision.approved:
                    killed = judged.decision
            if killed is not None:
                said = {"outcome": killed.outcome.value, "because": list(killed.because), "policies": killed.digest}
                writer.append(view.own, "killed", said, root=permit._root)
            else:
                writer.append(view.own, "started", {"at": now.isoformat()}, root=permit._root)
        if killed is not None:
            self._record(killed)
            raise PermitKilled(killed)

    def _confirm(self, permit: Permit, said: dict[str, Any]) -> None:
        ledger = self.ledger
        for name in said.keys() - DETAILS:
            raise InvalidInput([Fault(say("unknown_field", name=name), None, "outcome")])
        with ledger.writing(permit._ask.locks) as writer:
            own, _ = ledger.read(writer.tx, permit._ask.chain, HOUSE)
            item = own.items.get(permit._root)
            state: State = "refused" if item is None or item.state is None else item.state_at(writer.now)
            if item is None or state not in ("started", "confirmed"):
                raise PermitOver("permit_not_started")
            dumped = _details(item.said, said)
            masked = ledger.mask.deed(dumped)
            if state == "confirmed":
                if any(item.said.get(name) != value for name, value in masked.items()):
                    raise PermitOver("permit_confirmed")
                return
            writer.append(own, "confirmed", masked, root=permit._root)

    def _release(self, permit: Permit) -> None:
        ledger = self.ledger
        with ledger.writing(permit._ask.locks) as writer:
            own, _ = ledger.read(writer.tx, permit._ask.chain, HOUSE)
            item = own.items.get(permit._root)
            state: State = "refused" if item is None or item.state is None else item.state_at(writer.now)
            if state in ("started", "confirmed"):
                raise PermitOver("permit_started")
            if state == "reserved":
                writer.append(own, "released", {}, root=permit._root)

    # ---------------------------------------------------------------------------------------------------- recording

    def record(self, event: Event | Mapping[str, Any], case: About) -> str:
        """Record what happened: an act that was done without a permit, or a notice such as a request to cease.

        An event that carries an `id` and was recorded with the same content is recorded once.

        Args:
            event: What happened, an act with its outcome or a notice.
            case: Whose it is.

        Returns:
            The id under which later events can speak of it.

        Raises:
            InvalidInput: the event cannot be understood, lies in the future, or its id has another content.
            LedgerError: the ledger could not be asked.
        """
        ledger, bench = self.ledger, self._bench()
        event, case = read_event(event), read_case(case)
        bench.check(None, case)
        assert isinstance(event.at, datetime)
        if event.at - ledger.present() > timedelta(microseconds=ledger.tolerance_us):
            raise InvalidInput([Fault(say("ledger_future"), None, "event")])
        asked = ask(event, case, ledger.mask)
        name = None if event.id is None else f"event:{asked.chain}:{event.id}"
        with ledger.writing(asked.locks_with(name)) as writer:
            (own,) = ledger.read(writer.tx, asked.chain)
            if name is not None and (known := writer.tx.named(name)) is not None:
                if known.body is not None and known.said["event"] != asked.said:
                    raise InvalidInput([Fault(say("ledger_same_event"), say("ledger_same_event_fix"), "event")])
                return str(event.id)
            said: dict[str, Any] = {"event": asked.said, "facts": asked.facts}
            if asked.about:
                said["about"] = list(asked.about)
            writer.keep(asked.chain, asked.facts, asked.facts_text)
            entry = writer.append(own, "recorded", said, name=name, links=asked.links)
        last = self.ledger.chain(asked.chain).decided_at
        if (last is not None and event.at <= last) or _came_late(event.at, writer.now, ledger):
            flag_late(ledger, bench, entry, [*asked.keys("person"), *asked.keys("number"), *asked.keys("debt")])
        return event.id or f"{entry.chain}:{entry.number}"

    def flagged(self, case: About) -> tuple[Entry, ...]:
        """Return the flags on decisions about a debtor that would have been others had a late event been known."""
        ledger, case = self.ledger, read_case(case)
        with ledger.store.look() as reading:
            (own,) = ledger.read(reading, chain_of(_debtor(case), ledger.mask))
        return tuple(own.flags)

    def recompute(self, case: About | None = None) -> Iterator[Rejudged]:
        """Yield every decision of the ledger, or of one debtor's chain, decided again under the policies of now.

        Each is made on what was known when it was first made. See `Rejudged.differs`.
        """
        ledger, bench = self.ledger, self._bench()
        only = None if case is None else chain_of(_debtor(read_case(case)), ledger.mask)
        with ledger.store.look(steady=True) as reading:
            rejudge = Rejudge(bench, reading)
            names = [only] if only is not None else [head.chain for head in reading.heads() if head.chain != HOUSE]
            for name in names:
                yield from rejudge.chain(name)

    def forget(self, case: About) -> Forgotten:
        """Erase what may be erased of a debtor's record; what a policy says to keep stays, with the reason.

        Args:
            case: Whose record. What it states decides which law applies; where it states nothing but the debtor's id,
                what the ledger was told last counts.

        Raises:
            InvalidInput: the case names no debtor.
        """
        ledger, case = self.ledger, read_case(case)
        given = case if case.jurisdictions is not None else None
        return forget(ledger, self._bench(), chain_of(_debtor(case), ledger.mask), given)

    def recall(self, case: About, action: Act | None = None) -> Case:
        """Return the case with the ledger's history in it, for `decide`, `windows`, `budget` and the like.

        Args:
            case: What is known.
            action: The act one wants to ask about, so that what other debtors share with it is there too.
        """
        ledger, bench, case = self.ledger, self._bench(), read_case(case)
        deed = read_action(action) if action is not None else Action(act="contact", to="debtor", at=ledger.present())
        asked = ask(deed, case, ledger.mask)
        with ledger.store.look() as reading:
            view = ledger.view(reading, asked, bench.wanted(deed, case))
        return with_history(case, view.events(ledger.now()), view.own.forgotten_at)

    def pending(self) -> tuple[Entry, ...]:
        """Return the entries of all permits that were started and never confirmed, or not started yet."""
        with self.ledger.store.look() as reading:
            return tuple(reading.open_permits())

    # ------------------------------------------------------------------------------------------------------- holds

    def _keep_hold(self, scope: Scope, *, why: str, by: str, at: datetime) -> Hold:
        ledger = self.ledger
        with ledger.writing(ledger.house_locks()) as writer:
            (house,) = ledger.read(writer.tx, HOUSE)
            entry = writer.append(house, "held", said_of(scope, ledger.mask, why=why, by=by, at=at))
        return Hold(entry.number, scope, why, by, at)

    def _lift_hold(self, hold: Hold) -> None:
        ledger = self.ledger
        with ledger.writing(ledger.house_locks()) as writer:
            (house,) = ledger.read(writer.tx, HOUSE)
            entry = house.holds.get(hold.number)
            if entry is None or (entry.said["why"], entry.said["by"]) != (hold.why, hold.by):
                raise InvalidInput([Fault(say("hold_not_standing"), None, "hold")])
            writer.append(house, "lifted", {"hold": hold.number}, root=hold.number)

    def _kept_holds(self) -> tuple[Hold, ...]:
        ledger = self.ledger
        with ledger.store.look() as reading:
            (house,) = ledger.read(reading, HOUSE)
        return tuple(hold_of(entry, {}) for entry in house.holds.values())

    def _held_by_ledger(self, action: Action, case: Case) -> tuple[Held, ...]:
        """Return the holds on an act as far as this process has read them; `reserve` reads them anew."""
        ledger = self.ledger
        standing = tuple(ledger.chain(HOUSE).holds.values())
        if not standing:
            return ()
        names = {} if ledger.mask.plain else ask(action, case, ledger.mask).names
        return held_by(standing, names, action, case)


def _debtor(case: Case) -> str:
    if case.debtor.id in (None, "unknown"):
        fix = say("ledger_needs_id_fix")
        raise InvalidInput([Fault(say("ledger_needs_id", name="debtor.id"), fix, "ledger")])
    assert case.debtor.id is not None
    return case.debtor.id


def _came_late(at: datetime, now: int, ledger: Ledger) -> bool:
    """Tell whether an event is told so late that others may have decided meanwhile."""
    return now - microseconds(at) > ledger.tolerance_us


def _not_before(action: Action, now: int, events: Iterable[Event], tolerance_us: int) -> Action:
    """Return the act at an instant that is not before now, nor before what another host's clock has put after it.

    Later events do not count; two that ask at once must not both be first.
    """
    assert isinstance(action.at, datetime)
    at, last = max(action.at, instant_of(now)), instant_of(now + tolerance_us)
    for event in events:
        assert isinstance(event.at, datetime)
        if at < event.at <= last:
            at = event.at
    return action if at == action.at else action.model_copy(update={"at": at})


def _need_now(action: Action, ledger: Ledger) -> None:
    assert isinstance(action.at, datetime)
    apart = abs(action.at - ledger.present())
    if apart > timedelta(microseconds=ledger.tolerance_us):
        seconds = int(apart.total_seconds())
        raise InvalidInput([Fault(say("ledger_apart", seconds=seconds), say("ledger_apart_fix"), "action")])


def _same_act(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two requests are for one act; a request that is repeated is repeated later."""
    return {name: value for name, value in one.items() if name != "at"} == {
        name: value for name, value in other.items() if name != "at"
    }


def _details(act: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Check what is said of an act once it is done, and write it as plain values."""
    kept = {name: value for name, value in act.items() if name not in said}
    raw = {**kept, **said}
    try:
        event = Event.model_validate(raw)
    except ValidationError as error:
        raise InvalidInput(input_faults(Event, error, raw, source="outcome")) from None
    dumped: dict[str, Any] = event.model_dump(mode="json")
    return {name: dumped[name] for name in said if name in dumped}
