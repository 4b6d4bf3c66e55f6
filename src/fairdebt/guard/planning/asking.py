"""What a host asks a guard about time: windows, budgets, alternatives."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import datetime, tzinfo
from math import ceil

from fairdebt.facts import GivenAction, GivenCase, known_for
from fairdebt.guard.outlook import Period
from fairdebt.guard.planning.alternatives import Alternative, alternatives
from fairdebt.guard.planning.asked import Asked
from fairdebt.guard.planning.budget import Allowance, budget
from fairdebt.guard.vouching import instant


class Planning:
    """The part of a guard that looks ahead. Nothing here counts as a decision made: no hook, no counter."""

    @abstractmethod
    def _ask(self, action: GivenAction, case: GivenCase) -> Asked:
        """Read and check an act and a case."""

    def clock(self, action: GivenAction, case: GivenCase) -> tzinfo:
        """Return the clock by which instants are told: the debtor's, the first of several, else that of the act."""
        asked = self._ask(action, case)
        return asked.outlook(asked.action).clock

    def periods(
        self, action: GivenAction, case: GivenCase, *, until: datetime | str, since: datetime | str | None = None
    ) -> Iterator[Period]:
        """Yield the outcome of an act, were it done at another instant, period by period, the history being the same.

        Args:
            action: The proposed act; only its instant is changed.
            case: What is known, with the history. Its events count from their own instants on.
            until: The end, aware, not included.
            since: The beginning, aware; by default the instant of the act.

        Raises:
            InvalidInput: the act, the case or an instant cannot be understood.
        """
        asked = self._ask(action, case)
        assert isinstance(asked.action.at, datetime)
        start = instant(asked.action.at if since is None else since, "since")
        end = instant(until, "until")
        return asked.outlook(asked.action).periods(ceil(start.timestamp()), ceil(end.timestamp()))

    def windows(
        self, action: GivenAction, case: GivenCase, *, until: datetime | str, since: datetime | str | None = None
    ) -> tuple[tuple[datetime, datetime], ...]:
        """Return when the act is approved: from each first instant until each second one, not included.

        See `periods`, which also tells why the act is not approved in between.
        """
        found = self.periods(action, case, until=until, since=since)
        return tuple((each.start, each.end) for each in found if each.approved)

    def budget(self, action: GivenAction, case: GivenCase) -> tuple[Allowance, ...]:
        """Return how much of each cap that applies to the act is left, the scarcest first.

        Raises:
            InvalidInput: the act or the case cannot be understood.
        """
        asked = self._ask(action, case)
        return budget(asked, known_for(asked.case, asked.action))

    def alternatives(self, action: GivenAction, case: GivenCase) -> tuple[Alternative, ...]:
        """Return approved acts in place of one that is not: other times, other channels, the debtor, repairs.

        Each was decided; those that change least stand first. An approved act needs none.

        Raises:
            InvalidInput: the act or the case cannot be understood.
        """
        asked = self._ask(action, case)
        return alternatives(asked, known_for(asked.case, asked.action))
