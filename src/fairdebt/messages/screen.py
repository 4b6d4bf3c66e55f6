"""Sentences of the text screen: what was found, and how to say it lawfully."""

from fairdebt.messages.text import Text

SCREEN: dict[str, Text] = {
    # Findings that are not those of a lexicon.
    "screen_identity_number": Text(
        zh="写出了完整的证件号码",
        en="a full identity number is written out",
    ),
    "screen_bank_card": Text(
        zh="写出了完整的银行卡号",
        en="a full card number is written out",
    ),
    "screen_telephone": Text(
        zh="写出了当事人完整的手机号",
        en="a person's full telephone number is written out",
    ),
    "screen_address": Text(
        zh="写出了具体住址",
        en="a home address is written out",
    ),
    "screen_birth_date": Text(
        zh="写出了出生日期",
        en="a date of birth is written out",
    ),
    "screen_personal_instead": Text(
        zh="只写后四位，或不写",
        en="give the last four digits, or leave it out",
    ),
    "screen_third_party": Text(
        zh="收信人不是欠款人，不得得知有债务",
        en="the recipient does not owe; nothing may show that there is a debt",
    ),
    "screen_third_party_instead": Text(
        zh="只请其转告本人方便时回电，不提任何款项",
        en="only ask that the person calls back; mention no money",
    ),
    "screen_unread": Text(
        zh="此处不是已审查的语言",
        en="this is in a language that is not screened",
    ),
    "screen_unread_instead": Text(
        zh="用中文或英文书写，或由懂该语言的人复核",
        en="write Chinese or English, or have somebody review it",
    ),
    "screen_too_long": Text(
        zh="文本超过 {limit} 个字符，未审查",
        en="the text has more than {limit} characters; it is not screened",
    ),
    "screen_unavailable": Text(
        zh="检测器没有回答：{names}",
        en="detectors gave no answer: {names}",
    ),
    # The judge, and why something that was found is not counted.
    "screen_by_negated": Text(zh="本句已否定", en="the clause denies it"),
    "screen_by_warned": Text(zh="本句是警示", en="the sentence warns of it"),
    "screen_by_reported": Text(zh="本句是转述", en="the sentence reports it"),
    "screen_by_advised": Text(zh="本句是建议", en="the debtor is advised to"),
    "screen_by_judged": Text(zh="措辞较宽，判别模型不认同", en="a wide wording, and the judge does not agree"),
    "screen_judged": Text(
        zh="整体措辞与已标注的违规消息相近（判别模型判断）",
        en="reads as a whole like messages labelled unlawful (found by the judge)",
    ),
    "screen_judged_instead": Text(
        zh="请由人工复核，或改用批准的模板",
        en="have a person review it, or use an approved template",
    ),
    # What each category is, and how to say it lawfully.
    "screen_says_threat_violence": Text(
        zh="以伤害人身、财物相威胁，或炫耀知道其行踪",
        en="threatens harm, or shows off knowledge of somebody's routine",
    ),
    "screen_instead_threat_violence": Text(
        zh="不提人身和家人；只说欠款、方案和联系方式",
        en="leave persons out of it; tell the debt, the plan, and how to reach you",
    ),
    "screen_says_threat_arrest": Text(
        zh="以拘留、坐牢、报警、犯罪相威胁",
        en="threatens arrest, jail, police or crime",
    ),
    "screen_instead_threat_arrest": Text(
        zh="欠款是民事问题：可说“如协商不成，债权人可能依法起诉”",
        en="a debt is a civil matter: say `if no arrangement is found, the lender may sue`, where that is true",
    ),
    "screen_says_threat_exposure": Text(
        zh="以告知家人、单位、他人相威胁",
        en="threatens to tell family, work or others",
    ),
    "screen_instead_threat_exposure": Text(
        zh="只与债务人本人谈；可提供协商还款的方式",
        en="speak with the debtor alone; offer a way to arrange payment",
    ),
    "screen_says_threat_harassment": Text(
        zh="以轰炸、反复拨打相威胁",
        en="threatens endless calls or messages",
    ),
    "screen_instead_threat_harassment": Text(
        zh="约定一个方便回电的时间",
        en="agree on a time that suits for a call",
    ),
    "screen_says_threat_other": Text(
        zh="含糊恐吓，或以前途、子女、生意相威胁",
        en="veiled threat, or one against job, children or business",
    ),
    "screen_instead_threat_other": Text(
        zh="如实、具体地说明依合同和法律会有的后果",
        en="state truthfully what follows by contract and law, no more",
    ),
    "screen_says_insult": Text(
        zh="侮辱、贬损、讥讽",
        en="insults, belittles or mocks",
    ),
    "screen_instead_insult": Text(
        zh="称呼得体，只谈事实",
        en="address the person politely and keep to facts",
    ),
    "screen_says_profanity": Text(
        zh="污言秽语",
        en="uses obscene words",
    ),
    "screen_instead_profanity": Text(
        zh="删去这些字句",
        en="leave the words out",
    ),
    "screen_says_impersonation": Text(
        zh="冒充公检法、政府、监管、征信机构或律师",
        en="poses as police, court, authority, bureau or lawyer",
    ),
    "screen_instead_impersonation": Text(
        zh="写明真实的机构名称和受谁委托",
        en="name the institution that writes and for whom",
    ),
    "screen_says_false_legal_claim": Text(
        zh="虚构法律程序或后果",
        en="invents a legal step or result",
    ),
    "screen_instead_false_legal_claim": Text(
        zh="只写记录在案的程序，或“可能依法……”",
        en="state only steps on record, or `may`, where the law allows it",
    ),
    "screen_says_false_urgency": Text(
        zh="虚构期限、名额或最后机会",
        en="invents a deadline, scarcity or last chance",
    ),
    "screen_instead_false_urgency": Text(
        zh="写合同或方案上真实的日期",
        en="give the real date from contract or offer",
    ),
    "screen_says_third_party_disclosure": Text(
        zh="让他人得知有债务",
        en="lets somebody else see that there is a debt",
    ),
    "screen_instead_third_party_disclosure": Text(
        zh="只请其转告本人方便时回电，不提任何款项",
        en="only ask that the person calls back; mention no money",
    ),
    "screen_says_pii_disclosure": Text(
        zh="写出完整的个人信息",
        en="writes personal data out in full",
    ),
    "screen_instead_pii_disclosure": Text(
        zh="只写后四位，或不写",
        en="give the last four digits, or leave it out",
    ),
    "screen_says_sensitive_disclosure": Text(
        zh="谈及健康、行踪等敏感信息",
        en="tells of health, whereabouts or the like",
    ),
    "screen_instead_sensitive_disclosure": Text(
        zh="删去这些内容",
        en="leave it out",
    ),
    "screen_says_misleading_subject": Text(
        zh="标题与内容不符",
        en="the subject line misleads about the content",
    ),
    "screen_instead_misleading_subject": Text(
        zh="标题写明来意",
        en="say in the subject what it is about",
    ),
    "screen_says_pressing_on": Text(
        zh="得知不便仍要求同意继续联系",
        en="asks for consent to go on although the moment is inconvenient",
    ),
    "screen_instead_pressing_on": Text(
        zh="请对方另定时间",
        en="let the person name another time",
    ),
    "screen_says_overshadowing": Text(
        zh="贬低或抵触提出异议的权利",
        en="talks down or contradicts the right to dispute",
    ),
    "screen_instead_overshadowing": Text(
        zh="如实说明异议的权利和期限",
        en="tell of the right to dispute as it is",
    ),
    "screen_says_untranslated_disclosure": Text(
        zh="法定告知与其余内容语言不同或译得不成句",
        en="a disclosure in another language than the rest, or badly translated",
    ),
    "screen_instead_untranslated_disclosure": Text(
        zh="用收信人的语言写告知",
        en="write the disclosure in the language of the message",
    ),
    "screen_says_sale_advertised": Text(
        zh="以出售债权相逼",
        en="presses with a sale of the debt",
    ),
    "screen_instead_sale_advertised": Text(
        zh="删去；转让依法通知即可",
        en="leave it out; give notice of an assignment as the law says",
    ),
    "screen_says_simulated_document": Text(
        zh="貌似法院或政府文书",
        en="looks like a document of a court or authority",
    ),
    "screen_instead_simulated_document": Text(
        zh="用本机构的名义和普通格式",
        en="use your own name and an ordinary form",
    ),
    "screen_says_induce_borrowing": Text(
        zh="诱导借新还旧、套现或非法筹款",
        en="urges new borrowing, cash advances or unlawful ways",
    ),
    "screen_instead_induce_borrowing": Text(
        zh="提供分期、延期等方案",
        en="offer instalments or an extension",
    ),
    "screen_says_undue_fees": Text(
        zh="索要无依据的费用，或要求付入私人账户",
        en="asks a fee without basis, or payment to a private account",
    ),
    "screen_instead_undue_fees": Text(
        zh="只写合同约定的款项和债权人的账户",
        en="name only sums from the contract and the lender's account",
    ),
    "screen_says_public_shaming": Text(
        zh="威胁或实施公开曝光、张贴",
        en="threatens or does public exposure",
    ),
    "screen_instead_public_shaming": Text(
        zh="只与债务人本人联系",
        en="contact the debtor alone",
    ),
    "screen_says_false_promise": Text(
        zh="虚假承诺减免或删除征信记录",
        en="promises a waiver or clean record falsely",
    ),
    "screen_instead_false_promise": Text(
        zh="写明已批准的方案和书面依据；记录依法保存",
        en="state the approved offer in writing; records stay as the law says",
    ),
}
