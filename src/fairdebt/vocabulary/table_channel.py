"""Words for channels and media, and for how a contact is made."""

from __future__ import annotations

from collections.abc import Mapping

from fairdebt.vocabulary.writing import table

MEDIUM_OF: Mapping[str, str] = {
    "call": "telephone",
    "sms": "sms",
    "im": "im",
    "app_message": "app",
    "email": "email",
    "letter": "post",
    "postcard": "post",
    "fax": "fax",
    "social_dm": "social",
    "web_session": "app",
    "home_visit": "in_person",
    "workplace_visit": "in_person",
    "other_visit": "in_person",
}
"""The medium to which each channel belongs."""

_TEXT = ("sms", "im", "app_message", "email", "letter", "postcard", "fax", "social_dm", "web_session")
_VISIT = ("home_visit", "workplace_visit", "other_visit")

CHANNEL = table(
    "channel",
    ("联系渠道", "channel of a contact"),
    {
        "call": ("电话，含语音呼叫", "telephone or other voice call"),
        "sms": ("短信", "text message to a phone number"),
        "im": ("即时通信，如微信", "instant messenger"),
        "app_message": ("应用内消息或推送", "message or push inside an app"),
        "email": ("电子邮件", "e-mail"),
        "letter": ("封口信函", "closed letter"),
        "postcard": ("明信片等敞开的邮件", "postcard or other open mail"),
        "fax": ("传真", "fax"),
        "social_dm": ("社交平台私信", "private message on a social network"),
        "web_session": ("网页或应用内的在线会话", "live session on a website or in an app"),
        "home_visit": ("上门到住处", "visit at home"),
        "workplace_visit": ("到工作单位", "visit at work"),
        "other_visit": ("在其他地点会面", "meeting elsewhere"),
    },
    {
        "voice": ("call",),
        "text": _TEXT,
        "electronic": ("sms", "im", "app_message", "email", "social_dm", "web_session"),
        "visit": _VISIT,
        "any": ("call", *_TEXT, *_VISIT),
    },
)

MEDIUM = table(
    "medium",
    ("通信方式", "medium"),
    {
        "telephone": ("电话", "telephone"),
        "sms": ("短信", "text message"),
        "im": ("即时通信", "instant messenger"),
        "email": ("电子邮件", "e-mail"),
        "post": ("邮寄", "post"),
        "fax": ("传真", "fax"),
        "in_person": ("当面", "in person"),
        "social": ("社交平台", "social network"),
        "app": ("应用或网页", "app or website"),
    },
)

VOICE = table(
    "voice",
    ("谁在说话", "who speaks"),
    {
        "person": ("真人", "a person"),
        "ai": ("智能语音", "a machine that converses"),
        "recording": ("录音播放", "a recording"),
    },
)

DIALLED_BY = table(
    "dialled_by",
    ("怎样拨号", "how it is dialled"),
    {"hand": ("人工拨号", "by hand"), "system": ("系统自动拨号", "by a system")},
)

LEAVES = table(
    "leaves",
    ("无人接听时留下什么", "what is left where nobody answers"),
    {
        "nothing": ("不留言", "nothing"),
        "limited_content": ("不涉及债务的有限留言", "a message of limited content that shows no debt"),
        "message": ("其他留言", "another message"),
    },
)

ADDRESS_KIND = table(
    "address_kind",
    ("号码或地址的种类", "kind of number or address"),
    {
        "mobile": ("手机号", "mobile number"),
        "landline": ("固定电话", "landline"),
        "voip": ("网络电话", "number of an internet telephone"),
        "work_number": ("单位电话", "number at work"),
        "home_address": ("住址", "home address"),
        "work_address": ("单位地址", "address at work"),
        "post_box": ("邮政信箱", "post box"),
        "personal_email": ("个人邮箱", "personal e-mail address"),
        "work_email": ("单位邮箱", "e-mail address from the employer"),
        "handle": ("社交或通信账号", "handle on a messenger or network"),
        "emergency_line": (
            "紧急求助电话，含医疗机构和消防的",
            "emergency line, such as 911, a hospital's or fire brigade's",
        ),
        "care_room": ("医院或养老院房间的电话", "telephone of a room in a hospital or nursing home"),
        "shared": ("与他人共用的号码或邮箱", "number or mailbox shared with others"),
    },
    {"at_work": ("work_number", "work_address", "work_email")},
)

