"""Facts of the debtor, of the recipient in question, and of where the case lies."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Type
from fairdebt.vocabulary.writing import (
    AMOUNT,
    CIRCUMSTANCE,
    DATE,
    ID,
    PROTECTION,
    STATUS,
    STATUS_DATE,
    TRUTH,
    fact,
    several,
    silence,
)

_PLACE = Type("text")

DEBTOR = (
    fact("debtor.id", ("债务人的编号", "identifier of the debtor"), ID, CIRCUMSTANCE),
    fact("debtor.insolvent", ("是否资不抵债或不能清偿", "whether the debtor is insolvent"), TRUTH, STATUS),
    fact(
        "debtor.vulnerable",
        (
            "是否患病、残疾、年老或处于其他弱势",
            "whether illness, disability, age or the like makes the debtor vulnerable",
        ),
        TRUTH,
        STATUS,
    ),
    fact("debtor.in_service", ("是否在服兵役", "whether the debtor is in military service"), TRUTH, STATUS),
    fact("debtor.service_ended_on", ("服兵役结束的日期", "last day of military service"), DATE, STATUS_DATE),
    fact(
        "debtor.orders_given_on",
        (
            "债务人以书面通知并附上征召命令的日期",
            "day on which written notice of military service and the orders were given",
        ),
        DATE,
        STATUS_DATE,
    ),
    fact(
        "debtor.service_affidavit",
        ("是否已提交兵役状况的宣誓书", "whether an affidavit on military service is on file"),
        TRUTH,
        PROTECTION,
        ("先查明兵役状况并提交宣誓书", "find out about military service and file the affidavit first"),
    ),
    fact(
        "debtor.counsel_appointed",
        ("法院是否为其指定律师", "whether the court appointed an attorney for the debtor"),
        TRUTH,
        PROTECTION,
        ("先请法院指定律师", "have the court appoint an attorney first"),
    ),
    fact("debtor.veteran", ("是否为退伍军人", "whether the debtor is a veteran"), TRUTH, STATUS),
    fact("debtor.deceased", ("是否已去世", "whether the debtor has died"), TRUTH, STATUS),
    fact(
        "debtor.incapacitated",
        ("是否被认定为无或限制民事行为能力", "whether the debtor was held to lack full legal capacity"),
        TRUTH,
        STATUS,
    ),
    fact("debtor.minor", ("是否未成年", "whether the debtor is a minor"), TRUTH, STATUS),
    fact("debtor.whereabouts_unknown", ("是否下落不明", "whether the debtor's whereabouts are unknown"), TRUTH, STATUS),
    fact("debtor.evading", ("是否有证据表明故意逃避", "whether evidence shows deliberate evasion"), TRUTH, STATUS),
    fact(
        "debtor.intent_evidence",
        (
            "除未还款外，是否有证据证明以非法占有为目的",
            "whether evidence beyond non-payment shows the intent to keep the money unlawfully",
        ),
        TRUTH,
        PROTECTION,
    ),
    fact(
        "debtor.language_noted",
        ("是否询问并记录了债务人的语言偏好", "whether the debtor was asked for a preferred language and it was noted"),
        TRUTH,
        PROTECTION,
        ("询问并记录语言偏好", "ask for the preferred language and note it"),
    ),
    fact(
        "debtor.home_unavailable",
        ("是否没有可用的住址", "whether there is no home address that can be used"),
        TRUTH,
        STATUS,
    ),
    fact(
        "debtor.daytime_number_unavailable",
        ("白天是否没有工作单位以外的联系号码", "whether by day no number but that at work serves"),
        TRUTH,
        STATUS,
    ),
    fact(
        "debtor.without_assets", ("是否无财产可供执行", "whether there are no assets to enforce against"), TRUTH, STATUS
    ),
    fact(
        "debtor.court_listed",
        ("是否被法院列为失信被执行人", "whether a court lists the debtor as dishonest"),
        TRUTH,
        STATUS,
    ),
    fact(
        "debtor.bureau_consent",
        ("是否书面同意向征信机构报送", "whether the debtor agreed in writing to reports to a credit bureau"),
        TRUTH,
        PROTECTION,
        ("取得报送征信的书面同意", "obtain the written consent to credit reporting"),
    ),
)
"""Who owes."""

RECIPIENT = (
    fact("recipient.id", ("对方的编号", "identifier of the other person"), ID, CIRCUMSTANCE),
    fact(
        "recipient.named_by_debtor",
        ("是否为债务人事先预留的联系人", "whether the debtor named this person beforehand as a contact"),
        TRUTH,
        PROTECTION,
    ),
    fact(
        "recipient.offered_to_pay",
        ("是否明确表示愿意代偿", "whether this person expressly offered to pay"),
        TRUTH,
        PROTECTION,
    ),
    fact(
        "recipient.joint_debt_evidence",
        ("是否有属于共同债务的证据", "whether there is evidence of a joint debt"),
        TRUTH,
        PROTECTION,
        ("取得并记录共同债务的证据", "put evidence of a joint debt on record"),
    ),
    fact(
        "recipient.liable_in_business",
        ("是否在其日常经营中承担该债务", "whether this person became liable in the ordinary course of business"),
        TRUTH,
        PROTECTION,
    ),
    fact("recipient.minor", ("是否未成年", "whether this person is a minor"), TRUTH, STATUS),
    fact("recipient.renounced", ("继承人是否放弃继承", "whether the heir renounced the estate"), TRUTH, STATUS),
    fact(
        "recipient.estate_received",
        ("继承人所得遗产的价值", "value of the estate that the heir received"),
        AMOUNT,
        CIRCUMSTANCE,
    ),
    fact(
        "recipient.zones",
        ("对方可能所在的时区", "time zones in which this person may be"),
        several("text"),
        silence(
            "derived",
            "即案件的时区，再加所拨号码可能指向的",
            "the zones of the case, and those that the number called may point to",
        ),
    ),
)
"""The other person of the act in question."""

WHERE = (
    fact(
        "jurisdictions",
        ("案件所涉的法域", "jurisdictions that the case touches"),
        several("text"),
        silence("unknown", "不知道适用哪里的法律就不能批准", "without knowing whose law applies nothing is approved"),
    ),
    fact(
        "jurisdictions.residence",
        ("债务人住所所在的法域", "jurisdiction where the debtor lives"),
        _PLACE,
        silence(
            "derived", "即只列出一个的法域，否则未知", "the jurisdiction listed where there is one only, else unknown"
        ),
    ),
    fact(
        "jurisdictions.location",
        ("债务人目前所在的法域", "jurisdiction where the debtor is now"),
        _PLACE,
        silence("derived", "即住所所在的法域", "the jurisdiction of residence"),
    ),
    fact(
        "jurisdictions.number",
        ("号码归属的法域", "jurisdiction that the number points to"),
        _PLACE,
        silence("none", "没有写明即不另外指向", "where none is named the number points nowhere else"),
    ),
    fact(
        "jurisdictions.states",
        (
            "案件所涉的各州（省）或国家，不分市县",
            "states or provinces that the case touches, cities counted as their state",
        ),
        several("text"),
        silence("derived", "由所列法域得出", "follows from the jurisdictions listed"),
    ),
    fact(
        "jurisdictions.state",
        ("债务人住所所在的州（省）或国家", "state or province where the debtor lives, a city counted as its state"),
        _PLACE,
        silence("derived", "由住所所在的法域得出", "follows from the jurisdiction of residence"),
    ),
    fact(
        "jurisdictions.cities",
        (
            "债务人居住或所在的城市；只写明州（省）的，可能是其中有自己规定的城市",
            "cities where the debtor lives or is; of a state that is said alone it may be one with law of its own",
        ),
        several("text"),
        silence(
            "derived",
            "由居住和所在的法域得出：把城市写在那里，没有自己规定的城市也写",
            "follows from residence and location: write the city there, also one without law of its own",
        ),
    ),
    fact(
        "zones",
        ("债务人可能所在的时区", "time zones in which the debtor may be"),
        several("text"),
        silence(
            "derived",
            "已知现在何处的，即该处的时区；否则住所与号码可能指向的都算",
            "those of a known location; else all that residence and number may point to",
        ),
    ),
)
"""Where the case lies; names of jurisdictions are checked by pattern, names of zones by the zone database."""
