"""From names and paths to norms: find, read, lower, judge effects, digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping as MappingOf
from dataclasses import dataclass, fields, replace
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput
from fairdebt.loader.adopting import Lowered, lowered
from fairdebt.loader.coverage import accepted, read_index
from fairdebt.loader.digest import digest
from fairdebt.loader.finding import find_policies, named
from fairdebt.loader.kept.policies import KeptPolicies
from fairdebt.loader.own import declares_own
from fairdebt.loader.posture import Loosened, Posture, effective
from fairdebt.loader.provisions import instrument_of
from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.several import read_all
from fairdebt.loader.walk import Walked
from fairdebt.logic import Coverage, Norms, Obligation, Predicate, Prohibition, State, Table
from fairdebt.messages import say
from fairdebt.policy import Instrument, PolicyFile, Provision
from fairdebt.source import Source
from fairdebt.vocabulary import Fact, Notice, Table as Words


@dataclass(frozen=True, slots=True)
class Policies:
    """Everything that was loaded: norms for the readings, provisions for people.

    `provisions` are by norm key without its `#line` and `~part`; `loosened` by the keys of softened norms. `own_words`
    are the words that houses gave their own facts, as tables by the name of the fact. `instruments` are the files, with
    those that others use first; `applies` says by policy whom a file binds.
    """

    norms: Norms
    provisions: MappingOf[str, Provision]
    loosened: MappingOf[str, Loosened]
    own_facts: MappingOf[str, Fact]
    own_notices: MappingOf[str, Notice]
    own_words: MappingOf[str, Words]
    instruments: tuple[Instrument, ...]
    applies: MappingOf[str, Predicate]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholePolicies(Policies):
    """Policies together with their files as they were read, for tools that show the text."""

    read: tuple[ReadPolicy, ...]


def load(*names: str | Path) -> Policies:
    """Load bundled policies by name and files by path.

    Raises:
        InvalidInput: with every fault of every file.
    """
    names = named(names)
    kept = KeptPolicies(names, Policies)
    return kept.take() or kept.keep(*_read(names))


def load_whole(*names: str | Path) -> WholePolicies:
    """Load as `load` does, and keep the files as they were read.

    Raises:
        InvalidInput: with every fault of every file.
    """
    return _whole(named(names))[0]


def _read(names: tuple[str | Path, ...]) -> tuple[Policies, dict[str, str]]:
    """Load policies from their text; also return the digest of every file, but let go of what was read of it."""
    whole, sources = _whole(names)
    found = Policies(*(getattr(whole, each.name) for each in fields(Policies)))
    return found, {str(source.path): source.digest for source in sources}


def _whole(names: tuple[str | Path, ...]) -> tuple[WholePolicies, list[Source]]:
    """Load policies; also return every file that was read for them."""
    if not names:
        raise InvalidInput([Fault(say("nothing_to_load"), say("no_policy_fix"))])
    found = find_policies(names)
    indexes = tuple(found.indexes.values())
    whole = load_sources(tuple(found.policies.values()), indexes, names=tuple(map(str, names)))
    return whole, [*(policy.origin for policy in whole.read), *indexes]


def load_sources(
    sources: Iterable[Source], indexes: Iterable[Source] = (), *, names: tuple[str, ...] = ()
) -> WholePolicies:
    """Load policies whose text was read already.

    Raises:
        InvalidInput: with every fault of every file.
    """
    indexes = tuple(indexes)
    read = read_all(sources)
    faults = [fault for policy in read for fault in policy.faults]
    coverage: list[Coverage] = []
    for index in indexes:
        covers, wrong = read_index(index)
        faults.extend(wrong)
        coverage.extend(covers)
    if faults:
        raise InvalidInput(faults)
    return _assemble(read, (*coverage, *accepted(read)), names)


def provision_key(norm_key: str) -> str:
    """Return the key under which the provision of a norm is kept."""
    return norm_key.partition("~")[0].partition("#")[0]


def _assemble(read: tuple[ReadPolicy, ...], coverage: tuple[Coverage, ...], names: tuple[str, ...]) -> WholePolicies:
    files = [policy.file for policy in read if policy.file is not None]
    posture = Posture.of(
        (line for file in files for line in file.posture), (each for file in files for each in file.loosens)
    )
    walked = read[0].names.walked if read else Walked()
    rules = tuple(lowered(read, walked))
    norms = [norm for rule in rules for norm in rule.norms]
    prohibitions, loosened = _with_effects(rules, posture)
    states = [*(state for policy in read for state in policy.states), *(n for n in norms if isinstance(n, State))]
    tables: dict[str, Table] = {name: table for policy in read for name, table in sorted(policy.tables.items())}
    scopes = [policy.names.scope for policy in read if declares_own(policy.names.scope)]
    own_facts = {path: fact for scope in scopes for path, fact in scope.facts.items() if _is_own(path)}
    own_words = {n: each for scope in scopes for n, each in scope.tables.items() if _is_own(n)}
    built = Norms(
        prohibitions=tuple(sorted(prohibitions, key=lambda norm: norm.key)),
        obligations=tuple(sorted((n for n in norms if isinstance(n, Obligation)), key=lambda norm: norm.key)),
        states={state.name: state for state in sorted(states, key=lambda state: state.name)},
        tables=tables,
        coverage=coverage,
    )
    return WholePolicies(
        norms=replace(built, digest=digest(built, own_facts, own_words, walked=walked)),
        provisions={rule.key: rule.provision for rule in rules},
        loosened=loosened,
        own_facts=own_facts,
        own_notices={n: each for scope in scopes for n, each in scope.notices.items() if _is_own(n)},
        own_words=own_words,
        instruments=tuple(map(instrument_of, files)),
        applies={str(file.policy): file.applies for file in files},
        names=names,
        read=read,
    )


def _with_effects(rules: Iterable[Lowered], posture: Posture) -> tuple[list[Prohibition], dict[str, Loosened]]:
    prohibitions: list[Prohibition] = []
    loosened: dict[str, Loosened] = {}
    for rule in rules:
        file: PolicyFile = rule.file
        for norm in rule.norms:
            if isinstance(norm, Prohibition):
                parts, softened = effective(norm, rule.provision, posture, file.observe)
                prohibitions.extend(parts)
                loosened.update(softened)
    return prohibitions, loosened


def _is_own(name: str) -> bool:
    return name.startswith("own.")
