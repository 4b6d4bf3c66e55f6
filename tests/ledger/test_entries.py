"""The text that digests are taken of is one text, whichever way it is written."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from hypothesis import example, given, strategies as st

from fairdebt.ledger.entries import START, Entry, canonical, seal_of

texts = st.text(max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def in_order(value: Any) -> Any:
    """Return the same values with their names in order, so that the quick way is taken."""
    if isinstance(value, dict):
        return {name: in_order(value[name]) for name in sorted(value)}
    return [in_order(each) for each in value] if isinstance(value, list) else value


@given(values)
@example({"a": '\x00\x1f\x7f\u2028"\\/\b\f\n\r\t', "b": 2**63, "c": 10.0**16, "d": "甲🙂"})
@example(["\ud800"])
def test_it_is_one_text(value: Any) -> None:
    once = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == once
    assert canonical(in_order(value)) == once
    said = Entry("a", 1, "held", 1, 1, None, "", once, "", "").said
    assert json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == once


@given(texts, st.integers(), st.none() | texts)
@example("\ud800", 2**70, "\x00\x7f")
def test_a_seal_is_over_that_text(chain: str, number: int, name: str | None) -> None:
    said = [chain, number, "held", number, 1, name, "digest", START]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    assert seal_of(chain, number, "held", number, 1, name, "digest", START) == sha256(text).hexdigest()
