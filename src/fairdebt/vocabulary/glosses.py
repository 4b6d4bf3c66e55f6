"""Names with what they mean: those that are typed in files stay, and Chinese readers are told their sense."""

from __future__ import annotations

from fairdebt.messages import Text
from fairdebt.vocabulary.attributes import ATTRIBUTES
from fairdebt.vocabulary.facts import FACTS
from fairdebt.vocabulary.notices import NOTICES
from fairdebt.vocabulary.words import TABLES

PAST = "history."
"""Begins the name of what past events say or do not say."""

TRUTHS: dict[str, Text] = {"yes": Text("是", "yes"), "no": Text("否", "no"), "unknown": Text("未知", "unknown")}


def named(name: str) -> Text:
    """Return the name of a fact, an attribute, a notice or an act: in Chinese with what it means.

    A name that the vocabulary does not have, such as a fact of a house, stays as it is.

    >>> named("debt.product").zh
    'debt.product（哪一种产品）'
    """
    own = name.removeprefix(PAST)
    entry = FACTS.get(own) or ATTRIBUTES.get(own.partition(".")[0]) or NOTICES.get(own)
    known = entry or TABLES["act"].words.get(own)
    return Text(name if known is None else f"{name}（{known.says.zh}）", name)


def word_named(table: str, name: str) -> Text:
    """Return a word of a table: in Chinese what it means, in English the word itself.

    >>> word_named("product", "consumer_loan").zh
    '消费贷款'
    """
    known = TABLES[table].words.get(name) if table in TABLES else None
    return Text(name if known is None else known.says.zh, name)
