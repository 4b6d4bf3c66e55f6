"""Norms: what every rule kind becomes. Data without behaviour; readings give it meaning.

`norms` consist of `predicates`, these of `terms`, some of which look things up in dated `tables`; `parts` lists what
lies inside any of them.
"""

from fairdebt.logic.norms import Coverage, Effect, Limit, Norms, Obligation, Prohibition, State, StateLink
from fairdebt.logic.parts import parts_in, parts_of
from fairdebt.logic.predicates import All, Among, Any, Compare, Holds, Inside, Not, Predicate, StatedTimes
from fairdebt.logic.tables import Row, Table
from fairdebt.logic.terms import (
    Age,
    Anchor,
    Attribute,
    Count,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Group,
    Key,
    Literal,
    Lookup,
    Measure,
    Product,
    Shift,
    Subject,
    Term,
    Today,
)

__all__ = [
    "Age",
    "All",
    "Among",
    "Anchor",
    "Any",
    "Attribute",
    "Compare",
    "Count",
    "Coverage",
    "DateOf",
    "Effect",
    "Extreme",
    "Fact",
    "FirstKnown",
    "Group",
    "Holds",
    "Inside",
    "Key",
    "Limit",
    "Literal",
    "Lookup",
    "Measure",
    "Norms",
    "Not",
    "Obligation",
    "Predicate",
    "Product",
    "Prohibition",
    "Row",
    "Shift",
    "State",
    "StateLink",
    "StatedTimes",
    "Subject",
    "Table",
    "Term",
    "Today",
    "parts_in",
    "parts_of",
]
