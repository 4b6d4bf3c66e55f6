"""What must be observed while an approved act is done: many rules, few sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from fairdebt.facts import Action, Duty, is_open
from fairdebt.facts.silence import CONTENT
from fairdebt.guard.telling.mending import can_be_said, directed, repair_of
from fairdebt.guard.telling.wording import together
from fairdebt.loader import Policies, provision_key
from fairdebt.logic import Among, Attribute, Compare, Literal, Predicate, Prohibition
from fairdebt.messages import Text, say
from fairdebt.policy import Provision
from fairdebt.readings.answers import Answer
from fairdebt.readings.generate import during_names
from fairdebt.readings.schedule import Examined, Schedule
from fairdebt.readings.trace import denied_leaves
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import TABLES

BINDING = ("veto", "warn")
NAMED = frozenset({"elements", "no_elements"})
"""Sentences that name what they ask for or bar."""


@dataclass(slots=True)
class _Sort:
    """Rules that one sentence covers."""

    rules: dict[str, None] = field(default_factory=dict)
    citations: dict[Text, None] = field(default_factory=dict)
    binding: bool = False
    every: dict[str, None] = field(default_factory=dict)
    one_of: dict[tuple[str, ...], None] = field(default_factory=dict)
    says: Text | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    """What a norm leaves open until the act itself shows it: the attributes, and the elements that it asks for or bars.

    The attributes are named as `directed` names them. `itself`: only the rule's own words say what it asks for, since
    whether these elements are asked for, or barred, is not known (it may hang on a word of the debt), or it speaks of
    calls that nobody answers.
    """

    names: frozenset[str]
    required: tuple[Predicate, ...]
    barred: tuple[Predicate, ...]
    itself: bool


def duties(
    answers: Mapping[str, Answer], norms: Mapping[str, Prohibition], policies: Policies, action: Action, now: Schedule
) -> tuple[Duty, ...]:
    """Return the duties of an act: content, required elements, truthful claims and one each for everything else."""
    asked: list[Examined] = []
    with_act: list[str] = []
    for key, answer in answers.items():
        norm = norms.get(key)
        if norm is None:
            with_act.append(key)
        elif answer is Answer.DUTY and norm.effect in BINDING:
            asked.extend(now.left_open(norm))
    live = _is_live(action)
    known = (live, tuple(with_act), tuple([each.findings for each in asked]))
    return now.remember(known, lambda: _told(asked, with_act, policies, action, live=live))


def _told(
    asked: list[Examined], with_act: list[str], policies: Policies, action: Action, *, live: bool
) -> tuple[Duty, ...]:
    """Work out what is told of what norms leave open, and of the duties that come with the act."""
    by_norm: dict[str, list[Examined]] = {}
    for each in asked:
        by_norm.setdefault(each.anatomy.norm.key, []).append(each)
    # elements that are only warned of are told apart from those that bind
    sorts: dict[tuple[frozenset[str], bool], _Sort] = {}
    themselves: dict[str, _Sort] = {}
    for key, every in by_norm.items():
        norm, open_ = every[0].anatomy.norm, _left_open(every, action, live=live)
        provision = policies.provisions[provision_key(key)]
        if open_.itself:
            told = themselves.setdefault(norm.rule, _Sort(says=provision.says))
        else:
            sort = _sort_of(open_)
            told = sorts.setdefault((sort, sort <= NAMED and norm.effect != "veto"), _Sort())
        _note(norm, provision, told)
        for leaf in (*open_.required, *open_.barred):
            _note_elements(leaf, told)
    found = [_duty(_sentence(names, sort, live=live), sort) for (names, _), sort in sorts.items()]
    found.extend(_duty(sort.says, sort) for sort in themselves.values() if sort.says is not None)
    found.extend(_with_act(with_act, policies))
    return tuple(sorted(found, key=lambda duty: (not duty.binding, duty.rules)))


def _with_act(keys: Collection[str], policies: Policies) -> Iterator[Duty]:
    for owed in policies.norms.obligations if keys else ():
        if owed.key in keys:
            provision = policies.provisions[owed.key]
            yield Duty(provision.says, (owed.rule,), (provision.citation,), provision.confidence != "memory")


def _note(norm: Prohibition, provision: Provision, sort: _Sort) -> None:
    sort.rules[norm.rule] = None
    sort.citations[provision.citation] = None
    sort.binding = sort.binding or norm.effect == "veto"


def _duty(says: Text, sort: _Sort) -> Duty:
    return Duty(says, tuple(sort.rules), tuple(sort.citations), sort.binding)


def _left_open(asked: list[Examined], action: Action, *, live: bool) -> _Open:
    """Return what a norm leaves open, by the leaves that are unknown in the questions that leave a duty.

    Elements are barred by name in live speech alone: what is written is screened.
    """
    norm, whole = asked[0].anatomy.norm, asked[0].anatomy.whole
    grounds = tuple(dict.fromkeys(leaf for each in asked for leaf in each.grounds(whole, MAYBE)))
    waiting = [leaf for leaf in grounds if any(is_open(action, name) for name in during_names(leaf))]
    denied = set(denied_leaves(whole))
    names = frozenset(
        name if name in CONTENT else directed(name, leaf, YES if leaf in denied else NO)
        for leaf in waiting
        for name in during_names(leaf)
        if is_open(action, name)
    )
    elements = _elements_asked(norm)
    required = tuple(leaf for leaf in waiting if leaf in elements)
    barring = denied_leaves(norm.breach) if live else ()
    barred = tuple(leaf for leaf in waiting if leaf in barring and _is_of_elements(leaf, "none"))
    asked_for_sure = len(waiting) == len(grounds) and names <= CONTENT - {"conveys_debt"}
    itself = (bool(required or barred) and not asked_for_sure) or any(map(_is_of_nobody, waiting))
    return _Open(names, required, barred, itself)


def _is_of_nobody(leaf: Predicate) -> bool:
    """Tell whether a leaf asks that nobody answers: what is said of another person who answers is beside the point."""
    match leaf:
        case Among(Attribute("answered_by", "act"), values, _):
            return set(values) == {"nobody"}
        case Compare(Attribute("answered_by", "act"), "=", Literal("nobody")):
            return True
    return False


def _sort_of(open_: _Open) -> frozenset[str]:
    """Return what distinguishes the sentence: content, elements asked for, elements barred are one each; else names.

    That nothing may be said of the debt at all is no matter of choosing one's words, so it is told by itself.
    """
    if open_.names - CONTENT:
        return open_.names - CONTENT
    if "claims" in open_.names:
        return frozenset({"claims"})
    if "conveys_debt" in open_.names:
        return frozenset({"conveys_debt"})
    if open_.required:
        return frozenset({"elements"})
    if open_.barred:
        return frozenset({"no_elements"})
    return frozenset({"findings"})


def _elements_asked(norm: Prohibition) -> list[Predicate]:
    """Return the elements without which the act breaches: those of the breach; of the scope where it says all."""
    for part in (norm.breach, norm.scope):
        found = [leaf for leaf in denied_leaves(part) if _is_of_elements(leaf, "all", "any")]
        if found:
            return found
    return []


def _is_of_elements(leaf: Predicate, *how: str) -> bool:
    return isinstance(leaf, Among) and leaf.term == Attribute("elements", "act") and leaf.how in how


def _note_elements(leaf: Predicate, sort: _Sort) -> None:
    if isinstance(leaf, Among):
        order = list(TABLES["element"].words)
        words = tuple(sorted((str(word) for word in leaf.values), key=lambda word: (order.index(word), word)))
        if leaf.how in ("all", "none") or len(words) == 1:
            sort.every.update(dict.fromkeys(words))
        else:
            sort.one_of[words] = None


def _sentence(names: frozenset[str], sort: _Sort, *, live: bool) -> Text:
    if names == {"claims"}:
        return say("duty_claims")
    if names == {"elements"}:
        return say("duty_elements", elements=_elements(sort))
    if names == {"no_elements"}:
        return say("duty_no_elements", elements=_elements(sort))
    if names == {"findings"}:
        return say("duty_content" if live else "duty_content_text")
    return together([repair_of(name) for name in sorted(names) if can_be_said(name)])


def _is_live(action: Action) -> bool:
    return (
        action.channel is None
        or action.channel in TABLES["channel"].groups["voice"] + TABLES["channel"].groups["visit"]
    )


def _elements(sort: _Sort) -> Text:
    words = TABLES["element"].words
    order = list(words)
    said = [words[name].says for name in sorted(sort.every, key=order.index)]
    for group in sort.one_of:
        if not set(group) & set(sort.every):
            said.append(Text.joined((words[name].says for name in group), "或", " or "))
    return Text.joined(said)
