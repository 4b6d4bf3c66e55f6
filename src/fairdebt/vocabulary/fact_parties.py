"""Facts of the lender, the collector, the agency and its mandate."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Type
from fairdebt.vocabulary.writing import (
    CIRCUMSTANCE,
    DATE,
    ID,
    NOT_CARRIED,
    PROTECTION,
    STATUS,
    STATUS_DATE,
    TRUTH,
    fact,
    one_of,
    silence,
    some_of,
)

LENDER = (
    fact("lender.id", ("债权人的编号", "identifier of the lender"), ID, CIRCUMSTANCE),
    fact(
        "lender.type",
        ("债权人是哪一类机构", "what kind of institution the lender is"),
        one_of("lender_type"),
        CIRCUMSTANCE,
    ),
    fact(
        "lender.memberships",
        ("加入了哪些行业协会", "associations the lender is a member of"),
        some_of("membership"),
        silence("none", "加入协会的自己知道并应说明", "a member knows it and must say so"),
    ),
    fact(
        "lender.acquired_by_assignment",
        ("债权是否受让而来", "whether the claim was acquired by assignment"),
        TRUTH,
        STATUS,
    ),
    fact(
        "lender.reports_to_bureau",
        ("是否向征信机构报送", "whether the lender reports to a credit bureau"),
        TRUTH,
        silence(
            "unknown",
            "用来核对说法，核对不了就不予批准",
            "claims are checked against it: what cannot be checked is not approved",
        ),
    ),
    fact(
        "lender.impact_assessed",
        ("是否已就本类处理做过个人信息保护影响评估", "whether the impact of this kind of data processing was assessed"),
        TRUTH,
        PROTECTION,
        ("先做个人信息保护影响评估", "assess the impact on personal data first"),
    ),
    fact(
        "lender.under_other_name",
        (
            "是否以他人名义催收，让人以为是第三方",
            "whether it collects its own debts under a name that suggests a third party",
        ),
        TRUTH,
        STATUS,
    ),
    fact(
        "lender.zone",
        ("债权人所在时区", "time zone of the lender"),
        Type("text"),
        silence(
            "derived", "即债权人所在法域的唯一时区，否则未知", "the one zone of the case's jurisdiction, else unknown"
        ),
    ),
)
"""For whom is collected."""

COLLECTOR = (
    fact(
        "collector.id",
        ("催收方的编号", "identifier of the collector"),
        ID,
        silence("derived", "有外包机构即该机构，否则为债权人", "the agency where there is one, else the lender"),
    ),
    fact(
        "collector.role",
        ("以什么身份催收", "in which role the collector collects"),
        one_of("collector_role"),
        CIRCUMSTANCE,
    ),
    fact(
        "collector.unfit",
        (
            "催收人员是否有暴力记录、严重失信、培训过期或未签保密承诺",
            "whether the collector has a violent record, seriously bad credit, expired training or no vow of secrecy",
        ),
        TRUTH,
        STATUS,
        ("换一名合格的催收人员", "let a fit collector act"),
    ),
    fact(
        "collector.trained_until",
        ("培训有效期最后一日", "last day for which the training holds"),
        DATE,
        STATUS_DATE,
        ("先完成培训和考核", "complete training and examination first"),
    ),
    fact(
        "collector.is_lawyer",
        ("催收人员是否为执业律师", "whether the collector is a practising lawyer"),
        TRUTH,
        PROTECTION,
    ),
    fact(
        "collector.licensed",
        ("是否持有当地要求的牌照", "whether the collector holds the licence that is required there"),
        TRUTH,
        PROTECTION,
        ("先取得牌照", "obtain the licence first"),
    ),
    fact(
        "collector.motor_vehicle_dealer",
        ("是否为消费者金融保护局管辖之外的汽车经销商", "whether it is a car dealer outside the authority of the CFPB"),
        TRUTH,
        STATUS,
    ),
    fact(
        "collector.state",
        ("催收人员所在的州（省）或国家", "state or province from which the collector calls"),
        Type("text"),
        CIRCUMSTANCE,
    ),
    fact(
        "collector.licence_exempt",
        ("是否依当地法律无须牌照", "whether the law there lets the collector collect without a licence"),
        TRUTH,
        STATUS,
    ),
    fact("collector.licence_number", ("牌照号码", "number of the licence"), ID, NOT_CARRIED),
    fact(
        "collector.bonded",
        ("是否提交了当地要求的保证金或担保", "whether the bond that is required there is on file"),
        TRUTH,
        PROTECTION,
        ("先提交所要求的担保", "file the bond first"),
    ),
)
"""Who collects."""

AGENCY = (
    fact(
        "agency.id",
        ("外包机构的编号", "identifier of the agency"),
        ID,
        silence("none", "未写明机构即没有外包", "where no agency is named there is none"),
    ),
    fact(
        "agency.on_published_list",
        ("是否在债权人公布的合作机构名单上", "whether the agency is on the lender's published list"),
        TRUTH,
        PROTECTION,
        ("先将该机构列入并公布名单", "put the agency on the published list first"),
    ),
    fact(
        "agency.evaluated_on",
        ("最近一次评估该机构的日期", "day of the latest evaluation of the agency"),
        DATE,
        silence("none", "没有记录即未评估", "without a record there was none"),
        ("先评估该机构", "evaluate the agency first"),
    ),
    fact(
        "agency.violent_record",
        ("该机构是否有暴力催收记录", "whether the agency has a record of violent collection"),
        TRUTH,
        STATUS,
        ("换一家机构", "choose another agency"),
    ),
    fact(
        "agency.paid_by_recovery_alone",
        ("该机构是否只按回款计酬", "whether the agency is paid by recovery alone"),
        TRUTH,
        STATUS,
        ("改变计酬方式", "change how the agency is paid"),
    ),
    fact(
        "agency.returned_data",
        ("委托结束后是否已退还或删除数据", "whether the agency returned or deleted the data after its mandate"),
        TRUTH,
        PROTECTION,
        ("要求该机构退还或删除数据", "have the agency return or delete the data"),
    ),
)
"""The agency to which collection is or would be entrusted."""

MANDATE = (
    fact(
        "mandate.contract",
        ("是否有书面委托合同", "whether there is a written contract of entrustment"),
        TRUTH,
        PROTECTION,
        ("与该机构签订书面委托合同", "sign a written contract of entrustment with the agency"),
    ),
    fact(
        "mandate.covers_debt",
        ("委托是否包含本债务", "whether the mandate covers the debt"),
        TRUTH,
        PROTECTION,
        ("将本债务列入委托", "have the debt added to the mandate"),
    ),
    fact(
        "mandate.covers_visit",
        ("书面授权是否包含上门", "whether the written authority covers visits"),
        TRUTH,
        PROTECTION,
        ("取得上门的书面授权", "obtain a written authority for visits"),
    ),
    fact(
        "mandate.from",
        ("委托开始的日期", "first day of the mandate"),
        DATE,
        silence("none", "没有约定起始日即自合同起", "where none was agreed it runs from the contract"),
        ("等到委托开始", "wait for the first day of the mandate"),
    ),
    fact(
        "mandate.through",
        ("委托的最后一日", "last day of the mandate"),
        DATE,
        silence("none", "没有约定终止日即未终止", "where no end was agreed it has not ended"),
        ("续签委托", "renew the mandate"),
    ),
    fact(
        "mandate.impact_assessed",
        ("委托前是否做过个人信息保护影响评估", "whether the impact on personal data was assessed before the mandate"),
        TRUTH,
        PROTECTION,
        ("先做个人信息保护影响评估", "assess the impact on personal data first"),
    ),
    fact(
        "mandate.health_data_agreement",
        ("是否订有处理健康信息的协议", "whether there is an agreement on the handling of health information"),
        TRUTH,
        PROTECTION,
        ("先与该机构订立处理健康信息的协议", "agree with the agency on the handling of health information first"),
    ),
    fact(
        "mandate.sub_delegated",
        ("是否转委托而来", "whether the mandate was passed on to a further agency"),
        TRUTH,
        STATUS,
        ("由受托机构自己实施", "let the mandated agency act itself"),
    ),
    fact(
        "mandate.sub_delegation_agreed",
        ("债权人是否同意转委托", "whether the lender agreed to the passing on"),
        TRUTH,
        PROTECTION,
        ("取得债权人对转委托的同意", "obtain the lender's consent to passing the mandate on"),
    ),
    fact(
        "mandate.debtor_informed",
        ("委托前是否已告知债务人", "whether the debtor was told of the mandate beforehand"),
        TRUTH,
        PROTECTION,
        ("先将委托告知债务人", "tell the debtor of the mandate first"),
    ),
    fact(
        "mandate.private_device_agreed",
        ("债权人是否同意使用私人设备或账号", "whether the lender agreed to private devices or accounts"),
        TRUTH,
        PROTECTION,
        ("改用单位设备，或取得债权人同意", "use a company line or obtain the lender's consent"),
    ),
    fact(
        "mandate.law_firm",
        ("是否由律师事务所受托处理本债务", "whether a law firm is mandated for the debt"),
        TRUTH,
        PROTECTION,
        ("委托律师事务所", "mandate a law firm"),
    ),
)
"""What the lender entrusted to the agency."""
