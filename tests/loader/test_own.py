"""Facts and notices of a house."""

from __future__ import annotations

from decimal import Decimal

from fairdebt.loader import load_sources
from fairdebt.logic import All, Compare, Fact, FirstKnown, Literal
from fairdebt.vocabulary import Type
from tests.loader.trees import policy, rule
from tests.rules.reading import event, fact

HOUSE = """
facts:
  own.vip: {type: truth, says: {zh: 贵宾, en: VIP}, silence: "no", because: {zh: 未标记, en: not marked}}
  own.band: {type: [low, high], says: {zh: 等级, en: band}, because: {zh: 未评估, en: not rated}}
  own.score: {type: number, says: {zh: 分数, en: score}, because: {zh: 未评估, en: not rated}}
notices:
  own.warned: {says: {zh: 已提醒, en: warned}}
"""


def test_own_facts_and_notices_are_used_like_any_other() -> None:
    rules = rule("forbid", "when: {own.vip: 'yes', own.band: high, own.score: '>= 3'}")
    rules += rule("cooling_off", "after: {notice: own.warned}\nfor: 7 days\nper: [debtor]", "wait")
    found = load_sources([policy(f"{HOUSE}rules:\n{rules}", "house", binding="house")])
    forbidden = next(norm for norm in found.norms.prohibitions if norm.rule == "house/rule")
    # where nobody says it, the first is no, as the house declares
    vip = Compare(FirstKnown(Fact("own.vip"), Literal("no")), "=", Literal("yes"))
    assert forbidden.scope == All(
        (vip, fact("own.band", "high"), Compare(Fact("own.score"), ">=", Literal(Decimal(3))))
    )
    (state,) = found.norms.states.values()
    assert state.begins == event("notice", "own.warned")
    assert {path: (each.type, each.silence.means) for path, each in found.own_facts.items()} == {
        "own.vip": (Type("truth"), "no"),
        "own.band": (Type("name", "own.band"), "unknown"),
        "own.score": (Type("number"), "unknown"),
    }
    assert set(found.own_words["own.band"].words) == {"low", "high"}
    assert set(found.own_notices) == {"own.warned"}


def test_files_that_use_the_house_may_name_them_too() -> None:
    house = policy(HOUSE, "house", binding="house")
    user = policy(f"uses: [house]\nrules:\n{rule('forbid', 'when: {own.band: low}')}", "pilot", binding="house")
    (norm,) = load_sources([user, house]).norms.prohibitions
    assert norm.scope == fact("own.band", "low")
