"""Every dotted name: what is known of the case."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Fact
from fairdebt.vocabulary.fact_debt import DEBT, GUARANTEE
from fairdebt.vocabulary.fact_parties import AGENCY, COLLECTOR, LENDER, MANDATE
from fairdebt.vocabulary.fact_people import DEBTOR, RECIPIENT, WHERE
from fairdebt.vocabulary.writing import by_name

FACTS: dict[str, Fact] = by_name(
    (*WHERE, *DEBT, *LENDER, *COLLECTOR, *AGENCY, *MANDATE, *GUARANTEE, *DEBTOR, *RECIPIENT), "path"
)
"""The facts by path, in the order of the reference page."""
