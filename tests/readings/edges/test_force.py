"""Hours at the first and the last second of a norm."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.clock import Week
from fairdebt.logic import Inside, Not
from fairdebt.readings.edges import Edge, Unreachable
from tests.readings.edges.small_norms import DAYTIME, EVERY_DAY, answers, found, instants, norm, only

TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)
DAY = 86_400


@pytest.mark.parametrize(
    ("opens", "closes", "unreachable"),
    [
        (1, DAY - 2, []),  # the second before the one, and that after the other, are just in force
        (1, DAY - 1, ["tuesday 23:59:59 closes"]),  # after the last second of the norm it forbids nothing
    ],
)
def test_an_hour_turns_as_long_as_the_norm_is_in_force(opens: int, closes: int, unreachable: list[str]) -> None:
    rule = norm(Not(Inside(Week(((EVERY_DAY, ((opens, closes),)),)))), from_on=TUESDAY, until_on=WEDNESDAY)
    hours = [edge for edge in found(rule) if edge.about == "hours" and "tuesday" in edge.what]
    assert [edge.what for edge in hours if isinstance(edge, Unreachable)] == unreachable
    for edge in hours:
        if isinstance(edge, Edge):
            assert answers(edge, rule) == (["B", "C", "C"] if edge.what.endswith("opens") else ["C", "B", "B"])


def test_what_forbids_nothing_at_midnight_is_asked_at_noon_of_three_days() -> None:
    rule = norm(Inside(DAYTIME), from_on=TUESDAY)
    edge = only(rule, about="in_force_from")
    assert [at[:16] for at in instants(edge)] == [f"2026-03-0{day} 12:00" for day in (2, 3, 4)]
    assert answers(edge, rule) == ["C", "B", "B"]


def test_a_second_zone_counts_only_where_the_norm_is_in_force_there_as_well() -> None:
    """Found by drawing: in New York it was the day before."""
    rule = norm(Not(Inside(DAYTIME)), from_on=TUESDAY, until_on=WEDNESDAY)
    edge = next(each for each in found(rule) if each.about == "zone")
    assert isinstance(edge, Unreachable) or answers(edge, rule) == ["C", "B", "B"]
    lasting = norm(Not(Inside(DAYTIME)), from_on=TUESDAY)
    assert answers(only(lasting, about="zone"), lasting) == ["C", "B", "B"]
