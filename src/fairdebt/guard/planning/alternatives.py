"""What else would be approved: another time, channel or recipient, or the same act put right; each one decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, Literal

from fairdebt.clock import DAY, shown_at
from fairdebt.facts import Action, Case, Decision, attribute_of, debt_ids
from fairdebt.guard.planning.asked import Asked
from fairdebt.guard.planning.repairs import Changed, SpokenOnly, repairs_of
from fairdebt.guard.telling.wording import together
from fairdebt.messages import Language, Text, say
from fairdebt.readings.answers import Answer
from fairdebt.readings.questions import instant_of
from fairdebt.vocabulary import ATTRIBUTES, MEDIUM_OF, TABLES

Kind = Literal["repair", "time", "channel", "recipient"]

CHANNELS = ("call", "sms", "im", "app_message", "email", "letter")
"""Channels that are offered in place of another. A visit is not: it never changes little."""

COST: Mapping[Kind, float] = {"repair": 1, "time": 2, "channel": 4, "recipient": 8}
OF_ADDRESS = ("address", "address_kind")
OF_PERSON = ("recipient", "address", "address_kind", "address_source")
TRIES, DEPTH, LATER = 24, 3, 4
"""For each channel or recipient: acts put right that are decided, repairs of one act, acts that are looked at later."""


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute of the act that is changed, and what it becomes (None: it is left out)."""

    name: str
    to: Any


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another act that was decided and approved, and how it differs from the one proposed."""

    kinds: tuple[Kind, ...]
    changes: tuple[Change, ...]
    says: Text
    action: Action
    decision: Decision

    def render(self, language: Language = "en") -> str:
        """Return in words of one language what is done instead."""
        return self.says.render(language)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A changed act under way: what was changed, in words and by cost."""

    action: Action
    kinds: tuple[Kind, ...] = ()
    says: tuple[Text, ...] = ()
    cost: float = 0.0

    def with_(self, kind: Kind, changed: Changed, says: Text, cost: float | None = None) -> _Draft | None:
        """Return the draft with more changed; None if such an act cannot be."""
        said = {name: value for name, value in self.action.model_dump(by_alias=True).items() if name not in changed}
        try:
            action = Action.model_validate(said | {name: value for name, value in changed.items() if value is not None})
        except ValueError:
            return None
        kinds = self.kinds if kind in self.kinds else (*self.kinds, kind)
        return _Draft(action, kinds, (*self.says, says), self.cost + (COST[kind] if cost is None else cost))


