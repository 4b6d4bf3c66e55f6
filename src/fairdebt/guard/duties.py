"""What must be observed while an approved act is done: many rules, few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fairdebt.facts import Action, Case, Duty, is_open
from fairdebt.facts.silence import CONTENT
from fairdebt.guard.wording import either, listed, together
from fairdebt.loader import Policies, provision_key
from fairdebt.logic import All, Among, Attribute, Predicate, Prohibition
from fairdebt.messages import Text, say
from fairdebt.policy import Provision
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import during_names
from fairdebt.readings.trace import denied_leaves, grounds, trace
from fairdebt.readings.truth import MAYBE
from fairdebt.vocabulary import ATTRIBUTES, TABLES

BINDING = ("veto", "warn")


@dataclass(slots=True)
class _Sort:
    """Rules that one sentence covers."""

    rules: dict[str, None] = field(default_factory=dict)
    citations: dict[Text, None] = field(default_factory=dict)
    binding: bool = False
    every: dict[str, None] = field(default_factory=dict)
    one_of: dict[tuple[str, ...], None] = field(default_factory=dict)
    says: Text | None = None


def duties(
    answers: Mapping[str, Answer],
    norms: Mapping[str, Prohibition],
    policies: Policies,
    action: Action,
    case: Case,
    evaluator: Evaluator,
) -> tuple[Duty, ...]:
    """Return the duties of an act: content, required elements, truthful claims and one each for everything else."""
    sorts: dict[frozenset[str], _Sort] = {}
    conditional: dict[str, _Sort] = {}
    for key, answer in answers.items():
        norm = norms.get(key)
        if answer is not Answer.DUTY or norm is None or norm.effect not in BINDING:
            continue
        grounds_ = _grounds(norm, action, case, evaluator)
        leaves = [leaf for leaf in grounds_ if any(is_open(action, name) for name in during_names(leaf))]
        names = frozenset(name for leaf in leaves for name in during_names(leaf) if is_open(action, name))
        required = [leaf for leaf in leaves if leaf in _elements_asked(norm)]
        provision = policies.provisions[provision_key(key)]
        if required and len(leaves) < len(grounds_):  # whether these elements are asked for is itself not known
            told = conditional.setdefault(norm.rule, _Sort(says=provision.says))
        else:
            told = sorts.setdefault(_sort_of(names, required), _Sort())
        _note(norm, provision, told)
        for leaf in required:
            _note_elements(leaf, told)
    found = [_duty(_sentence(names, sort, action), sort) for names, sort in sorts.items()]
    found.extend(_duty(sort.says, sort) for sort in conditional.values() if sort.says is not None)
    found.extend(_with_act(answers, policies))
    return tuple(sorted(found, key=lambda duty: (not duty.binding, duty.rules)))


def _with_act(answers: Mapping[str, Answer], policies: Policies) -> Iterator[Duty]:
    for owed in policies.norms.obligations:
        if answers.get(owed.key) is Answer.DUTY:
            provision = policies.provisions[owed.key]
            yield Duty(provision.says, (owed.rule,), (provision.citation,), provision.confidence != "memory")


def _note(norm: Prohibition, provision: Provision, sort: _Sort) -> None:
    sort.rules[norm.rule] = None
    sort.citations[provision.citation] = None
    sort.binding = sort.binding or norm.effect == "veto"


def _duty(says: Text, sort: _Sort) -> Duty:
    return Duty(says, tuple(sort.rules), tuple(sort.citations), sort.binding)


def _grounds(norm: Prohibition, action: Action, case: Case, evaluator: Evaluator) -> list[Predicate]:
    """Return the leaves that are unknown, of the questions that leave a duty."""
    whole = All((norm.scope, norm.breach))
    found: dict[Predicate, None] = {}
    for traced in trace(norm, action, case, evaluator):
        if traced.answer is Answer.DUTY:
            found.update(dict.fromkeys(grounds(whole, traced.question, evaluator, wanted=MAYBE)))
    return list(found)


def _sort_of(names: frozenset[str], required: list[Predicate]) -> frozenset[str]:
    """Return what distinguishes the sentence: all content is one, all elements are one, the rest goes by its names."""
    if names - CONTENT:
        return names - CONTENT
    if "claims" in names:
        return frozenset({"claims"})
    if required:
        return frozenset({"elements"})
    return frozenset({"findings"})


def _elements_asked(norm: Prohibition) -> list[Predicate]:
    """Return the elements without which the act breaches: those of the breach; of the scope where it says all."""
    for part in (norm.breach, norm.scope):
        found = [leaf for leaf in denied_leaves(part) if _is_of_elements(leaf)]
        if found:
            return found
    return []


def _is_of_elements(leaf: Predicate) -> bool:
    return isinstance(leaf, Among) and leaf.term == Attribute("elements", "act") and leaf.how in ("all", "any")


def _note_elements(leaf: Predicate, sort: _Sort) -> None:
    if isinstance(leaf, Among):
        order = list(TABLES["element"].words)
        words = tuple(sorted((str(word) for word in leaf.values), key=lambda word: (order.index(word), word)))
        if leaf.how == "all" or len(words) == 1:
            sort.every.update(dict.fromkeys(words))
        else:
            sort.one_of[words] = None


def _sentence(names: frozenset[str], sort: _Sort, action: Action) -> Text:
    if names == {"claims"}:
        return say("duty_claims")
    if names == {"elements"}:
        return say("duty_elements", elements=_elements(sort))
    if names == {"findings"}:
        return say("duty_content" if _is_live(action) else "duty_content_text")
    return together([text for name in sorted(names) if (text := ATTRIBUTES[name].repair) is not None])


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
            said.append(either([words[name].says for name in group]))
    return listed(said)
