"""Key agreement: which past events belong with the act, or with another event."""

from __future__ import annotations

from collections.abc import Callable

from fairdebt.facts import UNKNOWN, Members, Row, Value, bounds, debt_ids, fact_of
from fairdebt.facts.silence import THE_DEBTOR, THE_LENDER
from fairdebt.logic import Attribute, Count, Group, Holds, Inside, Key, Lookup, Today, parts_in
from fairdebt.readings.questions import Question
from fairdebt.readings.truth import MAYBE, NO, YES, agree, compare

Judge = Callable[[Group, Question, str | None], int]
"""Tells whether the group's condition holds for the debt of a question."""


def key_value(key: Key, question: Question, row: Row | None, judge: Judge) -> Value:
    """Return the act's side of a key (or that of the event `row`, when its own state is read)."""
    if key.group is None and key.name != "debt":
        return question.get(key.name) if row is None else row.get(key.name)
    own = UNKNOWN if question.debt is None else frozenset({question.debt})
    debts = own if row is None else row.get("debts")
    return debts if key.group is None else grouped(key.group, debts, question, judge)


def is_steady(key: Key) -> bool:
    """Tell whether the act's side of a key is the same at any instant, all else equal.

    The condition of a group may look up a table as of the day of the act: then other debts are one the day after.
    """
    return key.group is None or not _reads_act(key.group.when)


def _reads_act(node: object) -> bool:
    """Tell whether a condition reads the act, its instant or the past, and not facts alone."""
    match node:
        case Attribute() | Today() | Inside() | Holds() | Count() | Lookup(_, _, None, _):
            return True
    return any(map(_reads_act, parts_in(node)))


def grouped(group: Group, debts: Value, question: Question, judge: Judge) -> Value:
    """Return the debts with all others that count as one with any of them; where it is not known, any may do so."""
    ids = debt_ids(question.case.case)
    if not isinstance(debts, frozenset):
        return debts
    if ids is None:
        alone = all(judge(group, question, debt) == NO for debt in debts)
        return debts if alone else Members(debts, None)
    sure, possible = set(debts), set(debts)
    for debt in debts:
        for other in ids:
            together = min(
                judge(group, question, debt), judge(group, question, other), _share(group, question, debt, other)
            )
            if together >= MAYBE:
                possible.add(other)
            if together == YES:
                sure.add(other)
    return Members(frozenset(sure), frozenset(possible))


def _share(group: Group, question: Question, one: str, other: str) -> int:
    case, action = question.case.case, question.action
    left = fact_of(case, group.sharing.path, action, one)
    right = fact_of(case, group.sharing.path, action, other)
    return NO if left is None or right is None else compare(left, "=", right, question.zone)


def agreement(keys: tuple[Key, ...], values: tuple[Value, ...], row: Row) -> int:
    """Tell whether an event agrees on every key with the values of the act's side."""
    least = YES
    for key, value in zip(keys, values, strict=True):
        theirs = row.get(key.field)
        found = agree(value, theirs)
        if found < least:
            if found == NO and not _may_be_named(key, value, theirs, row):
                return NO
            least = MAYBE
    return least


def _may_be_named(key: Key, ours: Value, theirs: Value, row: Row) -> bool:
    """Tell whether one side is a debtor or lender of whom the case gives no id: any name may be theirs."""
    if theirs is None or ours is None:
        return False
    if key.field in ("debtor", "recipient"):
        return ours == THE_DEBTOR or theirs == THE_DEBTOR
    if key.field == "lender":
        return ours == THE_LENDER or theirs == THE_LENDER
    return key.field == "collector" and ours == THE_LENDER and row.get("agency") is None


def covered(keys: tuple[Key, ...], values: tuple[Value, ...], question: Question) -> bool:
    """Tell whether the history holds the acts of all parties that could be counted here."""
    parties = question.case.parties
    if parties is None:
        return True
    for key, value in zip(keys, values, strict=True):
        if key.name in ("collector", "agency"):  # a lender pools with agencies whose acts may be missing
            sure, possible = bounds(value)
            if sure and possible == sure and sure <= parties:
                return True
    return False
