"""An ordinary situation for each act: the plainest of which no norm has anything to say."""

from __future__ import annotations

from collections.abc import Iterator

from fairdebt.logic import All, Attribute, Compare, Literal, Norms, Predicate, Prohibition
from fairdebt.readings.edges.making import Maker, Speaking, Wanted
from fairdebt.readings.edges.model import Situation

CHANNELS = ("call", "sms", "letter", "home_visit")
"""By which contacts are looked at; other acts have no channel."""


def ordinary(norms: Norms, speaking: Speaking) -> Iterator[Situation]:
    """Yield the plainest situation of each covered act that could be built, a call to the debtor first.

    `speaking` tells which norms have something against a situation. Where some still have, it is not yielded.
    """
    for jurisdiction in sorted({cover.jurisdiction for cover in norms.coverage if not cover.accepted}):
        acts = {act for cover in norms.coverage if cover.jurisdiction == jurisdiction for act in cover.acts}
        for act in sorted(acts, key=lambda act: (act != "contact", act)):
            for channel in CHANNELS if act == "contact" else ("",):
                maker = Maker(_wanted(act, channel, jurisdiction), norms, speaking)
                found = next((each for at in maker.bases if (each := maker.situation(Wanted(at), None))), None)
                if found is not None and not tuple(speaking(found)):
                    yield found


def _wanted(act: str, channel: str, jurisdiction: str) -> Prohibition:
    said = {"act": act} | ({"channel": channel, "to": "debtor", "direction": "outbound"} if channel else {})
    parts: tuple[Predicate, ...] = tuple(
        Compare(Attribute(name, "act"), "=", Literal(word)) for name, word in said.items()
    )
    return Prohibition("ordinary@", "ordinary", jurisdiction, All(parts), All(()))
