"""Whether act and event agree on the keys of a count or a state."""

from __future__ import annotations

from dataclasses import replace

from fairdebt.facts import UNKNOWN, Truth, Value, attribute_of, fact_of
from fairdebt.facts.silence import THE_DEBTOR, THE_LENDER
from fairdebt.logic import Fact, Group, Key
from fairdebt.readings.reference import predicates
from fairdebt.readings.reference.kleene import all_of, any_of
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import agree, compare

PARTIES = ("collector", "agency")


def agrees(keys: tuple[Key, ...], subject: Past | None, past: Past, question: Question) -> Truth:
    """Tell whether `past` agrees on every key with the act, or with the event `subject`."""
    return all_of(_agrees(key, subject, past, question) for key in keys)


def _agrees(key: Key, subject: Past | None, past: Past, question: Question) -> Truth:
    theirs = attribute_of(past.event, key.field, question.case)
    if key.group is not None or key.name == "debt":
        ours = _debts(subject, question)
        found = agree(ours, theirs, question.zone)
        if key.group is None or found != "no":
            return found
        return _one_group(key.group, ours, theirs, question)
    ours = attribute_of(question.deed(subject), key.name, question.case)
    found = agree(ours, theirs, question.zone)
    if found == "no" and theirs is not None and ours is not None and _nameless(key.field, ours, theirs, past, question):
        return "unknown"
    return found


def _nameless(field: str, ours: Value, theirs: Value, past: Past, question: Question) -> bool:
    """Tell whether one side is a debtor or lender of whom the case gives no id: any name may be theirs."""
    if field in ("debtor", "recipient"):
        return THE_DEBTOR in (ours, theirs)
    if field == "lender":
        return THE_LENDER in (ours, theirs)
    if field == "collector":  # who acts for the lender has a name of their own
        return ours == THE_LENDER and attribute_of(past.event, "agency", question.case) is None
    return False


def _debts(subject: Past | None, question: Question) -> Value:
    if subject is not None:
        return attribute_of(subject.event, "debts", question.case)
    return UNKNOWN if question.debt is None else frozenset({question.debt})


def _one_group(group: Group, ours: Value, theirs: Value, question: Question) -> Truth:
    """Tell whether two sets of debts without a debt in common still meet in one group.

    An id that the case does not describe is a debt of which nothing is known, and may belong to any group.
    """
    if not isinstance(ours, frozenset) or not isinstance(theirs, frozenset):
        return "no"  # one of them is *none*: everything else has agreed already or is unknown
    return any_of(_together(group, one, other, question) for one in sorted(ours) for other in sorted(theirs))


def _together(group: Group, one: str, other: str, question: Question) -> Truth:
    a, b = (replace(question, debt=debt, states={}) for debt in (one, other))
    return all_of(
        (
            predicates.truth(group.when, a),
            predicates.truth(group.when, b),
            _share(_fact(group.sharing, a), _fact(group.sharing, b)),
        )
    )


def _fact(fact: Fact, question: Question) -> Value:
    return fact_of(question.case, fact.path, question.action, question.debt)


def _share(one: Value, other: Value) -> Truth:
    """Equal, and known not to be none."""
    if one is None or other is None:
        return "no"
    return compare(one, "=", other, None)


def parties_covered(keys: tuple[Key, ...], subject: Past | None, question: Question) -> bool:
    """Tell whether the history has the acts of everybody whom the keys admit."""
    history = question.history()
    if history is None or history.covers.parties is None:
        return True
    deed = question.deed(subject)
    return any(
        attribute_of(deed, key.name, question.case) in history.covers.parties for key in keys if key.name in PARTIES
    )
