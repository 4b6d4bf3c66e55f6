"""What a guard refuses: names that nobody declared, debts that are none, no pair, a history that is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Set

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Action, Case, Event, GivenAction, GivenCase, prepared, shown
from fairdebt.facts.quick.columns import MENTIONS
from fairdebt.loader import Policies, bundled_name
from fairdebt.messages import say


def check(action: Action | None, case: Case, policies: Policies) -> None:
    """Refuse debts that the case does not have; own facts, notices and states carried forward that no policy has."""
    ready = case._ready
    debts = () if action is None else action.__dict__.get("debts", ())
    known = type(debts) is not tuple or (len(debts) == 1 and debts[0] in ready.debts) or ready.knows(debts)
    if known and ready.checked is policies:
        return
    notices = ready.own_notices
    declared = not notices and ready.plain and _DECLARED.get(tuple(ready.said["own"])) is policies
    if not (known and declared):
        carried = () if ready.plain else tuple(ready.opening)
        strange = [] if known else _strange(debts, case, "action")
        own = [*_own_facts(case, policies), *_own_notices(notices, policies, "case")]
        faults = [*strange, *own, *_no_states(carried, policies)]
        if faults:
            raise InvalidInput(faults)
    ready.checked = policies


def check_kept(deed: Action | Event, case: Case, policies: Policies, source: str) -> None:
    """Refuse what a ledger would keep and nobody would count: debts that the case does not have, undeclared notices."""
    said = deed.__dict__
    debts = {debt for name in MENTIONS if isinstance(named := said.get(name), tuple) for debt in named}
    notice = said.get("notice")
    notices = {notice} if notice is not None and notice.startswith("own.") else set()
    faults = [*_strange(sorted(debts), case, source), *_own_notices(notices, policies, source)]
    if faults:
        raise InvalidInput(faults)


def _strange(debts: Iterable[str], case: Case, source: str) -> list[Fault]:
    """Return a fault for each of some debts that a case does not have, where it is known which it has."""
    known = prepared(case).debts
    return [
        Fault(say("input_no_such_debt", name=shown(debt)), suggest(debt, known), source)
        for debt in debts
        if known and debt not in known
    ]


def _own_facts(case: Case, policies: Policies) -> list[Fault]:
    """Return a fault for each fact of a house that no policy declares."""
    names = tuple(case.own)
    undeclared = [name for name in names if f"own.{name}" not in policies.own_facts]
    if not undeclared:
        if len(_DECLARED) >= _NAMES:
            _DECLARED.clear()
        _DECLARED[names] = policies
    declared = [path.removeprefix("own.") for path in policies.own_facts]
    return [
        Fault(say("input_own_undeclared", name=shown(name)), suggest(name, declared), "case") for name in undeclared
    ]


def _own_notices(notices: Set[str], policies: Policies, source: str) -> list[Fault]:
    """Return a fault for each notice of a house that no policy declares."""
    return [
        Fault(
            say("input_own_undeclared", name=shown(notice.removeprefix("own."))),
            suggest(notice, policies.own_notices),
            source,
        )
        for notice in sorted(notices - policies.own_notices.keys())
    ]


def _no_states(carried: Iterable[str], policies: Policies) -> list[Fault]:
    """Return a fault for each state carried forward that no policy has: a slip would carry nothing, and nobody know.

    One of a bundled policy that is not loaded says nothing here, and does no harm.
    """
    states = policies.norms.states
    known = {*states, *(state.rpartition("/")[2] for state in states)}
    loaded = {instrument.policy for instrument in policies.instruments}
    return [
        Fault(
            say("input_no_state", name=shown(name)),
            suggest(name, sorted(states)) or say("input_no_state_fix"),
            "case",
        )
        for name in carried
        if name not in known and (name.partition("/")[0] in loaded or bundled_name(name.partition("/")[0]) is None)
    ]


_NAMES = 256
_DECLARED: dict[tuple[str, ...], Policies] = {}
"""Names of own facts that hosts give together, and the policies that were last found to declare all of them."""


def need_pair(pair: object, number: int) -> tuple[GivenAction, GivenCase]:
    """Return the act and the case of which a pair among several consists."""
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise InvalidInput([Fault(say("input_no_pair"), say("input_no_pair_fix"), f"pair {number}")])
    return pair[0], pair[1]


def need_history(case: Case) -> None:
    """Refuse a case whose history lies in a ledger: an empty one in its place could approve."""
    if case.history_from in ("ledger", "both"):
        fix = say("ledger_history_elsewhere_fix")
        raise InvalidInput([Fault(say("ledger_history_elsewhere"), fix, "case")])
