"""Words for debts, money and records."""

from __future__ import annotations

from fairdebt.vocabulary.writing import table

PRODUCT = table(
    "product",
    ("产品", "product"),
    {
        "credit_card": ("信用卡", "credit card"),
        "consumer_loan": ("消费贷款", "consumer loan"),
        "microloan": ("小额贷款", "microloan"),
        "student_loan": ("助学贷款", "student loan"),
        "medical": ("医疗费用", "medical bill"),
        "mortgage": ("住房贷款", "home mortgage"),
        "vehicle": ("汽车贷款", "vehicle loan"),
        "support": ("抚养费、赡养费", "support of a spouse or child"),
        "utility": ("水电气、通信等费用", "bill for power, water, gas or telephone"),
        "other": ("其他", "another"),
    },
)

DEBT_PURPOSE = table(
    "debt_purpose",
    ("债务用途", "what a debt was for"),
    {
        "consumer": ("个人或家庭消费", "personal or household use"),
        "business": ("生产经营", "business"),
        "mixed": ("两者兼有", "both"),
    },
)

DEBT_CLASS = table(
    "debt_class",
    ("法律上的债权类别", "class of claim in law"),
    {
        "financial": ("金融机构的债权", "claim of a financial institution"),
        "commercial": ("其他经营者的债权", "claim of another business"),
        "supply": ("持续供应的费用", "claim for regular supply"),
        "private": ("自然人之间的债权", "claim between private persons"),
        "public": ("税费、罚款等公法债权", "tax, fee or fine"),
        "judgment": ("经判决确认的债权", "claim confirmed by judgment"),
    },
)

CLAIM_TYPE = table(
    "claim_type",
    ("时效上的请求权种类", "type of claim for limitation"),
    {
        "written_contract": ("书面合同", "written contract"),
        "oral_contract": ("口头合同", "oral contract"),
        "promissory_note": ("本票或借据", "promissory note"),
        "open_account": ("往来账户", "open account"),
        "credit_card": ("信用卡账户", "credit-card account"),
        "sale_of_goods": ("买卖", "sale of goods"),
        "judgment": ("判决", "judgment"),
        "other": ("其他", "another"),
    },
)

AROSE = table(
    "arose",
    ("发生的先后", "before or after what a debt arose"),
    {
        "before_marriage": ("结婚之前", "before the marriage"),
        "during_marriage": ("婚姻存续期间", "during the marriage"),
        "before_petition": ("申请破产之前", "before the petition in insolvency"),
        "after_petition": ("申请破产之后", "after the petition in insolvency"),
        "before_service": ("服兵役之前", "before military service"),
        "during_service": ("服兵役期间", "during military service"),
    },
)

SECURITY = table(
    "security",
    ("担保物", "what secures a debt"),
    {
        "nothing": ("无担保", "nothing"),
        "home": ("住房", "a home"),
        "land": ("其他不动产", "other land"),
        "vehicle": ("车辆", "a vehicle"),
        "movables": ("其他动产", "other movables"),
        "rights": ("存款、工资等权利", "deposits, wages or other rights"),
        "guarantee": ("保证", "a guarantee"),
    },
)

GUARANTEE_KIND = table(
    "guarantee_kind",
    ("保证方式", "kind of guarantee"),
    {
        "general": ("一般保证，含没有约定或约定不明", "general, also where none or nothing clear was agreed"),
        "joint": ("连带责任保证", "joint and several"),
    },
)

CHARGE = table(
    "charge",
    ("金额的组成", "part of an amount"),
    {
        "principal": ("本金", "principal"),
        "interest": ("利息", "interest"),
        "default_interest": ("罚息", "default interest"),
        "compound_interest": ("复利", "compound interest"),
        "penalty": ("违约金", "contractual penalty"),
        "agreed_fee": ("合同约定且合法的费用", "fee that was agreed and is lawful"),
        "court_cost": ("诉讼费用", "court costs"),
        "collection_fee": ("催收费", "fee for collection"),
        "visit_fee": ("上门费", "fee for a visit"),
        "lawyer_letter_fee": ("律师函费", "fee for a lawyer's letter"),
        "forgiven_interest": ("依法已免除的利息", "interest that the law forgives"),
        "payment_fee": ("支付手续费", "fee for the way of paying"),
        "other": ("其他", "another"),
    },
)

PAYEE = table(
    "payee",
    ("收款人", "who is paid"),
    {
        "lender": ("债权人账户", "the lender's account"),
        "agency": ("外包机构账户", "the agency's account"),
        "collector": ("催收人员的私人账户", "a collector's private account"),
        "court": ("法院账户", "a court's account"),
        "other": ("其他账户", "another account"),
    },
)

RECORD_KIND = table(
    "record_kind",
    ("记录的种类", "kind of record"),
    {
        "recording": ("录音录像", "recording in sound or picture"),
        "collection_record": ("催收记录", "record of collection"),
        "impact_assessment": ("影响评估报告", "report of an impact assessment"),
        "processing_record": ("个人信息处理记录", "record of data processing"),
        "mandate_record": ("委托和提供数据的记录", "record of mandates and of data given"),
        "plan_recording": ("口头还款协议的录音", "recording of an oral repayment plan"),
        "bureau_record": ("征信不良信息", "adverse record at a bureau"),
        "complaint_record": ("投诉记录", "record of a complaint"),
        "debtor_data": ("债务人的其他数据", "other data of the debtor"),
    },
)

