"""What is known of an attribute or a fact once silence is given its declared meaning.

This is the one place where "nobody said" becomes a value: as the vocabulary declares, or derived as it describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from fairdebt.facts.action import Action, Event
from fairdebt.facts.case import Case
from fairdebt.facts.people import Debt, Recipient, ids_of
from fairdebt.facts.places import place_of, zones_of_case
from fairdebt.facts.spoken import Spoken
from fairdebt.facts.values import ALL, UNKNOWN, Members, Special, Value
from fairdebt.vocabulary import ATTRIBUTES, FACTS, MEDIUM_OF, TABLES, Silence, silence_in_notice

CONTENT = frozenset({"elements", "discloses", "claims", "findings", "conveys_debt"})
"""Known from the text or template where there is one, and only while it happens where there is none."""

AT_WORK = {
    "channel": frozenset({"workplace_visit"}),
    "place": frozenset({"workplace", "office_area"}),
    "address_kind": frozenset(TABLES["address_kind"].groups["at_work"]),
}
"""What tells by itself that somebody is reached at work."""

DERIVED_FROM: Mapping[str, tuple[str, ...]] = {
    "recipient": ("to", "debtor"),
    "debtor": (),
    "lender": (),
    "collector": ("agency", "lender"),
    "initiated_by": ("direction", "to"),
    "medium": ("channel",),
    "at_work": ("channel", "place", "address_kind"),
    "given_to": ("collector",),
    "counted_for": ("debts",),
    "discussed": ("debts",),
    "sent_on": ("at",),
    "filed_on": ("at",),
    "effective_on": ("at",),
}
"""From which other attributes a derived attribute follows where nobody said it; see `_derived`."""

BY_CASE = frozenset({"recipient", "debtor", "lender", "collector", "given_to"})
"""Derived attributes that follow from the case as well."""

DERIVED_FACTS = frozenset(
    {"debtor.id", "lender.id", "debt.id", "recipient.id", "recipient.zones", "lender.zone", "collector.id"}
)
"""Facts whose silence is no constant; see `_silent_fact`."""

THE_DEBTOR = "the debtor of the case"
THE_LENDER = "the lender of the case"
_FIELD_OF = {"class": "class_", "from": "from_on"}


def carries(deed: Action | Event, name: str) -> bool:
    """Tell whether an act or event of this kind can carry the attribute at all; a notice has no channel."""
    on = ATTRIBUTES[name].on
    if type(deed) is not Action and isinstance(deed, Event):  # isinstance takes its time to say no
        return "notice" in on if deed.notice is not None else bool(on & {"act", "event"})
    return "act" in on


def is_silent(deed: Action | Event, name: str) -> bool:
    """Tell whether nobody said anything about this attribute."""
    return getattr(deed, name, None) is None and not (name in CONTENT and isinstance(deed, Spoken))


def is_open(action: Action, name: str) -> bool:
    """Tell whether the attribute of a proposed act is silent and will only be known during the act."""
    if ATTRIBUTES[name].phase != "during" or not is_silent(action, name):
        return False
    return name not in CONTENT or (action.text is None and action.template is None)


def sources_of(name: str) -> tuple[str, ...]:
    """Return the attributes, itself first, that have to be looked at for its value; see `BY_CASE` for the rest."""
    found = [name]
    for each in found:
        found.extend(other for other in DERIVED_FROM.get(each, ()) if other not in found)
    return tuple(found)


def word_of(name: str, said: str | None) -> Value:
    """Return the value of a word said, or silence (None), about an attribute of an act that is not derived."""
    return _constant(ATTRIBUTES[name].silence, name) if said is None else _value(said)


def fact_word(path: str, said: str | None) -> Value:
    """Return the value of a word stated, or silence (None), about a fact that is not derived."""
    if path.startswith("own."):
        return _own(path, said)
    return _constant(FACTS[path].silence, path) if said is None else _value(said)


def field_of(path: str) -> tuple[str, str]:
    """Return who a fact is about (`debt`) and the name of the field in which a case holds it."""
    group, _, field = path.partition(".")
    return group, _FIELD_OF.get(field, field)


def attribute_of(deed: Action | Event, name: str, case: Case) -> Value:
    """Return the value of an attribute of an act, event or notice, silence given its meaning.

    What this kind of event cannot carry (the channel of a notice) is *none*.
    """
    if not carries(deed, name):
        return None
    said = getattr(deed, name)
    if name in CONTENT and isinstance(deed, Spoken):
        return deed.value(name, UNKNOWN if said is None else _value(said))
    if said is not None:
        if name == "outcome" and said == "pending":
            return UNKNOWN
        return _value(said)
    silence = ATTRIBUTES[name].silence
    if type(deed) is not Action and isinstance(deed, Event) and deed.notice is not None:
        silence = silence_in_notice(name, deed.notice)
    return _derived(deed, name, case) if silence.means == "derived" else _constant(silence, name)


def _constant(silence: Silence, name: str) -> Value:
    match silence.means:
        case "unknown":
            return UNKNOWN
        case "none":
            return None
        case "all":
            return ALL
    return silence.means


def _value(said: Any) -> Value:
    if isinstance(said, str):
        return UNKNOWN if said == "unknown" else None if said == "none" else said
    if isinstance(said, tuple | list):
        return frozenset(said)
    if isinstance(said, datetime):
        return int(said.timestamp() // 1)
    if isinstance(said, Mapping):
        return dict(said)
    value: Value = said
    return value


def _derived(deed: Action | Event, name: str, case: Case) -> Value:
    match name:
        case "recipient":
            return attribute_of(deed, "debtor", case) if attribute_of(deed, "to", case) == "debtor" else UNKNOWN
        case "debtor":
            return debtor_id(case)
        case "lender":
            return lender_id(case)
        case "collector":
            agency = attribute_of(deed, "agency", case)
            return attribute_of(deed, "lender", case) if agency is None else agency
        case "initiated_by":
            return _who_began(deed, case)
        case "medium":
            channel = attribute_of(deed, "channel", case)
            return MEDIUM_OF[channel] if isinstance(channel, str) else UNKNOWN
        case "at_work":
            return _reaches_at_work(deed)
        case "given_to":
            return attribute_of(deed, "collector", case)
        case "counted_for" | "discussed":
            return attribute_of(deed, "debts", case)
        case "sent_on" | "filed_on" | "effective_on":
            return attribute_of(deed, "at", case)
    raise KeyError(name)


def _reaches_at_work(deed: Action | Event) -> Value:
    said = {name: getattr(deed, name) for name in AT_WORK}
    if any(word in AT_WORK[name] for name, word in said.items()):
        return "yes"
    return UNKNOWN if "unknown" in said.values() else "no"


def _who_began(deed: Action | Event, case: Case) -> Value:
    direction = attribute_of(deed, "direction", case)
    if direction == "outbound":
        return "collector"
    to = attribute_of(deed, "to", case)
    if direction is UNKNOWN or to is UNKNOWN:
        return UNKNOWN
    return "debtor" if to == "debtor" else "other"


def part_of(value: Value, part: tuple[str, ...]) -> Value:
    """Return a part of a mapping value: of `claims`, or a detail of an element; what is not there is *none*."""
    for step in part:
        if isinstance(value, Special):
            return value
        if isinstance(value, Members):
            return None if value.possible is not None and step not in value.possible else UNKNOWN
        if isinstance(value, frozenset) and step in value:
            return UNKNOWN  # it is there, but no detail of it was said
        value = _value(value[step]) if isinstance(value, Mapping) and step in value else None
    if isinstance(value, str) and part:
        return _number_if_any(value)
    return value


def _number_if_any(text: str) -> Value:
    return Decimal(text) if text.replace(".", "", 1).isdigit() and text.isascii() else text


def debtor_id(case: Case) -> Value:
    """Return the id of the debtor; a case without one still speaks of one debtor."""
    return THE_DEBTOR if case.debtor.id is None else _value(case.debtor.id)


def lender_id(case: Case) -> Value:
    """Return the id of the lender; a case without one still speaks of one lender."""
    return THE_LENDER if case.lender.id is None else _value(case.lender.id)


def debt_ids(case: Case) -> tuple[str, ...] | None:
    """Return the ids of the debts of the case, in order; None where they are not known."""
    debts = case.debts
    return ids_of(debts) if isinstance(debts, tuple) else None


def debts_in_question(action: Action, case: Case) -> tuple[str | None, ...]:
    """Return the debts for which the rules are asked, one question each; `(None,)` where they are not known."""
    if isinstance(action.debts, tuple):
        return tuple(dict.fromkeys(action.debts))
    if action.debts == "unknown":
        return (None,)
    return debt_ids(case) or (None,)


def fact_of(case: Case, path: str, action: Action, debt: str | None = None) -> Value:
    """Return the value of a fact of the case as it stands now, silence given its meaning.

    Args:
        case: What is known.
        path: A dotted name, or `jurisdictions` or `zones`.
        action: The act: `recipient.*` are facts of its recipient.
        debt: The debt in question, for `debt.*`; None where it is not known.
    """
    group, _, field = path.partition(".")
    if group == "own":
        said = case.own.get(field)
        return _own(path, said)
    if group == "zones":
        return _zones(case, action if attribute_of(action, "to", case) == "debtor" else None)
    if group == "jurisdictions":
        return place_of(case, path)
    holder = _holder(case, group, action, debt)
    if holder is None:
        return UNKNOWN
    said = getattr(holder, _FIELD_OF.get(field, field))
    if said is not None:
        return _value(said)
    return _silent_fact(case, path, action, debt)


def _own(path: str, said: object) -> Value:
    if said is None:
        return UNKNOWN
    if isinstance(said, bool):
        return "yes" if said else "no"
    if isinstance(said, int | float):
        return Decimal(str(said))
    return _value(said)


def _holder(case: Case, group: str, action: Action, debt: str | None) -> Any:
    if group == "debt":
        return debt_of(case, debt)
    if group == "recipient":
        return recipient_of(case, action)
    return getattr(case, group)


def debt_of(case: Case, debt: str | None) -> Debt | None:
    """Return what is said of a debt; None where it is not known which one it is."""
    if debt is None or not isinstance(case.debts, tuple):
        return None
    for each in case.debts:
        if each.id == debt:
            return each
    ids = debt_ids(case) or ()
    return case.debts[ids.index(debt)] if debt in ids else None


_NOBODY = Recipient()
"""Somebody of whom nothing is said."""


def recipient_of(case: Case, action: Action) -> Recipient | None:
    """Return what is said of the recipient of an act; None where it is not known who that is.

    What a case says of its one `recipient` by id is of nobody else whom the act names; whoever may be somebody else is
    not known.
    """
    only = case.recipient
    if not case.recipients and (only is None or only.id is None):
        return only or _NOBODY
    named = attribute_of(action, "recipient", case)
    if only is not None and only.id is not None and only.id != named and not _is_silent_of_recipient(action):
        if UNKNOWN in (named, _value(only.id)):
            return None
        if named != THE_DEBTOR:
            only = None
    if named is UNKNOWN:
        return only
    return next((person for person in case.recipients if person.id == named), only or _NOBODY)


def _is_silent_of_recipient(action: Action) -> bool:
    """Tell whether an act leaves open whom it reaches, so that the one person of its case is meant."""
    return action.recipient is None and action.to not in ("debtor", "unknown")


def _silent_fact(case: Case, path: str, action: Action, debt: str | None) -> Value:
    match path:
        case "debtor.id":
            return debtor_id(case)
        case "lender.id":
            return lender_id(case)
        case "debt.id":
            return debt if debt is not None else UNKNOWN
        case "recipient.id":
            return attribute_of(action, "recipient", case)
        case "recipient.zones":
            return _zones(case, action)
        case "lender.zone":
            zones = zones_of_case(case)
            return next(iter(zones)) if isinstance(zones, frozenset) and len(zones) == 1 else UNKNOWN
        case "collector.id":
            return attribute_of(action, "collector", case)
    return _constant(FACTS[path].silence, path)


def _zones(case: Case, action: Action | None) -> Value:
    """Return the possible zones of somebody; the number that the act calls or writes to is theirs."""
    return zones_of_case(case, None if action is None else number_called(action, case))


def number_called(action: Action, case: Case) -> str | None:
    """Return the telephone number that an outbound call or text message goes to, where it is known."""
    address = action.address
    if address is None or address in ("unknown", "none") or attribute_of(action, "direction", case) != "outbound":
        return None
    return address if attribute_of(action, "medium", case) in ("telephone", "sms") else None


def silent_facts(case: Case, path: str, action: Action, debt: str | None = None) -> bool:
    """Tell whether nobody said anything about a fact of the case."""
    group, _, field = path.partition(".")
    if group == "own":
        return field not in case.own
    if group == "zones":
        return case.zones is None
    if group == "jurisdictions":
        return case.jurisdictions is None
    holder = _holder(case, group, action, debt)
    return holder is not None and getattr(holder, _FIELD_OF.get(field, field)) is None
