"""Kinds of notice: what the collector was told, or what happened beside the acts."""

from __future__ import annotations

from fairdebt.vocabulary.entries import Notice
from fairdebt.vocabulary.writing import by_name, notice

_WISHES = (
    notice("consent", ("同意某种做法", "somebody consents"), "separate", "informed", "stated_until"),
    notice("consent_withdrawn", ("撤回同意", "a consent is withdrawn")),
    notice("hours_agreed", ("约定了催收时间", "times for collection are agreed"), "stated_until"),
    notice("hours_withdrawn", ("撤销所约定的时间", "agreed times are withdrawn")),
    notice("rhythm_agreed", ("约定了催收频次", "another frequency is agreed"), "stated_until"),
    notice("rhythm_withdrawn", ("撤销所约定的频次", "an agreed frequency is withdrawn")),
    notice("inconvenient_time", ("说明某些时间不便", "certain times are said to be inconvenient"), "stated_until"),
    notice("time_allowed", ("说明这些时间又可以", "those times are allowed again")),
    notice("inconvenient_place", ("说明某个地点不便", "a place is said to be inconvenient"), "stated_until"),
    notice("place_allowed", ("说明该地点又可以", "that place is allowed again")),
    notice("refusal", ("拒绝继续联系", "a person refuses further contact")),
    notice("payment_refused", ("拒绝付款", "a person refuses to pay")),
    notice("refusal_withdrawn", ("撤回拒绝", "a refusal is withdrawn")),
    notice("cease_request", ("要求停止催收联系", "contact is asked to cease")),
    notice("cease_withdrawn", ("撤回停止联系的要求", "a request to cease is withdrawn")),
    notice("medium_refused", ("拒绝某种联系方式", "a medium is refused")),
    notice("medium_allowed", ("又允许某种联系方式", "a medium is allowed again")),
    notice("address_refused", ("拒绝使用某个号码或地址", "a number or address is refused")),
    notice("address_allowed", ("又允许使用某个号码或地址", "a number or address is allowed again")),
    notice("workplace_forbidden", ("单位不允许联系", "the employer forbids contact at work")),
    notice("workplace_allowed", ("又允许在单位联系", "contact at work is allowed again")),
    notice("asked_to_leave", ("要求上门人员离开", "visitors are asked to leave")),
    notice("call_again_request", ("请稍后再打", "the person asks to be called again")),
    notice("callback_request", ("请求回电", "the person asks for a call back")),
    notice("automation_objection", ("拒绝仅由机器作出的决定", "decisions by machine alone are refused")),
)

_ADDRESSES = (
    notice("wrong_number", ("获知号码不属于该人", "the number is found to be somebody else's")),
    notice("number_confirmed", ("确认号码属于该人", "the number is confirmed to be the person's")),
    notice("number_invalid", ("确认号码已失效", "the number is found to be invalid")),
    notice("reassignment_check", ("查询了号码是否转给他人", "it was checked whether the number was reassigned")),
    notice(
        "address_transfer_notice",
        (
            "债权人告知其所用的邮箱或号码将转交催收方，并可在期限内拒绝",
            "the creditor told that an address it uses goes to the collector, with a day until which one may object",
        ),
        "stated_until",
    ),
    notice(
        "address_passed_on",
        (
            "前一家催收方确认依法取得并使用过该邮箱或号码",
            "the collector before confirmed that it had and used an address lawfully for the debt",
        ),
    ),
    notice(
        "location_doubted",
        (
            "有理由认为该人先前所答有误或不全，而现在知道",
            "this person's earlier answer is believed wrong or incomplete, and the person to know better now",
        ),
    ),
    notice("bounced", ("所发的信件或消息被退回", "a letter or message came back")),
)

_DISPUTES = (
    notice("attorney", ("委托了律师或代理人", "an attorney acts for somebody")),
    notice("attorney_ended", ("律师或代理关系结束", "an attorney no longer acts")),
    notice("dispute", ("对债务提出异议", "the debt is disputed"), "repeats"),
    notice("dispute_resolved", ("异议已核实处理", "a dispute is settled")),
    notice("dispute_frivolous", ("认定异议轻率或与债务无关", "a dispute is found frivolous or irrelevant")),
    notice("suit_invited", ("否认债务并请债权人起诉", "the debt is contested and the creditor invited to sue")),
    notice("not_debtor", ("称自己不是债务人", "a person says that somebody else is the debtor")),
    notice("debtor_confirmed", ("核实确为债务人", "it was verified that the person is the debtor")),
    notice("identity_theft", ("获知债务系身份盗用所致", "the debt is said to result from identity theft")),
    notice("original_creditor_request", ("要求告知原债权人", "the original creditor's name is asked for")),
    notice("charity_application", ("申请慈善医疗或经济援助", "charity care or financial assistance is applied for")),
    notice(
        "charity_decided", ("慈善医疗或经济援助申请已有终局决定", "an application for charity care was finally decided")
    ),
    notice("documents_request", ("要求提供债权证明文件", "the documents that prove the debt are asked for")),
    notice("complaint", ("投诉", "somebody complains"), "complexity", "collector"),
    notice("complaint_extended", ("经批准延长投诉办理期限", "more time for a complaint was approved")),
    notice("bureau_objection", ("对征信信息提出异议", "a credit record is objected to")),
    notice("acknowledgement", ("承认债务", "the debt is acknowledged")),
    notice("deceased", ("获知债务人去世", "the debtor is said to have died")),
)

