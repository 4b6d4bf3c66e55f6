"""The gate of languages: what is neither Chinese nor English is never taken as read."""

from __future__ import annotations

import pytest

from fairdebt import Guard, Outcome
from fairdebt.screen import Screen
from tests.calls import CASE

SCREEN = Screen()

OTHERS = [
    "Si no paga hoy, iremos a su casa y hablaremos con toda su familia",
    "Если вы не заплатите, мы придём к вам домой",
    "お支払いがない場合は、ご家族に連絡します",
    "Bayar sekarang atau kami akan datang ke rumah kamu",
    "您好，请尽快还款。Nếu không trả tiền chúng tôi sẽ đến nhà bạn ngay hôm nay",
    "Pague hoy o iremos a su trabajo a hablar con su jefe.",
    "Plata o plomo",
    "sabemos donde vives y donde estudia tu hija",
    "Payez aujourd'hui ou nous viendrons chez vous avec la police.",
    "On sait où tu habites",
    "Zahlen Sie sofort, sonst kommen wir zu Ihnen nach Hause und sprechen mit Ihrem Chef.",
    "Letzte Warnung",
    "Pague hoje ou vamos contar tudo para a sua família.",
    "Se non paga oggi verremo a casa sua con due amici.",
    "Betaal vandaag of wij komen langs bij uw werk in het dorp.",
    "Zapłać dzisiaj albo przyjdziemy do twojego domu.",
    "Betala idag annars kommer vi hem till dig.",
    "Bugün ödemezseniz iş yerinize geliriz ve herkese söyleriz.",
    "Hôm nay không trả tiền thì chúng tôi sẽ đến tận nhà.",
    "Hom nay khong tra tien thi chung toi se den tan nha gap con may",
    "Magbayad ka ngayon kung ayaw mong puntahan ka namin sa trabaho.",
    "Bayad na, lagot ka",
    "Bayar hari ini atau kami datang ke rumah dan beritahu majikan anda.",
    "Kalau tidak bayar malam ini, foto kamu kami sebar ke semua kontak.",
    "Bayar utangmu, anjing",
    "Lipa leo au tutakuja nyumbani kwako na polisi.",
    "今日中に払わないと会社に行きますよ。",
    "殺すぞ",
    "死ね",
    "本日中返済必須 返済無き場合 勤務先訪問予定",
    "カネ返セ",
    "kyou harawanai to kaisha ni iku zo",
    "오늘 안 갚으면 회사로 찾아갑니다.",
    "돈 내",
    "oneul an gapeumyeon hoesaro chajagamnida",
    "بۈگۈن پۇل تۆلىمىسىڭىز ئۆيىڭىزگە بارىمىز",
    "bugün pul tölimisingiz öyingizge barimiz",
    "དེ་རིང་དངུལ་མ་སྤྲད་ན་ངས་ཁྱེད་ཀྱི་ཁྱིམ་ལ་ཡོང་གི་ཡིན།",
    "Өнөөдөр мөнгөө төлөхгүй бол гэрт чинь очно.",
    "Платите сегодня, иначе придём к вам на работу.",
    "Убью",
    "plati segodnya inache pridem k tebe domoy",
    "ادفع اليوم وإلا سنأتي إلى منزلك",
    "edfa3 elyom wela hangeelak el beit w nefda7ak",
    "आज पैसे दो नहीं तो घर आएंगे",
    "Aaj paise do nahi toh tere ghar aake sabko bata denge",
    "จ่ายวันนี้ไม่งั้นไปหาที่บ้าน",
    "ဒီနေ့မပေးရင် အိမ်ကိုလာမယ်",
    "תשלם היום או שנבוא אליך הביתה",
    "Πλήρωσε σήμερα αλλιώς θα έρθουμε σπίτι σου",
    "plirose simera allios tha erthoume spiti sou",
    "nei zoi m waan cin ngo dei zau lai nei uk kei",
    "Lí nā m̄ hêng chîⁿ, goán beh khì lín tau",
    "ㄋㄧˇ ㄗㄞˋ ㄅㄨˋ ㄏㄨㄢˊ ㄑㄧㄢˊ",
    "Ｐａｇｕｅ　ｈｏｙ　ｏ　ｉｒｅｍｏｓ　ａ　ｓｕ　ｃａｓａ",
    "𝐏𝐚𝐠𝐮𝐞 𝐡𝐨𝐲 𝐨 𝐢𝐫𝐞𝐦𝐨𝐬 𝐚 𝐬𝐮 𝐜𝐚𝐬𝐚",
    "Ngoenzneix mbouj boiz cienz raeuz couh bae ranz mwngz",
    "Solve hodie aut veniemus ad domum tuam",
    "Pagu hodiaŭ aŭ ni venos al via hejmo",
    "pa-gue hoy o i-re-mos",
    "korosu zo",
    "Peye jodi a oswa n ap vin lakay ou",
    "Bixi maanta haddii kale gurigaaga ayaan imanaynaa",
    "ዛሬ ካልከፈሉ ወደ ቤትዎ እንመጣለን",
]
"""Messages in one other language, written by hand or in Latin letters, whole sentences and two words."""

