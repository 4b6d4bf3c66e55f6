"""A guard with a ledger: what it records, remembers, flags and forgets, and its holds."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import (
    Action,
    Case,
    Decision,
    GivenAction,
    GivenCase,
    GivenEvent,
    read_action,
    read_case,
    read_event,
)
from fairdebt.guard.checking import check, check_kept
from fairdebt.guard.engine import Engine
from fairdebt.guard.holding import Held, Hold, Scope, need_hold
from fairdebt.guard.keeping.forgetting import Forgotten, forget
from fairdebt.guard.keeping.holds import held_by, hold_of, said_of
from fairdebt.guard.keeping.rejudging import Rejudge, Rejudged, flag_late
from fairdebt.guard.keeping.remembering import with_history
from fairdebt.guard.screening import Screening
from fairdebt.ledger import Ledger
from fairdebt.ledger.asking import ask, chain_of
from fairdebt.ledger.clock import microseconds
from fairdebt.ledger.entries import HOUSE, Entry
from fairdebt.ledger.errors import LedgerError
from fairdebt.ledger.viewing import Request
from fairdebt.messages import say


class Recording:
    """The part of a guard that records and remembers."""

    _engine: Engine
    _ledger: Ledger | None
    _screening: Screening

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

    # ---------------------------------------------------------------------------------------------------- recording

    def record(self, event: GivenEvent, case: GivenCase) -> str:
        """Record what happened: an act that was done without a permit, or a notice such as a request to cease.

        An event that carries an `id` and was recorded with the same content is recorded once.

        Args:
            event: What happened, an act with its outcome or a notice.
            case: Whose it is.

        Returns:
            The id under which later events can speak of it.

        Raises:
            InvalidInput: the event cannot be understood, lies in the future, speaks of debts that the case does not
                have, or its id has another content.
            LedgerError: the ledger could not be asked.
        """
        ledger, engine = self.ledger, self._engine
        event, case = read_event(event), read_case(case)
        check(None, case, engine.policies)
        check_kept(event, case, engine.policies, "event")
        assert isinstance(event.at, datetime)
        if event.at - ledger.present() > timedelta(microseconds=ledger.tolerance_us):
            raise InvalidInput([Fault(say("ledger_future"), None, "event")])
        asked = ask(event, case, ledger.mask)
        name = None if event.id is None else f"event:{asked.chain}:{event.id}"
        with ledger.writing(asked.locks_with(name), ledger.ahead(asked.chain, name=name), asked.shared) as writer:
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
        last = ledger.chain(asked.chain).decided_at
        after = last is not None and event.at <= last
        if after or _came_late(event.at, writer.now, ledger):
            keys = [*asked.keys("person"), *asked.keys("number"), *asked.keys("debt")]
            flag_late(ledger, engine, entry, keys, after=after)
        return event.id or entry.id

    def flagged(self, case: GivenCase) -> tuple[Entry, ...]:
        """Return the flags on decisions about a debtor that would have been others had a late event been known."""
        ledger, case = self.ledger, read_case(case)
        with ledger.store.look() as reading:
            (own,) = ledger.read(reading, chain_of(_debtor(case), ledger.mask))
        return tuple(own.flags)

    def recompute(self, case: GivenCase | None = None) -> Iterator[Rejudged]:
        """Yield every decision of the ledger, or of one debtor's chain, decided again under the policies of now.

        Each is made on what was known when it was first made. See `Rejudged.differs`.
        """
        ledger, engine = self.ledger, self._engine
        only = None if case is None else chain_of(_debtor(read_case(case)), ledger.mask)
        with ledger.store.look(steady=True) as reading:
            rejudge = Rejudge(engine, reading)
            names = [only] if only is not None else [head.chain for head in reading.heads() if head.chain != HOUSE]
            for name in names:
                yield from rejudge.chain(name)

    def forget(self, case: GivenCase) -> Forgotten:
        """Erase what may be erased of a debtor's record; what a policy says to keep stays, with the reason.

        Args:
            case: Whose record. What it states decides which law applies; where it states nothing but the debtor's id,
                what the ledger was told last counts.

        Raises:
            InvalidInput: the case names no debtor.
        """
        ledger, case = self.ledger, read_case(case)
        given = case if case.jurisdictions is not None else None
        return forget(ledger, self._engine, chain_of(_debtor(case), ledger.mask), given)

    def recall(self, case: GivenCase, action: GivenAction | None = None) -> Case:
        """Return the case with the ledger's history in it, for `decide`, `windows`, `budget` and the like.

        Args:
            case: What is known.
            action: The act one wants to ask about, so that what other debtors share with it is there too.
        """
        ledger, engine, case = self.ledger, self._engine, read_case(case)
        deed = read_action(action) if action is not None else Action(act="contact", to="debtor", at=ledger.present())
        asked = ask(deed, case, ledger.mask)
        with ledger.store.look() as reading:
            view = ledger.view(reading, Request.of(asked, engine.wanted(deed, case)))
        return with_history(case, view.events(ledger.now()), view.own.forgotten_at)

    def pending(self) -> tuple[Entry, ...]:
        """Return the entries of all permits that were started and never confirmed, or not started yet."""
        with self.ledger.store.look() as reading:
            return tuple(reading.open_permits())

    # ------------------------------------------------------------------------------------------------------- holds

    def _keep_hold(self, scope: Scope, *, why: str, by: str, at: datetime) -> Hold:
        ledger = self.ledger
        with ledger.writing(ledger.house_locks(), ledger.ahead(HOUSE)) as writer:
            (house,) = ledger.read(writer.tx, HOUSE)
            entry = writer.append(house, "held", said_of(scope, ledger.mask, why=why, by=by, at=at))
        return Hold(entry.number, scope, why, by, at)

    def _lift_hold(self, hold: Hold) -> None:
        need_hold(hold)
        ledger = self.ledger
        with ledger.writing(ledger.house_locks(), ledger.ahead(HOUSE)) as writer:
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
