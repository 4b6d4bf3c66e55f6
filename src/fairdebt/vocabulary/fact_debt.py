"""Facts of a debt, and of the guarantee for it."""

from __future__ import annotations

from fairdebt.vocabulary.writing import (
    AMOUNT,
    CIRCUMSTANCE,
    DATE,
    ID,
    NUMBER,
    PROTECTION,
    REQUIRED,
    STATUS,
    STATUS_DATE,
    TRUTH,
    fact,
    one_of,
    silence,
    some_of,
)

_CLAIM_CHECK = silence(
    "unknown",
    "用来核对说法，核对不了就不予批准",
    "claims are checked against it: what cannot be checked is not approved",
)

DEBT = (
    fact("debt.id", ("债务的编号", "identifier of the debt"), ID, REQUIRED),
    fact("debt.product", ("哪一种产品", "which kind of product"), one_of("product"), CIRCUMSTANCE),
    fact(
        "debt.purpose",
        ("借款用途：消费还是经营", "what it was for: consumption or business"),
        one_of("debt_purpose"),
        CIRCUMSTANCE,
    ),
    fact(
        "debt.class",
        ("法律上属于哪一类债权", "class of claim in the eyes of the law"),
        one_of("debt_class"),
        CIRCUMSTANCE,
    ),
    fact(
        "debt.claim_type", ("时效法上的请求权种类", "type of claim for limitation"), one_of("claim_type"), CIRCUMSTANCE
    ),
    fact("debt.online", ("是否通过网络发放", "whether it was granted online"), TRUTH, CIRCUMSTANCE),
    fact("debt.facilitated", ("是否经助贷平台发放", "whether a platform facilitated the loan"), TRUTH, STATUS),
    fact(
        "debt.arose",
        ("发生在哪些事件之前或之后", "before or after which events of life it arose"),
        some_of("arose"),
        CIRCUMSTANCE,
    ),
    fact("debt.secured_by", ("由什么担保", "what secures it"), one_of("security"), CIRCUMSTANCE),
    fact(
        "debt.illegal",
        ("是否为法律不予保护的非法债务", "whether it is an illegal debt that the law does not protect"),
        TRUTH,
        STATUS,
    ),
    fact(
        "debt.possession_right",
        ("是否已有依法取回担保物的权利", "whether there is a present right to possess the property that secures it"),
        TRUTH,
        CIRCUMSTANCE,
        ("先取得取回担保物的权利", "establish the right to possession first"),
    ),
    fact(
        "debt.repossession_intended",
        ("是否已决定取回担保物并有记录", "whether the decision to take the property is on record"),
        TRUTH,
        CIRCUMSTANCE,
        ("先作出取回的决定并记录", "decide to take the property, and note it down, first"),
    ),
    fact("debt.property_exempt", ("担保物依法是否不得取回", "whether the property is exempt by law"), TRUTH, STATUS),
    fact(
        "debt.granted_directly",
        ("是否由债权人直接发放、不经卖方", "whether the lender granted it directly, not through a seller"),
        TRUTH,
        CIRCUMSTANCE,
    ),
    fact("debt.charged_off", ("是否已核销", "whether it was charged off"), TRUTH, STATUS),
    fact(
        "debt.collection_procedures",
        (
            "债权人是否已停寄账单、宣布全部到期或采取、威胁法律行动",
            "whether the lender stopped periodic bills, demanded the full balance, or took or threatened legal action",
        ),
        TRUTH,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.assistance_duties_met",
        ("医院是否已尽经济援助义务", "whether the hospital did what the law of financial assistance asks of it"),
        TRUTH,
        PROTECTION,
        ("先确认医院已尽经济援助义务", "confirm first that the hospital met its duties of financial assistance"),
    ),
    fact(
        "debt.negotiated_in",
        ("洽谈合同所用的语言", "language in which the contract was negotiated"),
        one_of("language"),
        silence("english", "没有写明即为英语", "where nobody noted another it was English"),
    ),
    fact(
        "debt.first_billed_on",
        ("第一份账单寄出之日", "day on which the first bill was sent"),
        DATE,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.documents_held",
        ("是否持有证明债权和归属的文件", "whether the documents that prove it and who owns it are held"),
        TRUTH,
        PROTECTION,
        ("先取得证明债权和归属的文件", "obtain the documents first"),
    ),
    fact(
        "debt.principal",
        ("尚欠本金，不含利息和费用", "principal still owed, without interest and fees"),
        AMOUNT,
        CIRCUMSTANCE,
    ),
    fact("debt.disbursed", ("实际发放的金额", "amount actually paid out"), AMOUNT, CIRCUMSTANCE),
    fact(
        "debt.ledger_total",
        ("当日账面应还总额", "total owed by the ledger on the day"),
        AMOUNT,
        CIRCUMSTANCE,
        ("按当日账面核对金额", "reconcile the amount with the ledger of the day"),
    ),
    fact(
        "debt.agreed_charges",
        ("约定且合法的息费合计", "charges that were agreed and are lawful, in total"),
        AMOUNT,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.annual_cost_rate",
        ("综合年化成本，单位为百分之几", "all-in yearly cost, in percent"),
        NUMBER,
        CIRCUMSTANCE,
        ("把综合成本降到上限以内", "bring the all-in cost below the ceiling"),
    ),
    fact(
        "debt.penalty_over_loss",
        (
            "违约金超过损失的部分，单位为损失的百分之几",
            "by how much the penalty exceeds the loss, in percent of the loss",
        ),
        NUMBER,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.lpr_at_contract",
        (
            "合同成立时的一年期贷款市场报价利率，单位为百分之几",
            "one-year loan prime rate when the contract was made, in percent",
        ),
        NUMBER,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.interest_agreed",
        (
            "是否约定了利息；自然人之间约定不明的视为没有约定",
            "whether interest was agreed; between private persons, what is unclear was not",
        ),
        TRUTH,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.assignment_reviewed",
        (
            "转让债权时移交个人信息的法律依据是否经法务审查并有记录",
            "whether lawyers confirmed, on record, the legal basis for passing personal data on with the claim",
        ),
        TRUTH,
        CIRCUMSTANCE,
        ("先由法务审查并记录", "have it reviewed, and the review put on record"),
    ),
    fact("debt.days_overdue", ("已逾期天数", "days overdue"), NUMBER, CIRCUMSTANCE),
    fact("debt.due_on", ("最早一笔未还款的到期日", "day on which the oldest unpaid sum was due"), DATE, CIRCUMSTANCE),
    fact("debt.matured_on", ("整笔债务的到期日", "day on which the whole debt matured"), DATE, CIRCUMSTANCE),
    fact("debt.accrued_on", ("请求权产生的日期", "day on which the claim accrued"), DATE, CIRCUMSTANCE),
    fact("debt.contracted_on", ("合同成立的日期", "day on which the contract was made"), DATE, CIRCUMSTANCE),
    fact(
        "debt.last_instalment_due_on",
        ("最后一期的到期日", "day on which the last instalment falls due"),
        DATE,
        CIRCUMSTANCE,
    ),
    fact("debt.limitation_expires_on", ("诉讼时效届满日", "last day of the limitation period"), DATE, CIRCUMSTANCE),
    fact(
        "debt.obtained_on", ("本催收方取得该债务的日期", "day on which this collector obtained it"), DATE, CIRCUMSTANCE
    ),
    fact(
        "debt.account_when_obtained",
        ("取得时所在的账户编号", "account number it had when the collector obtained it"),
        ID,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.paid_before_service",
        ("服兵役之前是否付过首付或分期款", "whether a deposit or instalment was paid before military service"),
        TRUTH,
        CIRCUMSTANCE,
    ),
    fact(
        "debt.stay_applied_on",
        (
            "服役人员就本债务的诉讼申请中止的日期",
            "day on which a servicemember applied for a stay of the suit about it",
        ),
        DATE,
        STATUS_DATE,
    ),
    fact(
        "debt.data_doubtful",
        (
            "是否知道或有合理理由认为所记录的内容不准确",
            "whether what is recorded of it is known, or with good reason believed, to be inaccurate",
        ),
        TRUTH,
        STATUS,
        ("先核实并更正", "check and correct it first"),
    ),
    fact("debt.settled_on", ("结清的日期", "day on which it was settled"), DATE, STATUS_DATE),
    fact("debt.default_ended_on", ("不良行为终止的日期", "day on which the default ended"), DATE, STATUS_DATE),
    fact(
        "debt.suit_intended",
        ("是否已决定起诉并有记录", "whether the decision to sue is on record"),
        TRUTH,
        _CLAIM_CHECK,
        ("先作出起诉决定并记录", "decide to sue, and note it down, before saying so"),
    ),
    fact(
        "debt.offer_expires_on",
        ("现有减免或分期方案的截止日", "last day of an offer that stands"),
        DATE,
        silence("none", "没有记录方案即没有截止日", "without an offer on record there is no end of it"),
    ),
)
"""What is known of a debt; unless a reason says otherwise a circumstance that nobody guesses."""

