"""Processes are killed while they use a ledger: what was acknowledged is there. `make soak` kills two hundred."""

from __future__ import annotations

import os

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_what_was_acknowledged_outlives_a_kill(url: str) -> None:
    from benchmarks.ledger_kills import kills

    result = kills(url, 5, seed=7)
    assert result.lost == []
    assert result.kills == 5
