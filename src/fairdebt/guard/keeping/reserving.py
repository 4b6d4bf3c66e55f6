"""A guard with a ledger: it reads the history, decides and takes the slot in one transaction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

from pydantic import ValidationError

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import (
    Action,
    Case,
    Decision,
    Event,
    GivenAction,
    GivenCase,
    input_faults,
    read_action,
    read_case,
    shown,
)
from fairdebt.guard.checking import check, check_kept
from fairdebt.guard.engine import Engine
from fairdebt.guard.keeping.judging import Guess, Judged, judged_on
from fairdebt.guard.keeping.permits import Permit, PermitKilled
from fairdebt.guard.keeping.receipts import receipt, texts_of
from fairdebt.guard.keeping.recording import Recording
from fairdebt.guard.keeping.remembering import keeps_history
from fairdebt.ledger import Addition, Ledger, Link
from fairdebt.ledger.asking import Ask, ask, links_at, values
from fairdebt.ledger.clock import datetime_of, slot_us
from fairdebt.ledger.entries import HOUSE, Entry
from fairdebt.ledger.errors import LedgerError, PermitOver
from fairdebt.ledger.folding import State
from fairdebt.ledger.viewing import Request
from fairdebt.ledger.writing import MICRO, Writer, next_entry
from fairdebt.messages import say
from fairdebt.vocabulary import ATTRIBUTES

DETAILS = frozenset(name for name, each in ATTRIBUTES.items() if each.phase == "during") | {"discussed", "counted_for"}
"""What can be said of an act once it is done."""


class Keeping(Recording):
    """The part of a guard that gives permits."""

    # --------------------------------------------------------------------------------------------------- reserving

    def reserve(
        self, action: GivenAction, case: GivenCase, *, key: str | None = None, expires_in: timedelta | None = None
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
            InvalidInput: the act or the case cannot be understood, or lacks an id by which the ledger counts; the key
                is no text; the slot would be kept for no time, or for more than a year.
            LedgerError: the ledger could not be asked. Do not act.
        """
        ledger, engine = self.ledger, self._engine
        expiry = ledger.expiry_us if expires_in is None else slot_us(expires_in, "expires_in")
        _need_text(key)
        action, case = self._screening.settled(read_action(action)), read_case(case)
        check(action, case, engine.policies)
        check_kept(action, case, engine.policies, "action")
        _need_now(action, ledger)
        asked = ask(action, case, ledger.mask, with_history=keeps_history(case))
        request = Request.of(asked, engine.wanted(action, case))
        name = None if key is None else f"permit:{ledger.mask(key)}"
        guess = self._guess(engine, request, action, case)
        texts = self._texts_kept(engine)
        known = guess.view.last[0] > 0
        if guess.may_stand and (known or ledger.expects_new):
            permit = self._at_once(guess, engine, request, case, name, expiry, texts)
            if not known:
                ledger.expects_new = permit is not None
            if permit is not None:
                return permit
        with ledger.writing(
            request.locks_with(name), ledger.ahead(request=request, name=name), request.shared
        ) as writer:
            if name is not None and (entry := writer.tx.named(name)) is not None:
                return self._again(writer, entry, asked, action, case)
            view = ledger.view(writer.tx, request)
            judged = guess.on(view, writer.now)
            if judged is None:
                judged = judged_on(ledger, engine, view, action, case, writer.now)
            decision = judged.decision
            expires = writer.now + expiry if decision.approved else None
            writer.keep(asked.chain, asked.facts, asked.facts_text)
            said = receipt(engine.policies, asked, view, judged.action, case, decision, expires, texts)
            links = _links(asked, judged)
            entry = writer.append(view.own, "decided", said, name=name if decision.approved else None, links=links)
        if not known:
            ledger.expects_new = view.last[0] == 0
        self._record(decision)
        return self._permit(entry, expires, judged, asked, case, engine, view.seen)

    def _at_once(
        self, guess: Guess, engine: Engine, request: Request, case: Case, name: str | None, expiry: int, texts: str
    ) -> Permit | None:
        """Write down a guess in one step, if nothing has come since; None: something has, so decide under locks."""
        ledger, view, judged, asked = self.ledger, guess.view, guess.judged, request.ask
        assert judged is not None
        decision = judged.decision
        expires = guess.now + expiry if decision.approved else None
        said = receipt(engine.policies, asked, view, judged.action, case, decision, expires, texts)
        given = name if decision.approved else None
        entry = next_entry(asked.chain, view.last, "decided", said, guess.now, ledger.tolerance_us, name=given)
        addition = Addition(
            tuple(request.locks_with(name)),
            ((asked.chain, view.last[1]), (HOUSE, view.house_seal)),
            request.spans,
            name,
            entry,
            _links(asked, judged),
            None if ledger.is_kept(asked.facts) else (asked.facts, asked.facts_text),
            tuple(request.shared),
        )
        if not ledger.add(addition, said):
            return None
        self._record(decision)
        return self._permit(entry, expires, judged, asked, case, engine, view.seen)

    def _texts_kept(self, engine: Engine) -> str:
        """See to it that the words of the loaded rules are in the ledger, and return their digest."""
        known = self.ledger.texts.get(engine.digest)
        if known is None:
            known, text = texts_of(engine.policies)
            self.ledger.keep_once(known, text)
            self.ledger.texts[engine.digest] = known
        return known

    def _guess(self, engine: Engine, request: Request, action: Action, case: Case) -> Guess:
        """Decide before any lock is taken, on what this process knew last. See `Guess`.

        A debtor whom this process has never met is taken for a new one.
        """
        ledger = self.ledger
        view, now = ledger.glance(request), ledger.now()
        judged = None if view.own.contended else judged_on(ledger, engine, view, action, case, now)
        return Guess(view, now, view.holds_until(now), judged)

    def _permit(
        self,
        entry: Entry,
        expires: int | None,
        judged: Judged,
        asked: Ask,
        case: Case,
        engine: Engine,
        seen: tuple[object, ...],
    ) -> Permit:
        action = judged.action

        def ends() -> datetime | None:
            assert isinstance(action.at, datetime)
            assert expires is not None
            since, until = int(action.at.timestamp()), ceil(expires / MICRO)
            periods = engine.outlook(action, judged.case, judged.held).periods(since, max(until, since + 1))
            return next((each.start.astimezone(UTC) for each in periods if not each.approved), None)

        after = (entry.seal, *seen[1:])
        until = None if expires is None else datetime_of(expires)
        return Permit(entry.id, judged.decision, until, self, asked, action, case, entry.number, after, ends)

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
        ledger, id_ = self.ledger, str(id_)
        chain, _, number = id_.rpartition(":")
        with ledger.store.look() as reading:
            entry = reading.entry(chain, int(number)) if _NUMBER.fullmatch(number) else None
            if entry is None or entry.kind != "decided" or "expires" not in entry.said:
                raise PermitOver("permit_unknown")
            text = reading.paper(entry.said["facts"])
            action = Action.model_validate(entry.said["action"])
            case = Case.model_validate_json(text or "{}")
            asked = ask(action, case, ledger.mask.off())
            return self._revived(reading, entry, asked, action, case)

    def _revived(self, reading: Any, entry: Entry, asked: Ask, action: Action, case: Case) -> Permit:
        """Return the permit that an entry gave; its decision is made again, as if its own slot were free."""
        ledger, engine = self.ledger, self._engine
        expires = entry.said.get("expires")
        view = ledger.view(reading, Request.of(asked, engine.wanted(action, case)))
        judged = judged_on(ledger, engine, view, action, case, entry.at, without=entry.number)
        return self._permit(entry, expires, judged, asked, case, engine, ())

    def _state_of(self, permit: Permit) -> State:
        if permit.expires_at is None:
            return "refused"
        ledger = self.ledger
        with ledger.store.look() as reading:
            (own,) = ledger.read(reading, permit._ask.chain)
        return own.state_of(permit._root, ledger.now())

    def _start(self, permit: Permit) -> None:
        if permit.expires_at is None:
            raise PermitOver("permit_refused", outcome=say(f"word_{permit.decision.outcome.value}"))
        ledger, engine = self.ledger, self._engine
        until = permit.valid_until
        assert until is not None
        killed: Decision | None = None
        request = Request.of(permit._ask, engine.wanted(permit._action, permit._case))
        with ledger.writing(request.locks_with(), ledger.ahead(request=request), request.shared) as writer:
            view = ledger.view(writer.tx, request)
            now = datetime_of(writer.now)
            match view.own.state_of(permit._root, writer.now):
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
                judged = judged_on(ledger, engine, view, permit._action, permit._case, writer.now, without=permit._root)
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
        if unknown := sorted(said.keys() - DETAILS):
            see = say("see_vocabulary")
            raise InvalidInput(
                [Fault(say("unknown_field", name=name), suggest(name, DETAILS) or see, "outcome") for name in unknown]
            )
        with ledger.writing(permit._ask.locks, ledger.ahead(permit._ask.chain), permit._ask.shared) as writer:
            (own,) = ledger.read(writer.tx, permit._ask.chain)
            state = own.state_of(permit._root, writer.now)
            if state not in ("started", "confirmed"):
                raise PermitOver("permit_not_started")
            known = own.items[permit._root].said
            dumped = _details(known, said)
            _need_debts(dumped, ledger, permit._ask.debts)
            masked = ledger.mask.deed(dumped)
            if state == "confirmed":
                if any(known.get(name) != value for name, value in masked.items()):
                    raise PermitOver("permit_confirmed")
                return
            writer.append(own, "confirmed", masked, root=permit._root)

    def _release(self, permit: Permit) -> None:
        ledger = self.ledger
        with ledger.writing(permit._ask.locks, ledger.ahead(permit._ask.chain), permit._ask.shared) as writer:
            (own,) = ledger.read(writer.tx, permit._ask.chain)
            state = own.state_of(permit._root, writer.now)
            if state in ("started", "confirmed"):
                raise PermitOver("permit_started")
            if state == "reserved":
                writer.append(own, "released", {}, root=permit._root)


_NUMBER = re.compile("[0-9]{1,15}")


def _need_text(key: object) -> None:
    if key is not None and not isinstance(key, str):
        raise InvalidInput([Fault(say("input_text"), say("input_as_text"), "key")])


def _need_debts(said: Mapping[str, Any], ledger: Ledger, debts: tuple[str, ...]) -> None:
    """Refuse debts that the case of a permit does not have: the act would be counted for none of its own.

    Args:
        said: What came of the act.
        ledger: It masks names.
        debts: Those of the case, masked; none where they are not known.
    """
    named = [debt for name in ("counted_for", "discussed") for debt in values(said.get(name))]
    strange = [debt for debt in dict.fromkeys(named) if debts and ledger.mask(debt) not in debts]
    if strange:
        fix = say("input_no_such_debt_fix")
        raise InvalidInput([Fault(say("input_no_such_debt", name=shown(debt)), fix, "outcome") for debt in strange])


def _links(asked: Ask, judged: Judged) -> tuple[Link, ...]:
    """Return under which keys a slot is found, where one was taken."""
    at = judged.action.at
    assert isinstance(at, datetime)
    return links_at(asked.links, int(at.timestamp())) if judged.decision.approved else ()


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
