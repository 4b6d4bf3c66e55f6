"""Names are typed as they are; a Chinese reader is told what they mean, an English one reads it off them."""

from __future__ import annotations

import pytest

from fairdebt.messages import Text
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES, named, word_named


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("debt.online", "debt.online（是否通过网络发放）"),
        ("voice", "voice（谁在说话：真人、智能语音还是录音）"),
        ("claims.will_sue", "claims.will_sue（声称了哪些事实，各为何值）"),
        ("hold_lifted", "hold_lifted（停催解除）"),
        ("file_suit", "file_suit（起诉、申请仲裁或支付令）"),
        ("history.voice", "history.voice（谁在说话：真人、智能语音还是录音）"),
        ("own.risk_band", "own.risk_band"),
    ],
)
def test_a_name_keeps_its_spelling_and_gains_its_sense(name: str, zh: str) -> None:
    assert named(name) == Text(zh, name)


def test_every_name_of_the_vocabulary_has_a_sense() -> None:
    for name in (*FACTS, *ATTRIBUTES, *NOTICES, *TABLES["act"].words):
        assert named(name).zh.startswith(f"{name}（")


def test_a_word_is_told_by_its_sense_and_an_unknown_one_as_it_is() -> None:
    assert word_named("product", "consumer_loan") == Text("消费贷款", "consumer_loan")
    assert word_named("product", "boat") == word_named("", "boat") == Text("boat", "boat")
