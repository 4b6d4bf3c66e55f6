"""One predicate, one act, one case: what every reading says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any as Anything

from fairdebt.facts import Action, Case
from fairdebt.logic import (
    All,
    Any,
    Attribute,
    Compare,
    Literal,
    Norms,
    Predicate,
    Prohibition,
    State,
    Table,
)
from fairdebt.readings.answers import Answer
from tests.readings.asking import answers

NOON = "2026-03-02T12:00+08:00"  # a Monday
SHANGHAI = {"zones": ["Asia/Shanghai"], "jurisdictions": ["CN"]}


def act(at: str = NOON, **said: Anything) -> Action:
    return Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": at, **said})


def call(at: str, **said: Anything) -> dict[str, Anything]:
    """Return a call on a day (or at an instant) in China."""
    full = at if "T" in at else f"{at}T12:00+08:00"
    return {"act": "contact", "channel": "call", "to": "debtor", "at": full, **said}


def case(*history: Mapping[str, Anything], **said: Anything) -> Case:
    return Case.model_validate({**SHANGHAI, "history": list(history), **said})


def norms(
    *prohibitions: Prohibition, states: Iterable[State] = (), tables: Iterable[Table] = (), duties: Anything = ()
) -> Norms:
    return Norms(
        prohibitions,
        tuple(duties),
        {state.name: state for state in states},
        {table.name: table for table in tables},
        (),
    )


def forbid(breach: Predicate, **said: Anything) -> Prohibition:
    return Prohibition(**{"key": "k", "rule": "r", "jurisdiction": "any", "scope": All(()), "breach": breach, **said})


def ask(
    breach: Predicate,
    action: Action | None = None,
    about: Case | None = None,
    *,
    states: Iterable[State] = (),
    **said: Anything,
) -> str:
    """Return what every reading says of one predicate."""
    tables = said.pop("tables", ())
    loaded = norms(forbid(breach, **said), states=states, tables=tables)
    return answers(loaded, action or act(), about or case()).get("k", Answer.CLEAR).name.lower()


def is_(name: str, value: str | Decimal | date | None) -> Compare:
    return Compare(Attribute(name, "act"), "=", Literal(value))


YES, NO = All(()), Any(())
MAYBE = is_("purpose", "demand")  # nobody said what the act is for
WHEN_OPEN = is_("answered_by", "debtor")  # known only during the act
D1, D2, T1 = date(2026, 3, 1), date(2026, 3, 2), 1772380800  # T1: midnight of 2 March in Shanghai
