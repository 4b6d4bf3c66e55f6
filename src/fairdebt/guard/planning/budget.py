"""How much of each cap is left: used, limit, remaining, and when one returns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from math import inf

from fairdebt.clock import Window, leaves_at, shown_at
from fairdebt.facts import Case, prepared
from fairdebt.guard.outlook import Outlook
from fairdebt.guard.planning.asked import Asked
from fairdebt.loader import provision_key
from fairdebt.logic import Compare, Count, Literal, Prohibition
from fairdebt.messages import Language, Text, say
from fairdebt.readings.decide import Decider, Entry
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.simplify import leaves
from fairdebt.readings.truth import NO
from fairdebt.vocabulary import ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Allowance:
    """One cap as it stands for one act: `used` of `limit`, at least `left` more.

    `used` is what surely counts, `used_at_most` what may (None: without end, where the history is not known). `left` is
    counted from `used_at_most`. At `returns_at` less is used than now; None: not within the window's own time, or
    nothing is used. `window` and `measure` say what is counted in which time. `vetoes`: the cap forbids rather than
    warns.
    """

    rule: str
    limit: Decimal
    used: Decimal
    used_at_most: Decimal | None
    left: Decimal
    returns_at: datetime | None
    window: Text
    measure: Text
    rule_says: Text
    vetoes: bool = True

    @property
    def says(self) -> Text:
        """Return all of it in words."""
        sure = self.used == self.used_at_most
        most = say("endless") if self.used_at_most is None else Text(str(self.used_at_most), str(self.used_at_most))
        used = Text(str(self.used), str(self.used)) if sure else say("budget_between", low=self.used, high=most)
        words = {"used": used, "limit": self.limit, "window": self.window, "measure": self.measure, "left": self.left}
        line = say("budget", **words)
        if self.returns_at is None:
            return line
        return say("budget_returns", line=line, at=shown_at(self.returns_at))

    def render(self, language: Language = "en") -> str:
        """Return all of it in words of one language."""
        return self.says.render(language)


def budget(asked: Asked, case: Case) -> tuple[Allowance, ...]:
    """Return every cap that applies to the act, or may, the one with the least left first.

    Args:
        asked: The act.
        case: What is known when it is done.
    """
    action, decider, policies = asked.action, asked.engine.decider, asked.engine.policies
    ready, at, outlook = prepared(case), instant_of(action), asked.outlook(action)
    found: dict[tuple[str, Count], Allowance] = {}
    for entry in decider.applying(action, case):
        norm = entry.norm
        provision = policies.provisions[provision_key(norm.key)]
        if provision.kind != "contact_cap" or norm.effect not in ("veto", "warn"):
            continue
        for question in questions(action, ready, norm.zones, at):
            if entry.scope.truth(question) == NO or in_force(norm.from_on, norm.until_on, question) == NO:
                continue
            for counted, limit in _limits(norm):
                each = _allowance(entry, counted, limit, question, decider, outlook, provision.says)
                known = found.get((norm.rule, counted))
                if known is None or _order(each) < _order(known):
                    found[norm.rule, counted] = each
    return tuple(sorted(found.values(), key=_order))


def _order(each: Allowance) -> tuple[object, ...]:
    return each.left, each.used_at_most is not None, -(each.used_at_most or 0), each.limit, each.rule, each.window.en


def _limits(norm: Prohibition) -> Iterator[tuple[Count, Decimal]]:
    for leaf in leaves(norm.breach):
        match leaf:
            case Compare(Count() as counted, ">=" | ">", Literal(Decimal() as limit)):
                yield counted, limit
            case _:
                pass


def _allowance(
    entry: Entry, counted: Count, limit: Decimal, question: Question, decider: Decider, outlook: Outlook, says: Text
) -> Allowance:
    past = replace(counted, measure=replace(counted.measure, with_act=False))
    found = decider.evaluator.count(past, question)
    low, high = _number(found.low), None if found.high == inf else _number(found.high)
    returns = None if high == 0 else _returns(past, found.high, question, decider)
    return Allowance(
        rule=entry.norm.rule,
        limit=limit,
        used=low,
        used_at_most=high,
        left=max(Decimal(0), limit - high) if high is not None else Decimal(0),
        returns_at=None if returns is None else outlook.told(returns),
        window=window_words(counted.window),
        measure=_measure_words(counted),
        rule_says=says,
        vetoes=entry.norm.effect == "veto",
    )


def _number(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(int(value))


def _returns(counted: Count, high: Decimal | float, question: Question, decider: Decider) -> int | None:
    """Return the first later instant at which less is counted: some event has left the window by then."""
    window = counted.window
    if window is None or (question.zone is None and window.unit not in ("hour", "minute")):
        return None
    rows = decider.evaluator.count(counted, question).possible
    for at in sorted({leaves_at(row.at, window, question.zone or "UTC") for row in rows}):
        later = Question(question.action, question.case, at, question.debt, question.zone)
        if at > question.at and decider.evaluator.count(counted, later).high < high:
            return at
    return None


def window_words(window: Window | None) -> Text:
    """Return how people name a window: `per calendar day`, `within 7 days`."""
    if window is None:
        return say("window_ever")
    if window.unit == "calendar_week" and window.first:
        return say("window_calendar_week_from", day=say(f"day_{window.first}"))
    return say(f"window_{window.unit}", number=window.number)


def _measure_words(counted: Count) -> Text:
    match counted.measure.kind:
        case "distinct" | "total" as kind:
            return say(f"measure_{kind}", name=ATTRIBUTES[counted.measure.attribute].says)
        case kind:
            return say(f"measure_{kind}")