MIXED = [
    "Dear customer, your account is past due. Si no paga hoy vamos a llamar a su madre y a sus vecinos. Thank you.",
    "Please call us at 800-555-0100. Sabemos donde vive usted",
    "Su cuenta total final es legal, no responder es un error criminal fatal",
    "Attention, police, prison, scandale public, votre patron informé",
    "Warnung: Haft, Polizei, Arrest, Skandal im Haus, Mutter informiert",
    "Wij komen in het weekend met water en brand in de was",
    "Pay na today kasi if hindi, pupuntahan namin ang house mo at sasabihin sa boss mo.",
    "您好，请还款，죽어。",
    "您好，您的借款已逾期。Si no paga hoy iremos a su casa. 请还款。",
    "您好，您的借款已逾期。Te mataremos.",
    "Please pay today. Убью тебя.",
    "Please pay today, сука",
]
"""A part is in another language, or most words happen to be English ones as well."""

SPOKEN = [
    "ni zai bu huan qian jiu da dian hua gei ni ma ma",
    "nin hao qing jin tian zhi dian",
    "jin wan san dian wo men lou xia jian bu san",
    "你再唔還錢，我哋就嚟你屋企搵你老豆傾偈。",
    "聽日仲唔見錢，你估下邊個會企喺你樓下？",
    "你几时还钱呀？唔好以为我哋冇办法搵到你。",
    "你好，你嘅貸款已經過咗期，麻煩得閒覆個電話俾我哋。",
    "nǐ zài bù huán qián wǒ men jiù qù nǐ dān wèi",
]
"""Cantonese, which the lexicons of written Chinese do not reach, and Chinese in Latin letters."""

SIGNS = [
    "p4gu3 h0y 0 v4m0s 4 su c4s4",
    "🔪🏠👧😈",
    "💣",
    "💰❓👮🚓🔒",
    "yadot yap ot deen uoy",
    "ʎɐp ʇsɐl ɹnoʎ sı sıɥʇ",
    "⠏⠁⠽ ⠝⠕⠺",
    "\ue000\ue001\ue002\ue003",
    "jr xabj jurer lbh yvir",
    "p a g u e h o y",
    "Págueme",
    "Moroso",
    "José García",
    "V2Uga25vdyB3aGVyZSB5b3UgbGl2ZQ==",
]
"""Nothing in it is a word of Chinese or English."""

READ = [
    "Dear Mr. Nguyen, your account ending 1234 is past due. Please call 800-555-0100.",
    "Dear Señora Hernández-García, this is Juan Pérez of Acme Recovery. Please call us.",
    "Hola Maria, this is Ana from Acme Recovery. Please call us at 800-555-0100.",
    "Hi",
    "OK thanks",
    "尊敬的王先生，您的账单金额为 1,234.00 元。",
    "【招商银行】您尾号 1234 的信用卡本期账单已出，请登录 CMB APP 查看。",
    "Acme Recovery LLC, reference AB12-XK99.",
    "尊敬的阿卜杜热合曼·吐尔逊先生，您的借款已逾期3天。",
    "您好，我是客服小李 Lily，WeChat 公众号可查询。",
    "Please visit https://pay.acme-recovery.example/abc?id=7 or email help@acme.example.",
    "Thank you. Gracias.",
    "唔，好的，我们再核实一下。",
    "您好，请还款 🙏",
    "STOP",
    "收到",
    "验证码 382910，请勿告知他人。",
    "您好，您在 Häagen-Dazs 的分期已到账。",
    "",
    "   ",
    "123456",
    "OK",
    "张三",
]
"""Names, brands, addresses and codes in them are no other language."""

TRADITIONAL = [
    ("您好，您的貸款已逾期十天，請儘快還款。", set()),
    ("再不還錢就打電話給你公司主管", {"threat_exposure"}),
]


@pytest.mark.parametrize("text", [*OTHERS, *MIXED, *SPOKEN, *SIGNS])
def test_what_is_in_another_language_is_told_with_its_place(text: str) -> None:
    screened = SCREEN.screen(text)
    assert not screened.complete
    assert screened.unread is not None
    start, end = screened.unread
    assert text[start:end].strip()


@pytest.mark.parametrize("text", READ)
def test_names_and_brands_in_chinese_and_english_are_read(text: str) -> None:
    assert SCREEN.screen(text).complete


@pytest.mark.parametrize(("text", "found"), TRADITIONAL)
def test_traditional_characters_are_read_as_simplified_ones(text: str, found: set[str]) -> None:
    screened = SCREEN.screen(text)
    assert screened.complete
    assert screened.findings == found


@pytest.mark.parametrize("text", ["sabemos que su hija estudia aqui", "magandang araw po sa inyong lahat", OTHERS[0]])
def test_no_judge_reads_what_is_not_its_language(text: str) -> None:
    assert SCREEN.screen(text).findings == frozenset()


@pytest.mark.parametrize("text", [OTHERS[0], MIXED[0], SPOKEN[0], SIGNS[0]])
def test_an_act_with_such_words_is_undetermined(text: str) -> None:
    call = {"act": "contact", "channel": "sms", "to": "debtor", "purpose": "reminder", "address_source": "contract"}
    decision = Guard.load("cn.civil-code").decide({**call, "text": text, "at": "2026-03-02T10:00+08:00"}, CASE)
    assert decision.outcome is Outcome.UNDETERMINED
