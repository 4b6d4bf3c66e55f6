"""What a screen cannot read is refused; above all a slip that would let it find less."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fairdebt import InvalidInput
from fairdebt.screen import Screen
from fairdebt.vocabulary import TABLES

SCREEN = Screen()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"to": "contact"}, "to: unknown word `contact`\n  fix: did you mean `contact_person`"),
        ({"to": ["employer"]}, "to: unknown word"),
        ({"channel": "wechat"}, "channel: unknown word `wechat`\n  fix: did you mean `im` (instant messenger)?"),
    ],
)
def test_a_word_that_does_not_exist_is_refused(asked: dict[str, Any], says: str) -> None:
    """To a `contact` who was not known to be an outsider, any debt could be told."""
    with pytest.raises(InvalidInput) as caught:
        SCREEN.screen("王某欠款8000元", **asked)
    assert says in str(caught.value)


@pytest.mark.parametrize("to", [None, "unknown", *TABLES["relation"].words])
def test_every_relation_and_none_is_read(to: str | None) -> None:
    assert SCREEN.screen("您好", to=to, channel="unknown").complete


@pytest.mark.parametrize("text", [5, b"x", ["x"], {"x": 1}])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(InvalidInput, match="text: expected text here"):
        SCREEN.screen(text)


@pytest.mark.parametrize("name", ["lexicons", "templates"])
@pytest.mark.parametrize("files", ["words.yaml", Path("words.yaml"), 5, None, [5]])
def test_files_are_named_in_a_list(name: str, files: Any) -> None:
    """One path alone was read letter by letter."""
    with pytest.raises(InvalidInput) as caught:
        Screen(**{name: files})
    assert str(caught.value).startswith(f"{name}: expected ")
    assert str(caught.value).endswith('fix: write ["words.yaml"]')
