"""Read the facts and notices that a house declares for itself, all named `own.`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairdebt.loader.names import FileNames, subject
from fairdebt.loader.shape import read_model
from fairdebt.messages import say
from fairdebt.policy import OWN_TYPES, OwnFact, OwnNotice
from fairdebt.rules import Scope
from fairdebt.source import Mapping, Node, as_written
from fairdebt.vocabulary import FACTS, NOTICES, TABLES, Fact, Notice, Silence, Table, Type, Word

_NAME = re.compile(r"own\.[a-z][a-z0-9_]*", re.ASCII)


def read_own(document: Mapping, names: FileNames) -> None:
    """Let this file name the vocabulary, what it declares itself, and what the files it uses declare."""
    if not any(isinstance(document.get(section), Mapping) for section in ("facts", "notices")) and not any(
        declares_own(file.scope) for file in names.used
    ):
        return
    facts, notices, tables = dict(FACTS), dict(NOTICES), dict(TABLES)
    for file in names.used:
        facts.update(file.scope.facts)
        notices.update(file.scope.notices)
        tables.update(file.scope.tables)
    for path, node in _declared(document, "facts", names):
        with subject(names.faults, "subject_fact", path):
            _read_fact(path, node, names, facts, tables)
    for name, node in _declared(document, "notices", names):
        with subject(names.faults, "subject_notice", name):
            said = read_model(OwnNotice, node, names.scope)
            notices[name] = Notice(name, said.says if said is not None else say("what_notice"))
    names.scope.facts, names.scope.notices, names.scope.tables = facts, notices, tables


def declares_own(scope: Scope) -> bool:
    """Tell whether a file may name more than the vocabulary."""
    return scope.facts is not FACTS


def _read_fact(path: str, node: Node, names: FileNames, facts: dict[str, Fact], tables: dict[str, Table]) -> None:
    form = read_model(OwnFact, node, names.scope)
    if form is None or (isinstance(form.type, str) and form.type not in OWN_TYPES):
        names.unread_own.add(path)
        return
    if isinstance(form.type, tuple):
        words = {word: Word(word, form.says) for word in form.type}
        tables[path] = Table(path, form.says, words, {})
        type_ = Type("name", path)
    else:
        type_ = Type(OWN_TYPES[form.type])
        if form.silence == "no" and form.type != "truth" and isinstance(node, Mapping):
            names.faults.add(say("silence_not_no"), say("write_silence"), at=node["silence"])
    facts[path] = Fact(path, form.says, type_, Silence(form.silence, form.because))


def _declared(document: Mapping, section: str, names: FileNames) -> Iterator[tuple[str, Node]]:
    held = document.get(section)
    if not isinstance(held, Mapping):
        return
    for name, node in held.items():
        if not _NAME.fullmatch(name):
            shown = as_written(name)
            fix = say("write_own", name=re.sub(r"[^a-z0-9_]", "_", shown.rpartition(".")[2].lower()))
            names.faults.add(say("own_name", name=shown), fix, at=held.key_marks[name])
            if name in FACTS or name in NOTICES:
                continue
        yield name, node
