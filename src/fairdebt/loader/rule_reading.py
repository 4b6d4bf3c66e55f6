"""Read the rules of a file: first the kind, then each rule against the model of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from fairdebt.errors import suggest
from fairdebt.loader.names import FileNames, subject
from fairdebt.loader.shape import read_model
from fairdebt.loader.walk import MOST_DEPTH, Walked
from fairdebt.messages import say
from fairdebt.messages.policy_fields import FIELDS, WORDS
from fairdebt.rules import RULE_KINDS, InForce, PermittedHours, Rule, Scope
from fairdebt.rules.fields import read_calendars
from fairdebt.rules.model import field_names, required_names
from fairdebt.source import Mapping, Node, Scalar, as_written


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One entry under `rules`: its place in the file, and the rule, if it could be read."""

    node: Mapping
    rule: Rule | None

    @property
    def id(self) -> Scalar | None:
        """The id as it was written."""
        held = self.node.get("id")
        return held if isinstance(held, Scalar) else None


def read_rules(nodes: object, names: FileNames, days: InForce | None) -> list[RuleEntry]:
    """Read every rule; what is at fault in one leaves the others untouched.

    Args:
        nodes: What stands under `rules`.
        names: What may be named, and where faults go.
        days: From and until when the file is in force, if that could be read.
    """
    scope = names.scope
    entries: list[RuleEntry] = []
    before: dict[str, list[RuleEntry]] = {}
    # a list of the tree holds nodes
    for number, node in enumerate(cast("list[Node]", nodes) if isinstance(nodes, list) else [], 1):
        if not isinstance(node, Mapping):
            scope.faults.add(say("rule_needs_mapping", number=number), say("write_rule"), at=node)
            continue
        named = node.get("id")
        key, name = ("subject_rule", named) if isinstance(named, Scalar) and named else ("subject_number", number)
        with subject(scope.faults, key, name):
            entry = RuleEntry(node, _read_rule(node, scope, names.walked))
            _check_versions(entry, before.setdefault(str(entry.id), []), scope)
            _check_days(entry, days, scope)
        entries.append(entry)
        before[str(entry.id)].append(entry)
    return entries


def _read_rule(node: Mapping, scope: Scope, walked: Walked) -> Rule | None:
    kind = node.get("kind")
    model = RULE_KINDS.get(kind) if isinstance(kind, Scalar) else None
    if model is None:
        _read_without_kind(node, scope)
        return None
    rule = read_model(model, node, scope)
    if rule is not None and walked.is_too_large(fields_of(rule), depth=MOST_DEPTH + 10):
        scope.faults.add(say("too_large"), say("make_smaller"), at=node)
        return None
    if isinstance(rule, PermittedHours) and rule.official and "calendar" not in node:
        read_calendars(Scalar("national", node.key_marks["hours" if "hours" in node else "closed"]), scope)
    return rule


def fields_of(rule: Rule) -> tuple[object, ...]:
    """Return what stands in the fields of a rule."""
    said = rule.__dict__
    return tuple([said[name] for name in type(rule).model_fields])


def _read_without_kind(node: Mapping, scope: Scope) -> None:
    """Say what is wrong with the kind, then check the other fields against the kind that was meant."""
    every = {name for model in RULE_KINDS.values() for name in field_names(model)}
    kind = node.get("kind")
    others = [key for key in node if key not in every]
    misspelt = get_close_matches("kind", others, n=1, cutoff=0.6)
    misspelt = misspelt or [key for key in others if key and FIELDS["kind"].zh.endswith(key)]
    if kind is not None:
        meanings = {each: WORDS[each] for each in RULE_KINDS}
        scope.unknown("what_kind", kind, RULE_KINDS, fix=suggest(str(kind), RULE_KINDS, meanings))
    elif misspelt:
        kind = node[misspelt[0]]
        scope.faults.add(
            say("unknown_field", name=misspelt[0]), say("did_you_mean", name="kind"), at=node.key_marks[misspelt[0]]
        )
    else:
        scope.faults.add(
            say("missing_field", name="kind"),
            suggest("", RULE_KINDS, {kind: WORDS[kind] for kind in RULE_KINDS}),
            at=node,
        )
    near = get_close_matches(str(kind)[:80], RULE_KINDS, n=1, cutoff=0.6) if kind is not None else []
    meant = (
        RULE_KINDS[near[0]] if near else max(RULE_KINDS.values(), key=lambda m: len(set(field_names(m)) & set(node)))
    )
    repaired = Mapping(node.mark)
    for key, held in node.items():
        if key != "kind" and key not in misspelt:
            repaired[key], repaired.key_marks[key] = held, node.key_marks[key]
    if near:
        mark = node.key_marks.get("kind", node.mark)
        repaired["kind"], repaired.key_marks["kind"] = Scalar(near[0], mark), mark
        read_model(meant, repaired, scope)
    else:
        required = [name for name in required_names(Rule) if name != "kind"]
        read_model(meant, repaired, scope, known=every, required=required)


def _check_versions(entry: RuleEntry, before: list[RuleEntry], scope: Scope) -> None:
    """The same id may stand several times with disjoint `in_force`: old and new text of one rule."""
    days = _days_of(entry)
    for other in before:
        if entry.id is None or other.id is None:
            continue
        name = as_written(entry.id)
        if "in_force" not in entry.node or "in_force" not in other.node:
            line = other.id.mark.line
            scope.faults.add(say("duplicate_id", name=name, line=line), say("duplicate_id_fix"), at=entry.id)
            return
        others = _days_of(other)
        if days is not None and others is not None and days.overlaps(others):
            line = other.id.mark.line
            at = entry.node["in_force"]
            scope.faults.add(say("versions_overlap", name=name, line=line), say("versions_overlap_fix"), at=at)
            return


def _days_of(entry: RuleEntry) -> InForce | None:
    return entry.rule.in_force if entry.rule is not None else None


def _check_days(entry: RuleEntry, file: InForce | None, scope: Scope) -> None:
    days, at = _days_of(entry), entry.node.get("in_force")
    if days is None or at is None:
        return
    if not check_order(days, at, scope) or file is None or not _are_in_order(file):
        return
    if not days.overlaps(file):
        scope.faults.add(say("outside_file"), say("write_inside_file"), at=at)


def check_order(days: InForce, at: Node, scope: Scope) -> bool:
    """Note that `from` is not before `until`; tell whether it is."""
    if _are_in_order(days):
        return True
    place = at["until"] if isinstance(at, Mapping) and "until" in at else at
    scope.faults.add(say("from_after_until", start=days.from_on, end=days.until_on), say("write_from_until"), at=place)
    return False


def _are_in_order(days: InForce) -> bool:
    return days.from_on is None or days.until_on is None or days.from_on < days.until_on
