"""Read the rows of a dated table; rows that overlap are a fault."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fairdebt.clock import Spans, parse_span
from fairdebt.logic import Row, Table
from fairdebt.messages import say
from fairdebt.policy.files import TableForm
from fairdebt.rules import Scope
from fairdebt.rules.values import read_date, read_number
from fairdebt.source import Mapping, Node, Sequence
from fairdebt.vocabulary import Type

ROW_FIELDS = ("for", "is", "from", "until", "citation", "sources")


def read_table(name: str, form: TableForm, scope: Scope) -> Table:
    """Read a table; faults are noted and a row at fault is left out."""
    for path in form.by:
        if path not in scope.facts:
            scope.unknown("what_fact", path, scope.facts, at=scope.faults)
    rows: list[Row] = []
    for node in form.rows:
        if not isinstance(node, Mapping):
            scope.faults.add(say("needs_mapping"), at=node)
            continue
        for key in node:
            if key not in ROW_FIELDS:
                scope.unknown("what_row_field", key, ROW_FIELDS, at=node.key_marks[key])
        missing = [key for key in ("for", "is") if key not in node]
        for key in missing:
            scope.faults.add(say("missing_field", name=key), at=node)
        if missing:
            continue
        for keys in _keys(node["for"], form, scope):
            row = Row(keys, read_cell(str(node["is"])), _day(node, "from", scope), _day(node, "until", scope))
            if any(_overlap(row, other) for other in rows):
                scope.faults.add(say("rows_overlap"), say("separate_rows"), at=node)
            rows.append(row)
    otherwise = read_cell(form.otherwise) if form.otherwise is not None else None
    return Table(name, tuple(rows), otherwise)


def read_cell(text: str) -> str | Decimal | date | Spans:
    """Read a value as a span, a date or a number if it is one, else as a word."""
    try:
        return Spans(((parse_span(text),),))
    except ValueError:
        pass
    on = read_date(text)
    if on is not None:
        return on
    number = read_number(text)
    return text if number is None else number


def value_type(table: Table) -> Type:
    """Return the type of a table's values, by its first row."""
    match table.rows[0].value if table.rows else table.otherwise:
        case Decimal():
            return Type("number")
        case date():
            return Type("date")
    return Type("text")


def _keys(node: Node, form: TableForm, scope: Scope) -> list[tuple[str, ...]]:
    if isinstance(node, Mapping):
        if set(node) != set(form.by):
            scope.faults.add(say("row_keys", names=", ".join(f"`{path}`" for path in form.by)), at=node)
            return []
        return [tuple(str(node[path]) for path in form.by)]
    if len(form.by) != 1:
        scope.faults.add(say("row_keys", names=", ".join(f"`{path}`" for path in form.by)), at=node)
        return []
    items = node if isinstance(node, Sequence) else [node]
    return [(str(item),) for item in items]


def _day(node: Mapping, name: str, scope: Scope) -> date | None:
    if name not in node:
        return None
    on = read_date(str(node[name]))
    if on is None:
        scope.faults.add(say("not_a_date", text=str(node[name])), say("write_date"), at=node[name])
    return on


def _overlap(one: Row, other: Row) -> bool:
    if one.keys != other.keys:
        return False
    starts_before = one.until_on is None or other.from_on is None or other.from_on < one.until_on
    ends_after = other.until_on is None or one.from_on is None or one.from_on < other.until_on
    return starts_before and ends_after
