"""Attributes of an act or event: its purpose, debts, words, data and money."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Type
from fairdebt.vocabulary.writing import (
    AMOUNT,
    ANY,
    CIRCUMSTANCE,
    DATE,
    ID,
    NOT_CARRIED,
    NUMBER,
    PROTECTION,
    TRUTH,
    attribute,
    one_of,
    several,
    silence,
    some_of,
)

_ITS_DEBTS = silence("derived", "即这次联系所涉的债务", "the debts the contact is about")

WHAT = (
    attribute("purpose", ("为了什么", "what it is for"), one_of("purpose"), CIRCUMSTANCE),
    attribute(
        "mode",
        ("告知式还是交互式", "one-way information or conversation"),
        one_of("mode"),
        CIRCUMSTANCE,
    ),
    attribute(
        "debts",
        ("涉及哪些债务", "which debts it is about"),
        several("id"),
        silence("all", "未写明即涉及案件的全部债务", "where none is named, all debts of the case"),
        on=ANY,
        repair=("去掉有关的那笔债务", "leave out the debt concerned"),
    ),
    attribute(
        "counted_for",
        ("这次联系计入哪些债务", "debts for which the contact counts"),
        several("id"),
        _ITS_DEBTS,
    ),
    attribute("discussed", ("实际谈到哪些债务", "debts that were talked about"), several("id"), _ITS_DEBTS),
    attribute(
        "text",
        ("发出的全文或话术", "full text of the message or script"),
        Type("text"),
        NOT_CARRIED,
        repair=("改写文本", "change the text"),
    ),
    attribute(
        "template",
        ("已审定的模板编号", "identifier of an approved template"),
        ID,
        NOT_CARRIED,
        repair=("换用其他模板", "use another template"),
    ),
    attribute(
        "fields",
        ("移交、提供或使用哪些数据项", "which data are handed over, shared or used"),
        some_of("field"),
        CIRCUMSTANCE,
        repair=("只保留必要的数据项", "keep only the fields that are necessary"),
    ),
    attribute(
        "items",
        ("涉及多少条个人信息", "how many items of personal data are concerned"),
        NUMBER,
        CIRCUMSTANCE,
    ),
    attribute("answers", ("回应哪一个事件", "the event it answers"), ID, NOT_CARRIED),
    attribute(
        "adverse",
        ("对债务人是否不利", "whether it is to the debtor's disadvantage"),
        TRUTH,
        CIRCUMSTANCE,
    ),
    attribute(
        "encrypted",
        ("传输是否加密", "whether the transfer is encrypted"),
        TRUTH,
        PROTECTION,
        repair=("加密传输", "encrypt the transfer"),
    ),
    attribute(
        "anonymised",
        ("数据是否已匿名化且不能复原", "whether the data are anonymised beyond recovery"),
        TRUTH,
        PROTECTION,
        repair=("先将数据匿名化", "anonymise the data first"),
    ),
    attribute(
        "decided_by",
        ("由人还是由机器决定", "whether a person or a machine decided"),
        one_of("decided_by"),
        CIRCUMSTANCE,
        repair=("由人作出决定", "let a person decide"),
    ),
    attribute(
        "decides",
        ("自动化决定的是什么", "what an automated decision is about"),
        one_of("decision"),
        CIRCUMSTANCE,
    ),
    attribute(
        "human_review",
        ("是否经人工复核", "whether a person has reviewed it"),
        TRUTH,
        PROTECTION,
        repair=("先经人工复核", "have a person review it first"),
    ),
    attribute(
        "seeks",
        ("向对方要什么", "what the other person is asked for"),
        some_of("request"),
        CIRCUMSTANCE,
        repair=("只提允许的请求", "ask only for what may be asked"),
    ),
    attribute(
        "amount",
        ("要求、收取、报送或约定的金额", "amount demanded, taken, reported or agreed"),
        AMOUNT,
        CIRCUMSTANCE,
        on=ANY,
        repair=("按账面金额改正", "correct the amount to the ledger"),
    ),
    attribute(
        "charges",
        ("金额中包含哪些项目", "what the amount is made up of"),
        some_of("charge"),
        CIRCUMSTANCE,
        repair=("去掉不得收取的项目", "leave out charges that may not be claimed"),
    ),
    attribute(
        "payee",
        ("款项付到谁的账户", "whose account is paid"),
        one_of("payee"),
        CIRCUMSTANCE,
        repair=("改付债权人账户", "have the lender's account paid"),
    ),
    attribute(
        "months",
        ("还款方案的期限，单位月", "length of the repayment plan, in months"),
        NUMBER,
        CIRCUMSTANCE,
        on=ANY,
        repair=("缩短方案期限", "shorten the plan"),
    ),
    attribute(
        "annual_rate",
        ("要求或约定的年利率，连同各项费用，单位为百分之几", "yearly rate asked or agreed, all charges in, in percent"),
        NUMBER,
        CIRCUMSTANCE,
        repair=("降低利率", "lower the rate"),
    ),
    attribute(
        "record_kind",
        ("要删除的是哪类记录", "kind of record that is to be deleted"),
        one_of("record_kind"),
        CIRCUMSTANCE,
    ),
    attribute(
        "recorded_on",
        ("记录形成的日期", "day on which the record was made"),
        DATE,
        CIRCUMSTANCE,
    ),
)
"""Purpose, debts, words, data and money; all known with the act."""
