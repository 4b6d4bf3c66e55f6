"""Words for what is done, for what purpose, and what comes of it."""

from __future__ import annotations

from fairdebt.vocabulary.writing import table

ACT = table(
    "act",
    ("行为的种类", "kind of act"),
    {
        "contact": ("联系某人，或试图联系", "reach out to somebody, or try to"),
        "hand_over": ("把案件移交外包机构", "hand a case over to an agency"),
        "share_data": ("向另一个独立处理者提供数据", "give data to another party that uses them for itself"),
        "assign_debt": ("转让债权", "assign the claim"),
        "demand_amount": ("要求支付一笔金额", "demand a sum of money"),
        "offer_plan": ("提出还款方案", "offer a repayment plan"),
        "report_credit": ("向征信机构报送", "report to a credit bureau"),
        "file_suit": ("起诉、申请仲裁或支付令", "sue, or apply for arbitration or a payment order"),
        "seek_default_judgment": ("申请缺席判决", "apply for a judgment by default"),
        "seek_preservation": ("申请财产保全", "apply to a court to preserve assets"),
        "take_payment": ("收取款项或扣款", "take a payment or debit an account"),
        "decide_automatically": ("以自动化方式作出决定", "decide about the debtor by machine"),
        "answer_complaint": ("答复投诉或异议", "answer a complaint or objection"),
        "publish": ("向公众发布或张贴", "publish or post up"),
        "delete_record": ("删除记录或数据", "delete records or data"),
        "repossess": ("取回或处置财产", "take or dispose of property"),
    },
)

MODE = table(
    "mode",
    ("催收方式", "mode of collection"),
    {
        "informative": ("告知式：单向提醒", "one-way information"),
        "interactive": ("交互式：与对方交谈", "conversation with the person"),
    },
)

PURPOSE = table(
    "purpose",
    ("联系的目的", "purpose of a contact"),
    {
        "reminder": ("提醒还款", "remind of a payment"),
        "demand": ("要求还款", "demand payment"),
        "negotiation": ("协商还款", "negotiate repayment"),
        "locate": ("询问债务人的联系方式", "ask where the debtor can be reached"),
        "relay": ("请对方转告", "ask to pass a message on"),
        "answer": ("回复对方", "answer the person"),
        "validation_notice": (
            "告知债务详情和异议权利的首次通知",
            "first notice that details the debt and the right to dispute",
        ),
        "dispute_answer": ("答复对债务的异议", "answer a dispute of the debt"),
        "verification": ("核实信息或送交证明", "verify information or send the proof of the debt"),
        "opt_out_confirmation": ("确认退订", "confirm an opt-out"),
        "says_ending": ("告知催收终止", "say that collection ends"),
        "remedy_may_follow": ("告知可能采取的法律措施", "say that a remedy may be used"),
        "remedy_will_follow": ("告知将采取某项法律措施", "say that a certain remedy will be used"),
        "payment_information": ("告知付款方式或账户信息", "tell how to pay or where"),
        "required_notice": ("法律或合同要求的通知", "notice that law or contract requires"),
        "plan_due_reminder": ("还款方案的到期提醒", "remind of a due date under a plan"),
        "rights_notice": ("告知债务人的权利", "tell the debtor of rights"),
        "medical_notice": ("医疗债务的法定通知", "notice the law requires for medical debt"),
        "seek_consent": ("征求同意", "ask for consent"),
        "sell": ("营销", "sell something"),
        "judgment_remedy": ("执行判决", "carry out a judgment"),
        "proof_of_claim": ("在破产程序中申报债权", "file a claim in insolvency"),
        "early_intervention_notice": ("住房贷款逾期的早期告知", "early notice to a mortgage debtor in delay"),
        "assignment_notice": ("债权转让通知", "tell of the assignment of the claim"),
        "mandate_notice": ("告知委托外包机构", "tell of the mandate to an agency"),
        "adverse_report_notice": ("报送不良信息前的告知", "tell beforehand of an adverse credit report"),
        "complaint_answer": ("答复投诉", "answer a complaint"),
        "visit_announcement": ("告知将上门", "announce a visit"),
        "authorisation_copy": ("交付扣款授权书副本", "give a copy of the authorisation to debit"),
        "debit_notice": ("扣款前告知金额和日期", "tell the amount and day of a debit to come"),
        "leak_notice": ("告知数据泄露", "tell of a data leak"),
        "plan_confirmation": ("书面确认还款方案", "confirm a repayment plan in writing"),
        "wage_assignment": ("办理债务人同意的工资让与", "carry out a wage assignment that the debtor agreed to"),
        "unverified_notice": ("告知债务未获证实", "tell that the debt could not be verified"),
        "serve_process": ("送达法院文书", "serve papers of a court"),
        "billing": ("按期寄送的账单", "periodic bill or statement"),
        "counselling": ("经用人单位安排债务咨询", "arrange debt counselling through the employer"),
        "employer_contact_notice": ("事先告知将联系用人单位", "tell beforehand that the employer will be contacted"),
        "suit_notice": ("事先告知将起诉", "tell beforehand of a suit to come"),
        "deposit_notice": ("告知将兑付远期票据", "tell of the deposit of a postdated instrument"),
        "original_creditor_answer": ("告知原债权人的名称地址", "give the name and address of the original creditor"),
        "service": ("与催收无关的日常服务", "ordinary service that collects nothing"),
    },
)

