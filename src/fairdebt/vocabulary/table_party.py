"""Words for people, institutions and their standing."""

from __future__ import annotations

from fairdebt.vocabulary.writing import table

_RELATIONS = {
    "debtor": ("债务人本人", "the debtor"),
    "co_debtor": ("共同债务人", "co-debtor"),
    "guarantor": ("保证人", "guarantor"),
    "spouse": ("配偶", "spouse"),
    "parent_of_minor": ("未成年债务人的父母", "parent of a debtor who is a minor"),
    "guardian": ("监护人", "guardian"),
    "executor": ("遗产管理人或遗嘱执行人", "executor or administrator of the estate"),
    "heir": ("继承人", "heir"),
    "successor": ("经确认的权利义务承继人", "confirmed successor in interest to a mortgaged home"),
    "trustee": ("受托人", "trustee"),
    "contact_person": ("债务人预留的联系人", "contact person named by the debtor"),
    "third_person": ("其他无关的人", "any other person"),
    "employer": ("用人单位", "employer"),
    "attorney": ("律师或代理人", "attorney or representative"),
    "lender": ("债权人", "lender"),
    "bureau": ("征信机构", "credit bureau"),
    "public": ("公众", "the public"),
    "nobody": ("无人（无人接听或应门）", "nobody, where none answers"),
}

RELATION = table("relation", ("与债务的关系", "relation to the debt"), _RELATIONS)

PARTY = table(
    "party",
    ("作出通知的人", "who gives a notice"),
    {
        **_RELATIONS,
        "collector": ("催收方", "collector"),
        "court": ("法院或仲裁机构", "court or arbitral body"),
        "police": ("公安机关", "police"),
        "regulator": ("监管部门", "regulator"),
        "operator": ("电信运营商、邮政或平台", "telephone, postal or platform operator"),
    },
)

SIDE = table(
    "side",
    ("哪一方", "side"),
    {
        "debtor": ("债务人一方", "the debtor's side"),
        "collector": ("债权人和催收方一方", "the lender's and collector's side"),
        "other": ("其他人一方", "another person's side"),
    },
)

LENDER_TYPE = table(
    "lender_type",
    ("债权人的类型", "type of lender"),
    {
        "bank": ("商业银行", "bank"),
        "consumer_finance_company": ("消费金融公司", "consumer finance company"),
        "auto_finance_company": ("汽车金融公司", "car finance company"),
        "microloan_company": ("小额贷款公司", "microloan company"),
        "platform": ("网络平台或助贷机构", "online platform or loan facilitator"),
        "guarantee_company": ("融资担保公司", "guarantee company"),
        "assignee": ("债权受让人", "assignee of the claim"),
        "private_lender": ("民间出借人", "private lender"),
        "medical_provider": ("医疗机构", "provider of medical care"),
        "other": ("其他", "another"),
    },
)

COLLECTOR_ROLE = table(
    "collector_role",
    ("催收方的身份", "role of the collector"),
    {
        "lender": ("债权人自行催收", "the lender itself"),
        "agency": ("受托的外包机构", "agency that collects for another"),
        "debt_buyer": ("买入债权后自行催收者", "buyer of debts who collects for itself"),
        "attorney_collector": ("催收债务的律师", "attorney who collects"),
    },
)

MEMBERSHIP = table(
    "membership",
    ("行业协会", "association"),
    {
        "CBA": ("中国银行业协会", "China Banking Association"),
        "NIFA": ("中国互联网金融协会", "National Internet Finance Association of China"),
        "ACA": ("美国催收业协会", "ACA International"),
        "CSA": ("英国信贷服务协会", "Credit Services Association of the United Kingdom"),
    },
)

CONDUCT = table(
    "conduct",
    ("不当做法", "improper conduct"),
    {
        "violence": ("暴力或损坏财物", "violence or damage to property"),
        "following": ("跟踪、贴靠、纠缠", "following, sticking close, pestering"),
        "crowding": ("聚众造势或围堵", "crowding in or surrounding"),
        "blocking": ("堵门堵路", "blocking doors or ways"),
        "posting": ("张贴、喷涂、拉横幅", "posting up, spraying, banners"),
        "noise": ("使用扩音器、鞭炮、哀乐等", "loudspeakers, firecrackers, funeral music and the like"),
        "cutting_supply": ("断水断电", "cutting water or power"),
        "occupying": ("占据住所、场所或财产", "occupying premises or property"),
        "forced_entry": ("强行进入", "forcing entry"),
        "restraint": ("限制人身自由", "restraining personal freedom"),
        "filming_inside": ("拍摄室内或旁人", "filming indoors or bystanders"),
        "involving_minors": ("牵涉未成年人", "involving minors"),
        "call_bombing": ("短信或电话轰炸", "bombing with calls or messages"),
        "sim_bank": ("使用猫池等多卡设备或非法线路", "SIM banks or unlawful telephone access"),
        "number_rotation": ("换号以绕过拦截", "rotating numbers to get past a block"),
        "random_dialling": ("随机或顺序生成号码自动拨打", "dialling numbers generated at random or in sequence"),
        "cloned_voice": ("仿冒他人声音", "imitating somebody's voice"),
        "location_tracking": ("跟踪实时位置", "tracking where the person is"),
        "unfair_discrimination": ("不合理的差别对待", "unreasonable unequal treatment"),
        "shaming_display": ("以标明催债的卡片或车辆示众", "cards or vehicles that show that a debt is collected"),
    },
)
