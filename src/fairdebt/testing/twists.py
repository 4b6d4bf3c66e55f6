"""Small changes to a situation, so that drawn cases are more than the edges: later, forgotten, as clocks change."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from pydantic import ValidationError

from fairdebt.clock import DAY, changes_of_clocks, local_date
from fairdebt.facts import Action, Case
from fairdebt.logic import Attribute, Fact, Holds, Norms, Prohibition, StatedTimes, parts_of
from fairdebt.readings.edges import Situation
from fairdebt.readings.edges.building import plain_value
from fairdebt.readings.edges.constants import Constants, constants
from fairdebt.readings.edges.variables import ACT, CASE, SILENT, Var, candidates
from fairdebt.vocabulary import ATTRIBUTES, FACTS

Plain = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

SECOND, MINUTE, HOUR = 1, 60, 3600
STEPS = tuple(
    sign * step
    for step in (SECOND, HOUR, DAY, MINUTE, 7 * DAY, 12 * HOUR, 2 * DAY, 3 * HOUR, 30 * DAY, 15 * MINUTE)
    for sign in (1, -1)
)
OUTCOMES = ("answered", "conversation", "no_answer", "voicemail", "delivered", "busy", "unknown")
ZONES = ("Asia/Shanghai", "Asia/Urumqi", "America/New_York", "America/Los_Angeles", "Europe/London", "America/St_Johns")
CHANGING = ("America/New_York", "Europe/London", "America/Santiago", "Australia/Lord_Howe")
"""Zones whose clocks are changed: by night, at midnight, by half an hour."""

BESIDE = (-1, 0, 1, -HOUR, HOUR - 1, HOUR, 6 * HOUR, 19 * HOUR, -12 * HOUR, 3 * DAY)
"""So many seconds from a change of clocks an act is put: before the gap or the fold, after it, the same day, later."""

FIXED = frozenset({"act", "at", "notice", "id", "medium"})
"""What is not said otherwise by itself."""


@dataclass(frozen=True, slots=True)
class Names:
    """What norms look at: attributes of the act and of events, facts of the case, notices."""

    act: tuple[str, ...]
    event: tuple[str, ...]
    facts: tuple[str, ...]
    notices: tuple[str, ...]


def names_in(norm: Prohibition | None, norms: Norms) -> Names:
    """Return what a norm and the states it speaks of look at; that of all norms for none."""
    parts: list[object] = [*norms.prohibitions] if norm is None else [norm]
    states: dict[str, None] = {}
    waiting = list(parts)
    while waiting:
        for node in parts_of(waiting.pop()):
            if isinstance(node, Holds | StatedTimes) and node.state not in states:
                states[node.state] = None
                waiting.append(norms.states[node.state])
    whole = (*parts, *(norms.states[name] for name in states))
    said: dict[str, dict[str, None]] = {"act": {}, "event": {}, "fact": {}}
    for node in parts_of(whole):
        if isinstance(node, Attribute) and node.name not in FIXED:
            said[node.of][node.name] = None
        elif isinstance(node, Fact):
            said["fact"][node.path] = None
    words = constants(whole, norms).words
    notices = sorted({word for words_ in words.get("notice", ()) for word in words_})
    return Names(tuple(said["act"]), tuple(said["event"]), tuple(said["fact"]), tuple(notices))


class Twister:
    """Changes situations of one guard."""

    def __init__(self, norms: Norms) -> None:
        self.norms = norms
        self._names: dict[str, Names] = {}
        self._constants: dict[str, Constants] = {}

    def twisted(self, draw: Draw, situation: Situation, norm: Prohibition | None, most: int = 3) -> Situation:
        """Return the situation with up to `most` drawn changes; one that would make no sense is left out."""
        names = self._named(norm)
        for _ in range(draw(st.integers(0, most))):
            plain = {
                "action": situation.action.model_dump(mode="json"),
                "case": situation.case.model_dump(mode="json"),
            }
            events = plain["case"].setdefault("history", {"events": []})
            kinds = [self._move, self._say, self._happen, self._forget, self._zones, self._clocks]
            if isinstance(events, dict):
                events.setdefault("events", [])
                kinds += [self._shift, self._cut]
            else:
                kinds.remove(self._happen)
            draw(st.sampled_from(kinds))(draw, plain, names, norm)
            situation = _read(plain) or situation
        return situation

    def _named(self, norm: Prohibition | None) -> Names:
        key = "" if norm is None else norm.key
        if key not in self._names:
            self._names[key] = names_in(norm, self.norms)
        return self._names[key]

    def _known(self, norm: Prohibition | None) -> Constants:
        key = "" if norm is None else norm.key
        if key not in self._constants:
            self._constants[key] = constants(norm if norm is not None else (), self.norms)
        return self._constants[key]

    # ------------------------------------------------------------------------------------------------------ changes

    def _move(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Let the act be earlier or later."""
        plain["action"]["at"] = _moved(plain["action"]["at"], draw(st.sampled_from(STEPS)))

    def _say(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Say something else of the act or the case: one of the values that matter to the norm."""
        attributes = [name for name in names.act if "act" in ATTRIBUTES[name].on]
        facts = [path for path in names.facts if path in FACTS and "." in path and not path.endswith(".id")]
        if not attributes and not facts:
            return
        name = draw(st.sampled_from([*attributes, *facts]))
        var = Var(ACT if name in attributes else CASE, name)
        today = local_date(int(datetime.fromisoformat(plain["action"]["at"]).timestamp()), "UTC")
        known = self._known(norm)
        value = draw(st.sampled_from(candidates(var, known, today, notice=False)))
        holder, field = (plain["action"], name) if var.owner == ACT else _holder(plain["case"], name)
        if value is SILENT:
            holder.pop(field, None)
        else:
            holder[field] = plain_value(value)
        if plain["case"].get("recipient") == {}:  # nobody of whom nothing is said; written down it would be gone
            del plain["case"]["recipient"]

    def _forget(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Replace something that is said by `unknown`."""
        events = plain["case"]["history"]["events"] if isinstance(plain["case"].get("history"), dict) else []
        places = [(plain["action"], name) for name in plain["action"] if name not in FIXED]
        places += [(event, name) for event in events for name in event if name not in FIXED]
        for group in ("lender", "collector", "debtor", "recipient", "mandate", "agency"):
            held = plain["case"].get(group)
            places += [(held, name) for name in held or () if name != "id"]
        places += [(debt, name) for debt in plain["case"].get("debts", ()) if isinstance(debt, dict) for name in debt]
        places = [(holder, name) for holder, name in places if name != "id"]
        if places:
            holder, name = draw(st.sampled_from(places))
            holder[name] = "unknown"
        elif draw(st.booleans()):
            plain["case"]["history"] = "unknown"

    def _happen(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Let something have happened: the same act earlier, or a notice that the norm looks at."""
        at = _moved(plain["action"]["at"], -abs(draw(st.sampled_from(STEPS))))
        notices = names.notices or self._named(None).notices
        if notices and draw(st.booleans()):
            plain["case"]["history"]["events"].append({"notice": draw(st.sampled_from(notices)), "at": at})
            return
        kept = {name: value for name, value in plain["action"].items() if {"event", "act"} & ATTRIBUTES[name].on}
        outcome = draw(st.sampled_from(OUTCOMES))
        plain["case"]["history"]["events"].append({**kept, "outcome": outcome, "at": at})

    def _shift(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Move an event, or let it have happened once more."""
        events = plain["case"]["history"]["events"]
        if not events:
            return
        number = draw(st.integers(0, len(events) - 1))
        moved = {**events[number], "at": _moved(events[number]["at"], draw(st.sampled_from(STEPS)))}
        if draw(st.booleans()):
            moved.pop("id", None)
            events.append(moved)
        else:
            events[number] = moved

    def _zones(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Let the debtor be elsewhere, in one of two zones, or nobody knows where."""
        first, other = draw(st.sampled_from(ZONES)), draw(st.sampled_from(ZONES))
        plain["case"]["zones"] = draw(st.sampled_from([[first], list(dict.fromkeys((first, other))), "unknown"]))

    def _clocks(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Move all to the next change of clocks where the debtor is: the act beside it, events as long before."""
        zone = draw(st.sampled_from(CHANGING))
        at = datetime.fromisoformat(plain["action"]["at"])
        coming = [each for year in (at.year, at.year + 1) for each in changes_of_clocks(zone, year)]
        later = [each for each in coming if each > at.timestamp()][:2]  # forward and back
        if not later:
            return
        beside = draw(st.sampled_from(BESIDE))
        change = draw(st.sampled_from(later))
        seconds = change + beside - int(at.timestamp())
        plain["case"]["zones"] = [zone]
        events = plain["case"]["history"]["events"] if isinstance(plain["case"].get("history"), dict) else []
        for each in (plain["action"], *events):
            each["at"] = _moved(each["at"], seconds, zone)

    def _cut(self, draw: Draw, plain: Plain, names: Names, norm: Prohibition | None) -> None:
        """Let the history begin later, or hold the acts of the lender only."""
        covers = draw(st.sampled_from([{"from": _moved(plain["action"]["at"], -30 * DAY)}, {"parties": ["L1"]}]))
        plain["case"]["history"]["covers"] = covers
        if "from" in covers:
            since = datetime.fromisoformat(covers["from"])
            events = plain["case"]["history"]["events"]
            plain["case"]["history"]["events"] = [e for e in events if datetime.fromisoformat(e["at"]) >= since]


def _read(plain: Plain) -> Situation | None:
    try:
        return Situation(Action.model_validate(plain["action"]), Case.model_validate(copy.deepcopy(plain["case"])))
    except (ValidationError, OverflowError):
        return None


def _moved(at: str, seconds: int, zone: str | None = None) -> str:
    moved = datetime.fromisoformat(at) + timedelta(seconds=seconds)
    return (moved if zone is None else moved.astimezone(ZoneInfo(zone))).isoformat()


def _holder(case: Plain, path: str) -> tuple[Plain, str]:
    """Return where a case keeps a fact."""
    group, _, field = path.partition(".")
    if group == "debt":
        debts = case.get("debts")
        if not isinstance(debts, list) or not debts:
            debts = case["debts"] = [{"id": "D1"}]
        return debts[0], field
    held = case.get(group)
    if not isinstance(held, dict):
        held = case[group] = {}
    return held, field
