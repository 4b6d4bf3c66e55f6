"""Asserts about decisions, with the difference in words and the case as a scenario file."""

from __future__ import annotations

import os
from collections.abc import Iterable

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Decision, GivenAction, GivenCase, Outcome, read_action, read_case
from fairdebt.guard import Guard
from fairdebt.messages import Language, say
from fairdebt.scenarios import Scenario, write_scenario
from fairdebt.testing.keeping import keep, language_of

Asked = Decision | Guard


def assert_approved(asked: Asked, action: GivenAction | None = None, case: GivenCase | None = None) -> Decision:
    """Assert that an act is approved, and return the decision.

    Args:
        asked: A decision; or a guard, which decides `action` on `case`: then a failure shows the case as a scenario.
        action: The act.
        case: The case.

    Raises:
        AssertionError: it is not, with every reason.
    """
    __tracebackhide__ = True
    return _assert(Outcome.APPROVED, asked, action, case, None, None)


def assert_vetoed(
    asked: Asked,
    action: GivenAction | None = None,
    case: GivenCase | None = None,
    *,
    because: str | Iterable[str] | None = None,
    includes: str | Iterable[str] | None = None,
) -> Decision:
    """Assert that an act is vetoed, and return the decision. See `assert_approved`.

    Args:
        asked: A decision, or a guard.
        action: The act.
        case: The case.
        because: The exact set of rules that veto it.
        includes: Rules that are among them.

    Raises:
        AssertionError: it is not, or because of other rules.
    """
    __tracebackhide__ = True
    return _assert(Outcome.VETOED, asked, action, case, because, includes)


def assert_undetermined(
    asked: Asked,
    action: GivenAction | None = None,
    case: GivenCase | None = None,
    *,
    because: str | Iterable[str] | None = None,
    includes: str | Iterable[str] | None = None,
) -> Decision:
    """Assert that an act cannot be decided, and return the decision. See `assert_vetoed`.

    Raises:
        AssertionError: it can, or other rules leave it open.
    """
    __tracebackhide__ = True
    return _assert(Outcome.UNDETERMINED, asked, action, case, because, includes)


def _assert(
    outcome: Outcome,
    asked: Asked,
    action: GivenAction | None,
    case: GivenCase | None,
    because: str | Iterable[str] | None,
    includes: str | Iterable[str] | None,
) -> Decision:
    __tracebackhide__ = True
    if isinstance(asked, Decision):
        decision = asked
    elif not isinstance(asked, Guard):
        raise InvalidInput([Fault(say("assert_asks_nobody"), say("assert_asks_nobody_fix"))])
    else:
        if action is None or case is None:
            raise TypeError("a guard needs an act and a case to decide")
        decision = asked.decide(action, case)
    language = language_of(os.environ)
    exact, among = _names(because), _names(includes) or frozenset()
    got = frozenset(decision.because)
    missing = (exact if exact is not None else frozenset()) - got | among - got
    extra = got - exact if exact is not None else frozenset()
    if decision.outcome is outcome and not missing and not extra:
        return decision
    known = None if isinstance(asked, Decision) else _rules(asked)
    lines = _difference(outcome, decision, missing, extra, known, language)
    if not isinstance(asked, Decision) and action is not None and case is not None:
        lines += _kept(Scenario(asked.policies.names, read_case(case), read_action(action)), language)
    raise AssertionError("\n".join(lines))


def _names(said: str | Iterable[str] | None) -> frozenset[str] | None:
    return None if said is None else frozenset((said,)) if isinstance(said, str) else frozenset(said)


def _rules(guard: Guard) -> frozenset[str]:
    return frozenset(provision.rule for provision in guard.policies.provisions.values())


def _difference(
    outcome: Outcome,
    decision: Decision,
    missing: frozenset[str],
    extra: frozenset[str],
    known: frozenset[str] | None,
    language: Language,
) -> list[str]:
    def said(key: str, **words: object) -> str:
        return say(key, **words).render(language)

    key = "assert_reasons" if decision.outcome is outcome else "assert_outcome"
    lines = [said(key, expected=say(f"word_{outcome}"), got=say(f"word_{decision.outcome}"))]
    for name in sorted(missing):
        lines.append(said("assert_missing", name=name))
        if known is not None and name not in known:
            lines.append(said("assert_no_rule"))
    lines += [said("assert_extra", name=name) for name in sorted(extra)]
    if missing or extra:
        lines += [said("assert_same", name=name) for name in sorted(frozenset(decision.because) - extra)]
    return [*lines, decision.explain(language)]


def _kept(scenario: Scenario, language: Language) -> list[str]:
    text = write_scenario(scenario)
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0] or "case"
    path = keep(test, text)
    if path is None:
        return [say("host_to_keep").render(language), text]
    return [say("host_written", path=path.as_posix()).render(language)]
