"""Read the facts and notices that a house declares for itself, all named `own.`."""

from __future__ import annotations

import re

from fairdebt.loader.names import FileNames, with_subject
from fairdebt.loader.shape import read_model
from fairdebt.messages import say
from fairdebt.policy import OwnFact, OwnNotice
from fairdebt.rules import Faults
from fairdebt.source import Mapping, Node
from fairdebt.vocabulary import FACTS, NOTICES, Fact, Notice, Silence, Type

TYPES = {"truth": "truth", "number": "number", "amount": "amount", "date": "date", "text": "name"}


def read_own_facts(document: Mapping, names: FileNames) -> dict[str, Fact]:
    """Return the facts that this file may name: the vocabulary's, its own, those of the files it uses."""
    known = dict(FACTS)
    for file in names.used:
        known.update(file.scope.facts)
    for path, node in _declared(document, "facts", names.faults):
        form = with_subject(names.faults, "subject_fact", path, lambda node=node: read_model(OwnFact, node, names.scope))  # type: ignore[misc]
        if form is None:
            continue
        if isinstance(form.type, str) and form.type not in TYPES:
            names.scope.unknown("what_type", form.type, TYPES, at=node)
            continue
        type_ = Type(TYPES[form.type]) if isinstance(form.type, str) else Type("name")  # type: ignore[arg-type]
        known[path] = Fact(path, form.says, type_, Silence(form.silence, form.because))
    return known


def read_own_notices(document: Mapping, names: FileNames) -> dict[str, Notice]:
    """Return the notices that this file may name: the vocabulary's, its own, those of the files it uses."""
    known = dict(NOTICES)
    for file in names.used:
        known.update(file.scope.notices)
    for name, node in _declared(document, "notices", names.faults):
        form = with_subject(names.faults, "subject_fact", name, lambda node=node: read_model(OwnNotice, node, names.scope))  # type: ignore[misc]
        if form is not None:
            known[name] = Notice(name, form.says)
    return known


def _declared(document: Mapping, section: str, faults: Faults) -> list[tuple[str, Node]]:
    held = document.get(section)
    if not isinstance(held, Mapping):
        return []
    found = []
    for name, node in held.items():
        if re.fullmatch(r"own\.[a-z][a-z0-9_]*", name):
            found.append((name, node))
        else:
            faults.add(say("own_name", name=name), say("write_own", name=name), at=held.key_marks[name])
    return found
