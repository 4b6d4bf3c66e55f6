"""What a ledger keeps in place of names and numbers of people: keyed digests, the key being elsewhere.

With the key, the same id always becomes the same mask, so acts and events still agree. Lenders and agencies are no
people and keep their ids; so do events. A host that opts in keeps everything as it is.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from typing import Any

from fairdebt.facts import Action, Case, Event, attribute_of, debt_ids, plain_deed

SINGLE = ("debtor", "recipient", "address", "case_number", "text")
SEVERAL = ("debts", "counted_for", "discussed")
"""Attributes of acts and events that name people, debts or addresses, or hold words."""

WORDS = frozenset({"unknown", "none"})
LETTERS = bytes.maketrans(b"0123456789abcdef", b"abcdefghijklmnop")
"""Masks have letters only: a run of digits would be taken for a number of somebody."""

MOST = 65_536


class Mask:
    """Turns ids into masks. Without a key everything stays as it is."""

    def __init__(self, key: bytes | None) -> None:
        self._key = key
        self._known: dict[str, str] = {}

    def off(self) -> Mask:
        """Return the mask for what is masked already."""
        return Mask(None)

    @property
    def plain(self) -> bool:
        """Tell whether ids stay as they are."""
        return self._key is None

    def __call__(self, value: str) -> str:
        """Return the mask of a value."""
        if self._key is None or value in WORDS:
            return value
        found = self._known.get(value)
        if found is None:
            digest = hmac.digest(self._key, value.encode("utf-8", "surrogatepass"), "sha256")
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[value] = digest[:12].hex().encode().translate(LETTERS).decode()
        return found

    def deed(self, said: dict[str, Any]) -> dict[str, Any]:
        """Mask an act or event that was written as plain values; it is changed in place."""
        if self._key is None:
            return said
        for name in SINGLE:
            value = said.get(name)
            if value is not None:
                said[name] = self(value)
        for name in SEVERAL:
            value = said.get(name)
            if isinstance(value, list):
                said[name] = [self(each) for each in value]
        return said

    def case(self, said: dict[str, Any]) -> dict[str, Any]:
        """Mask a case that was written as plain values; it is changed in place."""
        if self._key is None:
            return said
        holders = [said.get("debtor"), said.get("recipient"), *(said.get("recipients") or ())]
        debts = said.get("debts")
        holders.extend(debts if isinstance(debts, list) else ())
        for holder in holders:
            if isinstance(holder, dict):
                for name in ("id", "account_when_obtained"):
                    if name in holder:
                        holder[name] = self(holder[name])
        for each in said.get("attestations") or ():
            if "of" in each:
                each["of"] = self(each["of"])
        history = said.get("history")
        if isinstance(history, dict):
            for event in history.get("events") or ():
                self.deed(event)
        return said


def plain(deed: Action | Event, case: Case) -> dict[str, Any]:
    """Write an act or event as plain values, with what silence would take from the case spelled out.

    Another case that reads it must not take its own debtor for that of the event. The debts of a notice that names
    none stay open: it concerns all, also those that come later.
    """
    said = plain_deed(deed)
    for name in ("debtor", "lender"):
        value = attribute_of(deed, name, case)
        if isinstance(value, str):
            said.setdefault(name, value)
    if said.get("to") == "debtor":
        said.setdefault("recipient", said["debtor"])
    if "act" in said and "debts" not in said and isinstance(case.debts, tuple):
        ids = debt_ids(case)
        if ids is not None and all(debt.id is not None for debt in case.debts):
            said["debts"] = list(ids)
    return said


def names_in(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield every id of people, debts and addresses in an act or event that was written as plain values."""
    for name in SINGLE:
        value = said.get(name)
        if isinstance(value, str) and value not in WORDS:
            yield value
    for name in SEVERAL:
        value = said.get(name)
        if isinstance(value, list | tuple):
            yield from value


def ids_of(case: Case) -> Iterator[str]:
    """Yield every id of people and debts in a case."""
    people = (case.debtor, case.recipient, *case.recipients)
    for person in people:
        if person is not None and person.id is not None:
            yield person.id
    for debt in case.debts if isinstance(case.debts, tuple) else ():
        if debt.id is not None:
            yield debt.id


def unmasked(said: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return an act or event, written as plain values, with the names that are known in place of their masks."""
    found = dict(said)
    for name in SINGLE:
        value = found.get(name)
        if isinstance(value, str) and value in names:
            found[name] = names[value]
    for name in SEVERAL:
        value = found.get(name)
        if isinstance(value, list | tuple):
            found[name] = [names.get(each, each) for each in value]
    return found
