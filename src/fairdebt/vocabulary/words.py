"""Every table of words."""

from __future__ import annotations

from dataclasses import replace

from fairdebt.messages import Text
from fairdebt.vocabulary import claims, table_act, table_channel, table_debt, table_message, table_party
from fairdebt.vocabulary.entries import Table, Word
from fairdebt.vocabulary.everyday import EVERYDAY
from fairdebt.vocabulary.notices import NOTICES
from fairdebt.vocabulary.writing import by_name

_NOTICE = Table(
    "notice",
    Text(zh="通知的种类", en="kind of notice"),
    {entry.name: Word(entry.name, entry.says) for entry in NOTICES.values()},
    {},
)

_ALL = by_name(
    (
        table_act.ACT,
        _NOTICE,
        table_party.RELATION,
        table_act.PURPOSE,
        table_act.MODE,
        table_act.OUTCOME,
        table_act.REQUEST,
        table_act.DECIDED_BY,
        table_act.DECISION,
        table_channel.CHANNEL,
        table_channel.MEDIUM,
        table_channel.VOICE,
        table_channel.DIALLED_BY,
        table_channel.LEAVES,
        table_channel.ADDRESS_KIND,
        table_channel.ADDRESS_SOURCE,
        table_channel.PLACE,
        table_channel.INSIDE,
        table_channel.DEVICE,
        table_channel.ENVELOPE,
        table_channel.INITIATED_BY,
        table_channel.DIRECTION,
        table_party.PARTY,
        table_party.SIDE,
        table_party.LENDER_TYPE,
        table_party.COLLECTOR_ROLE,
        table_party.MEMBERSHIP,
        table_party.CONDUCT,
        table_debt.PRODUCT,
        table_debt.DEBT_PURPOSE,
        table_debt.DEBT_CLASS,
        table_debt.CLAIM_TYPE,
        table_debt.AROSE,
        table_debt.SECURITY,
        table_debt.GUARANTEE_KIND,
        table_debt.CHARGE,
        table_debt.PAYEE,
        table_debt.RECORD_KIND,
        table_debt.COMPLEXITY,
        table_debt.FORM,
        table_debt.CHAPTER,
        table_debt.TRANSFER_KIND,
        table_debt.PAYMENT_DIRECTION,
        table_debt.VENUE,
        table_debt.LANGUAGE,
        table_debt.SCOPE,
        table_message.FINDING,
        table_message.ELEMENT,
        table_message.DISCLOSURE,
        table_message.FIELD,
        claims.CLAIM,
    )
)
TABLES: dict[str, Table] = {
    name: replace(each, everyday=EVERYDAY[name]) if name in EVERYDAY else each for name, each in _ALL.items()
}
"""The tables by name, in the order of the reference page."""
