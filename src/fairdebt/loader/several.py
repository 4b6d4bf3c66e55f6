"""Read several policy files, those that are used first, and what they say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairdebt.errors import Mark, suggest
from fairdebt.loader.finding import bundled_name, name_in_bundle, used_file
from fairdebt.loader.names import FileNames
from fairdebt.loader.reading import ReadPolicy, read_policy
from fairdebt.loader.walk import Walked
from fairdebt.messages import Text, say
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, as_written, read_file


def read_all(sources: Iterable[Source]) -> tuple[ReadPolicy, ...]:
    """Read files in an order in which those that are used come first; shared bundled definitions are fetched."""
    reader = _Reader(sources)
    for policy in list(reader.waiting):
        reader.visit(policy, ())
    for source in reader.doubles:
        reader.read_double(source)
    read = tuple(reader.done.values())
    loaded = _Loaded.of(read)
    for each in read:
        _check_references(each, loaded)
    return (*read, *reader.double_reads)


class _Reader:
    """Files that wait to be read and those that were, by the name each gives itself."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.waiting: dict[str, Source] = {}
        self.doubles: list[Source] = []
        for source in sources:
            if self.waiting.setdefault(_policy_of(source), source) is not source:
                self.doubles.append(source)
        self.done: dict[str, ReadPolicy] = {}
        self.walked = Walked()
        self.double_reads: list[ReadPolicy] = []

    def visit(self, policy: str, trail: tuple[str, ...]) -> ReadPolicy | None:
        """Read the file that declares `policy`, after those it uses; None where there is none."""
        if policy in self.done:
            return self.done[policy]
        source = self.waiting.get(policy)
        if source is None:
            path = used_file(policy)
            if path is None:
                return None
            source = read_file(path, name=name_in_bundle(path))
        read = self._read(source, (*trail, policy))
        self.done[policy] = read
        return read

    def read_double(self, source: Source) -> None:
        """Read a file whose policy another one declares already, for the sake of its faults."""
        policy = _policy_of(source)
        read = self._read(source, (policy,))
        first = self.done[policy].source
        read.noted.add(say("policy_twice", name=as_written(policy), file=first), say("rename_policy"), at=read.policy)
        self.double_reads.append(read)

    def _read(self, source: Source, trail: tuple[str, ...]) -> ReadPolicy:
        used: list[FileNames] = []
        problems: list[tuple[Text, Text | None, Mark]] = []
        for node in _uses(source):
            name = str(node)
            if name in trail:
                ring = " → ".join(f"`{step}`" for step in [*trail[trail.index(name) :], name])
                problems.append((say("circular_use", ring=ring), say("break_circle"), node.mark))
                continue
            found = self.visit(name, trail)
            if found is None:
                fix, near = self._unknown(name, trail)
                problems.append((say("unknown_name", what=say("what_policy"), name=as_written(node)), fix, node.mark))
                found = self.visit(near, trail) if near is not None else None
                if found is None:
                    continue
            used.append(found.names)
        read = read_policy(source, used, lacking=len(used) < len(_uses(source)), walked=self.walked)
        for problem, fix, mark in problems:
            read.noted.add(problem, fix, at=mark)
        return read

    def _unknown(self, name: str, trail: tuple[str, ...]) -> tuple[Text | None, str | None]:
        """Return what to do about an unknown file, and the one that was probably meant."""
        known = [each for each in (*self.waiting, *self.done, "common") if each not in trail]
        fix = not_loaded(name) or suggest(name, known)
        near = next((each for each in known if fix == say("did_you_mean", name=each)), None)
        return fix, near


def not_loaded(policy: str) -> Text | None:
    """Return the fix for a policy that is bundled but was not loaded."""
    name = bundled_name(policy[:80])
    return None if name is None else say("load_too", name=name)


def _policy_of(source: Source) -> str:
    document = source.documents[0] if source.documents else None
    held = document.get("policy") if isinstance(document, Mapping) else None
    return str(held) if isinstance(held, Scalar) and held else source.name


def _uses(source: Source) -> list[Scalar]:
    document = source.documents[0] if source.documents else None
    held = document.get("uses") if isinstance(document, Mapping) else None
    return [node for node in held if isinstance(node, Scalar) and node] if isinstance(held, Sequence) else []


