"""Read states: facts that events make true."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import TYPE_CHECKING, ClassVar

from fairdebt.logic import Fact, Predicate, State
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.fields import Duration, EventFilter, Keys, Lasting, field
from fairdebt.rules.model import Model
from fairdebt.rules.scope import Scope
from fairdebt.source import Mapping, Node, Scalar

_DAYS = ("date", "instant")


def _begins(node: Node, scope: Scope) -> Predicate | Fact:
    if not isinstance(node, Mapping) or set(node) != {"date"}:
        return read_condition(node, scope, of="event")
    path = node["date"]
    fact = scope.facts.get(path) if isinstance(path, Scalar) else None
    if fact is None or fact.type.base not in _DAYS:
        dates = [name for name, entry in scope.facts.items() if entry.type.base in _DAYS]
        scope.unknown("what_date", path, dates)
    return Fact(str(path))


def _date_field(node: Node, scope: Scope) -> str:
    attribute = scope.attributes.get(node) if isinstance(node, Scalar) else None
    if attribute is None or attribute.type.base not in _DAYS:
        dates = [known for known, entry in scope.attributes.items() if entry.type.base == "date"]
        scope.unknown("what_date_field", node, dates)
    return str(node)


if TYPE_CHECKING:
    Begins = Predicate | Fact
    DateField = str
else:
    Begins = field(_begins, "begins")
    DateField = field(_date_field, "date_field")


class StateForm(Model):
    """A fact that events make true, from when and until when."""

    needs: ClassVar[MappingOf[str, str]] = {"undone_by": "delay", "ends_after": "ends", "renews": "lasts"}

    begins: Begins
    begins_on: DateField = ""
    delay: Duration = None
    undone_by: EventFilter | None = None
    ends: EventFilter | None = None
    ends_after: Duration = None
    lasts: Lasting = None
    through: DateField = ""
    renews: EventFilter | None = None
    per: Keys

    def lower(self, name: str) -> State:
        """Restate as a state of the norm language."""
        begins = self.begins
        return State(
            name=name,
            per=self.per,
            begins=None if isinstance(begins, Fact) else begins,
            begins_on=self.begins_on,
            begins_with=begins if isinstance(begins, Fact) else None,
            delay=self.delay,
            undone_by=self.undone_by,
            ends=self.ends,
            ends_after=self.ends_after,
            lasts=self.lasts,
            through=self.through,
            renews=self.renews,
        )