OUTCOME = table(
    "outcome",
    ("联系的结果", "what came of a contact"),
    {
        "no_answer": ("无人接听", "rang, nobody answered"),
        "busy": ("占线", "line busy"),
        "out_of_service": ("停机、空号或关机", "number out of service"),
        "wrong_number": ("号码不属于所找的人", "the number is somebody else's"),
        "bounced": ("退回或发送失败", "came back or could not be sent"),
        "nobody_there": ("上门无人", "nobody at the door"),
        "voicemail": ("转入语音信箱", "reached a voicemail"),
        "delivered": ("已送达", "delivered"),
        "refused": ("对方拒接或拒收", "declined or refused unheard and unread"),
        "answered": ("有人接听，身份未知", "somebody answered, not known who"),
        "third_person_answered": ("由他人接听或应门", "another person answered"),
        "conversation": ("与本人通话或交谈", "talk with the person sought"),
        "met": ("与本人见面", "met the person sought"),
        "pending": ("已批准但结果未定", "permitted, result still open"),
    },
    {
        "nothing": ("no_answer", "busy", "out_of_service", "wrong_number", "bounced", "nobody_there"),
        "something": ("voicemail", "delivered", "refused"),
        "somebody": ("answered", "third_person_answered"),
        "debtor_reached": ("conversation", "met"),
        "not_connected": ("busy", "out_of_service"),
        "put_through": ("answered", "third_person_answered", "conversation", "voicemail"),
    },
)

REQUEST = table(
    "request",
    ("向对方提出的请求", "what a person is asked for"),
    {
        "payment": ("要求付款", "payment"),
        "contact_details": ("询问联系方式", "contact details"),
        "call_back": ("请转告或回电", "a message passed on or a call back"),
        "information": ("询问其他情况", "other information"),
        "consent": ("请求同意", "consent"),
        "signature": ("请求签字或确认债务", "a signature or an acknowledgement"),
        "security": ("只实现担保物权，不要求个人清偿", "only what secures the debt, nothing from the person"),
        "borrowing": ("建议另行借款", "new borrowing"),
        "connection": ("加为好友或联系人", "to be added to the person's contacts"),
    },
)

DECIDED_BY = table(
    "decided_by",
    ("由谁决定", "who decides"),
    {"person": ("由人决定", "a person"), "machine": ("仅由机器决定", "a machine alone")},
)

DECISION = table(
    "decision",
    ("自动化决定的内容", "what an automated decision is about"),
    {
        "refuse_plan": ("拒绝还款方案", "to refuse a plan"),
        "withdraw_plan": ("撤回还款方案", "to withdraw a plan"),
        "sue": ("起诉", "to sue"),
        "adverse_report": ("报送不良信息", "to report adversely to a bureau"),
        "visit": ("上门", "to visit"),
        "routine": ("安排日常联系等轻微事项", "small matters such as when to call"),
    },
)
