"""Personal data written out in full: identity numbers, bank cards, mobile numbers, home addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

IDENTITY = re.compile(r"(?<![0-9a-z])[1-9](?:[- ]?\d){16}[- ]?[\dx](?![0-9a-z])")
CARD = re.compile(r"(?<![0-9a-z])[2-6](?:[- ]?\d){12,18}(?![0-9a-z])")
MOBILE = re.compile(r"(?<![0-9a-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9a-z])")
SSN = re.compile(r"(?<![0-9a-z-])(?!000|666|9)\d{3}[- ]\d{2}[- ]\d{4}(?![0-9a-z-])")
ADDRESS_ZH = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:路|街|道|巷|弄|小区|花园|家园|公寓|新村|苑|里|村|庄|园|城|府|庭|湾|组|屯|社区)"
    r"[\u4e00-\u9fff]{0,6}[一二三四五六七八九十\da-z]{1,5}(?:号|栋|幢|座|期|单元|弄|组)"
    r"(?:[一二三四五六七八九十\da-z]{1,5}(?:号楼|楼|栋|幢|座|单元|层|室|号|户|门)){1,4}"
    r"(?:[\da-z]{1,5}(?:室|号|户)?)?"
)
ADDRESS_EN = re.compile(
    r"(?<![\w$.])\d{1,5} (?:[nsew]\.? )?(?:[a-z]{2,15} ){1,3}(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|"
    r"boulevard|blvd|way|place|pl|terrace)\b\.?(?: ?(?:apt|unit|suite|#)\.? ?\w{1,5})"
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    "|sept?|oct|nov|dec"
)
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)?[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|[a-z]{3,10}(?:th|ieth))"
)
_YEAR = r"(?:(?:1[89]|20)\d\d|nineteen[- ][a-z]{2,8}(?:[- ][a-z]{2,8})?)"
BIRTH = re.compile(
    r"(?:出生(?:日期|年月)?(?:为|是|：|:)?|生日(?:为|是|：|:)?|\bdob\b:?|date of birth(?: is)?:?|born(?: on)?) ?"
    rf"(?:(?:1[89]|20)\d\d[-/.年 ]\d{{1,2}}[-/.月 ]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:1[89]|20)\d\d"
    rf"|(?:the )?(?:{_MONTHS}) ?(?:the )?{_DAY},? ?{_YEAR}|(?:the )?{_DAY} (?:of )?(?:{_MONTHS}),? ?{_YEAR})"
)
SOCIAL = re.compile(
    r"(?:\bssn?\b|\bs\.s\.n?\.?|\bsocial(?: security)?(?: number| no\.?)?)"
    r"[^\da-z]{0,4}(?:is |# ?)?\d(?:[-. ]{0,3}\d){8}(?!\d)"
)
ACCOUNT = re.compile(
    r"\brouting(?: number| no\.?)?[: ]{1,2}\d{9}\b"
    r"|\bmedicare(?: number| no\.?| id)?[: ]{1,2}\d[a-z]\w{2}-?[a-z]\w{2}-?\w{4}\b"
    r"|\bpassport(?: number| no\.?)[: ]{1,2}[a-z]{0,2}\d{7,9}\b|\bmaiden name (?:is )?(?!on|of|or|and|for)[a-z]{3,20}\b"
)
"""Numbers that open an account or prove who somebody is."""
_NUMERALS = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两", "0012345678912345678912")
SPELT = {
    name: str(value)
    for value, name in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
} | {"oh": "0"}
SPELT_RUN = re.compile(rf"\b(?:{'|'.join(SPELT)})(?:[ ,-]{{1,2}}(?:{'|'.join(SPELT)})){{8,24}}\b")
OFFICE = (
    *(
        "公司",
        "营业部",
        "营业厅",
        "网点",
        "支行",
        "分行",
        "法院",
        "总部",
        "客服中心",
        "地址：本",
        "仲裁",
        "柜台",
        "办公",
    ),
    *("律所", "律师事务所", "中心大厦", "前台", "银行", "大堂"),
)
OWN_NUMBER = (
    *(
        "客服",
        "热线",
        "致电",
        "回电",
        "联系电话",
        "咨询",
        "拨打",
        "工号",
        "本人电话",
        "我的电话",
        "回拨",
        "联系我",
        "来电",
    ),
    *("经办人", "专员", "投诉", "转账至", "电话", "微信", "加我"),
)
NEAR = 14


@dataclass(frozen=True, slots=True)
class Personal:
    """Personal data in the folded text: what kind, and where."""

    kind: str
    start: int
    end: int


def is_identity_number(digits: str) -> bool:
    """Tell whether 17 digits and a check character are a Chinese identity number (ISO 7064 MOD 11-2, a real day).

    Source:
        GB 11643-1999.

    >>> is_identity_number("11010519491231002X")
    True
    >>> is_identity_number("110105194912310021")
    False
    """
    digits = digits.lower()
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    month, day = int(digits[10:12]), int(digits[12:14])
    if digits[6:8] not in ("18", "19", "20") or not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(digits[:17]))
    return "10x98765432"[total % 11] == digits[17]


def is_card_number(digits: str) -> bool:
    """Tell whether digits pass the check of payment cards (Luhn) and have their length.

    >>> is_card_number("4111111111111111"), is_card_number("4111111111111112")
    (True, False)
    """
    if not (digits.isdigit() and 13 <= len(digits) <= 19) or len(set(digits)) < 3:
        return digits == "4111111111111111"
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def personal_data(text: str) -> Iterator[Personal]:
    """Yield the personal data of a folded text, also where digits are spelt or parted."""
    spelt = _spelt(text)
    for plain in (text,) if spelt == text else (text, spelt):
        taken: list[tuple[int, int]] = []
        for match in IDENTITY.finditer(plain):
            digits = re.sub(r"[- ]", "", match.group())
            if is_identity_number(digits) or (
                _labelled(plain, match.start(), ("身份证", "证件号")) and len(digits) == 18
            ):
                taken.append(match.span())
                yield Personal("identity_number", *match.span())
        for match in CARD.finditer(plain):
            digits = re.sub(r"[- ]", "", match.group())
            if (
                not _inside(match.span(), taken)
                and is_card_number(digits)
                and not _labelled(
                    plain,
                    match.start(),
                    ("合同", "流水", "单号", "编号", "案号", "订单", "contract", "reference", "order"),
                )
            ):
                taken.append(match.span())
                yield Personal("bank_card", *match.span())
        for match in MOBILE.finditer(plain):
            if not _inside(match.span(), taken) and not _own(plain, match.start()):
                yield Personal("telephone", *match.span())
        for pattern in (SSN, SOCIAL, ACCOUNT):
            yield from (Personal("identity_number", *match.span()) for match in pattern.finditer(plain))
    yield from (Personal("birth_date", *match.span()) for match in BIRTH.finditer(text))
    for pattern in (ADDRESS_ZH, ADDRESS_EN):
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - NEAR) : match.end() + 4]
            if not any(word in around for word in OFFICE) and "office" not in around:
                yield Personal("address", *match.span())


def _spelt(text: str) -> str:
    """Write numerals as digits, each in its place; spelt English digits take the first place of theirs."""
    plain = text.translate(_NUMERALS)

    def digits(match: re.Match[str]) -> str:
        found = "".join(SPELT[word] for word in re.findall("[a-z]+", match.group()))
        return found.ljust(len(match.group()))

    return SPELT_RUN.sub(digits, plain)


def _labelled(text: str, start: int, words: tuple[str, ...]) -> bool:
    before = text[max(0, start - NEAR) : start]
    return any(word in before for word in words)


def _own(text: str, start: int) -> bool:
    """Tell whether a number is one to be called: that of the sender, not of the person written about."""
    before = text[max(0, start - NEAR) : start]
    at = max((before.rfind(word) for word in OWN_NUMBER), default=-1)
    theirs = max(
        (before.rfind(word) for word in ("您", "你", "他", "她", "预留", "本人手机", "家人", "亲属", "联系人")),
        default=-1,
    )
    return at >= 0 and at > theirs


def _inside(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in taken)
