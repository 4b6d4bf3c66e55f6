"""Other detectors add findings and take none away; what they leave unanswered is not approved."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import pytest

from fairdebt.screen import Detector, Found, Message, Screen

TEXT = "我们后会有期，到时候你就明白了，小王"
DONE = threading.Event()


class Says:
    """A detector that always answers the same."""

    version = "1.0"

    def __init__(self, name: str, *found: object) -> None:
        self.name = name
        self._found = found

    def detect(self, message: Message) -> Iterable[Found]:
        return self._found  # type: ignore[return-value]  # wrong answers are given on purpose


class Fails(Says):
    def detect(self, message: Message) -> Iterable[Found]:
        raise RuntimeError("no model")


class Sleeps(Says):
    def detect(self, message: Message) -> Iterable[Found]:
        DONE.wait(20)
        return ()


def test_a_detector_adds_findings() -> None:
    detector = Says("judge", Found("threat_other", (2, 6), detector="judge", confidence=0.9))
    assert isinstance(detector, Detector)
    screened = Screen(detectors=[detector]).screen(TEXT)
    assert "threat_other" in screened.findings
    assert screened.complete
    assert screened.versions[-1] == "judge 1.0"


def test_a_detector_takes_nothing_away() -> None:
    text = "不还钱就打断你的腿"
    assert Screen(detectors=[Says("nothing")]).screen(text).found == Screen().screen(text).found


@pytest.mark.parametrize(
    "detector",
    [
        Fails("broken"),
        Says("no category", Found("threat", (0, 2))),
        Says("no place", Found("insult", (0, 999))),
        Says("no finding", "insult"),
        Says("no confidence", Found("insult", (0, 2), confidence=float("nan"))),
    ],
    ids=lambda detector: detector.name,
)
def test_an_answer_that_is_none_leaves_the_screening_open(detector: Says) -> None:
    screened = Screen(detectors=[detector]).screen(TEXT)
    assert screened.unavailable == (detector.name,)
    assert not screened.complete
    assert Screen(detectors=[detector], needs_detectors=False).screen(TEXT).complete


def test_a_slow_detector_is_not_waited_for() -> None:
    try:
        screened = Screen(detectors=[Sleeps("slow")], seconds=0.05).screen(TEXT)
    finally:
        DONE.set()
    assert screened.unavailable == ("slow",)


def test_doubtful_findings_are_dropped() -> None:
    detector = Says("judge", Found("insult", (0, 2), confidence=0.3))
    assert "insult" not in Screen(detectors=[detector], least_confidence=0.5).screen(TEXT).findings
