"""What must hold beside a number so that the norm hangs on it."""

from __future__ import annotations

import pytest

from fairdebt.logic import All, Any, Holds, Not, Predicate
from fairdebt.readings.edges.making import places
from tests.readings.edges.small_norms import norm
from tests.readings.terse import says

A, B, C, D = (says("purpose", word) for word in ("demand", "reminder", "answer", "locate"))


@pytest.mark.parametrize(
    ("breach", "beside"),
    [
        (All((A, B, C)), {A: {(B, True), (C, True)}, B: {(A, True), (C, True)}, C: {(A, True), (B, True)}}),
        (Any((A, B, C)), {A: {(B, False), (C, False)}, B: {(A, False), (C, False)}, C: {(A, False), (B, False)}}),
        (
            All((A, Any((B, Not(C))))),
            {A: {(Any((B, Not(C))), True)}, B: {(A, True), (Not(C), False)}, C: {(A, True), (B, False)}},
        ),
        (Holds("s"), {Holds("s"): set()}),
    ],
)
def test_all_other_parts_are_met_or_of_alternatives_none(
    breach: Predicate, beside: dict[Predicate, set[tuple[Predicate, bool]]]
) -> None:
    found = {place.leaf: set(place.demands) for place in places(norm(breach, scope=D)) if place.leaf != D}
    assert found == {leaf: {(D, True), *others} for leaf, others in beside.items()}