GUARANTEE = (
    fact(
        "guarantee.kind",
        ("一般保证还是连带责任保证", "general or joint guarantee"),
        one_of("guarantee_kind"),
        CIRCUMSTANCE,
    ),
    fact(
        "guarantee.ends_on",
        ("约定的保证期间最后一日", "last day of the guarantee period that was agreed"),
        DATE,
        silence("none", "没有约定的按法定期间", "where none was agreed the period of the law runs"),
    ),
    fact(
        "guarantee.limit",
        ("保证责任的最高金额", "most that the guarantor answers for"),
        AMOUNT,
        silence("none", "没有约定限额即无限额", "where no limit was agreed there is none"),
    ),
    fact(
        "guarantee.exercised",
        ("保证期间内是否已依法主张", "whether the claim was duly raised within the period"),
        TRUTH,
        PROTECTION,
    ),
    fact(
        "guarantee.defence_waived",
        ("保证人是否书面放弃先诉抗辩", "whether the guarantor waived in writing that the debtor be sued first"),
        TRUTH,
        PROTECTION,
    ),
    fact(
        "guarantee.enforcement_failed",
        ("对债务人强制执行后是否仍不能清偿", "whether enforcement against the debtor has failed"),
        TRUTH,
        PROTECTION,
        ("先对债务人起诉并申请执行", "sue the debtor and enforce first"),
    ),
)
"""What is known of the guarantee of the guarantor in question."""
