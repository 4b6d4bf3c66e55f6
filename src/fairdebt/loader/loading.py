"""From names and paths to norms: find, read, lower, judge effects, digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping as MappingOf
from dataclasses import dataclass, replace
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.loader.adopting import adopted
from fairdebt.loader.coverage import accepted, read_index
from fairdebt.loader.digest import digest
from fairdebt.loader.finding import find_policies, used_file
from fairdebt.loader.names import FileNames
from fairdebt.loader.posture import Loosened, default_effect, loosen, observe, raised
from fairdebt.loader.provisions import provision_of
from fairdebt.loader.reading import ReadPolicy, read_policy
from fairdebt.logic import Coverage, Norms, Obligation, Prohibition, State, Table
from fairdebt.messages import say
from fairdebt.policy import Loosening, PostureLine, Provision
from fairdebt.rules import Norm, Place
from fairdebt.source import Mapping, Sequence, Source, read_file
from fairdebt.vocabulary import Fact, Notice


@dataclass(frozen=True, slots=True)
class Policies:
    """Everything that was loaded: norms for the readings, provisions for people.

    `provisions` are by norm key without its `#line` and `~part`; `loosened` by the keys of softened norms.
    """

    norms: Norms
    provisions: MappingOf[str, Provision]
    loosened: MappingOf[str, Loosened]
    own_facts: MappingOf[str, Fact]
    own_notices: MappingOf[str, Notice]
    names: tuple[str, ...]
    read: tuple[ReadPolicy, ...]


def load(*names: str | Path) -> Policies:
    """Load bundled policies by name and files by path.

    Raises:
        InvalidInput: with every fault of every file.
    """
    if not names:
        raise InvalidInput([Fault(say("nothing_to_load"), say("no_policy_fix"))])
    found = find_policies(names)
    return load_sources(tuple(found.policies.values()), tuple(found.indexes.values()), names=tuple(map(str, names)))


def load_sources(sources: Iterable[Source], indexes: Iterable[Source] = (), *, names: tuple[str, ...] = ()) -> Policies:
    """Load policies that were read already."""
    read = read_all(tuple(sources))
    faults = [fault for policy in read for fault in policy.faults]
    coverage: list[Coverage] = []
    for index in indexes:
        covers, wrong = read_index(index)
        faults.extend(wrong)
        coverage.extend(covers)
    if faults:
        raise InvalidInput(faults)
    return _assemble(read, tuple(coverage), names)


def read_all(sources: tuple[Source, ...]) -> tuple[ReadPolicy, ...]:
    """Read files in an order in which those that are used come first; bundled definitions are fetched."""
    waiting = {_policy_of(source): source for source in sources}
    done: dict[str, ReadPolicy] = {}
    doubles = [source for source in sources if waiting[_policy_of(source)] is not source]

    def visit(policy: str, trail: tuple[str, ...]) -> FileNames | None:
        if policy in done:
            return done[policy].names
        source = waiting.get(policy)
        if source is None:
            path = used_file(policy)
            if path is None:
                return None
            source = read_file(path, name=path.name)
        used, faults = [], []
        for node in _uses(source):
            names = None if str(node) in trail else visit(str(node), (*trail, policy))
            if names is None:
                known = [*waiting, *done, "common"]
                key = "circular_use" if str(node) in trail else "unknown_name"
                problem = say(key, what=say("what_policy"), name=str(node))
                faults.append(Fault(problem, suggest(str(node), known), source.name, getattr(node, "mark", None)))
            else:
                used.append(names)
        read = read_policy(source, used)
        read.faults = (*read.faults, *faults)
        done[policy] = read
        return read.names

    for policy in list(waiting):
        visit(policy, ())
    for source in doubles:
        fault = Fault(say("policy_twice", name=_policy_of(source)), say("rename"), source.name)
        done[_policy_of(source)].faults += (fault,)
    return tuple(done.values())


def _policy_of(source: Source) -> str:
    document = source.documents[0] if source.documents else None
    return str(document.get("policy", source.name)) if isinstance(document, Mapping) else source.name


def _uses(source: Source) -> Sequence:
    document = source.documents[0] if source.documents else None
    held = document.get("uses") if isinstance(document, Mapping) else None
    return held if isinstance(held, Sequence) else Sequence()


def _assemble(read: tuple[ReadPolicy, ...], coverage: tuple[Coverage, ...], names: tuple[str, ...]) -> Policies:
    provisions: dict[str, Provision] = {}
    lowered: list[tuple[Norm, ReadPolicy]] = []
    tables: dict[str, Table] = {}
    for policy in read:
        tables.update(policy.tables)
    for policy in read:
        lowered.extend((norm, policy) for norm in _lower(policy, tables, provisions))
    adoptions, faults = adopted(read, tables, provisions)
    lowered.extend(adoptions)
    known = {provision.rule for provision in provisions.values()}
    loosenings, posture = _house_lines(read, known, faults)
    if faults:
        raise InvalidInput(faults)
    loosened: dict[str, Loosened] = {}
    prohibitions: list[Prohibition] = []
    for norm, policy in lowered:
        if isinstance(norm, Prohibition):
            prohibitions.extend(_with_effect(norm, policy, provisions, posture, loosenings, loosened))
    states = [state for policy in read for state in policy.states] + [n for n, _ in lowered if isinstance(n, State)]
    norms = Norms(
        prohibitions=tuple(sorted(prohibitions, key=lambda norm: norm.key)),
        obligations=tuple(sorted((n for n, _ in lowered if isinstance(n, Obligation)), key=lambda norm: norm.key)),
        states={state.name: state for state in sorted(states, key=lambda state: state.name)},
        tables=tables,
        coverage=(*coverage, *accepted(read)),
    )
    norms = replace(norms, digest=digest(norms))
    own_facts = {path: fact for policy in read for path, fact in policy.names.scope.facts.items() if path.startswith("own.")}
    own_notices = {n: each for policy in read for n, each in policy.names.scope.notices.items() if n.startswith("own.")}
    return Policies(norms, provisions, loosened, own_facts, own_notices, names, read)


def _lower(policy: ReadPolicy, tables: MappingOf[str, Table], provisions: dict[str, Provision]) -> list[Norm]:
    file = policy.file
    if file is None:
        return []
    place = Place(file.policy, file.jurisdiction, file.applies, file.in_force.from_on, file.in_force.until_on)
    norms: list[Norm] = []
    for rule in policy.rules:
        since, until = rule.days(place)
        provisions[f"{rule.name(place)}@{since or ''}"] = provision_of(rule, policy, since, until)
        norms.extend(rule.lower(place))
    return norms


def _with_effect(
    norm: Prohibition,
    policy: ReadPolicy,
    provisions: MappingOf[str, Provision],
    posture: tuple[PostureLine, ...],
    loosenings: tuple[Loosening, ...],
    loosened: dict[str, Loosened],
) -> tuple[Prohibition, ...]:
    provision = provisions[provision_key(norm.key)]
    norm = replace(norm, effect=raised(default_effect(provision), provision, posture))
    parts = (norm,)
    mine = tuple(each for each in loosenings if each.rule == norm.rule)
    if mine and norm.effect == "veto":
        parts = loosen(norm, mine)
        for part, each in zip(parts[1:], mine, strict=True):
            loosened[part.key] = Loosened(each.rule, each.to, each.because, each.approved_by, each.until)
    if policy.file is not None and policy.file.observe is not None:
        parts = tuple(piece for part in parts for piece in observe(part, policy.file.observe))
    return parts


def provision_key(norm_key: str) -> str:
    """Return the key under which the provision of a norm is kept."""
    return norm_key.partition("~")[0].partition("#")[0]


def _house_lines(
    read: tuple[ReadPolicy, ...], known: set[str], faults: list[Fault]
) -> tuple[tuple[Loosening, ...], tuple[PostureLine, ...]]:
    loosenings: list[Loosening] = []
    posture: list[PostureLine] = []
    for policy in read:
        if policy.file is None:
            continue
        for each in (*policy.file.loosens, *(line for line in policy.file.posture if line.rule is not None)):
            if each.rule not in known:
                problem = say("unknown_name", what=say("what_rule"), name=each.rule)
                faults.append(Fault(problem, suggest(str(each.rule), known), policy.source))
        loosenings.extend(policy.file.loosens)
        posture.extend(policy.file.posture)
    return tuple(loosenings), tuple(posture)
