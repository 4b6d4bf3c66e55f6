"""Decide scenarios and compare the decisions with what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Decision, Reason
from fairdebt.guard import Guard
from fairdebt.messages import Language, Text, say
from fairdebt.scenarios.guards import Guards
from fairdebt.scenarios.model import Expectation, Scenario


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an expectation that was not met: `missing` was expected only, `extra` came only."""

    field: str
    expected: tuple[str, ...]
    got: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a scenario: a decision, or faults; and in what it differs from the expectation."""

    scenario: Scenario
    decision: Decision | None = None
    faults: tuple[Fault, ...] = ()
    differences: tuple[Difference, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether there is a decision and nothing that was expected differs."""
        return self.decision is not None and not self.differences

    def render(self, language: Language = "en") -> str:
        """Return the readable difference, or the faults; nothing if the scenario passed."""
        if self.decision is None:
            return "\n".join(fault.render(language) for fault in self.faults)
        lines = []
        for difference in self.differences:
            lines.extend(_lines(difference, self.decision, language))
        lines.extend(note.render(language) for note in self.notes)
        return "\n".join(lines)


def run(scenario: Scenario, guards: Guards) -> Result:
    """Decide a scenario and compare."""
    try:
        guard = guards.get(scenario)
    except InvalidInput as error:
        return Result(scenario, faults=error.faults)
    try:
        decision = guard.decide(scenario.action, scenario.case)
    except InvalidInput as error:
        return Result(scenario, faults=tuple(placed(fault, scenario) for fault in error.faults))
    if scenario.expect is None:
        return Result(scenario, decision)
    differences = tuple(compare(scenario.expect, decision))
    return Result(scenario, decision, differences=differences, notes=tuple(_notes(differences, guard)))


def placed(fault: Fault, scenario: Scenario) -> Fault:
    """Say of a fault of the act or the case in which file it stands."""
    named = f"`{fault.source}`"
    subject = fault.subject if fault.subject is not None or not fault.source else Text(named, named)
    return replace(fault, source=scenario.source, mark=fault.mark or scenario.mark, subject=subject)


def compare(expect: Expectation, decision: Decision) -> Iterable[Difference]:
    """Yield in what a decision differs from an expectation."""
    if decision.outcome is not expect.outcome:
        yield Difference("outcome", (expect.outcome.value,), (decision.outcome.value,), (), ())
    because = frozenset(decision.because)
    yield from _sets("because", expect.because, because)
    if expect.includes is not None and not expect.includes <= because:
        missing = tuple(sorted(expect.includes - because))
        yield Difference("includes", tuple(sorted(expect.includes)), tuple(sorted(because)), missing, ())
    if expect.duties is not None:
        yield from _sets("duties", expect.duties, frozenset(rule for duty in decision.duties for rule in duty.rules))
    if expect.warnings is not None:
        yield from _sets("warnings", expect.warnings, frozenset(reason.rule for reason in decision.warnings))
    if expect.assumed is not None:
        yield from _sets("assumed", expect.assumed, frozenset(decision.assumed))
    if expect.foreseen is not None:
        yield from _sets("foreseen", expect.foreseen, frozenset(reason.rule for reason in decision.foreseen))
    if expect.information is not None:
        yield from _sets("information", expect.information, frozenset(each.rule for each in decision.information))
    if expect.displaced is not None:
        displaced = frozenset(rule for reason in decision.reasons for rule in reason.displaced)
        yield from _sets("displaced", expect.displaced, displaced)
    yield from _times(expect, decision)


def _times(expect: Expectation, decision: Decision) -> Iterable[Difference]:
    if expect.next_permitted is not None:
        coming = decision.next_permitted
        wanted = expect.next_permitted
        if isinstance(wanted, frozenset):
            yield from _sets("next_permitted", wanted, frozenset((*coming.facts, *coming.events) or coming.rules))
        elif (coming.at if coming.kind == "at" else coming.kind) != wanted:
            names = ", ".join((*coming.facts, *coming.events) or coming.rules)
            told = f"once: {names}" if coming.kind == "once" else _moment(coming.at)
            yield Difference("next_permitted", (_moment(wanted),), (told,), (), ())
    if expect.permitted_until is not None:
        until = decision.permitted_until
        if until != (None if expect.permitted_until == "never" else expect.permitted_until):
            yield Difference("permitted_until", (_moment(expect.permitted_until),), (_moment(until),), (), ())


def _moment(at: datetime | str | None) -> str:
    return at.isoformat() if isinstance(at, datetime) else "never" if at is None else at


def _sets(field: str, expected: frozenset[str] | None, got: frozenset[str]) -> Iterable[Difference]:
    if expected is not None and expected != got:
        yield Difference(
            field,
            tuple(sorted(expected)),
            tuple(sorted(got)),
            tuple(sorted(expected - got)),
            tuple(sorted(got - expected)),
        )


def _notes(differences: tuple[Difference, ...], guard: Guard) -> Iterable[Text]:
    """Say of expected rules that no loaded policy has them; they may be misspelt."""
    rules = {provision.rule for provision in guard.policies.provisions.values()}
    named = {n for each in differences if each.field not in ("assumed", "next_permitted") for n in each.missing}
    for name in sorted(named - rules):
        near = suggest(name, rules)
        problem = say("scenario_no_rule", name=name[:100])
        yield problem if near is None else say("scenario_no_rule_near", problem=problem, near=near)


def _lines(difference: Difference, decision: Decision, language: Language) -> list[str]:
    def said(key: str, **words: object) -> str:
        return say(key, **words).render(language)

    if difference.field in ("next_permitted", "permitted_until") and not (difference.missing or difference.extra):
        (expected,), (got,) = difference.expected, difference.got
        return [said("differs_time", field=say(f"field_{difference.field}"), expected=expected, got=got)]
    if difference.field == "outcome":
        (expected,), (got,) = difference.expected, difference.got
        lines = [said("differs_outcome", expected=say(f"word_{expected}"), got=say(f"word_{got}"))]
        return lines + [f"  {line}" for line in _why(decision, language)]
    lines = [said("differs_set", field=say(f"field_{difference.field}"), name=difference.field)]
    lines.extend(f"  - {said('differs_missing', name=name)}" for name in difference.missing)
    words = _words_of(decision)
    for name in difference.extra:
        held = words.get(name)
        tail = "" if held is None else f": {held.render(language)}"
        lines.append(f"  + {said('differs_extra', name=name)}{tail}")
    return lines


def _why(decision: Decision, language: Language) -> list[str]:
    return [f"{_reason(reason, language)} [{reason.rule}]" for reason in decision.reasons]


def _reason(reason: Reason, language: Language) -> str:
    text = reason.says.render(language)
    if reason.truth == "unknown" and reason.missing:
        text += " " + say("needs_facts", names=reason.missing[0]).render(language)
    return text


def _words_of(decision: Decision) -> dict[str, Text]:
    groups = (decision.reasons, decision.warnings, decision.foreseen)
    words = {rule: duty.says for duty in decision.duties for rule in duty.rules}
    return words | {reason.rule: reason.says for group in groups for reason in group}
