"""A machine that lacks something says what before Hypothesis looks for steps; failing asserts show none of our code."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard, InvalidInput
from fairdebt.testing import GuardedHost, asserts
from tests.calls import CALL, CASE

GUARD = Guard.load("cn.gbt-45251")


class Adapter:
    def receive(self, message: object) -> None: ...

    def work(self) -> None: ...

    def restart(self) -> None: ...


def made(**said: Any) -> GuardedHost:
    """Return a machine of a new class with these attributes."""
    said.setdefault("host", lambda machine, world: Adapter())
    return type("Mine", (GuardedHost,), said)()  # type: ignore[no-any-return]  # it is one of these


WHOLE: dict[str, Any] = {"guard": GUARD, "case": CASE, "wishes": {"call": CALL}}


def test_what_is_lacking_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        made()
    assert str(caught.value) == (
        "Mine: it lacks `guard`\n"
        '  fix: write `guard = Guard.load("cn")`\n'
        "Mine: it lacks `case`\n"
        "  fix: write `case = {...}`: the case as it truly is at the start\n"
        "Mine: it lacks `wishes`\n"
        '  fix: write `wishes = {"call": {"act": "contact", ...}}`: acts that are wanted, without `at`'
    )


@pytest.mark.parametrize(
    ("step", "said", "says"),
    [
        ("wish", ("cal",), "Mine: unknown word `cal`\n  fix: did you mean `call`?"),
        ("wait", ("2 minutes", "answered"), "Mine: unknown word `2 minutes`\n  fix: did you mean `1 minute`?"),
        ("notice", ("stop",), "Mine: unknown word `stop`"),
        ("move", ("home",), "Mine: unknown word `home`"),
    ],
)
def test_steps_written_by_hand_name_what_there_is(step: str, said: tuple[str, ...], says: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        getattr(made(**WHOLE), step)(*said)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"guard": "cn"}, "Mine: `guard` is no Guard"),
        ({"wishes": {}}, "Mine: `wishes` is empty"),
        ({"start": "2026-03-02"}, "Mine: start: the instant has no zone\n  fix: add the offset"),
        ({"start": "soon"}, "Mine: start: this is no instant\n  fix: write a day that exists"),
        ({"wishes": {"call": {**CALL, "channel": "phone"}}}, "Mine: wishes.call: `channel`: unknown word `phone`"),
        ({"wishes": {"call": "call"}}, "Mine: wishes.call: expected a mapping here"),
        ({"wishes": [CALL]}, "Mine: wishes: expected a mapping here"),
        ({"notices": 5}, "Mine: notices: expected a mapping here"),
        ({"notices": {"stop": {"notice": "cease"}}}, "Mine: notices.stop: `notice`: unknown word `cease`"),
        ({"case": {**CASE, "debts": 5}}, "Mine: case: `debts`: expected a list here"),
        ({"outcomes": ("picked_up",)}, "Mine: outcomes: unknown word `picked_up`\n  fix: did you mean `answered`"),
        ({"host": GuardedHost.host}, "Mine: it lacks `host`\n  fix: write `def host(self, world)`"),
        ({"host": lambda machine, world: object()}, "Mine: object, which `host` returned, lacks `receive`, `work`"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        made(**{**WHOLE, **wrong})
    assert str(caught.value).startswith(said)


def test_a_whole_machine_begins_at_its_start() -> None:
    assert made(**WHOLE, start="2026-03-02T21:59+08:00").world.now.isoformat() == "2026-03-02T21:59:00+08:00"


@pytest.mark.parametrize("wanted", [asserts.assert_vetoed, asserts.assert_undetermined])
def test_a_failing_assert_shows_none_of_our_code(wanted: Any) -> None:
    with pytest.raises(AssertionError) as caught:
        wanted(GUARD, {**CALL, "at": "2026-03-02T10:00+08:00"}, CASE)
    ours = [entry for entry in caught.traceback if str(entry.path).endswith("asserts.py")]
    assert ours
    assert all(entry.frame.f_locals.get("__tracebackhide__") for entry in ours)
