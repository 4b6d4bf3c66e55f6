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
        scope.faults.add(say("keys_are_list"), say("write_keys"), at=node)
        return ()
    keys = []
    for item in node:
        if isinstance(item, Scalar):
            keys.append(_key(item, None, scope))
        elif isinstance(item, Mapping) and len(item) == 1:
            ((name, field),) = item.items()
            keys.append(_key(Scalar(name, item.key_marks[name]), field, scope))
        else:
            scope.faults.add(say("key_form"), say("write_keys"), at=item)
    return tuple(key for key in keys if key is not None)


def _key(name: Scalar, field: Node | None, scope: Scope) -> Key | None:
    if field is not None and not isinstance(field, Scalar):
        scope.faults.add(say("key_form"), say("write_keys"), at=field)
        return None
    group = scope.key(str(name))
    is_debt = name == "debt" or group is not None
    attribute = scope.attributes.get(name)
    if not is_debt and (attribute is None or "act" not in attribute.on):
        known = {each: meant.says for each, meant in scope.attributes.items() if "act" in meant.on}
        scope.missing("what_key", name, ["debt", *known, *scope.names("keys")], meanings=known)
        return None
    if field is None:
        return Key(str(name), "debts" if is_debt else str(name), group)
    if is_debt and field not in DEBT_FIELDS:
        scope.unknown("what_debt_field", field, DEBT_FIELDS)
        return None
    if field not in scope.attributes:
        scope.unknown("what_attribute", field, scope.attributes)
        return None
    return Key(str(name), str(field), group)
