"""What may be said of act, case and events: the plainest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fairdebt.readings.edges.constants import Constants
from fairdebt.readings.edges.variables import ACT, CASE, SILENT, Candidate, Var, candidates
from fairdebt.vocabulary import ATTRIBUTES, TABLES

TODAY = date(2026, 3, 2)


def said(var: Var, known: Constants) -> list[Candidate]:
    return list(candidates(var, known, TODAY, notice=False))


def numbers(*values: str) -> Constants:
    return Constants({}, tuple(map(Decimal, values)), (), ())


def test_a_number_may_be_each_written_one_and_its_neighbours_but_nothing_below_zero() -> None:
    found = said(Var(CASE, "debt.days_overdue"), numbers("30", "1", "0"))
    assert found == [SILENT, *map(Decimal, (100, 99, 101, 30, 29, 31, 1, 0, 2))]


def test_amounts_lie_a_cent_apart() -> None:
    found = said(Var(CASE, "debt.principal"), numbers("1.5"))
    assert found == [SILENT, *map(Decimal, ("100", "99.99", "100.01", "1.5", "1.49", "1.51", "0"))]


def test_a_date_may_be_each_written_one_its_neighbours_and_none() -> None:
    written = Constants({}, (), (date(2015, 7, 1),), ())
    days = [TODAY, date(2026, 3, 1), date(2026, 3, 3), date(2015, 7, 1), date(2015, 6, 30), date(2015, 7, 2)]
    assert said(Var(CASE, "debt.due_on"), written) == [SILENT, *days, None]


def test_a_date_may_lie_well_beyond_a_span_or_within_it_before_or_after_today() -> None:
    spanned = Constants({}, (), (), (30,))
    far = [date(2025, 12, 22), date(2026, 5, 11), date(2026, 2, 15), date(2026, 3, 17)]  # by 70 days and by 15
    assert said(Var(CASE, "debt.due_on"), spanned)[4:] == [*far, None]


def test_words_are_those_of_their_table_and_none_where_it_means_something() -> None:
    for name, lacks in (("inside", True), ("channel", False), ("mode", False)):
        found = said(Var(ACT, name), numbers())
        table = TABLES[ATTRIBUTES[name].type.table]
        assert [each for each in found if each is not SILENT and each is not None] == list(table.words)
        assert (None in found) is lacks, name


def test_a_set_may_hold_a_word_that_no_norm_names() -> None:
    words = frozenset({"amount", "institution"})
    found = said(Var(ACT, "elements"), Constants({"elements": (words,)}, (), (), ()))
    assert found[:2] == [SILENT, frozenset()]
    assert {frozenset({"amount"}), frozenset({"institution"}), words} <= set(found)
    others = {each - words for each in found if isinstance(each, frozenset)} - {frozenset()}
    (other,) = others
    assert len(other) == 1
    assert {other, words | other} <= set(found)
    table = ATTRIBUTES["elements"].type.table
    assert not table or other <= set(TABLES[table].words)
