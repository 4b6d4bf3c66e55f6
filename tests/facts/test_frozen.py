"""A value that is quick to fill is what a frozen dataclass is."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass, replace

import pytest
from pydantic import TypeAdapter

from fairdebt.facts.decision import Content, Reason
from fairdebt.facts.frozen import frozen, with_parts
from fairdebt.facts.permitted import NextPermitted


@frozen
class Quick:
    """A value."""

    name: str
    number: int = 1
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plain:
    """The same value."""

    name: str
    number: int = 1
    parts: tuple[str, ...] = ()


def test_it_is_compared_hashed_shown_and_copied_like_a_dataclass() -> None:
    one, other = Quick("a", parts=("x",)), Quick("a", 1, ("x",))
    plain: object = Plain("a", parts=("x",))
    assert is_dataclass(one)
    assert one == other
    assert one != plain
    assert hash(one) == hash(other) == hash(plain)
    assert repr(one) == repr(plain).replace("Plain", "Quick")
    assert replace(other, number=2) == Quick("a", 2, ("x",))
    assert pickle.loads(pickle.dumps(one)) == one
    assert inspect.signature(Quick) == inspect.signature(Plain)


def test_some_parts_are_put_in_place_of_others_and_nothing_else_changes() -> None:
    one = Quick("a", 1, ("x",))
    assert with_parts(one, number=2) == replace(one, number=2) == Quick("a", 2, ("x",))
    assert one == Quick("a", 1, ("x",))
    assert with_parts(one) == one
    assert with_parts(one) is not one


@pytest.mark.parametrize("name", ["name", "number", "another"])
def test_nobody_changes_it(name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(Quick("a"), name, "b")
    with pytest.raises(FrozenInstanceError):
        delattr(Quick("a"), name)


def test_what_has_to_be_given_is_asked_for() -> None:
    with pytest.raises(TypeError, match="name"):
        Quick()  # type: ignore[call-arg]  # that is the point
    with pytest.raises(TypeError, match="other"):
        Quick("a", other=2)  # type: ignore[call-arg]  # as above


def test_it_is_read_and_written_as_plain_values() -> None:
    adapter = TypeAdapter(Quick)
    assert adapter.validate_python({"name": "a", "parts": ["x"]}) == Quick("a", parts=("x",))
    assert adapter.dump_python(Quick("a", 2), exclude_defaults=True) == {"name": "a", "number": 2}


@pytest.mark.parametrize("made", [Content, Reason, NextPermitted])
def test_no_default_of_ours_is_shared_and_changed(made: type) -> None:
    for each in fields(made):
        if isinstance(each.default, list | dict | set):
            pytest.fail(f"{made.__name__}.{each.name} would be one object for all")
