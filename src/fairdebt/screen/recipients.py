"""The recipient matrix: whom a message may tell that there is a debt."""

from __future__ import annotations

OWE = frozenset({"debtor", "co_debtor", "guarantor"})
"""They owe, or stand surety for, this debt."""

STAND_FOR = frozenset({"attorney", "executor", "heir", "guardian", "lender", "bureau", "parent_of_minor"})
"""They act for somebody who owes, or know already; policies say what each may be told."""

JUDGED_BY_LAW = frozenset({"spouse"})
"""A spouse may owe as well: policies ask for the evidence; the screen only says that debt information is conveyed."""

OUTSIDERS = frozenset({"contact_person", "third_person", "employer", "public"})
"""To them any sign of a debt is a disclosure."""


def is_outsider(to: str | None) -> bool:
    """Tell whether any sign of a debt is too much for this recipient.

    >>> is_outsider("employer"), is_outsider("guarantor"), is_outsider(None)
    (True, False, False)
    """
    return to in OUTSIDERS
