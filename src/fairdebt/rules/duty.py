"""Must be done by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from fairdebt.logic import Compare, Holds, Literal as Const, Obligation, Predicate, State, Today
from fairdebt.rules.base import Norm, Place, Rule, both
from fairdebt.rules.fields import Condition, Duration, EventFilter, Keys, Zones


class Duty(Rule):
    """Something must be done with an act, or after an event by a day; `then_forbid`: what is forbidden while late."""

    one_of: ClassVar[tuple[tuple[str, str], ...]] = (("with", "after"),)
    needs: ClassVar[Mapping[str, str]] = {"after": "by", "then_forbid": "after"}

    kind: Literal["duty"] = "duty"
    zone: Zones = ("lender",)
    with_act: Condition | None = Field(None, alias="with")
    after: EventFilter | None = None
    do: EventFilter
    by: Duration = None
    per: Keys = ()
    then_forbid: Condition | None = None

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Owe the deed; and where `then_forbid` is given, forbid those acts while the deed is late."""
        since, until = self.days(place)
        key = f"{self.name(place)}@{since or ''}"
        trigger: Predicate | None = self.with_act if self.with_act is not None else self.after
        assert trigger is not None
        owed = Obligation(
            key=key,
            rule=self.name(place),
            jurisdiction=place.jurisdiction,
            kind="with" if self.with_act is not None else "after",
            scope=self.scope(place),
            trigger=trigger,
            deed=self.do,
            due=self.by,
            per=self.per,
            from_on=since,
            until_on=until,
            zones=self.zone,
        )
        if self.then_forbid is None:
            return (owed,)
        late = State(
            f"{key}:late",
            self.per,
            begins=self._begun(since, until),
            delay=self.by,
            undone_by=self.do,
            ends=self.do,
            links=("of", "answers"),
        )
        forbidden = self.forbids(place, Holds(late.name), line="late")
        return owed, late, replace(forbidden, scope=both(forbidden.scope, self.then_forbid))

    def _begun(self, since: date | None, until: date | None) -> Predicate:
        """Restate which events this version of the rule is about: those of the days on which it is in force."""
        assert self.after is not None
        days: list[Predicate] = []
        if since is not None:
            days.append(Compare(Today("event"), ">=", Const(since)))
        if until is not None:
            days.append(Compare(Today("event"), "<", Const(until)))
        return both(self.after, *days)
