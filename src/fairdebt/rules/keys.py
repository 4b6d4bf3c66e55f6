"""Read `per`: what an act and an event must agree on to be counted together."""

from __future__ import annotations

from fairdebt.logic import Key
from fairdebt.messages import say
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, Node, Scalar, Sequence

DEBT_FIELDS = ("debts", "counted_for", "discussed")


def read_keys(node: Node, scope: Scope) -> tuple[Key, ...]:
    """Read `[recipient, {particular_debt: counted_for}]`; faults are noted and that key left out."""
    if not isinstance(node, Sequence):
        scope.faults.add(say("keys_are_list"), say("write_list"), at=node)
        return ()
    keys = []
    for item in node:
        if isinstance(item, Scalar):
            keys.append(_key(item, None, scope))
        elif isinstance(item, Mapping) and len(item) == 1:
            (name, field), = item.items()
            keys.append(_key(Scalar(name, item.key_marks[name]), field, scope))
        else:
            scope.faults.add(say("key_form"), at=item)
    return tuple(key for key in keys if key is not None)


def _key(name: Scalar, field: Node | None, scope: Scope) -> Key | None:
    if field is not None and not isinstance(field, Scalar):
        scope.faults.add(say("key_form"), at=field)
        return None
    group = scope.key(str(name))
    is_debt = name == "debt" or group is not None
    attribute = scope.attributes.get(str(name))
    if not is_debt and (attribute is None or "act" not in attribute.on):
        known = [n for n, a in scope.attributes.items() if "act" in a.on]
        scope.unknown("what_key", str(name), ["debt", *known, *scope.names()], at=name)
        return None
    where = str(field) if field is not None else "debts" if is_debt else str(name)
    if is_debt and where not in DEBT_FIELDS:
        scope.unknown("what_debt_field", where, DEBT_FIELDS, at=field)
        return None
    if where not in scope.attributes:
        scope.unknown("what_attribute", where, scope.attributes, at=field)
        return None
    return Key(str(name), where, group)
