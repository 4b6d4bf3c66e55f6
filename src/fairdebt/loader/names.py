"""The names of a policy file: definitions, states, terms, tables and keys, each read when something first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from fairdebt.loader.shape import read_model
from fairdebt.loader.tables import read_table, value_type
from fairdebt.logic import Any, Fact, Group, Lookup, Predicate, State, Table
from fairdebt.messages import say
from fairdebt.policy.files import KeyForm, TableForm
from fairdebt.rules import Faults, NamedTerm, Scope
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.states import StateForm
from fairdebt.rules.terms import read_term
from fairdebt.source import Mapping, Node
from fairdebt.vocabulary import Type

T = TypeVar("T")
SECTIONS = ("define", "states", "terms", "tables", "keys")


class FileNames:
    """What the names of one file mean, and those of the files it uses."""

    def __init__(self, policy: str, document: Mapping, faults: Faults, used: Iterable[FileNames]) -> None:
        self.policy = policy
        self.faults = faults
        self.used = tuple(used)
        self.scope = Scope(
            faults,
            definition=self.definition,
            state=self.state,
            term=self.term,
            lookup=self.lookup,
            key=self.key,
            names=self.names,
        )
        self._sections = {name: _section(document, name) for name in SECTIONS}
        self._read: dict[tuple[str, str], object] = {}
        self._reading: list[str] = []

    # -------------------------------------------------------------------------------------- what a scope asks for

    def definition(self, name: str) -> Predicate | None:
        """Return the meaning of a definition, here or in a file that is used."""
        own = self._once("define", name, lambda node: read_condition(node, replace(self.scope, defining=True)), Any(()))
        return own if own is not None else self._in_used(lambda file: file.definition(name))

    def state(self, name: str) -> str | None:
        """Return the full name of a state, here or in a file that is used."""
        if name in self._sections["states"]:
            return f"{self.policy}/{name}"
        return self._in_used(lambda file: file.state(name))

    def term(self, name: str) -> NamedTerm | None:
        """Return a named term, here or in a file that is used."""
        own = self._once("terms", name, lambda node: read_term(node, self.scope), None)
        return own if own is not None else self._in_used(lambda file: file.term(name))

    def lookup(self, name: str) -> tuple[Lookup, Type] | None:
        """Return how a table is looked up and the type of its values, here or in a file that is used."""
        own = self._once("tables", name, lambda node: self._lookup(name, node), None)
        return own if own is not None else self._in_used(lambda file: file.lookup(name))

    def key(self, name: str) -> Group | None:
        """Return a grouping key, here or in a file that is used."""
        own = self._once("keys", name, lambda node: self._group(name, node), None)
        return own if own is not None else self._in_used(lambda file: file.key(name))

    def names(self) -> list[str]:
        """Return every name this file may say, its own first."""
        own = [name for section in self._sections.values() for name in section]
        return own + [name for file in self.used for name in file.names()]

    # -------------------------------------------------------------------------------------------- the whole file

    def section(self, name: str) -> Mapping:
        """Return a section of the file as it was written."""
        return self._sections[name]

    def read_all(self) -> None:
        """Read every name, also those that no rule asks for, and note names that are said twice."""
        first: dict[str, str] = {}
        for section in ("define", "states"):
            for name in self._sections[section]:
                if name in first:
                    at = self._sections[section].key_marks[name]
                    self.faults.add(say("name_twice", name=name), say("rename"), at=at)
                first.setdefault(name, section)
        for section, read in (("define", self.definition), ("terms", self.term), ("tables", self.lookup), ("keys", self.key)):
            for name in self._sections[section]:
                with_subject(self.faults, "subject_name", name, lambda read=read, name=name: read(name))  # type: ignore[misc]

    def states(self) -> list[State]:
        """Return the states of this file."""
        found = []
        for name, node in self._sections["states"].items():
            form = with_subject(self.faults, "subject_state", name, lambda node=node: read_model(StateForm, node, self.scope))  # type: ignore[misc]
            if form is not None:
                found.append(form.lower(f"{self.policy}/{name}"))
        return found

    def tables(self) -> dict[str, Table]:
        """Return the tables of this file by full name."""
        found = {}
        for name in self._sections["tables"]:
            self.lookup(name)
            table = self._read.get(("rows", name))
            if isinstance(table, Table):
                found[table.name] = table
        return found

    # ---------------------------------------------------------------------------------------------------- reading

    def _once(self, section: str, name: str, read: Callable[[Node], T | None], on_cycle: T | None) -> T | None:
        if name not in self._sections[section]:
            return None
        if (section, name) not in self._read:
            if name in self._reading:
                ring = " → ".join(f"`{step}`" for step in [*self._reading[self._reading.index(name) :], name])
                self.faults.add(say("circular", ring=ring), say("break_circle"), at=self._sections[section].key_marks[name])
                return on_cycle
            self._reading.append(name)
            self._read[section, name] = read(self._sections[section][name])
            self._reading.pop()
        return self._read[section, name]  # type: ignore[return-value]  # written by `read` above

    def _in_used(self, ask: Callable[[FileNames], T | None]) -> T | None:
        return next((found for file in self.used if (found := ask(file)) is not None), None)

    def _group(self, name: str, node: Node) -> Group | None:
        form = read_model(KeyForm, node, self.scope)
        if form is None:
            return None
        together = form.together if form.together is not None else Mapping()
        if set(together) != {"when", "sharing"}:
            self.faults.add(say("key_together"), say("write_together"), at=node)
            return None
        sharing = str(together["sharing"])
        if not sharing.startswith("debt.") or sharing not in self.scope.facts:
            debts = [path for path in self.scope.facts if path.startswith("debt.")]
            self.scope.unknown("what_fact", sharing, debts, at=together["sharing"])
            return None
        return Group(name, "debt", read_condition(together["when"], self.scope), Fact(sharing))

    def _lookup(self, name: str, node: Node) -> tuple[Lookup, Type] | None:
        form = read_model(TableForm, node, self.scope)
        if form is None:
            return None
        table = read_table(f"{self.policy}/{name}", form, self.scope)
        self._read["rows", name] = table
        keys = [self.scope.facts.get(path) for path in form.by]
        if any(key is None for key in keys):
            return None
        as_of = read_term(_scalar_of(node, "as_of"), self.scope) if form.as_of else None
        lookup = Lookup(table.name, tuple(Fact(path) for path in form.by), as_of.term if as_of else None, form.pick)
        return lookup, value_type(table)


def _scalar_of(node: Node, name: str) -> Node:
    assert isinstance(node, Mapping)
    return node[name]


def _section(document: Mapping, name: str) -> Mapping:
    held = document.get(name)
    return held if isinstance(held, Mapping) else Mapping()


def with_subject(faults: Faults, key: str, name: str, read: Callable[[], T]) -> T:
    """Read something whose faults are said of `name` (a rule, a state, a definition)."""
    before, faults.subject = faults.subject, say(key, name=name)
    try:
        return read()
    finally:
        faults.subject = before


