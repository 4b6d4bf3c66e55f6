"""Fields that only policy files have: jurisdictions, lists of acts, names of policies, sections that stay unread."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from fairdebt.errors import suggest
from fairdebt.logic import Limit
from fairdebt.messages import say
from fairdebt.rules.fields import field
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written
from fairdebt.vocabulary import TABLES, Base, is_jurisdiction

OWN_TYPES: dict[str, Base] = {"truth": "truth", "number": "number", "amount": "amount", "date": "date", "text": "name"}
"""The types that a house may give its own facts, with those of the vocabulary."""

LIMITS: dict[Limit, str] = {
    "roles": "collector_role",
    "lenders": "lender_type",
    "people": "relation",
    "purposes": "debt_purpose",
}
"""The fields of `only_for`, and the tables of their words."""

POLICY_NAME = r"[a-z0-9]+(?:[._-][a-z0-9]+)*"


def _jurisdiction(node: Node, scope: Scope) -> str:
    code = str(node) if isinstance(node, Scalar) else ""
    if code != "any" and not is_jurisdiction(code):
        scope.faults.add(say("not_a_jurisdiction", name=as_written(node)), say("write_jurisdiction"), at=node)
    return code


def _policy_name(node: Node, scope: Scope) -> Scalar:
    if isinstance(node, Scalar) and re.fullmatch(POLICY_NAME, node):
        return node
    scope.faults.add(say("bad_policy", text=as_written(node)), say("write_policy"), at=node)
    return Scalar("", node.mark)


def _words(node: Node, scope: Scope, *, name: str, of: str) -> tuple[str, ...]:
    """Read a list of the words of a table."""
    table = TABLES[of]
    if not isinstance(node, Sequence):
        scope.faults.add(say("needs_list"), say("write_list"), at=node)
        return ()
    for item in node:
        if not isinstance(item, Scalar) or item not in table.words:
            text = as_written(item)
            everyday = None if of == "act" else table.everyday  # a channel stands beside an act, not for one
            fix = suggest(text, table.words, table.meanings, everyday=everyday)
            scope.faults.add(say("not_one_of", name=name, text=text), fix, at=item)
    return tuple(str(item) for item in node)


def _parts(node: Node, scope: Scope) -> tuple[str, ...]:
    """Read the jurisdictions into which a country is divided."""
    if not isinstance(node, Sequence):
        scope.faults.add(say("needs_list"), say("write_list"), at=node)
        return ()
    return tuple(_jurisdiction(item, scope) for item in node)


def _own_type(node: Node, scope: Scope) -> str | tuple[str, ...]:
    """Read `number`, `truth` and the like, or the list of words that the fact may be."""
    if isinstance(node, Sequence):
        for item in node:
            if not isinstance(item, Scalar) or not re.fullmatch(r"[a-z][a-z0-9_]*", item):
                scope.faults.add(say("bad_word", text=as_written(item)), say("write_word"), at=item)
        if not node:
            scope.faults.add(say("empty_list"), say("write_item"), at=node)
        return tuple(str(item) for item in node)
    if not isinstance(node, Scalar) or node not in OWN_TYPES:
        scope.unknown("what_type", node, OWN_TYPES)
    return str(node) if isinstance(node, Scalar) else "text"


def _section(node: Node, scope: Scope) -> Mapping:
    if isinstance(node, Mapping):
        return node
    scope.faults.add(say("needs_mapping"), say("write_mapping"), at=node)
    return Mapping()


def _items(node: Node, scope: Scope) -> Sequence:
    if isinstance(node, Sequence):
        return node
    scope.faults.add(say("needs_list"), say("write_items"), at=node)
    return Sequence()


if TYPE_CHECKING:
    Jurisdiction = str
    PolicyName = Scalar
    Acts = tuple[str, ...]
    Parts = tuple[str, ...]
    Roles = tuple[str, ...]
    Lenders = tuple[str, ...]
    People = tuple[str, ...]
    Purposes = tuple[str, ...]
    OwnType = str | tuple[str, ...]
    Definitions = Mapping
    StatesByName = Mapping
    TablesByName = Mapping
    TermsByName = Mapping
    KeysByName = Mapping
    FactsByName = Mapping
    NoticesByName = Mapping
    Together = Mapping
    RuleList = Sequence
    RowList = Sequence
else:
    Jurisdiction = field(_jurisdiction, "jurisdiction")
    PolicyName = field(_policy_name, "policy_name")
    Acts = field(partial(_words, name="acts", of="act"), "acts")
    Parts = field(_parts, "jurisdictions")
    Roles, Lenders, People, Purposes = (field(partial(_words, name=name, of=of), name) for name, of in LIMITS.items())
    OwnType = field(_own_type, "own_type")
    Definitions = field(_section, "conditions_by_name")
    StatesByName = field(_section, "states_by_name")
    TablesByName = field(_section, "tables_by_name")
    TermsByName = field(_section, "terms_by_name")
    KeysByName = field(_section, "keys_by_name")
    FactsByName = field(_section, "own_facts")
    NoticesByName = field(_section, "own_notices")
    Together = field(_section, "together")
    RuleList = field(_items, "rules")
    RowList = field(_items, "rows")
