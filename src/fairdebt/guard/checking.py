"""What a guard refuses to decide on: names that nobody declared, debts that are none, a history that is elsewhere."""

from __future__ import annotations

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Action, Case, shown
from fairdebt.loader import Policies
from fairdebt.messages import say
from fairdebt.readings.prepare import prepared


def check(action: Action | None, case: Case, policies: Policies) -> None:
    """Refuse debts that the case does not have, and own facts and notices that no policy declares."""
    faults = []
    ready = prepared(case)
    if action is not None and isinstance(action.debts, tuple) and isinstance(case.debts, tuple):
        known = ready.debts
        for debt in action.debts:
            if debt not in known:
                faults.append(Fault(say("input_no_such_debt", name=shown(debt)), suggest(debt, known), "action"))
    own = policies.own_facts
    for name in [name for name in case.own if f"own.{name}" not in own]:
        declared = [path.removeprefix("own.") for path in own]
        faults.append(Fault(say("input_own_undeclared", name=shown(name)), suggest(name, declared), "case"))
    said = ready.own_notices
    if said and not policies.own_notices.keys() >= said:
        for name in sorted(said - policies.own_notices.keys()):
            plain = name.removeprefix("own.")
            faults.append(Fault(say("input_own_undeclared", name=plain), suggest(name, policies.own_notices), "case"))
    if faults:
        raise InvalidInput(faults)


def need_history(case: Case) -> None:
    """Refuse a case whose history lies in a ledger: an empty one in its place could approve."""
    if case.history_from in ("ledger", "both"):
        fix = say("ledger_history_elsewhere_fix")
        raise InvalidInput([Fault(say("ledger_history_elsewhere"), fix, "case")])
