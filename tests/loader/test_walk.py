from __future__ import annotations

import pytest

from fairdebt.loader import load
from fairdebt.loader.walk import MOST_DEPTH, MOST_PARTS, Walked
from fairdebt.logic import All, Holds, Literal, Lookup, Not, Predicate, State, StatedTimes, parts_of

LEAF = Holds("a/state")


def plainly(node: object) -> tuple[int, frozenset[str], frozenset[str]]:
    """Walk over every part, however often it stands there."""
    parts = list(parts_of(node))
    states = frozenset(part.state for part in parts if isinstance(part, Holds | StatedTimes))
    return len(parts), states, frozenset(part.table for part in parts if isinstance(part, Lookup))


def test_what_is_shared_is_counted_as_often_as_it_stands_there() -> None:
    walked = Walked()
    norms = load("cn").norms
    for norm in (*norms.prohibitions, *norms.obligations, *norms.states.values()):
        found = walked.measured(norm)
        assert (found.parts, found.states, found.tables) == plainly(norm)


@pytest.mark.parametrize(("more", "too_large"), [(-1, False), (0, False), (1, True)])
def test_most_parts(more: int, too_large: bool) -> None:
    names = tuple(str(number) for number in range(MOST_PARTS + more))
    assert Walked().is_too_large(names) is too_large  # the list itself is not counted


@pytest.mark.parametrize(("more", "too_large"), [(0, False), (1, True)])
def test_most_depth(more: int, too_large: bool) -> None:
    node: Predicate = All(())  # one deep: its empty list
    for _ in range(MOST_DEPTH - 1 + more):
        node = Not(node)
    assert Walked().is_too_large(node) is too_large


def test_what_doubles_at_every_step_is_measured_in_time() -> None:
    node: Predicate = LEAF
    for _ in range(60):
        node = All((node, node))
    assert Walked().is_too_large(node)


def test_states_and_tables_are_named_once() -> None:
    lookup = Lookup("a/table", (Literal("x"),))
    state = State("a/other", (), begins=All((LEAF, Not(LEAF))))
    walked = Walked()
    assert walked.named_in((state, lookup, lookup)) == (frozenset({"a/state"}), frozenset({"a/table"}))
    assert walked.states_in(state) == frozenset({"a/state"})
