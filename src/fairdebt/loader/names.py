"""The names of a policy file: definitions, states, terms, tables and keys, each read when something first asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar, cast

from fairdebt.errors import Mark
from fairdebt.loader.shape import read_model
from fairdebt.loader.tables import ReadTable, read_table
from fairdebt.loader.walk import Walked
from fairdebt.logic import Attribute, Count, Fact, Group, Holds, Lookup, Predicate, State, Table, Today, parts_of
from fairdebt.messages import say
from fairdebt.policy import KeyForm, TableForm
from fairdebt.rules import Faults, NamedTerm, Scope, StateForm
from fairdebt.rules.conditions import WORDS, read_condition
from fairdebt.rules.naming import check_names
from fairdebt.rules.terms import read_day_of, read_term
from fairdebt.source import Mapping, Node, Scalar, as_written
from fairdebt.vocabulary import national_calendar

T = TypeVar("T")

HOUSES = ("house", "contract")
"""Kinds of files that a house writes for itself."""

SECTIONS = ("define", "states", "terms", "tables", "keys")
_SUBJECTS = {
    "define": "subject_definition",
    "states": "subject_state",
    "terms": "subject_term",
    "tables": "subject_table",
    "keys": "subject_key",
}
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


class FileNames:
    """What the names of one file mean, and those of the files it uses.

    `lacking`: some names may be missing because a file, or a part of this one, could not be read. `walked`: what walks
    over norms have found, in all files that are loaded together.
    """

    def __init__(
        self,
        policy: str,
        document: Mapping,
        faults: Faults,
        used: Iterable[FileNames],
        *,
        lacking: bool,
        walked: Walked | None,
    ) -> None:
        self.policy = policy
        self.walked = walked or Walked()
        self.faults = faults
        self.used: tuple[FileNames, ...] = tuple(used)
        self.lacking: bool = lacking or any(file.lacking for file in self.used)
        self.scope = Scope(
            faults,
            definition=self.definition,
            state=self.state,
            term=self.term,
            lookup=self.lookup,
            key=self.key,
            names=self.names,
            at_fault=self.at_fault,
            lacking=self.lacking,
            jurisdiction=_written(document, "jurisdiction"),
            house=_written(document, "binding") in HOUSES,
        )
        self.scope.business_days = _business_days(document, self.scope)
        self.unread_own: set[str] = set()
        self._ambiguous: set[str] = set()
        self._uses = document.key_marks.get("uses", document.mark)
        self._sections = {name: _section(document, name) for name in SECTIONS}
        self._read: dict[tuple[str, str], object] = {}
        self._reading: list[tuple[str, str]] = []
        self._tables: dict[str, Table] = {}

    # -------------------------------------------------------------------------------------- what a scope asks for

    def definition(self, name: str) -> Predicate | None:
        """Return the meaning of a definition, here or in a file that is used."""
        if name in self._sections["define"]:
            # a union as the T of `_once` becomes `object` to mypy; so it does below
            return cast("Predicate | None", self._once("define", name, self._definition))
        # see above
        return cast("Predicate | None", self._in_used("define", name, lambda file: file.definition(name)))

    def state(self, name: str) -> str | None:
        """Return the full name of a state, here or in a file that is used."""
        if name in self._sections["states"]:
            return f"{self.policy}/{name}"
        if name in self._sections["define"]:
            return None
        return self._in_used("states", name, lambda file: file.state(name))

    def term(self, name: str) -> NamedTerm | None:
        """Return a named term, here or in a file that is used."""
        if name in self._sections["terms"]:
            return self._once("terms", name, lambda node: read_term(node, self.scope))
        return self._in_used("terms", name, lambda file: file.term(name))

    def lookup(self, name: str) -> tuple[Lookup, NamedTerm] | None:
        """Return how a table is looked up and what is found there, here or in a file that is used."""
        if name in self._sections["tables"]:
            return self._once("tables", name, lambda node: self._lookup(name, node))
        return self._in_used("tables", name, lambda file: file.lookup(name))

    def key(self, name: str) -> Group | None:
        """Return a grouping key, here or in a file that is used."""
        if name in self._sections["keys"]:
            return self._once("keys", name, lambda node: self._group(name, node))
        return self._in_used("keys", name, lambda file: file.key(name))

    def names(self, *sections: str) -> list[str]:
        """Return the names that this file may say, its own first; all sections unless some are named."""
        own = [name for section in sections or SECTIONS for name in self._sections[section]]
        return own + [name for file in self.used for section in sections or SECTIONS for name in file.section(section)]

    def at_fault(self, name: str) -> bool:
        """Tell whether `name` was declared and could not be read, or may have been declared where nothing was read."""
        own = name in self.unread_own or any(
            (section, name) in self._reading or self._is_broken(section, name) for section in SECTIONS
        )
        return own or any(file.at_fault(name) for file in self.used)

    # -------------------------------------------------------------------------------------------- the whole file

    def section(self, name: str) -> Mapping:
        """Return a section of the file as it was written."""
        return self._sections[name]

    def full_names(self) -> Iterator[tuple[str, str]]:
        """Yield the tables of this file and those it uses: full name, and the confidence that is written there."""
        for file in (self, *self.used):
            for name, node in file.section("tables").items():
                said = node.get("confidence") if isinstance(node, Mapping) else None
                if isinstance(said, Scalar):
                    yield f"{file.policy}/{name}", str(said)

    def read_all(self) -> None:
        """Read every name, also those that no rule asks for; note names that cannot be, and that are said twice."""
        for section in SECTIONS:
            for name in self._sections[section]:
                self._check_name(section, name)
        for name in self._sections["define"]:
            self.definition(name)
        for name in self._sections["terms"]:
            self.term(name)
        for name in self._sections["tables"]:
            self.lookup(name)
        for name in self._sections["keys"]:
            self.key(name)

    def states(self) -> list[State]:
        """Return the states of this file."""
        found = []
        for name, node in self._sections["states"].items():
            with subject(self.faults, "subject_state", name):
                form = read_model(StateForm, node, self.scope)
                if form is None:
                    continue
                state = form.lower(f"{self.policy}/{name}")
                if self.walked.is_too_large(state):
                    self.faults.add(say("too_large"), say("make_smaller"), at=self._mark("states", name))
                else:
                    found.append(state)
        return found

    def tables(self) -> dict[str, Table]:
        """Return the tables of this file by full name."""
        return dict(self._tables)

    # ---------------------------------------------------------------------------------------------------- reading

    def _check_name(self, section: str, name: str) -> None:
        at = self._mark(section, name)
        with subject(self.faults, _SUBJECTS[section], name):
            if name in WORDS:
                self.faults.add(say("reserved_name", name=name), say("rename_it"), at=at)
            elif not _NAME.fullmatch(name):
                self.faults.add(say("bad_name", name=as_written(name)), say("write_word"), at=at)
        if section == "states" and name in self._sections["define"]:
            self.faults.add(say("name_twice", name=name), say("rename"), at=at)

    def _mark(self, section: str, name: str) -> Mark:
        return self._sections[section].key_marks[name]

    def _is_broken(self, section: str, name: str) -> bool:
        return (section, name) in self._read and self._read[section, name] is None

    def _once(self, section: str, name: str, read: Callable[[Node], T | None]) -> T | None:
        """Read a name of this file the first time it is asked for; None where it is at fault."""
        step = (section, name)
        if step in self._read:
            return cast("T | None", self._read[step])  # kept by this function, below
        with subject(self.faults, _SUBJECTS[section], name):
            if step in self._reading:
                ring = self._reading[self._reading.index(step) :]
                shown = " → ".join(f"`{each}`" for _, each in [*ring, step])
                self.faults.add(say("circular", ring=shown), say("break_circle"), at=self._mark(section, name))
                return None
            self._reading.append(step)
            try:
                self._read[step] = read(self._sections[section][name])
            except RecursionError:
                self._read[step] = None
                self.faults.add(say("too_large"), say("make_smaller"), at=self._mark(section, name))
            finally:
                self._reading.pop()
        return cast("T | None", self._read[step])  # what `read` returned

    def _in_used(self, section: str, name: str, ask: Callable[[FileNames], T | None]) -> T | None:
        """Ask the used file that declares `name` itself: names of names are not passed on.

        Of two that do, neither is meant more than the other.
        """
        declaring = [file for file in self.used if name in file.section(section)]
        if len(declaring) > 1 and name not in self._ambiguous:
            self._ambiguous.add(name)
            one, other = sorted(f"`{file.policy}`" for file in declaring[:2])
            problem = say("name_in_two_files", name=name, one=one, other=other)
            self.faults.add(problem, say("declare_it_here"), at=self._uses)
        return ask(declaring[0]) if declaring else None

    def _definition(self, node: Node) -> Predicate | None:
        meaning = read_condition(node, replace(self.scope, defining=True))
        if not self.walked.is_too_large(meaning):
            return meaning
        self.faults.add(say("too_large"), say("make_smaller"), at=node)
        return None

    def _group(self, name: str, node: Node) -> Group | None:
        form = read_model(KeyForm, node, self.scope)
        if form is None:
            return None
        check_names(form.together, ("when", "sharing"), ("when", "sharing"), self.scope)
        when = read_condition(form.together["when"], self.scope) if "when" in form.together else None
        sharing = form.together.get("sharing")
        if sharing is None:
            return None
        if not isinstance(sharing, Scalar) or not sharing.startswith("debt.") or sharing not in self.scope.facts:
            debts = [path for path in self.scope.facts if path.startswith("debt.")]
            self.scope.unknown("what_debt_fact", sharing, debts)
            return None
        if when is None:
            return None
        if not all(_is_of_debts(part) for part in parts_of(when)):
            self.faults.add(say("key_when"), say("write_key_when"), at=form.together["when"])
            return None
        return Group(name, "debt", when, Fact(str(sharing)))

    def _lookup(self, name: str, node: Node) -> tuple[Lookup, NamedTerm] | None:
        form = read_model(TableForm, node, self.scope)
        if form is None:
            return None
        as_of = read_day_of(form.as_of, self.scope) if form.as_of is not None else None
        read: ReadTable | None = read_table(f"{self.policy}/{name}", form, self.scope)
        if read is None:
            return None
        self._tables[read.table.name] = read.table
        lookup = Lookup(read.table.name, tuple(Fact(str(path)) for path in form.by), as_of, form.pick)
        return lookup, NamedTerm(lookup, read.type, read.spans)


def _is_of_debts(part: object) -> bool:
    """Tell whether a part of a condition can be asked of each debt by itself."""
    if isinstance(part, Fact):
        return part.path.startswith("debt.")
    return not isinstance(part, Attribute | Count | Holds | Today)


def _section(document: Mapping, name: str) -> Mapping:
    held = document.get(name)
    return held if isinstance(held, Mapping) else Mapping()


@contextmanager
def subject(faults: Faults, key: str, name: object) -> Iterator[None]:
    """Say the faults that are noted meanwhile of `name`: a rule, a state, a definition."""
    before, faults.subject = faults.subject, (key, name)
    try:
        yield
    finally:
        faults.subject = before


def _written(document: Mapping, name: str) -> str:
    held = document.get(name)
    return str(held) if isinstance(held, Scalar) else ""


def _business_days(document: Mapping, scope: Scope) -> str:
    """Return the calendar by which a file counts business days; faults of it are noted with the file's fields."""
    said = _written(document, "business_days")
    return (national_calendar(scope.jurisdiction) or said) if said == "national" else said
