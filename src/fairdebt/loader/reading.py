"""Read one policy file: its shape, its names, its rules. Every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fairdebt.errors import Fault
from fairdebt.loader.circles import circles
from fairdebt.loader.names import FileNames, subject
from fairdebt.loader.own import read_own
from fairdebt.loader.rule_reading import RuleEntry, check_order, read_rules
from fairdebt.loader.shape import read_model
from fairdebt.loader.walk import Walked
from fairdebt.logic import State, Table
from fairdebt.messages import say
from fairdebt.policy import PolicyFile
from fairdebt.rules import Faults, InForce, Rule, Scope, faults_of
from fairdebt.source import Mapping, Scalar, Source, mistaken

SAYS_SOMETHING = ("rules", "adopts", "loosens", "posture", "uncovered", "facts", "notices")
"""Sections of which a policy needs at least one, unless it only defines names."""


@dataclass(slots=True)
class ReadPolicy:
    """A policy file that was read: what it says and what is wrong with it.

    `complete`: its text could be read to the end.
    """

    origin: Source
    names: FileNames
    document: Mapping
    noted: Faults
    complete: bool = True
    file: PolicyFile | None = None
    entries: list[RuleEntry] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """What faults call the file."""
        return self.origin.name

    @property
    def policy(self) -> Scalar | None:
        """The name that the file gives itself, as it was written."""
        held = self.document.get("policy")
        return held if isinstance(held, Scalar) else None

    @property
    def rules(self) -> list[Rule]:
        """The rules that could be read."""
        return [entry.rule for entry in self.entries if entry.rule is not None]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, in the order of the file."""
        return self.noted.sorted()


def read_policy(
    source: Source, used: Iterable[FileNames] = (), *, lacking: bool = False, walked: Walked | None = None
) -> ReadPolicy:
    """Read a policy file.

    Args:
        source: Its text as a tree.
        used: The names of the files that it `uses`.
        lacking: One of these files could not be found, so that not every unknown name is a fault.
        walked: What walks over the norms of files loaded together have found.
    """
    faults = faults_of(source)
    document = _document(source, faults)
    held = document.get("policy")
    policy = str(held) if isinstance(held, Scalar) else source.name
    names = FileNames(policy, document, faults, used, lacking=lacking or not source.complete, walked=walked)
    read = ReadPolicy(source, names, document, faults, source.complete)
    if not source.documents or not isinstance(source.documents[0], Mapping) or document is not source.documents[0]:
        return read
    read_own(document, names)
    read.file = read_model(PolicyFile, document, names.scope)
    _check_days(document, read.file, names.scope)
    _check_sizes(document, read.file, names)
    names.read_all()
    read.states = names.states()
    read.tables = names.tables()
    read.entries = read_rules(document.get("rules"), names, _days_of(read.file))
    _check_content(document, names.scope)
    _check_circles(read.states, names)
    return read


def _document(source: Source, faults: Faults) -> Mapping:
    first = source.documents[0] if source.documents else None
    other = None if first is None else mistaken(first, "policy", source.name)
    if other is not None:
        faults.add(other.problem, other.fix, at=other.mark)
        return Mapping()
    if len(source.documents) > 1:
        faults.add(say("one_document"), say("one_document_fix"), at=source.documents[1])
    if isinstance(first, Mapping):
        return first
    if first is not None:
        faults.add(say("file_needs_mapping"), say("write_file"), at=first)
    return Mapping()


def _days_of(file: PolicyFile | None) -> InForce | None:
    return file.in_force if file is not None else None


def _check_days(document: Mapping, file: PolicyFile | None, scope: Scope) -> None:
    for name, days in (("in_force", _days_of(file)), ("observe", file.observe if file is not None else None)):
        if days is not None and name in document:
            check_order(InForce.model_construct(from_on=days.from_on, until_on=days.until_on), document[name], scope)


def _check_sizes(document: Mapping, file: PolicyFile | None, names: FileNames) -> None:
    if file is None:
        return
    conditions = {"applies": [file.applies], "adopts": [each.for_whom for each in file.adopts]}
    conditions["loosens"] = [each.when for each in file.loosens]
    for name, held in conditions.items():
        if any(names.walked.is_too_large(condition) for condition in held):
            names.faults.add(say("too_large"), say("make_smaller"), at=document.key_marks[name])


def _check_content(document: Mapping, scope: Scope) -> None:
    """A policy without anything to say would approve what its author meant to forbid."""
    if document.get("binding") == "definitions" or document.mark in scope.faults.unfinished:
        return
    if any(document.get(name) for name in SAYS_SOMETHING):
        return
    at = document.key_marks.get("rules", document.key_marks.get("policy", document.mark))
    scope.faults.add(say("no_rules"), say("no_rules_fix"), at=at)


def _check_circles(states: list[State], names: FileNames) -> None:
    section = names.section("states")
    for ring in circles({state.name: names.walked.states_in(state) for state in states}):
        short = [step.rpartition("/")[2] for step in ring]
        with subject(names.faults, "subject_state", short[0]):
            shown = " → ".join(f"`{step}`" for step in short)
            names.faults.add(say("circular", ring=shown), say("break_circle"), at=section.key_marks[short[0]])
