"""Words of everyday speech that are none of ours, and the one that is meant; where several could be, none is here."""

from __future__ import annotations

from collections.abc import Mapping

from fairdebt.vocabulary.table_channel import CHANNEL


def _meant(**said: str) -> dict[str, str]:
    """Turn lists of everyday words round."""
    return {word: ours for ours, words in said.items() for word in words.split()}


_CHANNELS = _meant(
    call="phone telephone phone_call voice_call dial 外呼 打电话 呼叫",
    sms="text text_message message mms 发短信",
    im="whatsapp wechat telegram line messenger chat qq 聊天",
    email="e_mail",
    letter="post postal 信 寄信",
    social_dm="facebook instagram weibo 微博 私信",
    app_message="push push_notification 推送 站内信",
)

_IN_CHINESE = _meant(call="电话", sms="短信", im="微信", email="邮件", letter="信函", home_visit="上门 visit")

_RELATIONS = _meant(
    debtor="borrower customer client consumer cardholder obligor 借款人 客户 持卡人 用户 本人",
    spouse="wife husband 妻子 丈夫 老婆 老公 爱人",
    employer="boss company workplace 公司 单位 老板",
    attorney="lawyer counsel solicitor 律师",
    third_person="third_party relative family friend colleague neighbour neighbor 亲属 家人 朋友 同事 邻居 第三人",
    contact_person="emergency_contact reference 紧急联系人 联系人",
    lender="creditor bank 银行",
)

EVERYDAY: Mapping[str, Mapping[str, str]] = {
    "act": {
        word: f"act: contact, channel: {ours}"
        for word, ours in ({name: name for name in CHANNEL.words} | _CHANNELS | _IN_CHINESE).items()
    },
    "channel": _CHANNELS,
    "relation": _RELATIONS,
    "voice": _meant(
        ai="robot bot voicebot machine tts 机器人", person="human 人工", recording="recorded prerecorded 录音"
    ),
    "outcome": _meant(answered="picked_up 接通 已接", no_answer="missed unanswered 未接"),
    "product": _meant(
        consumer_loan="cash_loan personal_loan payday payday_loan 现金贷 个人贷款",
        vehicle="car_loan auto_loan auto 车贷",
        mortgage="home_loan house 房贷",
    ),
    "collector_role": _meant(lender="first_party in_house own 自营", agency="third_party outsourced 委外 外包"),
}
"""By table; what people write, in small letters with `_` between words, and ours."""

EVERYDAY_TRUTHS: Mapping[str, str] = _meant(yes="true y 1 是 有", no="false n 0 否 无", unknown="null na 未知 不详")
