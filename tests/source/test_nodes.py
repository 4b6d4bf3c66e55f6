"""Nodes behave as plain text, dicts and lists, and know their places."""

from __future__ import annotations

import copy
import pickle

import pytest
from pydantic import BaseModel, ConfigDict

from fairdebt.errors import Mark
from fairdebt.source import Mapping, Node, Scalar, Sequence, find, plain, read_text


def tree() -> Mapping:
    (document,) = read_text(b"id: calls\nper:\n  - debtor\n  - {debt: a}\nwhen:\n  act: contact\n", name="x").documents
    assert isinstance(document, Mapping)
    return document


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ([], Mark(1, 1)),
        (["id"], Mark(1, 5)),
        (["per"], Mark(2, 1)),
        (["per", 0], Mark(3, 5)),
        (["per", 1], Mark(4, 5)),
        (["per", 1, "debt"], Mark(4, 12)),
        (["per", 2], Mark(3, 3)),
        (["per", -1], Mark(3, 3)),
        (["per", "0"], Mark(3, 3)),
        (["when"], Mark(5, 1)),
        (["when", "channel"], Mark(6, 3)),
        (["when", "act", "deeper"], Mark(6, 8)),
        (["missing"], Mark(1, 1)),
        (["missing", "deeper"], Mark(1, 1)),
    ],
)
def test_find_goes_as_deep_as_it_can(path: list[str | int], mark: Mark) -> None:
    assert find(tree(), path) == mark


def test_plain_has_plain_types_only() -> None:
    stripped = plain(tree())
    assert stripped == {"id": "calls", "per": ["debtor", {"debt": "a"}], "when": {"act": "contact"}}
    assert type(stripped) is dict
    assert type(stripped["id"]) is str
    assert type(stripped["per"]) is list


class Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    per: list[str | dict[str, str]]
    when: dict[str, str]


def test_pydantic_takes_nodes() -> None:
    assert Rule.model_validate(tree()).model_dump() == plain(tree())


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda node: pickle.loads(pickle.dumps(node))])
def test_copies_keep_their_places(again: object) -> None:
    assert callable(again)
    node: Node = again(tree())
    assert node == tree()
    assert find(node, ["per", 1, "debt"]) == Mark(4, 12)


def test_nodes_are_made_by_hand_too() -> None:
    assert Scalar("a", Mark(2, 3), quoted=True).quoted
    assert Mapping(Mark(2, 3)).mark == Sequence(Mark(2, 3)).mark == Scalar("a", Mark(2, 3)).mark
