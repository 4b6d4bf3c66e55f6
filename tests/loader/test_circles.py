from __future__ import annotations

from itertools import pairwise

from hypothesis import given, strategies as st

from fairdebt.loader.circles import circles, in_order

GRAPHS = st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.sampled_from("abcdefgh"), max_size=4))


def reaches(needs: dict[str, frozenset[str]], start: str, goal: str) -> bool:
    seen, waiting = set(), list(needs.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(needs.get(name, ()))
    return False


@given(GRAPHS)
def test_a_circle_is_found_where_there_is_one(needs: dict[str, frozenset[str]]) -> None:
    found = circles(needs)
    assert bool(found) is any(reaches(needs, name, name) for name in needs)
    for ring in found:
        assert ring[0] == ring[-1]
        assert all(after in needs[before] for before, after in pairwise(ring))


@given(GRAPHS)
def test_each_name_comes_after_those_it_needs(needs: dict[str, frozenset[str]]) -> None:
    if circles(needs):
        return
    order = in_order(needs)
    assert sorted(order) == sorted(needs)
    for name in needs:
        assert all(order.index(step) < order.index(name) for step in needs[name] if step in needs)
