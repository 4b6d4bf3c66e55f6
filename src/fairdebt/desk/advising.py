"""Advice about policy files: what is no fault, and yet worth a second look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fairdebt.desk.finding import Finding, advice
from fairdebt.desk.words import declared, unused
from fairdebt.errors import Mark
from fairdebt.loader import ReadPolicy
from fairdebt.logic import All, Among, Attribute, Compare, Count, Fact, Inside, Literal, Predicate, parts_in
from fairdebt.messages import say
from fairdebt.policy import PolicyFile
from fairdebt.rules import ContactCap, Rule
from fairdebt.rules.events import narrows_past
from fairdebt.source import Mapping, Node
from fairdebt.vocabulary import ATTRIBUTES, FACTS

WITHOUT_SOURCES = frozenset({"house", "contract", "definitions"})
"""Files of these kinds are their own source."""


def advise(read: ReadPolicy, document: Mapping, used: dict[str, Mapping], today: date | None) -> Iterator[Finding]:
    """Yield advice about one policy file.

    Args:
        read: The file as the loader read it.
        document: The same as a tree.
        used: The trees of the files that it uses, by policy.
        today: No entry was compared with its source after this day; not asked where it is not known.
    """
    yield from _names(read, document, used)
    if read.file is None:
        return
    for rule, node in _with_nodes(read.rules, document):
        yield from _Advice(rule, node, read.file, read.source).all(today)


def _with_nodes(rules: list[Rule], document: Mapping) -> Iterator[tuple[Rule, Mapping]]:
    """Yield rules with what they were read from; versions of one rule stand in the same order in both."""
    held = document.get("rules")
    nodes = [node for node in held if isinstance(node, Mapping)] if isinstance(held, list) else []
    for rule in rules:
        for number, node in enumerate(nodes):
            if node.get("id") == rule.id:
                yield rule, nodes.pop(number)
                break


def _names(read: ReadPolicy, document: Mapping, used: dict[str, Mapping]) -> Iterator[Finding]:
    names = declared(document)
    if document.get("binding") != "definitions":  # what such a file declares, others use
        for name in unused(document):
            _, mark, _ = names[name]
            fix = say("lint_unused_fix")
            yield advice(say("lint_unused"), fix, read.source, mark, say("lint_name", name=name))
    for policy, other in used.items():
        for name in declared(other).keys() & names.keys():
            _, mark, _ = names[name]
            problem, fix = say("lint_shadows", policy=policy), say("lint_shadows_fix")
            yield advice(problem, fix, read.source, mark, say("lint_name", name=name))


class _Advice:
    """Advice about one rule."""

    def __init__(self, rule: Rule, node: Mapping, file: PolicyFile, source: str) -> None:
        self.rule = rule
        self.node = node
        self.file = file
        self.source = source
        self.subject = say("lint_rule", name=rule.id)
        self.confidence = rule.confidence or file.defaults.confidence or "verified"

    def all(self, today: date | None) -> Iterator[Finding]:
        """Yield everything there is to say of this rule."""
        yield from self._sources()
        yield from self._checked_on(today)
        yield from self._memory()
        yield from self._never_applies()
        if isinstance(self.rule, ContactCap):
            yield from self._cap(self.rule)

    def _say(self, key: str, at: object, **words: object) -> Finding:
        return advice(say(key, **words), say(f"{key}_fix", **words), self.source, at, self.subject)

    def _at(self, *names: str) -> Node | Mark:
        return next((self.node.key_marks[name] for name in names if name in self.node), self.node)

    def _sources(self) -> Iterator[Finding]:
        if self.confidence == "memory" or (self.rule.binding or self.file.binding) in WITHOUT_SOURCES:
            return
        sources = self.rule.sources if self.rule.sources is not None else self.file.defaults.sources
        if not sources:
            yield self._say("lint_no_sources", self._at("confidence", "id"), confidence=self.confidence)
        if (self.rule.checked_on or self.file.defaults.checked_on) is None:
            yield self._say("lint_not_checked", self._at("confidence", "id"), confidence=self.confidence)

    def _checked_on(self, today: date | None) -> Iterator[Finding]:
        on = self.rule.checked_on or self.file.defaults.checked_on
        if today is not None and on is not None and on > today:
            yield self._say("lint_checked_later", self._at("checked_on", "id"), on=on, today=today)

    def _memory(self) -> Iterator[Finding]:
        force = self.rule.force or self.file.defaults.force
        if self.confidence == "memory" and force == "information":
            yield self._say("lint_memory_informs", self._at("force", "confidence", "id"))

    def _never_applies(self) -> Iterator[Finding]:
        name = _contradiction(All((self.file.applies, self.rule.applies, self.rule.when)))
        if name is not None:
            yield self._say("lint_never_applies", self._at("when", "applies", "id"), name=name)

    def _cap(self, rule: ContactCap) -> Iterator[Finding]:
        for name in ("when", "unless"):  # `applies` says whom a rule binds, as that of a file does
            condition = getattr(rule, name)
            if not narrows_past(condition):
                names = ", ".join(f"`{each}`" for each in sorted(set(_only_now(condition))))
                yield self._say("lint_cap_now", self._at(name, "id"), field=name, names=names)


def _only_now(node: object) -> Iterator[str]:
    match node:
        case Fact():
            yield node.path
        case Count():
            yield "happened"
        case Inside():
            yield "hours"
        case _:
            for part in parts_in(node):
                yield from _only_now(part)


# ------------------------------------------------------------------------------------- conditions that never hold

Subject = Attribute | Fact


def _contradiction(condition: Predicate) -> str | None:
    """Return a name of which the condition asks two things that exclude each other; None if none was found.

    It looks only at what must hold at once: equal to a value, one of several values.
    """
    allowed: dict[Subject, frozenset[object]] = {}
    for term, values in _asked(condition):
        allowed[term] = allowed[term] & values if term in allowed else values
        if not allowed[term]:
            return term.name if isinstance(term, Attribute) else term.path
    return None


def _asked(condition: Predicate) -> Iterator[tuple[Subject, frozenset[object]]]:
    match condition:
        case All(parts):
            for part in parts:
                yield from _asked(part)
        case Compare(Attribute() | Fact() as term, "=", Literal(value)):
            yield term, frozenset({value})
        case Among(Attribute() | Fact() as term, values, "any") if not _many(term):
            yield term, frozenset(values)


def _many(term: Subject) -> bool:
    entry = ATTRIBUTES.get(term.name) if isinstance(term, Attribute) else FACTS.get(term.path)
    return entry is None or entry.type.many
