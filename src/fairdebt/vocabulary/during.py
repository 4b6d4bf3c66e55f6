"""Attributes that arise while the act happens, among them what is said."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Type
from fairdebt.vocabulary.writing import DURING, NUMBER, SCREENED, TRUTH, attribute, one_of, some_of

WHILE_IT_HAPPENS = (
    attribute(
        "answered_by",
        ("实际由谁接听或应门", "who in fact answers"),
        one_of("relation"),
        DURING,
        phase="during",
        repair=(
            "若由他人接听或应门，只请其转告本人回电，不谈债务",
            "if another person answers, only ask to have the call returned and say nothing of a debt",
        ),
    ),
    attribute(
        "identity_verified",
        ("是否已核实对方身份", "whether the other person's identity was verified"),
        TRUTH,
        DURING,
        phase="during",
        repair=("透露任何债务信息之前先核实身份", "verify identity before any debt information"),
    ),
    attribute(
        "identity_asked",
        ("对方是否明确询问代表哪家机构", "whether the other person expressly asks for whom one calls"),
        TRUTH,
        DURING,
        phase="during",
        repair=("除非对方明确询问，不说明代表哪家机构", "name the business only to somebody who expressly asks"),
    ),
    attribute(
        "recorded",
        ("是否全程录音，上门时是否全程录音录像", "whether it is recorded throughout; a visit in sound and picture"),
        TRUTH,
        DURING,
        phase="during",
        repair=("全程记录这次联系", "record the contact"),
    ),
    attribute(
        "id_shown",
        ("上门人员是否出示证件", "whether the visitors show identification"),
        TRUTH,
        DURING,
        phase="during",
        repair=("上门时出示证件", "show identification"),
    ),
    attribute(
        "consent_at_door",
        ("当场是否获准进入", "whether entry was agreed to on the spot"),
        TRUTH,
        DURING,
        phase="during",
        repair=("未当场获准不得进入", "do not enter without consent given on the spot"),
    ),
    attribute(
        "minutes",
        ("持续多长时间，单位分钟", "how long it lasts, in minutes"),
        NUMBER,
        DURING,
        phase="during",
        repair=("在规定时长内结束", "end within the permitted length"),
    ),
)
"""What arises while a contact happens."""

WHAT_IS_SAID = (
    attribute(
        "elements",
        ("文本或通话包含哪些要素", "which elements the message or talk contains"),
        some_of("element"),
        SCREENED,
        phase="during",
        repair=("写入或说明应有的内容", "include the required elements"),
    ),
    attribute(
        "discloses",
        ("向对方透露了什么", "what it reveals to the other person"),
        some_of("disclosure"),
        SCREENED,
        phase="during",
        repair=("不透露不该透露的内容", "reveal nothing that must stay private"),
    ),
    attribute(
        "claims",
        ("声称了哪些事实，各为何值", "which facts it asserts, each with its value"),
        Type("mapping", "claim"),
        SCREENED,
        phase="during",
        repair=("只说属实的话", "state only what is true"),
    ),
    attribute(
        "findings",
        ("发现哪些违禁内容", "which prohibited content was found"),
        some_of("finding"),
        SCREENED,
        phase="during",
        repair=("去掉违禁内容", "take the prohibited content out"),
    ),
    attribute(
        "conveys_debt",
        ("是否传达了债务信息", "whether it conveys information about a debt"),
        TRUTH,
        SCREENED,
        phase="during",
        repair=("不传达债务信息", "convey no information about the debt"),
    ),
)
"""What is said: known before the act only where it carries text or template; the engine then treats it as proposed."""
