from __future__ import annotations

from fairdebt.logic import All, Not
from tests.rules.reading import IN_FORCE, KEY, PLACE, act, fact, prohibited


def test_everything_in_scope_is_forbidden() -> None:
    norm = prohibited("forbid", "when: {act: publish}\nunless: {to: debtor}\napplies: {lender.type: bank}")
    assert norm.scope == All((fact("lender.type", "bank"), act("act", "publish"), Not(act("to", "debtor"))))
    assert norm.breach == All(())
    assert (norm.key, norm.rule, norm.jurisdiction, norm.from_on, norm.until_on) == (KEY, PLACE, "CN", IN_FORCE, None)
    assert (norm.effect, norm.zones) == ("veto", ("recipient", "debtor"))
