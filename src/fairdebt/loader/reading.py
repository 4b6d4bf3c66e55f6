"""Read one policy file: its shape, its names, each rule against the model of its kind. Every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import cast

from pydantic import BaseModel

from fairdebt.errors import Fault, suggest
from fairdebt.loader.names import FileNames, with_subject
from fairdebt.loader.own import read_own_facts, read_own_notices
from fairdebt.loader.shape import field_names, read_model
from fairdebt.loader.walk import states_in
from fairdebt.logic import State, Table
from fairdebt.messages import say
from fairdebt.policy import PolicyFile
from fairdebt.rules import RULE_KINDS, Faults, InForce, Rule, Scope
from fairdebt.source import Mapping, Node, Scalar, Source


@dataclass(slots=True)
class ReadPolicy:
    """A policy file that was read: what it says and what is wrong with it."""

    source: str
    names: FileNames
    file: PolicyFile | None
    rules: list[Rule] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_policy(source: Source, used: Iterable[FileNames]) -> ReadPolicy:
    """Read a policy file.

    Args:
        source: Its text as a tree.
        used: The names of the files that it `uses`.
    """
    faults = Faults(source.name, list(source.faults))
    document = source.documents[0] if source.documents else Mapping()
    if len(source.documents) > 1:
        faults.add(say("one_document"), say("one_document_fix"), at=source.documents[1])
    if not isinstance(document, Mapping):
        faults.add(say("needs_mapping"), at=document)
        document = Mapping()
    policy = str(document.get("policy", ""))
    names = FileNames(policy, document, faults, used)
    names.scope.facts = read_own_facts(document, names)
    names.scope.notices = read_own_notices(document, names)
    read = ReadPolicy(source.name, names, None)
    if source.documents and source.complete:
        read.file = read_model(PolicyFile, document, names.scope)
    if source.documents:
        _check_in_force(document, read.file.in_force if read.file else None, faults)
        names.read_all()
        read.states = names.states()
        read.tables = names.tables()
        read.rules = _read_rules(document, names.scope)
        _check_circles(read.states, document, faults)
    read.faults = tuple(faults.found)
    return read


def _read_rules(document: Mapping, scope: Scope) -> list[Rule]:
    nodes = document.get("rules")
    if not isinstance(nodes, list):
        return []
    rules: list[Rule] = []
    for number, node in enumerate(nodes, 1):
        if not isinstance(node, Mapping):
            scope.faults.add(say("rule_needs_mapping", number=number), say("write_rule"), at=node)
            continue
        name = str(node.get("id", f"#{number}"))
        rule = with_subject(scope.faults, "subject_rule", name, lambda node=node: _read_rule(node, scope))  # type: ignore[misc]
        if rule is not None:
            with_subject(scope.faults, "subject_rule", name, lambda: _check_version(rule, rules, node, scope.faults))  # noqa: B023
            rules.append(rule)
    return rules


def _read_rule(node: Mapping, scope: Scope) -> Rule | None:
    kind = node.get("kind")
    if kind is None:
        scope.faults.add(say("missing_field", name="kind"), suggest("", RULE_KINDS), at=node)
        return None
    model = RULE_KINDS.get(str(kind))
    if model is not None:
        return cast("Rule | None", read_model(cast("type[BaseModel]", model), node, scope))
    scope.faults.add(say("unknown_name", what=say("what_kind"), name=kind), suggest(str(kind), RULE_KINDS), at=kind)
    _check_as_nearest(str(kind), node, scope)
    return None


def _check_as_nearest(kind: str, node: Mapping, scope: Scope) -> None:
    """Check the other fields against the kind that was meant, or that shares most fields."""
    near = get_close_matches(kind, RULE_KINDS, n=1, cutoff=0.6)
    meant = near[0] if near else max(RULE_KINDS, key=lambda name: len(set(field_names(RULE_KINDS[name])) & set(node)))
    repaired = Mapping(node.mark)
    repaired.update(node)
    repaired.key_marks.update(node.key_marks)
    repaired["kind"] = Scalar(meant, node.key_marks["kind"])
    read_model(cast("type[BaseModel]", RULE_KINDS[meant]), repaired, scope)


def _check_in_force(node: Node, said: InForce | None, faults: Faults) -> None:
    if said is not None and said.from_on is None and "in_force" in cast("Mapping", node):
        held = cast("Mapping", node)["in_force"]
        if isinstance(held, Mapping) and "from" not in held:
            faults.add(say("missing_field", name="from"), at=held)
    _check_order(said, cast("Mapping", node).get("in_force"), faults)


def _check_order(said: InForce | None, at: object, faults: Faults) -> None:
    if said is not None and said.from_on is not None and said.until_on is not None and said.from_on >= said.until_on:
        faults.add(say("from_after_until", start=said.from_on, end=said.until_on), say("write_from_until"), at=at)


def _check_version(rule: Rule, before: list[Rule], node: Mapping, faults: Faults) -> None:
    _check_order(rule.in_force, node.get("in_force"), faults)
    for other in before:
        if other.id != rule.id:
            continue
        if rule.in_force is None or other.in_force is None:
            faults.add(say("duplicate_id", name=rule.id), say("duplicate_id_fix"), at=node.get("id"))
            return
        if _overlap(rule.in_force, other.in_force):
            faults.add(say("versions_overlap", name=rule.id), say("versions_overlap_fix"), at=node.get("in_force"))
            return


def _overlap(one: InForce, other: InForce) -> bool:
    def start(days: InForce) -> date:
        return days.from_on or date.min

    def end(days: InForce) -> date:
        return days.until_on or date.max

    return start(one) < end(other) and start(other) < end(one)


def _check_circles(states: list[State], document: Mapping, faults: Faults) -> None:
    needs = {state.name: states_in(state) for state in states}
    reported: set[str] = set()
    for name in needs:
        ring = _ring(name, needs)
        if ring and not reported & set(ring):
            reported.update(ring)
            shown = " → ".join(f"`{step.rpartition('/')[2]}`" for step in ring)
            section = document.get("states")
            marks = section.key_marks if isinstance(section, Mapping) else {}
            faults.add(say("circular", ring=shown), say("break_circle"), at=marks.get(name.rpartition("/")[2]))


def _ring(start: str, needs: dict[str, frozenset[str]]) -> list[str]:
    trail: list[str] = []

    def visit(name: str) -> bool:
        if name in trail:
            return name == start
        trail.append(name)
        for following in sorted(needs.get(name, frozenset())):
            if following == start or visit(following):
                return True
        trail.pop()
        return False

    return [*trail, start] if visit(start) else []
