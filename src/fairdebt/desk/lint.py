"""Lint: every fault of the files, and advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fairdebt.desk.advising import advise
from fairdebt.desk.finding import Finding, advice
from fairdebt.desk.gathering import Gathered, gather
from fairdebt.desk.lexicons import lint_lexicons
from fairdebt.errors import InvalidInput
from fairdebt.loader import Policies, ReadPolicy, provision_key, read_all
from fairdebt.loader.adopting import lowered
from fairdebt.loader.coverage import read_index
from fairdebt.loader.finding import bundled_name, find_policies, used_file
from fairdebt.loader.posture import is_idle
from fairdebt.loader.walk import Walked
from fairdebt.messages import say
from fairdebt.scenarios import Guards, Scenario, read_documents
from fairdebt.screen import Screen
from fairdebt.source import Mapping, Scalar, Sequence, Source, read_file


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in how many files; `passed_over` are files in folders that are of no kind that is linted."""

    findings: tuple[Finding, ...]
    files: int
    passed_over: tuple[Path, ...] = ()

    @property
    def faults(self) -> int:
        """Return how many findings are faults."""
        return sum(finding.severity == "fault" for finding in self.findings)


def lint(names: Iterable[str], *, today: date | None = None) -> Report:
    """Lint policies, indexes, scenario files, lexicons and templates.

    Args:
        names: Bundled policies by name, paths of files, folders (at any depth).
        today: Needed to find entries that were compared with their source later than today.
    """
    gathered = gather(names)
    found = [Finding("fault", fault) for fault in gathered.faults]
    found.extend(_policies(gathered, today))
    if gathered.lexicons:
        found.extend(lint_lexicons(gathered.lexicons.values()))
    if gathered.templates:
        found.extend(_templates(gathered.templates))
    for source in gathered.indexes.values():
        found.extend(Finding("fault", fault) for fault in read_index(source)[1])
    guards = Guards()
    for path, source in gathered.scenarios.items():
        found.extend(_scenarios(path, source, guards))
    once = dict.fromkeys(found)
    return Report(tuple(sorted(once, key=lambda finding: finding.place)), gathered.files, tuple(gathered.passed_over))


def _templates(files: Collection[Path]) -> Iterator[Finding]:
    try:
        Screen(templates=files)
    except InvalidInput as error:
        yield from (Finding("fault", fault) for fault in error.faults)


def _policies(gathered: Gathered, today: date | None) -> Iterator[Finding]:
    sources = tuple(gathered.policies.values())
    if not sources:
        return
    trees = {source.name: document for source in sources if (document := _document(source)) is not None}
    by_policy = {str(tree.get("policy", "")): tree for tree in trees.values()}
    read = read_all((*sources, *_spoken_of(trees.values(), by_policy)))
    for policy in read:
        yield from (Finding("fault", fault) for fault in policy.faults)
        tree = trees.get(policy.source)
        if tree is not None:
            yield from advise(policy, tree, _used(tree, by_policy), today)
    if any("posture" in tree for tree in trees.values()) and not any(policy.faults for policy in read):
        yield from _idle_posture(read, trees)


def _idle_posture(read: tuple[ReadPolicy, ...], trees: dict[str, Mapping]) -> Iterator[Finding]:
    """Advise where a posture raises none of the rules that it names; whoever wrote `warns` may have meant to weaken."""
    provisions = [each.provision for each in lowered(read, Walked())]
    for policy in read:
        tree = trees.get(policy.source)
        if tree is None or policy.file is None:
            continue
        held = tree.get("posture")
        for line, node in zip(policy.file.posture, held if isinstance(held, Sequence) else (), strict=False):
            if is_idle(line, provisions):
                yield advice(say("lint_idle_posture"), say("posture_only_raises"), policy.source, node)


def _document(source: Source) -> Mapping | None:
    first = source.documents[0] if source.documents and source.complete else None
    return first if isinstance(first, Mapping) else None


def _used(tree: Mapping, by_policy: dict[str, Mapping]) -> dict[str, Mapping]:
    uses = tree.get("uses")
    found: dict[str, Mapping] = {}
    for name in uses if isinstance(uses, Sequence) else ():
        path = used_file(str(name)) if str(name) not in by_policy else None
        other = by_policy.get(str(name)) if path is None else _document(read_file(path))
        if other is not None:
            found[str(name)] = other
    return found


def _spoken_of(trees: Iterable[Mapping], given: Collection[str]) -> tuple[Source, ...]:
    """Return the bundled policies whose rules files adopt, loosen or raise, and those that these adopt from in turn."""
    found: dict[str, Source] = {}
    waiting, known = list(trees), set(given)
    while waiting:
        names = _named_in(waiting) - known
        known |= names
        bundled = sorted({name for each in names if (name := bundled_name(each)) is not None})
        fetched = {source.name: source for source in find_policies(tuple(bundled)).policies.values()}
        waiting = [tree for source in fetched.values() if (tree := _document(source)) is not None]
        found |= fetched
    return tuple(found.values())


def _named_in(trees: Iterable[Mapping]) -> set[str]:
    """Return the policies of whose rules files speak."""
    names: set[str] = set()
    for tree in trees:
        for section, field in (("adopts", "from"), ("loosens", "rule"), ("posture", "rule"), ("posture", "policy")):
            held = tree.get(section)
            for item in held if isinstance(held, Sequence) else ():
                if isinstance(item, Mapping) and isinstance(item.get(field), Scalar):
                    names.add(str(item[field]).partition("/")[0])
    return names


def _scenarios(path: Path, source: Source, guards: Guards) -> Iterator[Finding]:
    try:
        scenarios = read_documents(source, base=path.parent)
    except InvalidInput as error:
        yield from (Finding("fault", fault) for fault in error.faults)
        return
    for scenario in scenarios:
        try:
            guard = guards.get(scenario)
        except InvalidInput as error:
            yield from (Finding("fault", fault) for fault in error.faults)
            continue
        yield from _claims(scenario, _listed(guard.policies))


def _listed(policies: Policies) -> set[str]:
    """Return the claims of which some rule says when they may be made."""
    provisions = policies.provisions
    return {
        norm.key.partition("~")[0].partition("#")[2]
        for norm in policies.norms.prohibitions
        if provisions[provision_key(norm.key)].kind == "truthful"
    }


def _claims(scenario: Scenario, listed: set[str]) -> Iterator[Finding]:
    claims = scenario.action.claims
    if not isinstance(claims, dict):
        return
    for name, value in claims.items():
        if name not in listed and value not in ("no", "none"):
            problem, fix = say("lint_unlisted_claim", name=name), say("lint_unlisted_claim_fix")
            yield advice(problem, fix, scenario.source, scenario.mark)
