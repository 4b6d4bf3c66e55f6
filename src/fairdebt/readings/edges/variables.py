"""What a situation may leave open: attributes of the act and of events, facts of the case, each with its candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from fairdebt.facts import ALL, UNKNOWN, Value
from fairdebt.readings.edges.constants import Constants
from fairdebt.vocabulary import ATTRIBUTES, CLAIM_TYPES, FACTS, TABLES, Silence, Type, silence_in_notice

ACT: Final = -1
CASE: Final = -2
Owner = int
"""Of whom a variable speaks: the act, the case, or the event of that number."""


CAN_LACK: Final = frozenset({"date", "id", "text"})
"""Types whose values may be known not to exist."""


class Silent(Enum):
    """Nothing is said."""

    SILENT = "silent"


SILENT: Final = Silent.SILENT
Candidate = Value | Silent


class Var(NamedTuple):
    """Something that may be said: an attribute of the act or an event, a part of one, a fact of the case."""

    owner: Owner
    name: str
    part: tuple[str, ...] = ()


Bound = Mapping[Var, Candidate]
"""What is said in a situation; what is not there is silent."""


def type_of(var: Var) -> Type:
    """Return the type of what may be said; that of facts and notices of a house is not known to norms: words."""
    if var.owner == CASE:
        return FACTS[var.name].type if var.name in FACTS else Type("text")
    if var.part:
        return CLAIM_TYPES.get(var.part[0], Type("number")) if var.name == "claims" else Type("number")
    return ATTRIBUTES[var.name].type


def silence_of(var: Var, *, notice: bool, kind: object = None) -> Silence | None:
    """Return what silence means, where the vocabulary declares it: parts and facts of a house have none."""
    if var.part or (var.owner == CASE and var.name not in FACTS):
        return None
    if var.owner == CASE:
        return FACTS[var.name].silence
    return silence_in_notice(var.name, str(kind)) if notice else ATTRIBUTES[var.name].silence


def silent_value(var: Var, *, notice: bool, kind: object = None) -> Value:
    """Return what silence is worth, in a notice of some kind; unknown where it is derived from something else."""
    silence = silence_of(var, notice=notice, kind=kind)
    if silence is None or silence.means in ("unknown", "derived"):
        return UNKNOWN
    return {"none": None, "all": ALL}.get(silence.means, silence.means)


def candidates(var: Var, known: Constants, today: date, *, notice: bool) -> tuple[Candidate, ...]:
    """Return what may be said, the plainest first: nothing, the words of the table, values around the written ones."""
    type_ = type_of(var)
    silence = silence_of(var, notice=notice)
    required = var.part or (silence is not None and silence.means == "derived") or var.name in ("act", "notice")
    found: list[Candidate] = [] if required else [SILENT]
    if type_.many:
        found += _sets(var, known)
    else:
        found += _single(var, type_, known, today)
        if var.part or type_.base in CAN_LACK or (silence is not None and silence.means == "none"):
            found.append(None)
    return tuple(dict.fromkeys(found))


def _single(var: Var, type_: Type, known: Constants, today: date) -> list[Candidate]:
    match type_.base:
        case "truth":
            return ["yes", "no"]
        case "number" | "amount":
            return list(_numbers(type_, known))
        case "date":
            return list(_dates(known, today))
        case "name":
            table = TABLES.get(type_.table)
            said = sorted({word for words in known.words.get(var.name, ()) for word in words})
            return [*(table.words if table is not None else ()), *said]
        case "id" | "text":
            said = sorted({word for words in known.words.get(var.name, ()) for word in words})
            return [*said, "X1", "X2", "X3", "X4", *(_numbers(type_, known) if var.owner == CASE else ())]
        case "instant" | "mapping" | "times":
            return []


def _numbers(type_: Type, known: Constants) -> Iterator[Decimal]:
    step = step_of(type_)
    for number in (Decimal(100), *known.numbers):
        yield from (each for each in (number, number - step, number + step) if each >= 0)
    yield Decimal(0)


def step_of(type_: Type) -> Decimal:
    """Return by how much two numbers differ that lie next to each other: a cent of an amount, one of anything else."""
    return Decimal("0.01") if type_.base == "amount" else Decimal(1)


def _dates(known: Constants, today: date) -> Iterator[date]:
    around = [today, *known.dates]
    for on in around:
        yield from (on, on - timedelta(days=1), on + timedelta(days=1))
    for days in known.days:
        for distance in (days + 40, days // 2):
            yield today - timedelta(days=distance)
            yield today + timedelta(days=distance)


def _sets(var: Var, known: Constants) -> list[Candidate]:
    sets = known.words.get(var.name, ())
    found: list[frozenset[str]] = [frozenset()]
    for words in sets:
        found += [frozenset({word}) for word in sorted(words)]
    found += sets
    found += [one | other for one in sets for other in sets]
    found += [one - {word} for one in sets for word in sorted(one)]
    table = TABLES.get(type_of(var).table)
    named = frozenset[str]().union(*sets)
    other = "X9" if table is None else next((word for word in table.words if word not in named), None)
    if other is not None:
        found += [words | {other} for words in (frozenset[str](), *sets)]
    return list(dict.fromkeys(found))
