"""A machine that drives a host's own code through weeks, and fails where the host does what the law forbids."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from fairdebt.clock import DAY, Day, Week
from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Case, read_case, zones_in_question
from fairdebt.facts.action import Action
from fairdebt.guard import Guard
from fairdebt.logic import Inside, parts_of
from fairdebt.messages import Language, say
from fairdebt.readings.edges import Situation
from fairdebt.readings.edges.naming import clock_name
from fairdebt.scenarios import write_scenario
from fairdebt.testing.checking import check_host, check_machine
from fairdebt.testing.keeping import keep, language_of
from fairdebt.testing.strategies import scenario_of
from fairdebt.testing.world import Crash, Host, Moved, Reason, Told, Wish, World, Wrong

T = TypeVar("T")

SPANS = {
    "1 minute": 60,
    "1 hour": 3600,
    "3 hours": 3 * 3600,
    "1 day": DAY,
    "3 days": 3 * DAY,
    "1 week": 7 * DAY,
}


class HostFault(AssertionError):
    """The host did what it must not; one subclass for each reason, so that Hypothesis tells each of them.

    What it says is worked out when somebody reads it: a run that shrinks raises hundreds of these.
    """

    def __init__(self, tell: Callable[[], str]) -> None:
        super().__init__(tell)
        self._told = cache(tell)

    def __str__(self) -> str:
        """Say what was wrong, why, and the scenario to keep."""
        return self._told()


class ActWithoutApproval(HostFault):
    """An act happened without an approval in force."""


class CapExceeded(HostFault):
    """An act happened although so many are permitted and no more."""


class VetoRetried(HostFault):
    """A vetoed act was asked for again, unchanged."""


class DutyOverdue(HostFault):
    """Something is owed and late."""


FAULTS: dict[Reason, type[HostFault]] = {
    "without_approval": ActWithoutApproval,
    "cap": CapExceeded,
    "retried": VetoRetried,
    "overdue": DutyOverdue,
}


def _one_of(name: str) -> st.SearchStrategy[str]:
    """Draw one of what the machine at hand has under that name."""
    return st.runner().flatmap(lambda machine: st.sampled_from([*getattr(machine, name)]))


class GuardedHost(RuleBasedStateMachine):
    """Drives a host through wishes, notices, changes of zone, weeks, crashes and retries; it must never do wrong.

    It fails when an act happened without an approval in force, when a cap was exceeded, when a veto was asked for
    again unchanged, when something owed is overdue. The truth is kept here, in `world`: what the host has forgotten or
    never understood counts all the same.

    Subclass it, say what there is, and let `TestMyHost = MyHost.TestCase`:

    Attributes:
        guard: The policies. The host decides with `world.guard`, which knows the same ones.
        case: The case as it truly is at the start; the host is given the same.
        wishes: Acts that the house wants done, without `at`, each under a name for people.
        notices: What debtors and others may say meanwhile, without `at`, each under a name.
        zones: Where the debtor may move, each a list of zones in question under a name.
        outcomes: How an act may end.
        start: The first instant, aware.
        ledger: Whether `world.guard` has a ledger, in memory, for a host that reserves permits. It survives a crash.
        crashes: Whether the process of the host may die, between two things it does or right after an act.
    """

    guard: ClassVar[Guard]
    case: ClassVar[Mapping[str, Any] | Case]
    wishes: ClassVar[Mapping[str, Mapping[str, Any]]]
    notices: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    zones: ClassVar[Mapping[str, Sequence[str]]] = {}
    outcomes: ClassVar[Sequence[str]] = ("answered", "no_answer")
    start: ClassVar[str] = "2026-03-02T09:00+08:00"
    ledger: ClassVar[bool] = False
    crashes: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        start = check_machine(type(self))
        self.world = World(self.guard, read_case(self.case), start, ledger=self.ledger)
        self.world.outcome = self.outcomes[0]
        self._number = 0
        self.clocks = clocks_of(self.guard)
        self._host = self.host(self.world)
        check_host(self._host, type(self))

    def host(self, world: World) -> Host:
        """Return the host under test, new. It decides with `world.guard` and acts by `world.do`."""
        raise InvalidInput([Fault(say("machine_lacks", name="host"), say("machine_lacks_host"), type(self).__name__)])

    # ------------------------------------------------------------------------------------------------------- rules

    @rule(name=_one_of("wishes"))
    def wish(self, name: str) -> None:
        """Somebody in the house wants an act done."""
        wish = self._found(name, self.wishes)
        self._run(lambda: self._host.receive(Wish(wish)))

    @rule(span=st.sampled_from([*SPANS]), outcome=_one_of("outcomes"))
    def wait(self, span: str, outcome: str) -> None:
        """Time passes; then the host works, and what it does ends with this outcome."""
        self._pass(timedelta(seconds=self._found(span, SPANS)), outcome)

    @rule(clock=_one_of("clocks"), outcome=_one_of("outcomes"))
    def wait_until(self, clock: str, outcome: str) -> None:
        """Time passes until the wall shows a time at which a rule turns, or one second less; then the host works."""
        local = self._local()
        at = datetime.combine(local.date(), time.fromisoformat(clock))
        self._pass((at if at > local else at + timedelta(days=1)) - local, outcome)

    @rule()
    def work(self) -> None:
        """The host works, at the same instant as before: a retry."""
        self._run(lambda: self._host.work())

    @precondition(lambda self: bool(self.notices))
    @rule(name=_one_of("notices"))
    def notice(self, name: str) -> None:
        """Somebody says something; the host learns of it at once."""
        said = dict(self._found(name, self.notices))
        if "id" in said:
            self._number += 1
            said["id"] = f"{said['id']}-{self._number}"  # said once more, it is another notice
        self.world.told(said)
        self._run(lambda: self._host.receive(Told({**said, "at": self.world.now.isoformat()})))

    @precondition(lambda self: bool(self.zones))
    @rule(name=_one_of("zones"))
    def move(self, name: str) -> None:
        """The debtor is elsewhere from now on; the host learns of it at once."""
        zones = tuple(self._found(name, self.zones))
        self.world.moved(zones)
        self._run(lambda: self._host.receive(Moved(zones)))

    @precondition(lambda self: self.crashes)
    @rule()
    def crash(self) -> None:
        """The process dies while nothing is done."""
        self._restart()
        self._settle()

    @precondition(lambda self: self.crashes)
    @rule()
    def crash_after_the_next_act(self) -> None:
        """The process dies right after the next act: it happened, and nobody wrote down how it ended."""
        self.world.crashing = True
        self._run(lambda: self._host.work())

    # ----------------------------------------------------------------------------------------------------- driving

    def _found(self, name: str, known: Mapping[str, T]) -> T:
        """Return what has a name; steps that Hypothesis printed are also written by hand."""
        if name not in known:
            fix = suggest(str(name), known)
            raise InvalidInput([Fault(say("input_unknown_word", name=str(name)[:60]), fix, type(self).__name__)])
        return known[name]

    def _pass(self, by: timedelta, outcome: str) -> None:
        utc = self.world.now.timestamp() + by.total_seconds()
        self.world.now = datetime.fromtimestamp(utc, self.world.now.tzinfo)
        self.world.outcome = outcome
        self._run(lambda: self._host.work())

    def _local(self) -> datetime:
        """Return now as the wall of the debtor shows it, without its zone."""
        some = next(iter(self.wishes.values()))
        act = Action.model_validate({**some, "at": self.world.now.isoformat()})
        zones = zones_in_question(("debtor",), act, self.world.case)
        here = self.world.now.astimezone(ZoneInfo(zones[0])) if zones else self.world.now
        return here.replace(tzinfo=None)

    def _run(self, step: Any) -> None:
        try:
            step()
        except Crash:
            self._restart()
        self._settle()

    def _restart(self) -> None:
        self.world.crashing = False
        self.world.crashed()
        self._host.restart()

    def _settle(self) -> None:
        """Fail with the first thing that went wrong."""
        self.world.look_at_duties()
        if self.world.wrongs:
            wrong = self.world.wrongs[0]
            raise FAULTS[wrong.reason](lambda: self._told_of(wrong))

    def _told_of(self, wrong: Wrong) -> str:
        language: Language = language_of(os.environ)
        told = wrong.tell()
        lines = [line.render(language) for line in told]
        if wrong.action is not None:
            title = told[0].en
            drawn = scenario_of(
                self.world.judge, Situation(wrong.action, wrong.case), self.guard.policies.names, title=title
            )
            text = write_scenario(drawn)
            kept = keep(f"{type(self).__name__}-{wrong.reason}", text)
            if kept is not None:
                lines.append(say("host_written", path=kept.as_posix()).render(language))
            else:
                lines += [say("host_to_keep").render(language), text]
        return "\n".join(lines)


@lru_cache(maxsize=8)
def clocks_of(guard: Guard) -> tuple[str, ...]:
    """Return the times of a day at which hours of loaded rules turn, and the second before each; midnight too."""
    seconds = {0}
    for node in parts_of(guard.policies.norms.prohibitions):
        if isinstance(node, Inside) and isinstance(node.week, Week):
            seconds.update(second for weekday in range(7) for second in node.week.edges(Day(weekday)))
    found = {clock_name(each % DAY) for second in sorted(seconds) for each in (second, second - 1)}
    return tuple(sorted(found, key=lambda clock: (len(clock), clock)))