ADDRESS_SOURCE = table(
    "address_source",
    ("联系方式的来源", "where contact details come from"),
    {
        "contract": ("合同约定", "the contract"),
        "debtor": ("债务人自行留下", "left by the debtor"),
        "authorised_by_debtor": ("经债务人授权取得", "obtained with the debtor's authority"),
        "public": ("合法公开渠道", "lawful public sources"),
        "reserved_contact": ("预留联系人告知", "told by a contact that the debtor named"),
        "bureau_query": ("经授权向征信等机构查询", "authorised query at a credit bureau or the like"),
        "original_creditor": ("原债权人提供", "passed on by the original creditor"),
        "prior_collector": ("前一催收方提供", "passed on by an earlier collector"),
        "recipient": ("对方自己提供", "given by the person contacted"),
        "address_book": ("债务人的通讯录", "the debtor's address book"),
        "call_log": ("债务人的通话记录", "the debtor's call log"),
        "social_graph": ("社交关系抓取", "harvested from a social network"),
        "third_person": ("向无关人员打听", "asked out of unrelated persons"),
        "purchased": ("购买", "bought"),
        "skip_trace": ("委托寻人服务取得", "from a tracing service"),
        "deception": ("以欺骗方式取得", "obtained by a trick"),
    },
    {
        "harvested": ("address_book", "call_log", "social_graph"),
    },
)

PLACE = table(
    "place",
    ("地点", "place"),
    {
        "home": ("住宅等私密空间之内", "inside a dwelling or other private space"),
        "doorstep": ("门口，不进入", "at the door, without entering"),
        "workplace": ("工作单位，办公区域之外", "at work, outside the office area"),
        "office_area": ("工作单位的办公区域内", "inside the office area at work"),
        "lender_premises": ("债权人的营业场所", "premises of the lender"),
        "collector_premises": ("催收方的营业场所", "premises of the collector"),
        "court": ("法院或调解机构", "court or mediation body"),
        "agreed_place": ("事先约定的地点", "place agreed beforehand"),
        "school": ("学校或幼儿园", "school or nursery"),
        "hospital": ("医院", "hospital"),
        "ceremony": ("婚礼、葬礼等场合", "wedding, funeral or the like"),
        "public_place": ("公共场所", "public place"),
        "notice_board": ("公告栏、电梯、小区门口等张贴处", "notice board, lift, gate and the like"),
        "social_media": ("社交网络或群聊", "social network or group chat"),
        "press": ("国家级或省级有影响的媒体", "influential national or provincial medium"),
        "other": ("其他地点", "another place"),
    },
)

INSIDE = table(
    "inside",
    ("所处的会话", "session in which an act happens"),
    {
        "inbound_call": ("对方打来的电话", "call made by the other person"),
        "web_session": ("对方打开的在线会话", "online session opened by the other person"),
    },
)

DEVICE = table(
    "device",
    ("设备", "device"),
    {
        "company": ("单位的线路或账号", "company line or account"),
        "private": ("催收人员的私人手机或账号", "the collector's own phone or account"),
    },
)

ENVELOPE = table(
    "envelope",
    ("信件的封装", "cover of a letter"),
    {
        "plain": ("封口且无标记", "sealed, showing nothing of a debt"),
        "marked": ("外面显示催收或债务", "shows outside that it is about a debt"),
        "open": ("未封口", "open"),
    },
)

INITIATED_BY = table(
    "initiated_by",
    ("由谁引起", "who began"),
    {
        "collector": ("催收方", "the collector"),
        "debtor": ("债务人", "the debtor"),
        "other": ("其他人", "another person"),
    },
)

DIRECTION = table(
    "direction",
    ("方向", "direction"),
    {
        "outbound": ("由催收方发出", "from the collector"),
        "inbound": ("发给催收方", "to the collector"),
    },
)
