"""Attributes that only notices carry, and what silence means in a notice."""

from __future__ import annotations

from collections.abc import Mapping

from fairdebt.vocabulary.entries import Silence, Type
from fairdebt.vocabulary.writing import (
    CIRCUMSTANCE,
    DATE,
    DAY_OF_AT,
    ID,
    NOT_CARRIED,
    NOTICE,
    PAST,
    PROTECTION,
    REQUIRED,
    SHARED,
    TRUTH,
    attribute,
    one_of,
    silence,
)

_NO_END = silence("none", "没有说明期限即没有期限", "where no end was stated there is none")

IN_NOTICES = (
    attribute("notice", ("通知的种类", "kind of notice"), one_of("notice"), REQUIRED, phase="stored", on=NOTICE),
    attribute("by", ("由谁作出", "who gave it"), one_of("party"), SHARED, phase="stored", on=NOTICE),
    attribute("side", ("属于哪一方", "for which side"), one_of("side"), SHARED, phase="stored", on=NOTICE),
    attribute(
        "given_to",
        ("向哪一家催收方作出", "to which collector it was given"),
        ID,
        silence("derived", "联系由谁接到就是向谁作出", "in an act, the collector that takes part"),
        phase="stored",
        on=PAST,
    ),
    attribute("form", ("以什么形式", "in what form"), one_of("form"), SHARED, phase="stored", on=NOTICE),
    attribute(
        "scope",
        ("同意或停止的范围", "what a consent or hold covers"),
        one_of("scope"),
        SHARED,
        phase="stored",
        on=NOTICE,
    ),
    attribute(
        "separate",
        ("是否为单独同意", "whether the consent was given separately"),
        TRUTH,
        PROTECTION,
        phase="stored",
        on=NOTICE,
        repair=("取得单独同意", "obtain a separate consent"),
    ),
    attribute(
        "informed",
        ("同意之前是否告知了法律要求告知的事项", "whether what the law requires was stated before the consent"),
        TRUTH,
        PROTECTION,
        phase="stored",
        on=NOTICE,
        repair=("先告知法定事项，再取得同意", "state what the law requires, then obtain the consent"),
    ),
    attribute(
        "copy_given",
        ("是否已将副本交给作出者", "whether the giver received a copy"),
        TRUTH,
        PROTECTION,
        phase="stored",
        on=NOTICE,
        repair=("交付副本", "give a copy"),
    ),
    attribute(
        "chapter",
        ("美国破产法的哪一章", "which chapter of the United States Bankruptcy Code"),
        one_of("chapter"),
        CIRCUMSTANCE,
        phase="stored",
        on=NOTICE,
    ),
    attribute("of", ("涉及哪一个事件", "the event it is about"), ID, NOT_CARRIED, phase="stored", on=NOTICE),
    attribute(
        "until",
        ("持续到哪一天，该日不计", "day on which it no longer holds"),
        DATE,
        _NO_END,
        phase="stored",
        on=NOTICE,
    ),
    attribute(
        "stated_until",
        ("作出者说明的最后一日，该日计入", "last day stated by the giver, that day included"),
        DATE,
        _NO_END,
        phase="stored",
        on=PAST,
    ),
    attribute(
        "times",
        ("所说的每周时段或重复时间", "weekly bands or recurrences that were stated"),
        Type("times"),
        SHARED,
        phase="stored",
        on=NOTICE,
    ),
    attribute("sent_on", ("发出的日期", "day on which it was sent"), DATE, DAY_OF_AT, phase="stored", on=NOTICE),
    attribute(
        "filed_on",
        ("提交法院或机关的日期", "day on which it was filed with a court or authority"),
        DATE,
        DAY_OF_AT,
        phase="stored",
        on=NOTICE,
    ),
    attribute(
        "effective_on", ("生效的日期", "day on which it takes effect"), DATE, DAY_OF_AT, phase="stored", on=NOTICE
    ),
    attribute(
        "complexity",
        ("投诉是简单还是复杂", "whether a complaint is simple or complex"),
        one_of("complexity"),
        silence("simple", "未认定为复杂的，按较短期限办理", "unless classed as complex, the shorter period runs"),
        phase="stored",
        on=NOTICE,
    ),
    attribute(
        "repeats",
        (
            "是否只是重复已经答复过的异议，没有新的重要信息",
            "whether it only repeats what was answered before, without new and material information",
        ),
        TRUTH,
        silence("no", "除非查明只是重复，否则当作新的", "unless it was found to repeat, it is new"),
        phase="stored",
        on=NOTICE,
    ),
    attribute(
        "case_number",
        ("法院或机关的案号", "number of the case at a court or authority"),
        ID,
        CIRCUMSTANCE,
        phase="stored",
        on=NOTICE,
    ),
)
"""What only a notice says of itself; stored before any act."""

COMMON_FIELDS: tuple[str, ...] = (
    "notice",
    "at",
    "id",
    "debtor",
    "recipient",
    "to",
    "lender",
    "agency",
    "by",
    "side",
    "given_to",
    "form",
    "scope",
    "debts",
    "counted_for",
    "discussed",
    "address",
    "medium",
    "place",
    "of",
    "until",
    "times",
    "sent_on",
    "filed_on",
    "effective_on",
)
"""Fields that every notice may carry."""

_EVERY = silence("all", "未写明即不限", "where none is named, every one")

NOTICE_SILENCE: Mapping[str, Silence] = {
    "to": silence("debtor", "未写明即由债务人作出或针对债务人", "unless another is named, it is the debtor's"),
    "recipient": silence(
        "derived",
        "`to` 未写明或为债务人时即该债务人，否则未知",
        "the debtor where `to` is silent or the debtor, else unknown",
    ),
    "given_to": SHARED,
    "debts": _EVERY,
    "address": _EVERY,
    "medium": _EVERY,
    "place": _EVERY,
}
"""What silence means in a notice where it differs from the attribute's own."""

SILENCE_OF_NOTICE: Mapping[tuple[str, str], Silence] = {
    ("consent", "times"): silence("none", "未写明时段的同意不限时段", "a consent without times is for every time"),
}
"""What silence means in notices of one kind where it differs from that in others, by their kind and the attribute."""
