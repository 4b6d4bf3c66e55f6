"""Read the rows of a dated table; rows that overlap are a fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from fairdebt.clock import Spans
from fairdebt.logic import Row, Table
from fairdebt.messages import Text, say
from fairdebt.policy import TableForm
from fairdebt.rules import Scope
from fairdebt.rules.fields import read_day
from fairdebt.rules.naming import check_names
from fairdebt.rules.times import span_of, with_calendar
from fairdebt.rules.values import read_date, read_number, read_values
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written
from fairdebt.vocabulary import Fact, Type

ROW_FIELDS = ("for", "is", "from", "until", "citation", "sources", "checked_on")
REQUIRED = ("for", "is")

Cell = str | Decimal | date | Spans


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table with the type of its values; `spans`: they are spans of time."""

    table: Table
    type: Type
    spans: bool


def read_table(name: str, form: TableForm, scope: Scope) -> ReadTable | None:
    """Read a table; None where nothing can be looked up in it."""
    facts = [_key_fact(path, scope) for path in form.by]
    if not form.by:
        scope.faults.add(say("table_without_keys"), say("write_by"))
    rows: list[tuple[Row, Node]] = []
    for node in form.rows:
        rows.extend((row, node) for row in _rows(node, form, facts, scope))
    _check_overlap(rows, scope)
    otherwise = _cell(form.otherwise, scope) if form.otherwise is not None else None
    cells = [(row.value, node["is"]) for row, node in rows if isinstance(node, Mapping)]
    if otherwise is not None and form.otherwise is not None:
        cells.append((otherwise, form.otherwise))
    if not cells:
        if not form.rows:
            scope.faults.add(say("table_without_rows"), say("write_row"), at=form.rows)
        return None
    _check_one_type(cells, scope)
    if None in facts:
        return None
    type_, spans = _type_of(cells[0][0])
    return ReadTable(Table(name, tuple(row for row, _ in rows), otherwise), type_, spans)


def _key_fact(path: Scalar, scope: Scope) -> Fact | None:
    fact = scope.facts.get(path)
    if fact is None:
        scope.unknown("what_fact", path, scope.facts)
    return fact


def _rows(node: Node, form: TableForm, facts: list[Fact | None], scope: Scope) -> list[Row]:
    if not isinstance(node, Mapping):
        scope.faults.add(say("needs_mapping"), say("write_row"), at=node)
        return []
    check_names(node, ROW_FIELDS, REQUIRED, scope)
    since = read_day(node["from"], scope) if "from" in node else None
    until = read_day(node["until"], scope) if "until" in node else None
    if since is not None and until is not None and since >= until:
        scope.faults.add(say("from_after_until", start=since, end=until), say("write_from_until"), at=node["until"])
    keys = _keys(node["for"], form, facts, scope) if "for" in node else []
    if "is" not in node:
        return []
    value = node["is"]
    if not isinstance(value, Scalar):
        scope.faults.add(say("bad_cell"), say("write_cell"), at=value)
        return []
    return [Row(each, _cell(value, scope), since, until) for each in keys]


def _keys(node: Node, form: TableForm, facts: list[Fact | None], scope: Scope) -> list[tuple[str, ...]]:
    """Return the combinations of keys that a row answers for; a list stands for each of its items."""
    names = [str(path) for path in form.by]
    if len(names) == 1 and not isinstance(node, Mapping):
        held: list[Node] = [node]
    elif isinstance(node, Mapping) and set(node) == set(names):
        held = [node[name] for name in names]
    else:
        shown = tuple(f"`{name}`" for name in names)
        scope.faults.add(say("row_keys", names=shown), _row_fix(names), at=node)
        return []
    columns = [_words(each, fact, scope) for each, fact in zip(held, facts, strict=True)]
    return list(product(*columns))


def _row_fix(names: list[str]) -> Text:
    return say("write_row") if len(names) == 1 else say("write_row_keys", names=": ..., ".join(names))


def _words(node: Node, fact: Fact | None, scope: Scope) -> list[str]:
    items = node if isinstance(node, Sequence) else [node]
    found: list[str] = []
    for item in items:
        if not isinstance(item, Scalar):
            scope.faults.add(say("needs_text"), at=item)
        elif fact is None:
            found.append(str(item))
        elif fact.type.base in ("name", "truth", "id", "text"):
            found.extend(str(word) for word in read_values(item, fact.type, scope, name=fact.path))
        else:
            scope.faults.add(say("bad_key_type", name=fact.path), at=item)
    return found


def _cell(text: Scalar, scope: Scope) -> Cell:
    """Read a value as a span, a date or a number if it is one, else as a word."""
    try:
        return Spans(((with_calendar(span_of(text), text, scope),),))
    except ValueError:
        pass
    on = read_date(text)
    if on is not None:
        return on
    number = read_number(text)
    return str(text) if number is None else number


def _type_of(cell: Cell) -> tuple[Type, bool]:
    match cell:
        case Decimal():
            return Type("number"), False
        case date():
            return Type("date"), False
        case Spans():
            return Type("text"), True
        case _:
            return Type("name"), False


def _check_one_type(cells: list[tuple[Cell, Node]], scope: Scope) -> None:
    first = _type_of(cells[0][0])
    for value, node in cells[1:]:
        if _type_of(value) != first:
            scope.faults.add(say("mixed_cells", text=as_written(node)), say("write_alike"), at=node)


def _check_overlap(rows: list[tuple[Row, Node]], scope: Scope) -> None:
    before: dict[tuple[str, ...], list[tuple[Row, Node]]] = {}
    reported: set[int] = set()
    for row, node in rows:
        others = before.setdefault(row.keys, [])
        for other, at in others:
            if id(node) not in reported and _overlap(row, other):
                reported.add(id(node))
                scope.faults.add(say("rows_overlap", line=at.mark.line), say("separate_rows"), at=node)
        others.append((row, node))


def _overlap(one: Row, other: Row) -> bool:
    starts_before = one.until_on is None or other.from_on is None or other.from_on < one.until_on
    ends_after = other.until_on is None or one.from_on is None or one.from_on < other.until_on
    return starts_before and ends_after
