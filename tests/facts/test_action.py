"""Acts and events as they are read."""

from __future__ import annotations

from fairdebt import Action


def test_ids_in_lists_may_be_long_numbers() -> None:
    ids = ["6222021234567890123", "D-" + "1" * 100, "借据100234"]
    action = Action.model_validate({"act": "contact", "at": "2026-03-02T10:00+08:00", "debts": ids})
    assert action.debts == tuple(ids)
