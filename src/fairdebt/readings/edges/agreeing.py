"""Let an act and an event, or two events, agree on the keys of a count or a state."""

from __future__ import annotations

from dataclasses import replace

from fairdebt.logic import Key
from fairdebt.readings.edges.drafts import Draft, Tie
from fairdebt.readings.edges.terms import DEBTOR, LENDER
from fairdebt.readings.edges.variables import SILENT, Bound, Candidate, Owner, Var, type_of
from fairdebt.vocabulary import ATTRIBUTES, MEDIUM_OF

OTHER = "P2"
"""The other person, where it is not the debtor."""
SHARED = frozenset({"debtor", "lender", "agency", "collector", "debts", "counted_for", "discussed"})
"""What act and events have in common where neither says anything."""


def agreeing(keys: tuple[Key, ...], one: Owner, other: Owner, draft: Draft) -> Draft | None:
    """Return the draft in which two of them agree on every key; None where it is seen that they cannot."""
    found: Draft | None = draft
    for key in keys:
        if found is not None:
            found = _agreeing(key, one, other, found)
    return found


def _agreeing(key: Key, one: Owner, other: Owner, draft: Draft) -> Draft | None:
    if key.group is not None or key.name == "debt" or (key.name == key.field and key.name in SHARED):
        return draft
    left, right = draft.scene.var(key.name, one), draft.scene.var(key.field, other)
    if left is None or right is None:
        return draft
    if key.name == "recipient":
        return _same_person(left, right, draft)
    if ATTRIBUTES[key.name].type.base == "id":
        ident = _identity(key.name)
        found = draft if key.name in SHARED else draft.fixed(left, ident)
        return None if found is None else found.fixed(right, ident)
    if type_of(left).many:
        return draft
    if left == right:
        return draft
    sides = (left, right)
    return draft.tied(Tie(sides, lambda bound: _same(*(_word(key.name, var, bound[var]) for var in sides))))


def _word(name: str, var: Var, said: Candidate) -> Candidate:
    """Return a word of a key; the medium of a contact is that of its channel."""
    return MEDIUM_OF.get(said) if name == "medium" and var.name == "channel" and isinstance(said, str) else said


def _same(one: Candidate, other: Candidate) -> bool:
    return one == other and isinstance(one, str)


def _identity(name: str) -> str:
    return {"debtor": DEBTOR, "lender": LENDER, "collector": LENDER}.get(name, "X1")


def _same_person(left: Var, right: Var, draft: Draft) -> Draft | None:
    """Let both be of one person: the debtor, if it goes `to` the debtor, else another."""
    for var in (left, right):
        if var not in draft.domains:
            draft = replace(draft, domains={**draft.domains, var: (DEBTOR, OTHER)})
    to, notice = Var(left.owner, "to"), draft.scene.is_notice(left.owner)

    def met(bound: Bound) -> bool:
        said = "debtor" if notice and bound[to] is SILENT else bound[to]
        return bound[left] == bound[right] == (DEBTOR if said == "debtor" else OTHER) and said is not SILENT

    return draft.tied(Tie((left, right, to), met))
