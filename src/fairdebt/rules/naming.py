"""Check the names of a mapping: which it may have, which it must."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from fairdebt.errors import OPPOSITE, suggest
from fairdebt.messages import say
from fairdebt.messages.policy import GIVE
from fairdebt.messages.policy_fields import FIELDS
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, as_written


def check_names(
    node: Mapping, known: Collection[str], required: Collection[str], scope: Scope, *, let_pass: Collection[str] = ()
) -> None:
    """Note unknown and missing names; a missing one that was only misspelt is one fault, with the right name."""
    absent = [name for name in dict.fromkeys((*known, *required)) if name not in node]
    missing = [name for name in required if name not in node]
    for key in node:
        if key in known or key in let_pass:
            continue
        meant = _meant(key[:80], missing, absent)
        if node.key_marks[key] in scope.faults.told_keys:  # `kind:forbid`, or a name without a value
            missing = [name for name in missing if name != meant and not key.startswith(f"{name}:")]
            continue
        if meant is not None:
            missing = [name for name in missing if name != meant]
            absent.remove(meant)
            fix = say("did_you_mean", name=meant)
        elif "when" in known and (key in scope.attributes or key in scope.facts):
            fix = say("move_to_when")
        else:
            meanings = None if key.isascii() else {name: FIELDS[name] for name in absent if name in FIELDS}
            fix = suggest(key, absent, meanings) or say("leave_out")
        scope.faults.add(say("unknown_field", name=as_written(key)), fix, at=node.key_marks[key])
    for name in missing:
        fix = say(f"give_{name}") if f"give_{name}" in GIVE else say("give_name", name=name)
        scope.faults.add(say("missing_field", name=name), fix, at=node)


def _meant(key: str, missing: list[str], absent: list[str]) -> str | None:
    """Return the name that was meant; of names that may be left out, never one that says the opposite."""
    absent = [name for name in absent if name != OPPOSITE.get(key)]
    near = get_close_matches(key, missing, n=1, cutoff=0.5) or get_close_matches(key, absent, n=1, cutoff=0.6)
    return near[0] if near else None
