"""When an act that is not approved now would be: at an instant, once something changes, or never."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from fairdebt.clock import shown_at
from fairdebt.facts.frozen import frozen
from fairdebt.messages import Language, Text, listed, tell
from fairdebt.vocabulary import named

HORIZON_DAYS = 400
"""So many times 24 hours after the act are looked at."""

FEW_RULES = 3
"""So many rules in the way are named in words."""


@frozen
class NextPermitted:
    """The first instant at which the act is approved, all else equal; or why there is none.

    `at`: approved at that instant, and not one second before. `once`: not before one of `facts` or `events` changes;
    `rules` are those that wait for it. `never`: not within the horizon, and nothing that could happen to this case
    changes that, only another act; `rules` are those that stand in the way. `horizon_at` is the last instant that was
    looked at.
    """

    kind: Literal["at", "once", "never"]
    horizon_at: datetime
    at: datetime | None = None
    facts: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def says(self) -> Text:
        """Return the answer in words."""
        return Text(zh=self.render("zh"), en=self.render("en"))

    def render(self, language: Language = "en") -> str:
        """Return the answer in words of one language."""
        match self.kind:
            case "at":
                assert self.at is not None
                return tell("next_at", language, at=shown_at(self.at))
            case "once":
                names = (*self.facts, *self.events)
                if not names:
                    return tell("next_once_rules", language, rules=self.rules)
                return tell("next_once", language, names=tuple([named(name).render(language) for name in names]))
            case "never":
                until = self.horizon_at.date().isoformat()
                return tell("next_never", language, until=until, rules=self._few_rules(language))

    def _few_rules(self, language: Language) -> str:
        """Return the first of the rules by name; `rules` holds all of them, and the reasons tell each."""
        rest = len(self.rules) - FEW_RULES
        if rest <= 1:
            return listed(self.rules, language)
        return tell("next_more_rules", language, rules=self.rules[:FEW_RULES], rest=rest)


class Plan(NamedTuple):
    """The two ends of what is permitted: where it begins next, and where it ends."""

    next_permitted: NextPermitted
    permitted_until: datetime | None
