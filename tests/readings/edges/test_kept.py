"""The edges of one policy, word for word: who draws them again draws the same; a change is seen in review."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdebt.loader import load
from fairdebt.logic import Norms, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.edges import Edge, Situation, edges, touched
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.reference import reference

HERE = Path(__file__).parent
KEPT = HERE / "kept.txt"
ALWAYS = ('jurisdictions=["US"]', "debtor.id=P1", "lender.id=L1", "debt.id=D1", 'zones=["America/Chicago"]')


def flat(value: object, name: str = "") -> Iterator[str]:
    """Yield what a mapping says, one name after the other."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from flat(value[key], f"{name}.{key}" if name else key)
    else:
        yield f"{name}={json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value}"


def said(situation: Situation) -> str:
    """Return what is said in a situation, in one line; what all of them say is left out."""
    action = situation.action.model_dump(mode="json")
    case = situation.case.model_dump(mode="json", exclude_defaults=True)
    history = case.pop("history", {"events": []})
    (debt,) = case.pop("debts")
    events = [f"[{' '.join(flat(event))}]" for event in history["events"]]
    whole = (*flat(action), *flat(case), *flat({"debt": debt}), *events)
    return " ".join(each for each in whole if each not in ALWAYS)


def told(norm: Prohibition, norms: Norms, evaluator: Evaluator) -> Iterator[str]:
    for edge in edges(norm, norms):
        if edge.what == "2020-01-01" and not norm.rule.endswith("/number"):
            continue  # the first day of the whole file: once is enough
        name = f"{norm.rule.removeprefix('edges.example/')} | {edge.about} | {edge.what}"
        if not isinstance(edge, Edge):
            yield f"{name} | {edge.why}"
            continue
        yield f"{name} | turns {' and '.join(edge.turns) or 'nowhere'}"
        for each in (edge.before, edge.at, edge.after):
            answer = reference(norms, each.action, each.case).get(norm.key, Answer.CLEAR)
            at = sorted(
                f"{touch.about} {touch.what} {'yes' if touch.yes else 'no'}"
                for touch in touched(norm, each.action, each.case, evaluator)
            )
            yield f"  {answer.name.lower()}: {said(each)}"
            yield f"    at {'; '.join(at) or 'no edge'}"


NORMS = load(HERE / "policy.yaml").norms
RULES = sorted({norm.rule for norm in NORMS.prohibitions})


def text_of(rule: str) -> str:
    evaluator = Evaluator(NORMS)
    return "".join(
        f"{line}\n" for norm in NORMS.prohibitions if norm.rule == rule for line in told(norm, NORMS, evaluator)
    )


@pytest.mark.parametrize("rule", RULES)
def test_edges_are_those_that_were_kept(rule: str) -> None:
    kept = KEPT.read_text(encoding="utf-8").split("\n\n")
    assert text_of(rule) == kept[RULES.index(rule)] + "\n"


def test_nothing_else_is_kept() -> None:
    """`FAIRDEBT_WRITE_PAGES=1` keeps all of them anew."""
    if os.environ.get("FAIRDEBT_WRITE_PAGES"):
        KEPT.write_text("\n".join(map(text_of, RULES)) + "\n", encoding="utf-8")
    blocks = KEPT.read_text(encoding="utf-8").strip().split("\n\n")
    assert [f"edges.example/{block.partition(' ')[0]}" for block in blocks] == RULES
