"""What norms read of a proposed act: acts that say the same of it come to the same at the same instant."""

from __future__ import annotations

from fairdebt.facts import sources_of
from fairdebt.logic import Norms, parts_in
from fairdebt.readings.index import WORDS
from fairdebt.vocabulary import ATTRIBUTES

_ALWAYS = (*WORDS, "debts", "recipient", "address", "medium", "text", "template")
"""What tells which norms can apply, for which debts and in which zones they are asked, whom the act reaches, and
whether it has words that say more."""


def read_of_acts(norms: Norms) -> frozenset[str]:
    """Return the attributes of an act, but its instant, that norms can read, themselves or to see what follows.

    Every text in the norms that is the name of an attribute counts as one: there may be too many, never too few.
    """
    named = set(_ALWAYS)
    seen: set[int] = set()
    waiting: list[object] = [norms.prohibitions, norms.obligations, norms.states, norms.tables]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            named.add(part)
        elif id(part) not in seen:
            seen.add(id(part))
            waiting.extend(parts_in(part))
    every = {source for name in named & ATTRIBUTES.keys() for source in sources_of(name)}
    return frozenset(every - {"at"})
