"""What norms read of a proposed act: acts that say the same of it come to the same at the same instant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter

from fairdebt.facts import NAMING, sources_of
from fairdebt.logic import Norms, parts_in
from fairdebt.readings.index import WORDS
from fairdebt.vocabulary import ATTRIBUTES

Heard = Callable[[Mapping[str, object]], object]
"""Takes some of what an act says, by the names of its fields."""

SHAPES = 512
"""For so many sets of fields it is remembered what takes what is read of them."""

_ALWAYS = (*WORDS, *sorted(NAMING), "debts", "recipient", "address", "medium", "text", "template")
"""What tells which norms can apply, for which debts and in which zones they are asked, whom the act reaches, of
which agency it is, and whether it has words that say more."""


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


class Hearing(dict[tuple[str, ...], Heard]):
    """What takes, from all that acts say, what is read of them: by the fields that they have, made when first met."""

    def __init__(self, reads: frozenset[str]) -> None:
        super().__init__()
        self._reads = reads

    def __missing__(self, fields: tuple[str, ...]) -> Heard:
        if len(self) >= SHAPES:
            self.clear()
        found = self[fields] = itemgetter(*[name for name in fields if name in self._reads])
        return found
