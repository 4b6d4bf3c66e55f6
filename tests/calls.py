"""An ordinary call of a Chinese lender's own desk, and the case it is about: the least that is approved."""

from __future__ import annotations

from typing import Any

CASE: dict[str, Any] = {
    "jurisdictions": ["CN"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "consumer_finance_company"},
    "collector": {"role": "lender"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}],
}
CALL = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "purpose": "reminder",
    "mode": "informative",
    "voice": "person",
    "address_source": "contract",
}
