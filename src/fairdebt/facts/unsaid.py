"""Of which of some names nobody said anything: attributes of an act, facts of its case."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fairdebt.facts.action import Action
from fairdebt.facts.ready import Prepared
from fairdebt.facts.silence import CONTENT, field_of, is_silent, silent_facts
from fairdebt.vocabulary import ATTRIBUTES, FACTS

Unsaid = Callable[[Action, Prepared, str | None], frozenset[str]]
"""Returns those of some names of which nobody said anything, of an act on its case about a debt."""

_NOT_PLAIN = frozenset({"own", "zones", "jurisdictions", "debt", "recipient"})
"""Groups of facts that a case holds otherwise than in one model of that name."""


def unsaid(names: Iterable[str]) -> Unsaid:
    """Return what finds out of which of some names nobody said anything; what an act cannot carry is none of them."""
    every = sorted(names)
    paths = [name for name in every if name in FACTS]
    attributes = [name for name in every if name not in FACTS and "act" in ATTRIBUTES[name].on]
    plain = [name for name in attributes if name not in CONTENT]
    content = [name for name in attributes if name in CONTENT]
    fields_of: dict[str, list[tuple[str, str]]] = {}
    for path in paths:
        group, field = field_of(path)
        if group not in _NOT_PLAIN:
            fields_of.setdefault(group, []).append((path, field))
    groups = tuple(fields_of.items())
    others = [path for path in paths if field_of(path)[0] in _NOT_PLAIN]

    def found(action: Action, case: Prepared, debt: str | None) -> frozenset[str]:
        said, silent = case.said, list[str]()
        if plain:
            own = action.__dict__
            silent += [name for name in plain if own.get(name) is None]
        for group, fields in groups:
            holder = said[group]
            if holder is not None:
                told = holder.__dict__
                for path, field in fields:
                    if told.get(field) is None:
                        silent.append(path)
        if content or others:
            silent += [name for name in content if is_silent(action, name)]
            silent += [path for path in others if silent_facts(case.case, path, action, debt)]
        return frozenset(silent)

    return found
