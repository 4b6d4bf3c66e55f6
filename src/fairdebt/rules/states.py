"""Read states: facts that events make true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema, model_validator

from fairdebt.logic import Fact, Predicate, State
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.fields import Duration, EventFilter, Keys, Lasting, Model, scope_of
from fairdebt.rules.problems import problem
from fairdebt.source import Mapping, Scalar


def _begins(node: object, info: ValidationInfo) -> Predicate | Fact:
    scope = scope_of(info)
    if isinstance(node, Mapping) and set(node) == {"date"} and "date" not in scope.attributes:
        path = str(node["date"])
        fact = scope.facts.get(path)
        if fact is None or fact.type.base not in ("date", "instant"):
            dates = [name for name, entry in scope.facts.items() if entry.type.base == "date"]
            scope.unknown("what_fact", path, dates, at=node["date"])
        return Fact(path)
    return read_condition(node, scope, of="event")  # type: ignore[arg-type]  # the source tree has nodes only


def _date_field(node: object, info: ValidationInfo) -> str:
    scope = scope_of(info)
    name = str(node) if isinstance(node, Scalar) else ""
    attribute = scope.attributes.get(name)
    if attribute is None or attribute.type.base not in ("date", "instant"):
        dates = [known for known, entry in scope.attributes.items() if entry.type.base == "date"]
        scope.unknown("what_attribute", name, dates, at=node)
    return name


if TYPE_CHECKING:
    Begins = Predicate | Fact
else:
    Begins = Annotated[Any, PlainValidator(_begins), WithJsonSchema({"$ref": "#/$defs/event_filter"})]
DateField = Annotated[str, PlainValidator(_date_field), WithJsonSchema({"type": "string"})]


class StateForm(Model):
    """A fact that events make true, from when and until when."""

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

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.undone_by is not None and self.delay is None:
            raise problem("undone_needs_delay")
        if self.ends_after is not None and self.ends is None:
            raise problem("ends_after_needs_ends")
        if self.renews is not None and self.lasts is None:
            raise problem("renews_needs_lasts")
        return self

    def lower(self, name: str) -> State:
        """Restate as a state of the norm language."""
        by_date = isinstance(self.begins, Fact)
        return State(
            name=name,
            per=self.per,
            begins=None if by_date else self.begins,  # type: ignore[arg-type]
            begins_on=self.begins_on,
            begins_with=self.begins if by_date else None,  # type: ignore[arg-type]
            delay=self.delay,
            undone_by=self.undone_by,
            ends=self.ends,
            ends_after=self.ends_after,
            lasts=self.lasts,
            through=self.through,
            renews=self.renews,
        )


