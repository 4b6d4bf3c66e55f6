"""States as rules over facts: what began an episode, what ended it, what undid it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fairdebt.logic import State
from fairdebt.readings.durable.host import Message, Ruleset, answers
from fairdebt.readings.episodes import Episode, Reader, doubted, pieces
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.truth import MAYBE, NO, YES


def holds(state: State, reader: Reader, evaluator: Evaluator) -> int:
    """Tell whether a state holds for the reader.

    Posted are, for each episode, that it began and has opened, and each thing that may be the end of it, all as yes,
    no or unknown at the reader's instant; the rules say which episode is open.
    """
    facts: list[Message] = []
    begins: list[Message] = []
    for number, (episode, copies) in enumerate(pieces(state, reader, evaluator)):
        begun = min(episode.truth, _between(episode.opens, reader.at))
        begins.append({"kind": "begun", "episode": number, "truth": begun})
        if copies:
            undone, *ends = copies
            stops = [YES - undone.truth, *(_over(end, reader.at) for end in ends)]
            facts += [
                {"kind": "stopped", "episode": number, "by": by, "truth": truth}
                for by, truth in enumerate(stops)
                if truth != NO
            ]
    found = _rules().ask({"kind": "question"}, [*facts, *begins])
    return doubted(state, found, reader, evaluator)


def _between(instant: tuple[int, int], at: int) -> int:
    return NO if at < instant[0] else MAYBE if at < instant[1] else YES


def _over(episode: Episode, at: int) -> int:
    return _between((episode.may_end, episode.over), at)


@lru_cache(maxsize=1)
def _rules() -> Ruleset:
    def write(lang: Any) -> None:
        m, c = lang.m, lang.c

        def stopped(truth: int) -> Any:
            """Return the condition that nothing stopped the episode with at least this truth."""
            return lang.none((m.kind == "stopped") & (m.episode == c.begun.episode) & (m.truth >= truth))

        sure = c.begun << (m.kind == "begun") & (m.truth == YES)
        possible = c.begun << (m.kind == "begun") & (m.truth >= MAYBE)
        lang.when_all(lang.pri(1), sure, stopped(MAYBE))(answers(YES))
        lang.when_all(lang.pri(2), possible, stopped(YES))(answers(MAYBE))
        lang.when_all(lang.pri(3), m.kind == "question")(answers(NO))
        lang.when_all(lang.pri(4), m.kind == "stopped")(lambda context: None)
        lang.when_all(lang.pri(5), m.kind == "begun")(lambda context: None)

    return Ruleset(write)
