"""The guard: policies loaded once, every proposed act decided."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self

from fairdebt.facts import Action, Case, Decision, GivenAction, GivenCase, current, read_action, read_case
from fairdebt.guard.checking import check, need_history, need_pair
from fairdebt.guard.engine import Engine, EngineName
from fairdebt.guard.holding import Held, Hold, Register, Scope, read_scope
from fairdebt.guard.keeping.reserving import Keeping
from fairdebt.guard.planning.asked import Asked
from fairdebt.guard.planning.asking import Planning
from fairdebt.guard.screening import Screening
from fairdebt.guard.standing import standing
from fairdebt.guard.telling.owing import Owed, owed
from fairdebt.guard.vouching import instant, need_words, vouched
from fairdebt.ledger import Ledger
from fairdebt.loader import Policies, load

if TYPE_CHECKING:
    from fairdebt.screen import Screen, Screened

LOG = logging.getLogger("fairdebt")

Hook = Callable[[Decision], None]


class Guard(Planning, Keeping):
    """Decides whether a proposed act is lawful. Thread-safe.

    Without a ledger it reads no clock and keeps no case, only the holds. With one it also gives permits.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        on_decision: Hook | None = None,
        ledger: Ledger | None = None,
        screen: Screen | None = None,
    ) -> None:
        if not isinstance(engine, Engine):
            raise TypeError('a guard is loaded: write Guard.load("cn")')
        self._engine = engine
        self._screening = Screening(screen)
        self._on_decision = on_decision
        self._holds = Register()
        self._ledger = ledger
        self._counted: defaultdict[str, int] = defaultdict(int)

    @classmethod
    def load(
        cls,
        *names: str | Path,
        on_decision: Hook | None = None,
        ledger: str | Ledger | None = None,
        screen: Screen | None = None,
        engine: EngineName = "default",
    ) -> Guard:
        """Load bundled policies by name (`cn`) and files by path (`house.yaml`).

        Args:
            names: At least one name or path.
            on_decision: Called with every decision, after it is made.
            ledger: Where acts and decisions are kept: a URL (`sqlite:///contacts.db`), or a ledger that was opened.
            screen: Reads the texts of acts; one with the bundled lexicons where none is given.
            engine: Who joins what is known: `default` (generated code), or `durable` (durable-rules, extra `durable`),
                which is far slower and answers the same.

        Raises:
            InvalidInput: with every fault of every file; or a rule counts by what a ledger does not keep.
            LedgerError: the ledger cannot be opened.
        """
        return cls.of(load(*names), on_decision=on_decision, ledger=ledger, screen=screen, engine=engine)

    @classmethod
    def of(
        cls,
        policies: Policies,
        *,
        on_decision: Hook | None = None,
        ledger: str | Ledger | None = None,
        screen: Screen | None = None,
        engine: EngineName = "default",
    ) -> Self:
        """Return a guard over policies that were loaded already."""
        made = Engine.of(policies, keeps=ledger is not None, name=engine)
        return cls(made, on_decision, ledger if isinstance(ledger, Ledger | None) else Ledger.open(str(ledger)), screen)

    def screened(self, action: GivenAction) -> Screened | None:
        """Return the screening of the words of an act, with places in the text; None where it carries none.

        Raises:
            InvalidInput: the act cannot be understood.
        """
        return self._screening.screened(read_action(action))

    @classmethod
    def twin(cls, guard: Guard) -> Self:
        """Return a guard over what another has loaded now, with holds, hook and counters of its own and no ledger."""
        found = cls(guard._engine)
        found._screening = guard._screening
        return found

    @property
    def policies(self) -> Policies:
        """Return what is loaded now."""
        return self._engine.policies

    @property
    def digest(self) -> str:
        """Return the digest of the loaded norms: equal for policies that mean the same."""
        return self._engine.policies.norms.digest

    @property
    def counters(self) -> Counter[str]:
        """Return how many decisions came to each outcome, and how many to one because of each rule, up to now."""
        return Counter(self._counted)

    def __repr__(self) -> str:
        """Show what was loaded."""
        return f"Guard({', '.join(map(repr, map(str, self.policies.names)))}, digest={self.digest[:12]!r})"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied: generated code, locks and connections do not travel."""
        raise TypeError("a guard is neither copied nor sent to another process: load it there, with Guard.load")

    def reload(self) -> None:
        """Load the same names again and swap the policies at once; on a fault the old ones stay.

        Raises:
            InvalidInput: with every fault of every file.
        """
        old = self._engine
        self._engine = Engine.of(load(*old.policies.names), keeps=self._ledger is not None, name=old.name)

    def decide(self, action: GivenAction, case: GivenCase) -> Decision:
        """Decide whether the act is lawful on this case: approved, vetoed or undetermined, with every reason.

        Args:
            action: The proposed act, a model or a mapping.
            case: What is known, with the history, a model or a mapping. A model that is kept is looked through once.

        Raises:
            InvalidInput: the act or the case cannot be understood, with every fault.
        """
        decision = self._decided(self._engine, action, case)
        self._record(decision)
        return decision

    def decide_many(self, pairs: Iterable[tuple[GivenAction, GivenCase]]) -> Iterator[Decision]:
        """Decide one pair after the other, in order, all under the policies of the start; holds count at once.

        Raises:
            InvalidInput: what comes is no pair, or cannot be understood; what came before it was decided.
        """
        engine = self._engine
        for number, pair in enumerate(pairs):
            raw_action, raw_case = need_pair(pair, number)
            decision = self._decided(engine, raw_action, raw_case, f" {number}")
            self._record(decision)
            yield decision

    def _decided(self, engine: Engine, action: GivenAction, case: GivenCase, number: str = "") -> Decision:
        """Read an act and a case; look the outcome up, or check them and decide."""
        if type(action) is not Action:
            action = read_action(action, source=f"action{number}")
        if type(case) is not Case:
            case = read_case(case, source=f"case{number}")
        if self._ledger is not None or self._holds.any or engine.name != "default":
            action = self._checked(engine, action, case)
            return engine.decide(action, case, self._held(action, case))
        stands = standing(case, engine.decider, action)
        decision = None if stands is None else engine.looked_up(action, case, stands)
        if decision is None:
            decision = engine.decide(self._checked(engine, action, case), case, (), stands)
        return decision

    def _checked(self, engine: Engine, action: Action, case: Case) -> Action:
        """Check an act and a case, and return the act with its words ready to be read."""
        said = action.__dict__
        if "text" in said or "template" in said:
            action = self._screening.spoken(action)
        check(action, case, engine.policies)
        if case.__dict__["history_from"] is not None:
            need_history(case)
        return action

    def _ask(self, action: GivenAction, case: GivenCase) -> Asked:
        """Read and check an act and a case. See `Planning`."""
        engine = self._engine
        about = read_case(case)
        action = self._checked(engine, read_action(action), about)
        return Asked(action, about, engine, self._held)

    def duties(self, case: GivenCase, at: datetime | str) -> tuple[Owed, ...]:
        """Return what is owed at an instant because of what happened, the earliest deadline first.

        Args:
            case: What is known, with the history.
            at: The instant for which this is asked, aware. Later events do not count.

        Raises:
            InvalidInput: the case or the instant cannot be understood.
        """
        case, when, engine = read_case(case), instant(at, "at"), self._engine
        check(None, case, engine.policies)
        need_history(case)
        return owed(engine.policies, engine.decider.evaluator, current(case, when), when)

    def attest(
        self,
        fact: str,
        value: object,
        *,
        by: str,
        why: str,
        until: datetime | str,
        case: GivenCase,
        of: str | None = None,
    ) -> Case:
        """Return the case with a fact that nobody had stated and that somebody now vouches for.

        Decisions that rest on it list it in `attested`. From `until` on it is unknown again.

        Args:
            fact: A fact of the vocabulary (`debtor.insolvent`, `zones`) or of a house (`own.risk_band`).
            value: Its value, as a case would state it.
            by: Who vouches for it.
            why: On what grounds.
            until: The first instant at which it no longer counts, aware.
            case: The case; it is not changed.
            of: The id of the debt or person, where the case has several.

        Raises:
            InvalidInput: no such fact, a value that does not fit, or the case states another value.
        """
        policies = self._engine.policies
        return vouched(policies, read_case(case), fact, value, by=by, why=why, until=until, of=of)

    def hold(self, scope: Scope | str | Mapping[str, str], *, why: str, by: str, at: datetime | str) -> Hold:
        """Stop a debtor, a debt, a lender's portfolio, an agency or everything: every later decision on it is vetoed.

        The hold lasts until it is released, also across `reload`. Without a ledger it is this guard's alone; a ledger
        keeps it, and every guard on that ledger knows it at its next reservation.

        Args:
            scope: `"everything"`, `{"debtor": id}`, `{"debt": id}`, `{"lender": id}`, `{"agency": id}`, or a `Scope`.
            why: The reason that decisions show.
            by: Who ordered it.
            at: When, aware. Decisions are vetoed whatever the instant of their act.

        Raises:
            InvalidInput: it is not clear what is put on hold, by whom, why or when.
        """
        need_words(why=why, by=by)
        if self._ledger is not None:
            return self._keep_hold(read_scope(scope), why=why, by=by, at=instant(at, "at"))
        return self._holds.place(read_scope(scope), why=why, by=by, at=instant(at, "at"))

    def release(self, hold: Hold) -> None:
        """Lift a hold. Other holds on the same thing stay.

        Raises:
            InvalidInput: the hold does not stand here.
        """
        if self._ledger is not None:
            self._lift_hold(hold)
        else:
            self._holds.lift(hold)

    @property
    def holds(self) -> tuple[Hold, ...]:
        """Return the holds that stand now, in the order in which they were placed."""
        return self._holds.standing if self._ledger is None else self._kept_holds()

    def _held(self, action: Action, case: Case) -> tuple[Held, ...]:
        return self._holds.on(action, case) if self._ledger is None else self._held_by_ledger(action, case)

    def _record(self, decision: Decision) -> None:
        counted = self._counted
        counted[decision.outcome._value_] += 1
        for name in decision.because:
            counted[name] += 1
        if LOG.isEnabledFor(logging.INFO):
            extra = {"outcome": decision.outcome.value, "because": list(decision.because), "digest": decision.digest}
            LOG.info("%s %s", decision.outcome.value, " ".join(decision.because), extra=extra)
        if self._on_decision is not None:
            self._on_decision(decision)
