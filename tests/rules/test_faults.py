"""The fix for a misspelt name."""

from __future__ import annotations

import pytest

from fairdebt.rules.faults import LONGEST_LIST, fix_for


@pytest.mark.parametrize(
    ("name", "known", "fix"),
    [
        ("chanel", ["channel", "purpose"], "did you mean `channel`?"),
        ("zzz", ["channel"], "use one of: `channel`"),
        ("zzz", ["purpose", "channel"], "use one of: `channel`, `purpose`"),
        ("zzz", [], None),
    ],
)
def test_the_nearest_name_else_all_of_them(name: str, known: list[str], fix: str | None) -> None:
    found = fix_for(name, known)
    assert (found.en if found is not None else None) == fix


def test_a_list_that_nobody_reads_through_is_not_given() -> None:
    names = [f"name_{number:02}" for number in range(LONGEST_LIST + 1)]
    assert fix_for("zzz", names) is None
    found = fix_for("zzz", names[1:])
    assert found is not None
    assert found.en.count(",") == LONGEST_LIST - 1
