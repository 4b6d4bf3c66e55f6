"""The common speed job: fairdebt and hand-written Python answer alike, on a sample of what `make bench` checks."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.job.agreement import POLICY, answer_of, by_fairdebt, by_floor, differences, rules
from benchmarks.job.cases import Drawn, draw_many
from benchmarks.job.peers.all_peers import FORMS, engines
from benchmarks.job.peers.installed import MODULES, missing, said_missing
from fairdebt import Case, Guard

CASES = 150


@pytest.fixture(scope="module")
def sample() -> list[Drawn]:
    return draw_many(CASES)


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load(POLICY)


def test_fairdebt_and_the_floor_agree(guard: Guard, sample: list[Drawn]) -> None:
    assert differences({"fairdebt": by_fairdebt(guard)}, sample) == []


@pytest.mark.parametrize("package", FORMS)
def test_other_engines_agree(package: str, sample: list[Drawn]) -> None:
    if package in missing():
        pytest.skip(f"{package} is not installed (extra `bench`)")
    found = engines(package)
    assert found
    assert differences(found, sample) == []


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MODULES.keys() == FORMS.keys()
    monkeypatch.setitem(MODULES, "cedarpy", "no_such_module")
    said = said_missing()
    assert said is not None
    assert "cedarpy" in said
    assert said.endswith("(extra `bench`)")
    assert engines("cedarpy") == {}


def test_a_difference_is_told(sample: list[Drawn]) -> None:
    (told,) = differences({"nobody": lambda _: (["r99"], [])}, sample[:1])
    assert told.startswith("case 0: nobody answers (['r99'], []), hand-written Python ")


def test_order_and_later_contacts_change_nothing(guard: Guard, sample: list[Drawn]) -> None:
    """The hand-written rules keep what fairdebt promises of histories, so that the comparison is fair."""
    for drawn in sample[:40]:
        later = {**drawn.history[-1], "at": drawn.action["at"] + 60}
        shuffled = Drawn(drawn.action, drawn.debtor, [later, *reversed(drawn.history)], drawn.act, drawn.case)
        assert by_floor(shuffled) == by_floor(drawn)
        turned = {**drawn.case, "history": list(reversed(drawn.case["history"]))}
        assert answer_of(guard.decide(drawn.act, turned)) == answer_of(guard.decide(drawn.act, drawn.case))


def test_a_kept_case_answers_alike(guard: Guard, sample: list[Drawn]) -> None:
    for drawn in sample[:40]:
        kept = Case.model_validate(drawn.case)
        first = answer_of(guard.decide(drawn.act, kept))
        assert answer_of(guard.decide(drawn.act, kept)) == first == answer_of(guard.decide(drawn.act, drawn.case))


def test_every_rule_and_the_unknown_occur() -> None:
    """A rule that no case breaches would be compared with nothing."""
    breached: Counter[str] = Counter()
    unknown = 0
    for drawn in draw_many(3000):
        sure, open_ = by_floor(drawn)
        breached.update(sure)
        unknown += bool(open_)
    assert set(breached) == set(rules())
    assert unknown > 60


def test_one_case_of_ten_has_two_zones() -> None:
    two = sum(len(drawn.action["zones"]) == 2 for drawn in draw_many(3000))
    assert 250 < two < 350
