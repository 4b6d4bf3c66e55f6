"""What law pages say of conditions, counts and keys."""

from __future__ import annotations

import pytest

from fairdebt.desk.lawbook.prose import keys
from fairdebt.logic import Key


@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        ("to", "relation to the debtor", "与债务人的关系"),
        ("place", "place", "地点"),
        ("whereabouts", "place where the person is", "所在地点"),
        ("purpose", "purpose", "目的"),
        ("particular_debt", "`particular_debt`", "`particular_debt`"),
    ],
)
def test_attributes_on_which_an_act_and_an_event_agree_have_words(name: str, en: str, zh: str) -> None:
    said = keys((Key(name, name),))
    assert (said.en, said.zh) == (en, zh)