# ------------------------------------------------------------------------------------- what files say of each other


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Everything that files may name in each other; `whole`: all of it could be read."""

    by_policy: dict[str, ReadPolicy]
    rules: set[str]
    adopted: set[str]
    whole: bool

    @classmethod
    def of(cls, read: tuple[ReadPolicy, ...]) -> _Loaded:
        by_policy = {str(each.policy): each for each in read if each.policy is not None}
        return cls(
            by_policy,
            {f"{name}/{entry.id}" for name, each in by_policy.items() for entry in each.entries},
            {f"{each.policy}/{rule}" for each in read for rule in _adopted_ids(each)},
            all(each.complete for each in read),
        )

    def knows(self, rule: str) -> bool:
        """Tell whether a rule of this full name is loaded, or adopted."""
        return rule in self.rules or rule in self.adopted


def _check_references(policy: ReadPolicy, loaded: _Loaded) -> None:
    """Note names of policies and rules that are not loaded, and rules that would stand twice."""
    by_policy = loaded.by_policy
    own: set[str] | None = None
    for item in _items(policy, "adopts"):
        if own is None:
            own = {str(entry.id) for entry in policy.entries}
        origin = item.get("from")
        if isinstance(origin, Scalar) and origin:
            _check_adoption(origin, item.get("rules"), by_policy, own, policy)
    for section in ("loosens", "posture"):
        for item in _items(policy, section):
            rule, named = item.get("rule"), item.get("policy")
            if isinstance(rule, Scalar) and rule and not loaded.knows(rule) and loaded.whole:
                _unknown_rule(rule, loaded.rules | loaded.adopted, policy)
            elif isinstance(rule, Scalar) and section == "loosens":
                _check_loosened(rule, by_policy, policy)
            if section == "posture" and isinstance(named, Scalar) and named and named not in by_policy:
                _unknown_policy(named, by_policy, policy)


def _items(policy: ReadPolicy, section: str) -> Iterator[Mapping]:
    held = policy.document.get(section)
    if isinstance(held, Sequence):
        yield from (item for item in held if isinstance(item, Mapping))


def _adopted_ids(policy: ReadPolicy) -> Iterator[str]:
    for item in _items(policy, "adopts"):
        rules = item.get("rules")
        if isinstance(rules, Sequence):
            yield from (str(rule) for rule in rules)


def _check_adoption(
    origin: Scalar, rules: Node | None, by_policy: dict[str, ReadPolicy], own: set[str], policy: ReadPolicy
) -> None:
    adopted = by_policy.get(origin)
    if adopted is None:
        _unknown_policy(origin, by_policy, policy)
        return
    if adopted is policy:
        policy.noted.add(say("adopts_itself"), say("leave_out"), at=origin)
        return
    ids = {str(entry.id) for entry in adopted.entries}
    for rule in rules if isinstance(rules, Sequence) else []:
        if not isinstance(rule, Scalar) or not rule:
            continue
        if rule not in ids:
            if adopted.complete:
                problem = say("no_rule_in", name=as_written(rule), policy=origin)
                policy.noted.add(problem, suggest(rule, ids), at=rule)
        elif rule in own:
            policy.noted.add(say("rule_twice", name=rule), say("rename_own"), at=rule)
        own.add(str(rule))


def _check_loosened(rule: Scalar, by_policy: dict[str, ReadPolicy], policy: ReadPolicy) -> None:
    """A duty vetoes nothing, so that there is nothing to loosen; unless acts are forbidden while it is late."""
    name, _, short = rule.partition("/")
    entries = [entry for entry in by_policy[name].entries if entry.id == short] if name in by_policy else []
    if entries and all(entry.node.get("kind") == "duty" and "then_forbid" not in entry.node for entry in entries):
        policy.noted.add(say("loosens_duty", name=rule), say("leave_out"), at=rule)


def _unknown_rule(rule: Scalar, known: set[str], policy: ReadPolicy) -> None:
    ends = sorted(name for name in known if name.partition("/")[2] == rule)
    origin = rule.partition("/")[0]
    same = [name for name in known if name.startswith(f"{origin}/")]
    if ends:
        fix = say("one_of", names=tuple(f"`{name}`" for name in ends))
    elif "/" not in rule:
        fix = say("write_rule_name")
    elif not same and (absent := not_loaded(origin)) is not None:
        fix = absent
    else:
        fix = suggest(rule, same or known) or say("write_rule_name")
    policy.noted.add(say("unknown_name", what=say("what_rule"), name=as_written(rule)), fix, at=rule)


def _unknown_policy(named: Scalar, by_policy: dict[str, ReadPolicy], policy: ReadPolicy) -> None:
    fix = not_loaded(named) or suggest(named, by_policy)
    policy.noted.add(say("unknown_name", what=say("what_policy"), name=as_written(named)), fix, at=named)