COMPLEXITY = table(
    "complexity",
    ("投诉的难易", "complexity of a complaint"),
    {"simple": ("事实清楚、争议简单", "clear facts, little in dispute"), "complex": ("情况复杂", "complex")},
)

FORM = table(
    "form",
    ("形式", "form"),
    {
        "written": ("书面（纸面）", "in writing, on paper"),
        "signed": ("书面并签名", "in writing and signed"),
        "electronic": ("电子形式", "electronic"),
        "oral": ("口头", "oral"),
        "recorded": ("口头并有录音", "oral and recorded"),
    },
    {"in_writing": ("written", "signed", "electronic"), "spoken": ("oral", "recorded")},
)

CHAPTER = table(
    "chapter",
    ("美国破产程序的章", "chapter of the United States Bankruptcy Code"),
    {
        "chapter_7": ("第7章：清算", "chapter 7: liquidation"),
        "chapter_11": ("第11章：重整", "chapter 11: reorganisation"),
        "chapter_12": ("第12章：家庭农场和渔业", "chapter 12: family farmers and fishermen"),
        "chapter_13": ("第13章：有收入的个人", "chapter 13: individuals with regular income"),
        "other": ("其他", "another"),
    },
)

LANGUAGE = table(
    "language",
    ("语言", "language"),
    {
        "english": ("英语", "English"),
        "spanish": ("西班牙语", "Spanish"),
        "chinese": ("汉语", "Chinese"),
        "tagalog": ("他加禄语", "Tagalog"),
        "vietnamese": ("越南语", "Vietnamese"),
        "korean": ("朝鲜语", "Korean"),
        "other": ("其他语言", "another"),
    },
)

SCOPE = table(
    "scope",
    ("同意或停止的范围", "what a consent or a hold covers"),
    {
        "night": ("夜间联系", "contact at night"),
        "extra_calls": ("更多次数的通话", "more calls"),
        "third_party": ("联系第三人", "contact with third persons"),
        "direct_contact": ("绕过代理人直接联系", "direct contact although represented"),
        "sms": ("短信", "text messages"),
        "e_records": ("以电子记录代替法定书面文件", "electronic records in place of writing that the law requires"),
        "machine_contact": ("机器拨号或智能语音", "contact by machine"),
        "electronic": ("电子方式联系", "electronic contact"),
        "marketing": ("营销", "advertising"),
        "share_data": ("向他人提供数据", "giving data to others"),
        "sensitive_data": ("处理敏感个人信息", "processing sensitive personal data"),
        "public": ("公开个人信息", "making personal data public"),
        "visit": ("上门", "visits"),
        "workplace": ("在工作单位联系", "contact at work"),
        "recording": ("录音", "recording"),
        "channel": ("以指明的方式联系", "contact by the medium named"),
        "inconvenient": ("在不便的时间或地点联系", "contact at a time or place that is otherwise inconvenient"),
        "this_debtor": ("停催：该债务人", "hold: this debtor"),
        "this_debt": ("停催：该债务", "hold: this debt"),
        "portfolio": ("停催：整个资产包", "hold: the portfolio"),
        "this_agency": ("停催：该机构", "hold: this agency"),
        "everything": ("停催：全部", "hold: everything"),
    },
    {
        "consent": (
            "night",
            "extra_calls",
            "third_party",
            "direct_contact",
            "sms",
            "e_records",
            "machine_contact",
            "electronic",
            "marketing",
            "share_data",
            "sensitive_data",
            "public",
            "visit",
            "workplace",
            "recording",
            "channel",
            "inconvenient",
        ),
        "hold": ("this_debtor", "this_debt", "portfolio", "this_agency", "everything"),
    },
)

TRANSFER_KIND = table(
    "transfer_kind",
    ("债权转移的方式", "way in which a claim is transferred"),
    {
        "sale": ("出售、有偿转让或委托", "sale, transfer for consideration or placement"),
        "to_owner": ("转给债权所有人", "to the owner of the debt"),
        "back_under_contract": ("依原合同退回前手", "back to an earlier owner as the first contract allows"),
        "merger": ("合并、收购或概括转让", "merger, acquisition or transfer of substantially all assets"),
        "securitisation": ("证券化或质押", "securitisation or pledge"),
    },
)

PAYMENT_DIRECTION = table(
    "payment_direction",
    ("债务人对款项的指定", "what the debtor directed about a payment"),
    {
        "none_given": ("没有指定", "no direction was given"),
        "followed": ("有指定并照办", "directed, and followed"),
        "disregarded": ("有指定而未照办", "directed, and not followed"),
        "only_debt": ("对本催收方只欠这一笔", "no other debt is owed to this collector"),
    },
)

VENUE = table(
    "venue",
    ("起诉的地点", "where suit is brought"),
    {
        "where_signed": ("合同签订地", "where the debtor signed the contract"),
        "where_resides": ("债务人起诉时的住所地", "where the debtor lives when the action begins"),
        "where_property_lies": ("不动产所在地", "where the real property lies"),
        "elsewhere": ("其他地方", "elsewhere"),
    },
)
