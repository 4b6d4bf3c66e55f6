"""Read the fields of a scenario from the tree of its file, and note every fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from fairdebt.errors import Fault, InvalidInput, Mark, suggest
from fairdebt.facts import Outcome
from fairdebt.facts.readers import read_instant
from fairdebt.messages import Text, say
from fairdebt.scenarios.model import SETS, Awaited, Expectation
from fairdebt.source import Mapping, Node, Scalar, Sequence

FIELDS = ("scenario", "policies", "case", "history", "action", "expect")
EXPECTED = ("outcome", *SETS, "next_permitted", "permitted_until")
NEVER: Literal["never"] = "never"
LONGEST_TITLE = 500
OUTCOMES = tuple(outcome.value for outcome in Outcome)


class Reader:
    """Collects the faults of one file; the methods return None after a fault."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.faults: list[Fault] = []

    def add(self, at: Node | Mark, problem: Text, fix: Text | None = None, *, subject: str = "") -> None:
        """Note a fault at a node."""
        mark = at if isinstance(at, Mark) else at.mark
        named = Text(f"`{subject}`", f"`{subject}`") if subject else None
        self.faults.append(Fault(problem, fix, self.source, mark, named))

    def take(self, error: InvalidInput, mark: Mark | None = None) -> None:
        """Note the faults that somebody else found here; those without a place stand at `mark`."""
        for fault in error.faults:
            at = fault.mark if fault.mark is not None else mark
            self.faults.append(replace(fault, source=self.source, mark=at))

    def check_names(self, node: Mapping, known: Iterable[str], needed: Iterable[str]) -> None:
        """Note unknown and missing fields; one that is unknown and one that is missing may be the same, misspelt."""
        known = tuple(known)
        missing = [name for name in needed if name not in node]
        for name in node:
            if name in known:
                continue
            fix = suggest(name, known)
            meant = next((lacking for lacking in missing if fix == say("did_you_mean", name=lacking)), None)
            if meant is not None:
                missing.remove(meant)
            self.add(node.key_marks[name], say("unknown_field", name=name[:60]), fix)
        for name in missing:
            self.add(node, say("missing_field", name=name), say(f"scenario_write_{name}"))

    def title(self, node: Node) -> Text | None:
        """Read `text` or `{zh: text, en: text}`."""
        if isinstance(node, Scalar):
            text = self._title_text(node)
            return None if text is None else Text(zh=text, en=text)
        if isinstance(node, Mapping) and set(node) == {"zh", "en"}:
            zh, en = self._title_text(node["zh"]), self._title_text(node["en"])
            return None if zh is None or en is None else Text(zh=zh, en=en)
        self.add(node, say("scenario_title"), say("scenario_title_fix"), subject="scenario")
        return None

    def _title_text(self, node: Node) -> str | None:
        text = " ".join(node.split()) if isinstance(node, Scalar) else ""
        if not text or len(text) > LONGEST_TITLE:
            self.add(node, say("scenario_title"), say("scenario_title_fix"), subject="scenario")
            return None
        return text

    def names(self, node: Node, field: str) -> tuple[Scalar, ...] | None:
        """Read a list of names, none of them empty."""
        if not isinstance(node, Sequence):
            self.add(
                node,
                say("scenario_needs_list"),
                say("scenario_write_list", name=field.rpartition(".")[2]),
                subject=field,
            )
            return None
        wrong = [item for item in node if not isinstance(item, Scalar) or not item.strip()]
        for item in wrong:
            self.add(item, say("scenario_name"), say("scenario_name_fix"), subject=field)
        return None if wrong else tuple(item for item in node if isinstance(item, Scalar))

    def expectation(self, node: Node) -> Expectation | None:
        """Read `expect`."""
        if not isinstance(node, Mapping):
            self.add(node, say("scenario_needs_mapping"), say("scenario_write_expect"), subject="expect")
            return None
        self.check_names(node, EXPECTED, ("outcome",))
        outcome = self._outcome(node["outcome"]) if "outcome" in node else None
        sets: dict[str, frozenset[str]] = {}
        for field in SETS:
            if field not in node:
                continue
            names = self.names(node[field], f"expect.{field}")
            if names is None:
                return None
            sets[field] = frozenset(map(str, names))
        if outcome is Outcome.APPROVED:
            for field in ("because", "includes"):
                if sets.get(field):
                    self.add(
                        node.key_marks[field],
                        say("scenario_approved_because"),
                        say("scenario_approved_because_fix"),
                        subject=f"expect.{field}",
                    )
        strange = sets.get("includes", frozenset()) - sets.get("because", sets.get("includes", frozenset()))
        if strange and outcome is not Outcome.APPROVED:
            self.add(
                node.key_marks["includes"],
                say("scenario_includes", name=min(strange)[:100]),
                say("scenario_includes_fix"),
                subject="expect.includes",
            )
        coming = self._awaited(node["next_permitted"]) if "next_permitted" in node else None
        until = self._instant(node["permitted_until"], "permitted_until") if "permitted_until" in node else None
        return None if outcome is None else Expectation(outcome, **sets, next_permitted=coming, permitted_until=until)

    def _awaited(self, node: Node) -> Awaited | None:
        """Read an instant, `never`, or `{once: [facts and events]}`."""
        if isinstance(node, Mapping) and set(node) == {"once"}:
            names = self.names(node["once"], "expect.next_permitted.once")
            return None if names is None else frozenset(map(str, names))
        return self._instant(node, "next_permitted")

    def _instant(self, node: Node, field: str) -> datetime | Literal["never"] | None:
        """Read an instant with its offset, or `never`."""
        if isinstance(node, Scalar) and node == NEVER:
            return NEVER
        try:
            return read_instant(str(node) if isinstance(node, Scalar) else None)
        except ValueError:
            self.add(node, say("scenario_instant"), say(f"scenario_{field}_fix"), subject=f"expect.{field}")
            return None

    def _outcome(self, node: Node) -> Outcome | None:
        if isinstance(node, Scalar) and node in OUTCOMES:
            return Outcome(str(node))
        text = str(node)[:60] if isinstance(node, Scalar) else "..."
        self.add(
            node,
            say("scenario_outcome", name=text),
            suggest(text, OUTCOMES, {each: say(f"word_{each}") for each in OUTCOMES}),
            subject="expect",
        )
        return None
