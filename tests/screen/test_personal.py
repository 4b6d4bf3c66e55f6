"""Personal data written out in full, and numbers that only look like them."""

from __future__ import annotations

import pytest

from fairdebt.screen import Screen
from fairdebt.screen.personal import is_card_number, is_identity_number

SCREEN = Screen()


@pytest.mark.parametrize(
    "text",
    [
        "身份证号11010519491231002X",
        "身份证１１０１０５１９４９１２３１００２Ｘ",
        "卡号4111 1111 1111 1111",
        "卡号4111-1111-1111-1111",
        "他的手机13812345678",
        "your SSN is 219-09-9999",
        "card four one one one one one one one one one one one one one one one",
        "卡号四一一一一一一一一一一一一一一一",
        "您家住幸福路12号3栋2单元501室",
        "you live at 1420 Maple Grove Street Apt 5B",
        "出生日期：1985年3月2日",
    ],
)
def test_full_data_are_found(text: str) -> None:
    screened = SCREEN.screen(text)
    assert "pii_disclosure" in screened.findings
    assert screened.found[0].entry.startswith("personal/")


@pytest.mark.parametrize(
    "text",
    [
        "尾号0000",
        "138****0000",
        "客服电话400-800-1234",
        "请拨打95533",
        "联系电话13812345678",
        "合同编号202603150001234567",
        "流水号2026030215300099881",
        "card ending in 1111",
        "call 800-555-0100",
        "我行地址：和平路8号金融大厦3号楼501室办公",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert "pii_disclosure" not in SCREEN.screen(text).findings


def test_one_digit_decides() -> None:
    assert is_identity_number("11010519491231002X")
    assert not any(is_identity_number(f"1101051949123100{digits}") for digits in ("20", "21", "2Y", "3X"))
    assert not is_identity_number("11010519491331002X")
    assert is_card_number("6222020200112233445") == is_card_number("6222020200112233445")
    assert [is_card_number(f"411111111111111{last}") for last in range(10)].count(True) == 1


def test_what_is_found_says_what_it_reveals() -> None:
    names = {each.name for each in SCREEN.screen("卡号4111111111111111，他的手机13812345678").discloses}
    assert {"identity_number", "debtor_contact"} <= names


@pytest.mark.parametrize(
    "text",
    [
        "Confirming S.S.N 0 7 8 . 0 5 . 1 1 2 0 for the file",
        "social two one nine, oh nine, nine nine nine nine. Please phone us",
        "SSN 000-12-3456, see the window",
        "Miss D. Ormerod, born 9 February 1907",
        "date of birth June the second nineteen-oh-six",
        "DOB 8-19-1905, unit 2B",
        "checking account 000123456789, routing 021000021",
        "R. Delgado, Medicare no. 1EG4-TE5-MK73",
        "the one with the mother's maiden name Kowalczyk",
    ],
)
def test_american_personal_data_are_found_however_they_are_written(text: str) -> None:
    assert "pii_disclosure" in Screen().screen(text).findings


@pytest.mark.parametrize(
    "text",
    [
        "Please never send us your Social Security number",
        "The last four of your SSN, 1120, are enough",
        "the maiden name on the form may stay empty",
        "Invoice 5105-2210-77, meter 40099182, service period March",
        "Your plan was born of a good talk on May 3",
    ],
)
def test_what_only_mentions_them_is_none(text: str) -> None:
    assert "pii_disclosure" not in Screen().screen(text).findings
