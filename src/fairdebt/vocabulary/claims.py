"""What a message may assert, and the type of the value asserted."""

from __future__ import annotations

from collections.abc import Mapping

from fairdebt.vocabulary.entries import Type
from fairdebt.vocabulary.writing import AMOUNT, DATE, ID, NUMBER, TRUTH, one_of, table

CLAIM = table(
    "claim",
    ("声称的事实", "fact that is asserted"),
    {
        "amount": ("欠款总额", "the total owed"),
        "principal": ("所欠本金", "the principal owed"),
        "fees": ("息费合计", "interest and fees in total"),
        "delinquent_since": ("逾期开始的日期", "the day on which the delinquency began"),
        "days_overdue": ("逾期天数", "the days overdue"),
        "deadline": ("付款期限", "a day by which to pay"),
        "offer_expires": ("方案的截止日", "last day of an offer"),
        "waiver": ("减免的金额", "the sum that will be waived"),
        "payee": ("应付到谁的账户", "whose account is to be paid"),
        "may_sue": ("可以依法起诉", "the lender may sue"),
        "will_sue": ("将要起诉", "the lender will sue"),
        "filed_suit": ("已经起诉", "the lender has filed suit"),
        "case_filed": ("法院已经立案", "a court has docketed the case"),
        "case_number": ("案号", "the case number"),
        "judgment": ("已有判决或裁决", "there is a judgment or award"),
        "enforcement": ("已在强制执行", "enforcement is under way"),
        "will_preserve": ("将申请财产保全", "preservation of assets will be sought"),
        "frozen_assets": ("财产已被冻结或查封", "assets are frozen or seized"),
        "wages_deducted": ("工资将被或已被扣划", "wages are or will be deducted"),
        "travel_ban": ("限制出境或高消费", "travel or spending is restricted"),
        "court_listed": ("已被列为失信被执行人", "a court lists the debtor as dishonest"),
        "reports_to_bureau": ("债权人会报送征信", "the lender reports to a credit bureau"),
        "reported_to_bureau": ("已经报送征信", "the bureau has been told"),
        "deletes_record": ("付款后删除征信记录", "payment clears the credit record"),
        "crime": ("涉嫌犯罪", "not paying is a crime"),
        "police_case": ("已报警或公安已受理", "the police have the case"),
        "jail": ("会被拘留、逮捕或坐牢", "arrest, detention or jail follows"),
        "no_defence": ("法院必定支持、无可抗辩", "a court will surely enforce it, there is no defence"),
        "relatives_liable": ("亲属须代为偿还", "relatives must pay"),
        "children_affected": ("影响子女上学或就业", "schooling or work of children suffers"),
        "is_lawyer": ("自称律师或律师函", "the sender is a lawyer or sends a lawyer's letter"),
        "is_official": ("自称公检法或政府人员", "the sender is police, court or government"),
        "is_lender": ("自称债权人员工", "the sender is the lender's own staff"),
        "is_bureau": ("自称征信机构", "the sender is a credit bureau"),
        "third_party_collects": ("有第三方参与催收", "somebody other than the creditor takes part in collecting"),
        "assigned": ("债权已经转让", "the claim was assigned"),
        "mandated": ("已受债权人委托", "the lender mandated the sender"),
        "visit_planned": ("将会上门", "somebody will visit"),
        "last_chance": ("这是最后机会", "this is the last chance"),
        "citizenship": ("债务人的国籍或移民身份", "the debtor's citizenship or immigration status"),
        "services_denied": ("会因欠款拒绝提供服务", "care or services will be denied because of the debt"),
    },
)

CLAIM_TYPES: Mapping[str, Type] = {
    **dict.fromkeys(CLAIM.words, TRUTH),
    **dict.fromkeys(("amount", "principal", "fees", "waiver"), AMOUNT),
    **dict.fromkeys(("deadline", "offer_expires", "delinquent_since"), DATE),
    "days_overdue": NUMBER,
    "case_number": ID,
    "payee": one_of("payee"),
}
"""The type of the value that each claim has; most are yes or no."""
