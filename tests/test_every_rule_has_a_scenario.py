"""Every bundled rule is named by a scenario that people wrote, or by a test of what is owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.loader import load

TESTS = Path(__file__).parent
TEXTS = "".join(
    path.read_text(encoding="utf-8") for path in sorted((TESTS / "policies").rglob("*.*")) if path.is_file()
)
RULES = sorted(
    {provision.rule for provision in load("cn", "cn/house_defaults", "us", "us/house_defaults").provisions.values()}
)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_scenario(rule: str) -> None:
    assert rule in TEXTS