_PLANS = (
    notice("promise_to_pay", ("承诺在某日还款", "payment is promised for a day"), "amount"),
    notice("payment_notice", ("收到付款或付款通知", "a payment arrived or was announced"), "amount"),
    notice("plan_requested", ("请求调整债务或者分期", "an adjustment of the debt is asked for")),
    notice("plan_request_decided", ("债务调整请求已有答复", "a request to adjust the debt is decided")),
    notice("plan_signed", ("达成还款协议", "a repayment plan is agreed"), "amount", "months", "stated_until"),
    notice("plan_breached", ("未履行还款协议", "a repayment plan is breached")),
    notice("plan_completed", ("还款协议履行完毕", "a repayment plan is completed")),
    notice(
        "debit_authorised",
        ("授权定期从账户扣款", "recurring debits from an account are authorised"),
        "amount",
        "copy_given",
        "stated_until",
    ),
    notice("debit_stopped", ("要求停止扣款", "debits are asked to stop")),
    notice("hardship_confirmed", ("困难情况已确认", "hardship is confirmed"), "stated_until"),
    notice("moratorium_started", ("暂缓还款期开始", "a moratorium begins"), "stated_until"),
    notice("moratorium_cancelled", ("暂缓还款期取消", "a moratorium is cancelled")),
    notice("crisis_moratorium_started", ("精神危机暂缓还款期开始", "a moratorium for a mental health crisis begins")),
    notice("crisis_treatment_ended", ("精神危机治疗结束", "the treatment of a mental health crisis ended")),
)

_COURTS = (
    notice("suit_filed", ("已提起诉讼", "a suit is filed"), "case_number"),
    notice("judgment", ("作出判决", "a judgment is given"), "case_number", "amount"),
    notice("judgment_final", ("判决已经生效", "a judgment became final"), "case_number"),
    notice("enforcement_failed", ("强制执行未能清偿", "enforcement failed"), "case_number"),
    notice("court_permission", ("法院许可某种联系", "a court permits contact"), "case_number"),
    notice("no_contact_order", ("有关机关命令不得接触", "contact is forbidden by order"), "case_number"),
    notice("no_contact_order_lifted", ("禁止接触令解除", "an order not to contact is lifted"), "case_number"),
    notice("suit_dismissed", ("起诉被驳回", "a suit is dismissed"), "case_number"),
    notice(
        "bankruptcy_petition", ("申请破产或债务清理", "a petition in insolvency is filed"), "case_number", "chapter"
    ),
    notice(
        "case_converted",
        ("破产程序转为另一章", "the proceedings in insolvency are converted to another chapter"),
        "case_number",
        "chapter",
    ),
    notice("discharge_granted", ("法院免除债务", "a court discharges the debt"), "case_number"),
    notice("discharge_denied", ("法院不予免除债务", "a court denies the discharge"), "case_number"),
    notice(
        "reaffirmation", ("债务人依法重新确认债务", "the debtor duly reaffirms a debt in insolvency"), "case_number"
    ),
    notice("stay_lifted", ("中止令解除", "the stay is lifted"), "case_number"),
    notice("case_closed", ("破产程序终结", "the proceedings in insolvency are closed"), "case_number"),
    notice("case_dismissed", ("破产申请被驳回", "the petition in insolvency is dismissed"), "case_number"),
)

_DEEDS = (
    notice("assignment_notified", ("已将债权转让通知债务人", "the debtor is told of the assignment")),
    notice("mandate_notified", ("已将委托告知债务人", "the debtor is told of the mandate")),
    notice("sharing_notified", ("已将提供数据的情况告知债务人", "the debtor is told who gets the data")),
    notice("adverse_report_notice", ("已告知将报送不良信息", "the debtor is told of an adverse report to come")),
    notice("visit_announced", ("已告知将上门", "a visit is announced")),
    notice("data_leak", ("发生或可能发生数据泄露", "data leaked or may have leaked")),
    notice(
        "system_changed",
        ("阅读电子记录所需的设备有重大改变", "what is needed to read electronic records changes materially"),
    ),
    notice("hold", ("停催", "collection is put on hold")),
    notice("hold_lifted", ("停催解除", "a hold is lifted")),
)

NOTICES: dict[str, Notice] = by_name((*_WISHES, *_ADDRESSES, *_DISPUTES, *_PLANS, *_COURTS, *_DEEDS))
"""The kinds of notice by name; each may carry `notice_fields.COMMON_FIELDS` and its own."""
