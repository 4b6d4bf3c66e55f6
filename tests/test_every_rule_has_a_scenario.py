"""Every policy file has scenarios of the same name; every rule is named by one, or by a test of what is owed."""

from __future__ import annotations

from pathlib import Path

import pytest

import fairdebt
from fairdebt.loader import bundled_names, load

TESTS = Path(__file__).parent
POLICIES = Path(fairdebt.__file__).parent / "policies"
OF_SEVERAL = {
    "cn/proper_days": "ordinary days of Chinese collection, and their unlawful twins",
    "cn/who_is_bound": "whom each Chinese instrument binds",
    "us/several_laws": "federal law, states and a city together",
    "us/who_is_bound_federally": "whom each federal instrument binds",
}
"""Scenarios that show several files together, and what they show."""

DEFINITIONS = "\nbinding: definitions\n"
"""A file of definitions has no rule; what they mean is shown by scenarios of the rules that use them."""

TEXTS = "".join(
    path.read_text(encoding="utf-8") for path in sorted((TESTS / "policies").rglob("*.*")) if path.is_file()
)
RULES = sorted({provision.rule for provision in load(*bundled_names()).provisions.values()})


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_scenario(rule: str) -> None:
    assert rule in TEXTS


def names(folder: Path) -> set[str]:
    """Return the files of policies or scenarios, without those of the lexicon."""
    found = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.yaml")}
    return {name for name in found if not name.startswith("lexicon/")}


def test_every_policy_file_has_scenarios_of_the_same_name_and_the_other_way_round() -> None:
    policies, scenarios = names(POLICIES), names(TESTS / "policies")
    without = policies - scenarios
    assert {name for name in without if DEFINITIONS not in (POLICIES / f"{name}.yaml").read_text("utf-8")} == set()
    assert scenarios - policies == OF_SEVERAL.keys()
