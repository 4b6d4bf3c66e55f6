"""Files that only define have no scenarios: what they define is yes and no in scenarios of the rules that use it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from fairdebt.facts import prepared
from fairdebt.loader import ReadPolicy, bundled_names, load, load_whole
from fairdebt.logic import Holds, Predicate
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.truth import NO, YES
from fairdebt.rules.events import about_events
from fairdebt.scenarios import Scenario, read_scenarios

TESTS = Path(__file__).parent
ZONES = ("recipient", "debtor")
Asked = tuple[Predicate, Predicate]
"""What is asked of an act, and the same of an event."""


def of_definitions() -> list[ReadPolicy]:
    return [each for each in load_whole(*bundled_names()).read if each.document.get("binding") == "definitions"]


def defined(read: ReadPolicy) -> dict[str, Asked]:
    """Return the definitions and states that a file declares."""
    found: dict[str, Asked] = {}
    for name in map(str, read.names.section("define")):
        meaning = read.names.definition(name)
        if meaning is not None:
            found[name] = meaning, about_events(meaning)
    for name in map(str, read.names.section("states")):
        full = read.names.state(name)
        if full is not None:
            found[name] = Holds(full), Holds(full, "event")
    return found


@cache
def scenarios() -> list[tuple[str, Scenario]]:
    """Return every scenario of a policy, with the country whose folder it lies in."""
    folder = TESTS / "policies"
    return [
        (path.relative_to(folder).parts[0], each)
        for path in sorted(folder.rglob("*.yaml"))
        for each in read_scenarios(path)
    ]


def truths(asked: Asked, question: Question, evaluator: Evaluator) -> set[int]:
    of_act, of_event = asked
    return {
        evaluator.truth(of_act, question),
        *(evaluator.truth(of_event, question, row) for row in question.case.rows),
    }


@pytest.mark.parametrize("read", of_definitions(), ids=lambda read: str(read.policy))
def test_what_is_defined_is_yes_and_no_in_some_scenario(read: ReadPolicy) -> None:
    evaluator = Evaluator(load(*bundled_names()).norms)
    country, dot, _ = str(read.policy).partition(".")
    waiting = {name: (asked, {YES, NO}) for name, asked in defined(read).items()}
    for folder, each in scenarios():
        if dot and folder != country:
            continue
        for question in questions(each.action, prepared(each.case), ZONES, instant_of(each.action)):
            for name, (asked, left) in list(waiting.items()):
                left -= truths(asked, question, evaluator)
                if not left:
                    del waiting[name]
        if not waiting:
            break
    assert waiting == {}
