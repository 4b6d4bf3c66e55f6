"""Attributes of an act or event: by which channel, from where, in which way."""

from __future__ import annotations

from fairdebt.vocabulary.writing import (
    ANY,
    CIRCUMSTANCE,
    ID,
    NOT_DONE,
    TRUTH,
    attribute,
    one_of,
    silence,
    some_of,
)

HOW = (
    attribute(
        "channel",
        ("通过什么渠道", "by which channel"),
        one_of("channel"),
        CIRCUMSTANCE,
        repair=("换用其他渠道", "use another channel"),
    ),
    attribute(
        "medium",
        ("渠道所属的通信方式", "kind of medium the channel belongs to"),
        one_of("medium"),
        silence("derived", "由渠道决定", "follows from the channel"),
        on=ANY,
        repair=("换用其他方式联系", "use another medium"),
    ),
    attribute(
        "voice",
        ("谁在说话：真人、智能语音还是录音", "who speaks: a person, a machine or a recording"),
        one_of("voice"),
        CIRCUMSTANCE,
        repair=("改由真人通话", "let a person speak"),
    ),
    attribute(
        "dialled_by",
        ("由人工还是系统拨号", "whether a hand or a system dials"),
        one_of("dialled_by"),
        CIRCUMSTANCE,
        repair=("改为人工拨号", "dial by hand"),
    ),
    attribute(
        "leaves",
        ("无人接听时留下什么", "what is left where nobody answers"),
        one_of("leaves"),
        CIRCUMSTANCE,
        repair=("无人接听时不留言", "leave no message where nobody answers"),
    ),
    attribute(
        "address",
        ("号码、邮箱、账号或地点", "the number, mailbox, handle or street address"),
        ID,
        CIRCUMSTANCE,
        on=ANY,
        repair=("换用其他号码或地址", "use another number or address"),
    ),
    attribute(
        "address_kind",
        ("号码或地址的种类", "kind of number or address"),
        one_of("address_kind"),
        CIRCUMSTANCE,
        repair=("换用其他种类的号码或地址", "use a number or address of another kind"),
    ),
    attribute(
        "address_source",
        ("号码或地址从哪里得来", "where the number or address was had from"),
        one_of("address_source"),
        CIRCUMSTANCE,
        repair=("只用合法取得的联系方式", "use only contact details that were lawfully obtained"),
    ),
    attribute(
        "place",
        ("在什么地方", "at what kind of place"),
        one_of("place"),
        CIRCUMSTANCE,
        on=ANY,
        repair=("换一个地方", "choose another place"),
    ),
    attribute(
        "at_work",
        ("是否在工作单位联系到对方", "whether it reaches the person at work"),
        TRUTH,
        silence(
            "derived",
            "渠道、地点或号码种类说明在单位的为是，否则须有人告知",
            "yes where channel, place or kind of address says so; else somebody must have told us",
        ),
        repair=("不在工作单位联系", "do not reach the person at work"),
    ),
    attribute(
        "whereabouts",
        ("已知对方此刻身在何处", "where the other person is known to be at that moment"),
        one_of("place"),
        silence("none", "不知道即没有", "what nobody knows is not known"),
        repair=("等对方离开该处再联系", "wait until the person is elsewhere"),
    ),
    attribute(
        "inside",
        ("发生在哪种由对方发起的会话之中", "the session, begun by the other person, in which it happens"),
        one_of("inside"),
        silence("none", "未写明即为单独的行为", "unless it is said, the act stands alone"),
    ),
    attribute(
        "device",
        ("用单位设备还是私人设备和账号", "company or private device and account"),
        one_of("device"),
        silence(
            "company", "通常使用单位设备，用私人设备的应说明", "the ordinary case; a private device must be stated"
        ),
        repair=("改用单位的电话或账号", "use a company line or account"),
    ),
    attribute(
        "caller_id_altered",
        ("主叫号码是否被改动、隐藏或冒用", "whether the sender's number is altered, hidden or borrowed"),
        TRUTH,
        NOT_DONE,
        repair=("显示真实号码", "show the true number"),
    ),
    attribute(
        "costs_recipient",
        ("对方是否因接收而付费", "whether receiving it costs the other person money"),
        TRUTH,
        NOT_DONE,
        repair=("改用对方无需付费的方式", "use a way that costs the recipient nothing"),
    ),
    attribute(
        "chargeable",
        ("是否就这次联系向债务人收费", "whether the debtor is charged a fee for this contact"),
        TRUTH,
        NOT_DONE,
        repair=("不就这次联系收费", "charge nothing for this contact"),
    ),
    attribute(
        "envelope",
        ("信件的封装", "how the letter is covered"),
        one_of("envelope"),
        silence("plain", "通常使用无标记的封口信封", "the ordinary letter is sealed and shows nothing"),
        repair=("使用封口、无标记的信封", "use a sealed envelope that shows nothing of the debt"),
    ),
    attribute(
        "conduct",
        ("计划中或已发生的不当做法", "improper ways that are planned or were used"),
        some_of("conduct"),
        silence("none", "通常没有，知情者应说明", "not the ordinary way: whoever knows of it must say so"),
        repair=("去掉不当做法", "leave out the improper conduct"),
    ),
)
"""By which channel, from where, in which way; all known with the act."""
