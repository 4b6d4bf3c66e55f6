"""At most so many."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal as OneOf

from fairdebt.logic import All, Any, Compare, Count, Literal, Measure, Predicate
from fairdebt.rules.base import Norm, Place, Rule, both, negation
from fairdebt.rules.fields import Anchors, Condition, Counting, EventFilter, Keys, Limits


class ContactCap(Rule):
    """At most so many counted contacts in each window, per person, debt or number.

    `when` and `unless` say which acts are limited and which past outbound acts count; `count` narrows by what is known
    only afterwards. `lifted_by` frees the act alone: no past act leaves the count by it.
    """

    kind: OneOf["contact_cap"] = "contact_cap"
    count: EventFilter = All(())
    per: Keys
    at_most: Limits
    counting: Counting = Measure("events")
    starts_after: Anchors = ()
    lifted_by: Condition = Any(())

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act where one of the windows is used up already."""
        norm = self.forbids(place, self.breach(place))
        return (replace(norm, scope=both(norm.scope, negation(self.lifted_by))),)

    def breach(self, place: Place) -> Predicate:
        """Restate this rule: one of the windows is used up."""
        counted = both(self.past(place), self.count)
        # a distinct set or a run of days already contains the act's own; a number of events does not
        count = Count(counted, self.per, measure=self.counting, after=self.starts_after)
        windows = [(replace(count, window=limit.window), Literal(limit.times)) for limit in self.at_most]
        if self.counting.with_act:
            return Any(tuple(Compare(used, ">", times) for used, times in windows))
        return Any(tuple(Compare(used, ">=", times) for used, times in windows))
