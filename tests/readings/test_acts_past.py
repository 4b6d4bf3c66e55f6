"""What the generated function does not ask because too little happened: at every edge it answers as the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice, product
from typing import Any

import pytest

from fairdebt.clock import Window, first_instant
from fairdebt.facts import Case, prepared
from fairdebt.logic import All, Compare, Count, Holds, Key, Literal, Norms, Predicate, Prohibition, State
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.episodes import spans_over
from fairdebt.readings.history import MOST, WIDTH
from fairdebt.readings.questions import instant_of
from fairdebt.readings.reference import reference
from fairdebt.vocabulary import TABLES
from tests.readings.reference.asked import act, call, forbid
from tests.readings.terse import spans, was, window

ZONE = "America/New_York"
AT = "2026-03-09T14:30:20+00:00"  # a Monday, the day after clocks went forward
NOW = int(datetime.fromisoformat(AT).timestamp())
WINDOWS = ("90 minutes", "24 hours", "calendar day", "3 days", "calendar week", "1 month", "1 year")
WAITS = ("90 minutes", "36 hours", "1 day", "7 days", "2 full days", "1 month")
DEBT = (Key("debt", "debts"),)
CALLS = was("channel", "call")
TALKS = All((CALLS, was("outcome", "conversation")))


def cap(number: int, length: Window | None, filter_: Predicate = CALLS) -> Prohibition:
    counted = Compare(Count(filter_, DEBT, length), ">=", Literal(Decimal(number)))
    return forbid(counted, key=f"{number} per {length} of {filter_}")


def waits(text: str) -> tuple[Prohibition, State]:
    state = State(f"waits {text}", DEBT, begins=TALKS, lasts=spans(text))
    return forbid(Holds(state.name), key=state.name), state


HELD = State("held", (), begins=was("notice", "hold"), ends=was("notice", "hold_lifted"))
WHILE_HELD = All((CALLS, Holds("held", "event")))


def every_norm() -> Norms:
    """Return caps of one and two in every window, waits of every kind, and a cap on calls made while a hold stood."""
    each = [waits(text) for text in WAITS]
    caps = [cap(number, window(text)) for text in WINDOWS for number in (1, 2)]
    ever = [cap(2, None), cap(1, None, WHILE_HELD), cap(2, window("3 days"), WHILE_HELD)]
    prohibitions = (*caps, *ever, *(norm for norm, _ in each))
    return Norms(prohibitions, (), {state.name: state for _, state in each} | {"held": HELD}, {}, ())


NORMS = every_norm()


def about(history: Any, **said: Any) -> Case:
    return Case.model_validate(
        {"zones": [ZONE], "jurisdictions": ["US"], "debts": [{"id": "D1"}, {"id": "D2"}], "history": history, **said}
    )


def talk(at: int, **said: Any) -> dict[str, Any]:
    when = datetime.fromtimestamp(at, UTC).isoformat()
    return call(when, **{"debts": ["D1"], "outcome": "conversation", **said})


def agrees(case: Case) -> dict[str, Answer]:
    """Return the answers, once the outcome asks for what the reference finds."""
    asked = act(AT, debts=["D1"])
    expected = {key: found for key, found in reference(NORMS, asked, case).items() if found >= Answer.UNKNOWN}
    assert Decider(NORMS).vetoing(asked, prepared(case), instant_of(asked)) == expected
    return expected


def edges() -> Iterable[int]:
    """Return the instants at which a window begins, and those of which a wait would be over with the act."""
    for text in WINDOWS:
        yield first_instant(NOW, window(text), ZONE)
    for text in WAITS:
        yield latest_over(text)


def latest_over(text: str) -> int:
    """Return the last instant of which a wait is over by the act."""
    low, high = NOW - 40 * 86_400, NOW
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if spans_over(middle, spans(text), ZONE)[1] <= NOW else (low, middle)
    return low


EDGES = sorted(set(edges()))
SHAPES: dict[str, dict[str, Any]] = {
    "known": {},
    "of another debt": {"debts": ["D2"]},
    "of a debt that nobody told": {"debts": "unknown"},
    "with an outcome that nobody told": {"outcome": "unknown"},
}


@pytest.mark.parametrize("said", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("edge", EDGES)
def test_caps_and_waits_count_up_to_their_edge(edge: int, said: dict[str, Any]) -> None:
    found = [agrees(about([talk(edge + beside, **said)])) for beside in (-1, 0, 1)]
    if not said:
        assert found[0] != found[1] or found[1] != found[2]
    for beside in (-1, 0, 1):
        agrees(about([talk(edge, **said), talk(edge + beside), talk(NOW + 60)]))


@pytest.mark.parametrize("edge", EDGES[::2])
def test_what_is_not_known_from_the_beginning_may_hold_more(edge: int) -> None:
    begins = datetime.fromtimestamp(edge, UTC).isoformat()
    agrees(about({"events": [talk(edge + 5)], "covers": {"from": begins}}))
    agrees(about({"events": [], "covers": {"from": begins}}))
    agrees(about({"events": [talk(edge)], "opening": {"states": {"held": "yes"}}}))
    agrees(about("unknown"))
    for zones in ("unknown", [ZONE, "America/Los_Angeles"]):
        agrees(about([talk(edge)], zones=zones))
        agrees(about([talk(edge - 3 * 3600), talk(edge)], zones=zones))


def held(start: int, end: int | None) -> Iterator[dict[str, Any]]:
    for name, at in (("hold", start), ("hold_lifted", end)):
        if at is not None:
            yield {"notice": name, "scope": "everything", "at": datetime.fromtimestamp(at, UTC).isoformat()}


@pytest.mark.parametrize("end", [None, NOW - 3600])
def test_calls_while_a_state_held_count(end: int | None) -> None:
    day = 86_400
    calls = [talk(NOW - 2 * day), talk(NOW - day), talk(NOW - 60)]
    agrees(about(calls))
    found = agrees(about([*calls, *held(NOW - 3 * day, end)]))
    assert cap(2, window("3 days"), WHILE_HELD).key in found


@pytest.mark.parametrize("number", [MOST - 1, MOST, MOST + 1, 2 * MOST + 5])
def test_more_events_than_a_sum_can_hold(number: int) -> None:
    """Of so many calls the sum of one filter would run into that of the next."""
    length = window("3 days")
    caps = (cap(number, length), cap(number + 1, length), cap(1, length, was("channel", "sms")))
    norms = Norms(caps, (), {}, {}, ())
    asked, case = act(AT, debts=["D1"]), about([talk(NOW - 60 * each) for each in range(number)])
    expected = reference(norms, asked, case)
    assert list(expected) == [caps[0].key]
    assert Decider(norms).vetoing(asked, prepared(case), instant_of(asked)) == expected


def test_hundreds_of_filters_are_asked_in_one_function() -> None:
    """Numbers with six bits for each become long: Python writes none of more than 4,300 digits."""
    names = ("channel", "purpose", "outcome")
    said = list(islice(product(*(sorted(TABLES[name].words) for name in names)), 1400))
    apart = [All(tuple(was(name, word) for name, word in zip(names, words, strict=True))) for words in said]
    norms = Norms(tuple(cap(1, window("3 days"), filter_) for filter_ in apart), (), {}, {}, ())
    last = dict(zip(names, said[-1], strict=True))
    asked, case = act(AT, debts=["D1"]), about([talk(NOW - 60, **last)])
    decider = Decider(norms)
    found = decider.vetoing(asked, prepared(case), instant_of(asked))
    assert list(found) == [cap(1, window("3 days"), apart[-1]).key]
    finder = decider.finder(asked, prepared(case))
    assert finder is not None
    assert finder.everything.bit_length() > 1300 * 2 * WIDTH


def test_filters_that_say_the_same_are_asked_once() -> None:
    norms = Norms(
        tuple(cap(each, window(f"{each} days"), was("channel", "call")) for each in range(1, 40)), (), {}, {}, ()
    )
    asked, case = act(AT, debts=["D1"]), about([talk(NOW - 60)])
    decider = Decider(norms)
    assert len(decider.vetoing(asked, prepared(case), instant_of(asked))) == 1
    finder = decider.finder(asked, prepared(case))
    assert finder is not None
    assert finder.everything == 1
