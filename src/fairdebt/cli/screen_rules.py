"""Which rules speak of a finding or a claim: to cite them beside a text, without a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fairdebt.loader import load, provision_key
from fairdebt.logic import Among, Attribute, Compare, parts_of
from fairdebt.policy import Provision

STRENGTH = ("law", "regulation", "departmental_rule", "judicial", "normative_document", "standard", "self_regulation")
"""Bindings, the strongest first; what is not named comes last."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Provisions by attribute and word, the strongest and best supported first."""

    held: dict[tuple[str, str], tuple[Provision, ...]]

    def against(self, attribute: str, word: str) -> tuple[Provision, ...]:
        """Return the provisions that forbid this word of `findings`, or limit this claim."""
        return self.held.get((attribute, word), ())


def rules_about(names: Iterable[str]) -> Rules:
    """Load policies and find the rules that speak of findings and claims.

    Raises:
        InvalidInput: with every fault of every file.
    """
    policies = load(*names)
    held: dict[tuple[str, str], dict[str, Provision]] = {}
    for norm in policies.norms.prohibitions:
        if norm.effect != "veto":
            continue
        provision = policies.provisions[provision_key(norm.key)]
        for key in _words(norm.scope, norm.breach):
            held.setdefault(key, {})[provision.rule] = provision
    return Rules({key: tuple(sorted(found.values(), key=_rank)) for key, found in held.items()})


def _words(*parts: object) -> Iterable[tuple[str, str]]:
    for whole in parts:
        for part in parts_of(whole):
            match part:
                case Among(Attribute("findings", "act"), values, _):
                    yield from (("findings", str(word)) for word in values)
                case Compare(Attribute("claims", "act", (claim, *_)), _, _):
                    yield "claims", claim


def _rank(provision: Provision) -> tuple[bool, int, str]:
    strength = STRENGTH.index(provision.binding) if provision.binding in STRENGTH else len(STRENGTH)
    return provision.confidence == "memory", strength, provision.rule