def alternatives(asked: Asked, case: Case) -> tuple[Alternative, ...]:
    """Return approved acts in place of the one that was asked about, those that change least first.

    An act that is approved needs none.

    Args:
        asked: The act.
        case: What is known when it is done.
    """
    return _Search(asked, case).alternatives()


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for alternatives; see `alternatives`."""

    asked: Asked
    case: Case

    def alternatives(self) -> tuple[Alternative, ...]:
        """See `alternatives`."""
        action = self.asked.action
        if self.asked.decide(action).approved:
            return ()
        found: dict[str, tuple[float, Alternative]] = {}
        for root in (_Draft(action), *self._channels(action), *self._debtor(action)):
            for draft, decision in self._approved(root):
                key = draft.action.model_dump_json()
                if key not in found or draft.cost < found[key][0]:
                    found[key] = (draft.cost, _told(draft, action, decision))
        listed = [each for _, each in sorted(found.values(), key=lambda pair: (pair[0], pair[1].says.en))]
        return tuple(each for each in listed if not any(_in_vain(each, other) for other in listed))

    # ------------------------------------------------------------------------------------------------------- where

    def _channels(self, action: Action) -> Iterator[_Draft]:
        if action.act != "contact" or action.direction == "inbound":
            return
        for channel in CHANNELS:
            if channel == action.channel:
                continue
            dropped: Changed = {"channel": channel, "medium": None}
            if _number(channel) != _number(action.channel):
                dropped |= dict.fromkeys(OF_ADDRESS)
            if channel != "call":
                dropped |= dict.fromkeys(SpokenOnly)
            words = say("instead_channel", channel=TABLES["channel"].words[channel].says)
            cost = COST["channel"] + CHANNELS.index(channel) / 100
            draft = _Draft(action).with_("channel", dropped, words, cost=cost)
            if draft is not None:
                yield draft

    def _debtor(self, action: Action) -> Iterator[_Draft]:
        if action.act != "contact" or attribute_of(action, "to", self.case) == "debtor":
            return
        for source in (None, "contract"):
            changed: Changed = {**dict.fromkeys(OF_PERSON), "to": "debtor", "address_source": source}
            says = say("instead_debtor")
            if source is not None:
                says = together([says, _repair_words("address_source", changed)])
            cost = COST["recipient"] + (0.0 if source is None else 0.5)
            draft = _Draft(action).with_("recipient", changed, says, cost=cost)
            if draft is not None:
                yield draft

    # ----------------------------------------------------------------------------------------------- how and when

    def _approved(self, root: _Draft) -> Iterator[tuple[_Draft, Decision]]:
        """Yield what is approved from here: as it is, put right, later, or put right and later."""
        decision = self.asked.decide(root.action)
        if decision.approved:
            yield root, decision
            return
        found = False
        for draft in self._later(root, decision):
            yield draft, self.asked.decide(draft.action)
            found = True
        rest: list[_Draft] = [root]
        told: set[frozenset[str]] = set()
        for _ in range(DEPTH):
            following: list[_Draft] = []
            for draft in islice((better for each in rest for better in self._repaired(each)), TRIES):
                decision = self.asked.decide(draft.action)
                names = _names(draft.action, root.action)
                if decision.approved:
                    if names not in told:  # one value of each attribute is enough
                        yield draft, decision
                    told.add(names)
                    found = True
                else:
                    following.append(draft)
            if found:
                return
            rest = following
            for draft in rest[:LATER]:
                for later in self._later(draft, self.asked.decide(draft.action)):
                    yield later, self.asked.decide(later.action)
                    return

    def _later(self, draft: _Draft, decision: Decision) -> Iterator[_Draft]:
        coming = self.asked.outlook(draft.action).plan(decision.outcome).next_permitted
        if coming.kind == "at" and coming.at is not None:
            days = (coming.at.timestamp() - instant_of(draft.action)) / DAY
            says = say("instead_time", at=shown_at(coming.at))
            later = draft.with_("time", {"at": coming.at}, says, cost=COST["time"] + min(days, 100) / 50)
            if later is not None and self.asked.decide(later.action).approved:
                yield later

    def _repaired(self, draft: _Draft) -> Iterator[_Draft]:
        """Yield the draft with what one rule in the way objects to put right."""
        decider = self.asked.engine.decider
        answers, norms = decider.answers(draft.action, self.case), decider.prohibitions
        way = [norms[key] for key, answer in answers.items() if answer >= Answer.UNKNOWN and key in norms]
        first = next((norm for norm in way if norm.effect == "veto"), None)
        if first is None:
            return
        others = tuple(debt_ids(self.case) or ())
        for choices in repairs_of(first, draft.action, self.case, decider.evaluator, others):
            for changed in islice(product(*choices.values()), 8):
                joined: Changed = {name: value for part in changed for name, value in part.items()}
                says = [_repair_words(name, part) for name, part in zip(choices, changed, strict=True)]
                better: _Draft | None = draft
                for part, words in zip(changed, says, strict=True):
                    better = better.with_("repair", part, words) if better is not None else None
                if better is not None and joined:
                    yield better


def _names(one: Action, other: Action) -> frozenset[str]:
    """Return the names of the attributes in which two acts differ."""
    return frozenset(name for name in type(one).model_fields if getattr(one, name) != getattr(other, name))


def _in_vain(one: Alternative, other: Alternative) -> bool:
    """Tell whether one alternative changes all that another does and more, and is possible no earlier."""
    return set(one.kinds) > set(other.kinds) and instant_of(one.action) >= instant_of(other.action)


def _number(channel: str | None) -> str:
    """Channels that reach the same kind of address go together."""
    return "number" if channel in ("call", "sms") else MEDIUM_OF.get(channel or "", "")


def _repair_words(name: str, changed: Changed) -> Text:
    repair = ATTRIBUTES[name].repair
    assert repair is not None
    value = changed[name]
    if ATTRIBUTES[name].type.base == "id":
        return repair
    shown = tuple(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return say("instead_repair", repair=repair, name=name, value=shown)


def _told(draft: _Draft, before: Action, decision: Decision) -> Alternative:
    was, now = before.model_dump(mode="json"), draft.action.model_dump(mode="json")
    changes = tuple(Change(name, now.get(name)) for name in sorted({*was, *now}) if was.get(name) != now.get(name))
    return Alternative(draft.kinds, changes, together(list(draft.says)), draft.action, decision)
