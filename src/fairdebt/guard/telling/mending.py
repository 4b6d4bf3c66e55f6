"""What would put an act right, in words: as the vocabulary says it, or the contrary where a rule asks for that."""

from __future__ import annotations

from collections.abc import Mapping

from fairdebt.logic import Among, Compare, Literal, Predicate
from fairdebt.messages import Text, say
from fairdebt.readings.truth import YES
from fairdebt.vocabulary import ATTRIBUTES, FACTS, Brings, brings

CONTRARY = "not "
"""Stands before a name where a rule asks for the contrary of what its repair says."""


def directed(name: str, leaf: Predicate, wanted: int) -> str:
    """Return the name of what is to be changed, marked where its repair would bring about the contrary."""
    asked = _asked_for(leaf, wanted)
    return f"{CONTRARY}{name}" if asked is not None and brings(name) == _CONTRARY_OF[asked] else name


def _asked_for(leaf: Predicate, wanted: int) -> Brings | None:
    """Return what would give a leaf the truth that is wanted: a truth of its term, more in its set, or less."""
    holds = wanted == YES
    match leaf:
        case Compare(_, "=" | "!=" as op, Literal("yes" | "no" as word)):
            return "yes" if (holds == (op == "=")) == (word == "yes") else "no"
        case Among(_, _, "all" | "any"):
            return "more" if holds else "less"
        case Among(_, _, "none"):
            return "less" if holds else "more"
    return None


_CONTRARY_OF: Mapping[Brings, Brings] = {"yes": "no", "no": "yes", "more": "less", "less": "more"}


def can_be_said(name: str) -> bool:
    """Tell whether there are words for changing what `directed` names."""
    return name.startswith(CONTRARY) or (ATTRIBUTES.get(name) or FACTS[name]).repair is not None


def is_vague(name: str) -> bool:
    """Tell whether nobody has written down how to bring about the contrary that a rule asks for.

    It is told where there is no other repair: a cap on contacts at home is no advice to reach people at work.
    """
    return name.startswith(CONTRARY) and name.removeprefix(CONTRARY) not in _CONTRARY_WORDS


def repair_of(name: str) -> Text:
    """Return in words what `directed` names."""
    plain = name.removeprefix(CONTRARY)
    entry = ATTRIBUTES.get(plain) or FACTS[plain]
    if plain != name:
        return _CONTRARY_WORDS.get(plain) or say("repair_otherwise", says=entry.says)
    assert entry.repair is not None
    return entry.repair


_CONTRARY_WORDS = {"elements": say("repair_elements"), "recorded": say("repair_recorded")}
"""Contraries that rules of bundled policies ask for."""
