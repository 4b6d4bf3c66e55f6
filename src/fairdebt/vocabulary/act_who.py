"""Attributes of an act or event: what it is, when, and who takes part."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Type
from fairdebt.vocabulary.writing import (
    ANY,
    CIRCUMSTANCE,
    EVENT,
    ID,
    NOT_CARRIED,
    NUMBER,
    REQUIRED,
    attribute,
    one_of,
    silence,
)

WHO = (
    attribute("act", ("做的是什么事", "what is done"), one_of("act"), REQUIRED),
    attribute(
        "at",
        ("发生或拟发生的时刻；通知则为催收方收到的时刻", "instant of the act; of a notice, when the collector had it"),
        Type("instant"),
        REQUIRED,
        on=ANY,
    ),
    attribute(
        "id",
        ("宿主系统给这一事件的编号", "identifier that the host gave the event"),
        ID,
        NOT_CARRIED,
        on=ANY,
    ),
    attribute(
        "to",
        ("对方与本债务的关系，不论由谁发起", "relation of the other person to the debt, whoever began"),
        one_of("relation"),
        CIRCUMSTANCE,
        on=ANY,
    ),
    attribute(
        "recipient",
        ("对方是哪一个人", "which person the other one is"),
        ID,
        silence(
            "derived",
            "`to` 为债务人时即该债务人，否则未知",
            "the debtor where `to` is the debtor, else unknown",
        ),
        on=ANY,
    ),
    attribute(
        "debtor",
        ("涉及哪一个债务人", "which debtor it is about"),
        ID,
        silence("derived", "即案件的债务人", "the debtor of the case"),
        on=ANY,
    ),
    attribute(
        "lender",
        ("为哪一家债权人而做", "for which lender it is done"),
        ID,
        silence("derived", "即案件的债权人", "the lender of the case"),
        on=ANY,
    ),
    attribute(
        "agency",
        ("由哪一家外包机构实施", "which agency does it"),
        ID,
        silence("none", "未写明机构即为债权人自行实施", "where no agency is named the lender acts itself"),
        on=ANY,
        repair=("写明由哪一家机构实施", "name the agency that acts"),
    ),
    attribute(
        "collector",
        ("由谁实施；投诉中指被投诉者", "who acts; in a complaint, who is complained about"),
        ID,
        silence("derived", "有外包机构即该机构，否则为债权人", "the agency where there is one, else the lender"),
        on=ANY,
    ),
    attribute(
        "collectors",
        ("到场的催收人员人数", "number of collectors who take part"),
        NUMBER,
        CIRCUMSTANCE,
        repair=("安排符合规定的人数", "send the required number of collectors"),
    ),
    attribute(
        "receiver",
        ("数据、债权或文件交给谁", "who receives the data, the claim or the paper"),
        ID,
        CIRCUMSTANCE,
        repair=("换一个符合条件的接收方", "choose a receiver that may have it"),
    ),
    attribute(
        "direction",
        ("由我方发出还是对方发来", "whether we reach out or the other person does"),
        one_of("direction"),
        silence("outbound", "拟做的行为都由我方发出", "what is proposed goes out from us"),
    ),
    attribute(
        "initiated_by",
        ("由谁引起这次联系", "who brought the contact about"),
        one_of("initiated_by"),
        silence(
            "derived",
            "我方发出的由催收方引起，对方发来的由对方引起",
            "the collector where it is outbound, else the other person",
        ),
    ),
    attribute(
        "outcome",
        ("结果如何", "what came of it"),
        one_of("outcome"),
        silence("unknown", "没有登记结果就不知道结果", "a result that nobody noted is not known"),
        phase="during",
        on=EVENT,
    ),
)
"""What, when and who; all but `outcome` are known with the act."""
