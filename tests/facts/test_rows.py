"""One past event as rules read it: the same whether it is made first or looked up where it stands."""

from __future__ import annotations

from hypothesis import given

from fairdebt.facts import Case, PlacedRow, Row, prepared
from fairdebt.vocabulary import ATTRIBUTES
from tests.generated import case


@given(case())
def test_an_event_in_its_place_is_the_event(about: Case) -> None:
    ready = prepared(about)
    for place in range(ready.length):
        made = Row(ready.record.event(place), about)
        stands = PlacedRow(ready.record, place, ready.tell)
        assert (stands.at, stands.id, stands.kind) == (made.at, made.id, made.kind)
        for name in ATTRIBUTES:
            assert stands.said(name) == made.said(name), name
            assert stands.get(name) == made.get(name), name
        assert stands.stated("times") == made.stated("times")
        assert stands.event is made.event
        assert stands.case == about
