"""One function for all norms that can apply to acts of one kind in one place: what is certain is written out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any as Anything, Generic, TypeVar

from fairdebt.facts import DERIVED_FROM, UNKNOWN, Action, Prepared, Value, attribute_of
from fairdebt.facts.ready import is_of_debtor
from fairdebt.logic import All, Among, Attribute, Compare, Count, Fact, Literal, Predicate
from fairdebt.readings.acts import ActWriter, Held
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.history import Finder
from fairdebt.readings.index import WORDS
from fairdebt.readings.leaves import count_test
from fairdebt.readings.needs import needs_said
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.simplify import ALWAYS, NEVER, Known, Simplifier, leaves
from fairdebt.readings.truth import among, compare

Zones = tuple[str, ...]
Hits = tuple[tuple[int, int], ...]
"""The numbers of what is not surely clear, each with its truth at best: yes, unknown, or no for a duty.

What only the act itself will show is taken at its best where the truth is unknown.
"""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked(Generic[T]):
    """What is asked in the same zones: the function, and what its numbers stand for.

    `of_debtor`: those of acts like the one for which it was written are the zones in which the debtor may be.
    """

    zones: Zones
    of_debtor: bool
    run: Callable[[Question], Hits]
    about: tuple[T, ...]


Item = tuple[Zones, Predicate, Predicate, T]
"""In which zones it is asked, its scope, what is asked within the scope, and what it stands for."""


def programs(
    items: Iterable[Item[T]],
    action: Action,
    case: Prepared,
    finder: Finder,
    *,
    at_best: bool = False,
    only: Callable[[T], bool] | None = None,
) -> tuple[Asked[T], ...]:
    """Return the programs for acts that are like this one, for cases that are where this one is.

    Those that share a `finder` look at a history once; it is asked when all of them are written. `at_best`: they tell
    nothing but the truths at best that are not no. With `only` some alone are asked, in the order they have among all.
    """
    by_zones: dict[Zones, list[Item[T]]] = {}
    for item in items:
        by_zones.setdefault(item[0], []).append(item)
    known = certain(action, case, finder.evaluator)
    found = [
        program(zones, asked, known, finder, of_debtor=is_of_debtor(zones, action), at_best=at_best, only=only)
        for zones, asked in by_zones.items()
    ]
    return tuple(each for each in found if each.about)


def key_of(action: Action, case: Prepared) -> tuple[Anything, ...]:
    """Return what acts and cases have in common that share their programs."""
    said = action.__dict__
    return (
        said.get("act"),
        said.get("channel"),
        said.get("to"),
        said.get("purpose"),
        said.get("mode"),
        said.get("direction"),
        case.said["jurisdictions"],
    )


def certain(action: Action, case: Prepared, evaluator: Evaluator) -> Known:
    """Return what tells the truth of leaves that are the same for all acts and cases of this key."""
    words: dict[str, Value] = {}
    for name in WORDS:
        word = attribute_of(action, name, case.case)
        if word is not UNKNOWN:
            words[name] = word
    question = Question(action, case, instant_of(action), None, None)

    def known(node: Predicate) -> int | None:
        match node:
            case Compare(Attribute(name, "act", ()), op, Literal(value)) if name in words:
                return compare(words[name], op, value, None)
            case Among(Attribute(name, "act", ()), values, how) if name in words:
                return among(words[name], values, how)
            case Compare(Fact(path), _, Literal()) | Among(Fact(path)) if path.startswith("jurisdictions"):
                return evaluator.leaf(node, question)
        return None

    return known


def program(
    zones: Zones,
    items: Sequence[Item[T]],
    known: Known,
    finder: Finder,
    *,
    of_debtor: bool = False,
    at_best: bool = False,
    only: Callable[[T], bool] | None = None,
) -> Asked[T]:
    """Return one function for all that is asked in the same zones; `known` tells what is certain beforehand."""
    simple = Simplifier(known)
    scoped: dict[Predicate, list[tuple[Predicate, T]]] = {}
    for _, scope, breach, stands_for in items:
        about_it = simple.simplified(scope)
        if about_it == NEVER:
            continue
        within = simple.simplified(breach)
        if within != NEVER:
            scoped.setdefault(about_it, []).append((within, stands_for))
    if only is not None:
        chosen = {scope: [each for each in breaches if only(each[1])] for scope, breaches in scoped.items()}
        scoped = {scope: breaches for scope, breaches in chosen.items() if breaches}
    writer = ActWriter(finder)
    writer.expect([*scoped, *(within for breaches in scoped.values() for within, _ in breaches)])
    about: list[T] = []
    lines: list[str] = []
    if at_best:
        writer.favourable = True
        writer.keep_past()
        whole = [
            (sorted(_parts(scope, within), key=lambda part: _cost(part, finder)), norm)
            for scope, breaches in scoped.items()
            for within, norm in breaches
        ]
        for names, those in _by_what_is_said(whole).items():
            if names:
                lines.append(f"if {' or '.join(f'not ({writer.open((name,))})' for name in sorted(names))}:")
            writer.said = names if len(names) == 1 else _NOTHING
            lines += _nested(those, writer, about, "", "    " if names else "")
    else:
        for scope, breaches in scoped.items():
            lines += _lines(scope, breaches, writer, about)
    head = [f"{name} = {said}" for name, said in writer.head.items()]
    run = writer.function("answers", "q", [*head, "hits = ()", *lines, "return hits"])
    return Asked(zones, of_debtor, run, tuple(about))


def _lines(scope: Predicate, breaches: list[tuple[Predicate, T]], writer: ActWriter, about: list[T]) -> Iterable[str]:
    """Write what is asked within one scope; norms with the same scope and breach differ in their days only."""
    if len(breaches) == 1:
        within, stands_for = breaches[0]
        whole, held = _both(scope, within), Held()
        test = writer.whole("t", whole, held)
        yield f"if {test}: hits += (({len(about)}, {writer.at_best('t', whole, held)}),)"
        about.append(stands_for)
        return
    indent = ""
    around = Held()
    if scope != ALWAYS:
        yield f"if {writer.whole('s', scope, around)}:"
        indent = "    "
    for within, stands_for in breaches:
        least = "t" if scope == ALWAYS else "(t if t < s else s)"
        held = Held(around)
        test = writer.whole("t", within, held)
        worth = writer.at_best(least, _both(scope, within), held)
        yield f"{indent}if {test}: hits += (({len(about)}, {worth}),)"
        about.append(stands_for)


def _by_what_is_said(
    items: Iterable[tuple[Sequence[Predicate], T]],
) -> dict[frozenset[str], list[tuple[Sequence[Predicate], T]]]:
    """Return what only acts can meet that say one of some attributes, by their names; all else under no name.

    Of some ninety attributes an act says a dozen: of the claims of a message, say, many norms speak and most acts not.
    """
    needed = [(needs_said(All(tuple(item[0]))), item) for item in items]
    often = Counter(names for every, _ in needed for names in every)
    found: dict[frozenset[str], list[tuple[Sequence[Predicate], T]]] = {}
    for every, item in needed:
        most = max(every, key=lambda names: (often[names], sorted(names)), default=_NOTHING)
        found.setdefault(most if often[most] > 1 else _NOTHING, []).append(item)
    return found


_NOTHING = frozenset[str]()


def _nested(
    items: Sequence[tuple[Sequence[Predicate], T]], writer: ActWriter, about: list[T], around: str, indent: str
) -> Iterable[str]:
    """Write what is asked where `around` is not no; what several begin with is asked once."""
    groups: dict[object, list[tuple[Sequence[Predicate], T]]] = {}
    for parts, stands_for in items:
        groups.setdefault(writer.number_of(parts[0]) if parts else None, []).append((parts, stands_for))
    for first, group in groups.items():
        shared = 0 if first is None or len(group) == 1 or len(indent) > _DEEPEST else _shared(group, writer)
        if not shared:
            for parts, stands_for in group:
                whole = parts[0] if len(parts) == 1 else All(tuple(parts))
                worth = f"(t if t < {around} else {around})" if around else "t"
                test = f"{writer.begun(whole)}{writer.whole('t', whole, Held())}"
                yield f"{indent}if {test}: hits += (({len(about)}, {worth}),)"
                about.append(stands_for)
            continue
        beginning = group[0][0][0] if shared == 1 else All(tuple(group[0][0][:shared]))
        name = writer.fresh()
        yield f"{indent}if {writer.begun(beginning)}{writer.whole(name, beginning, Held())}:"
        if around:
            yield f"{indent}    if {around} < {name}: {name} = {around}"
        rest = [(parts[shared:], stands_for) for parts, stands_for in group]
        yield from _nested(rest, writer, about, name, f"{indent}    ")


_DEEPEST = 40
"""Conditions are nested no deeper than so many columns."""


def _shared(items: Sequence[tuple[Sequence[Predicate], object]], writer: ActWriter) -> int:
    """Return how many parts all of them begin with."""
    numbers = [[writer.number_of(part) for part in parts] for parts, _ in items]
    shared = 0
    while all(len(each) > shared and each[shared] == numbers[0][shared] for each in numbers):
        shared += 1
    return shared


def _cost(node: Predicate, finder: Finder) -> int:
    """Return how late a predicate is asked: what counts events one by one last, what follows from words late."""
    cost = 0
    for leaf in leaves(node):
        if isinstance(leaf, Compare) and isinstance(leaf.left, Count) and count_test(leaf, finder) is None:
            return 2
        term = leaf.left if isinstance(leaf, Compare) else leaf.term if isinstance(leaf, Among) else None
        if isinstance(term, Attribute) and term.name in DERIVED_FROM:
            cost = 1
    return cost


def _parts(scope: Predicate, within: Predicate) -> list[Predicate]:
    return [part for each in (scope, within) for part in (each.parts if isinstance(each, All) else (each,))]


def _both(scope: Predicate, within: Predicate) -> Predicate:
    parts = _parts(scope, within)
    return parts[0] if len(parts) == 1 else All(tuple(parts))
