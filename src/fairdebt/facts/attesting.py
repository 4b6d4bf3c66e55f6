"""Facts that somebody vouches for: how an undetermined case is settled, for a time and under a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ValidationError

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts.case import Attestation, Case
from fairdebt.facts.intake import input_faults
from fairdebt.facts.people import Debt, Jurisdictions, Recipient
from fairdebt.facts.readers import shown
from fairdebt.facts.ready import prepared
from fairdebt.facts.silence import debt_ids
from fairdebt.messages import say
from fairdebt.vocabulary import FACTS

IDS = frozenset(path for path in FACTS if path.endswith(".id"))
"""Who somebody is, is stated, never vouched for."""

_FIELD_OF = {"class": "class_", "from": "from_on"}
_PLACES = ("jurisdictions", "zones")


def attest(case: Case, fact: str, value: object, attestation: Attestation) -> Case:
    """Return the case with a fact set that nobody had stated, and who vouches for it.

    A later attestation of the same value takes the place of an earlier one.

    Raises:
        InvalidInput: no such fact, a value that does not fit, or the case states another value.
    """
    if fact not in FACTS and not fact.startswith("own."):
        raise _refused("attest_no_fact", fact, suggest(fact, FACTS))
    if fact in IDS:
        raise _refused("attest_not_this", fact)
    if value is None or value == "unknown":
        raise InvalidInput([Fault(say("attest_unknown"), None, "attestation")])
    of = _about(case, fact, attestation.of)
    said, settled = _said(case, fact, of), _read(case, fact, of, value)
    if not _agrees(said, _said(settled, fact, of)):
        raise _refused("attest_stated", fact, say("attest_stated_fix"))
    before = [each for each in case.attestations if (each.fact, each.of) == (fact, of)]
    if _is_known(said) and not before:
        return case  # it was stated: nothing is left to vouch for
    kept = tuple(each for each in case.attestations if each not in before)
    new = attestation.model_copy(update={"fact": fact, "of": of})
    return settled.model_copy(update={"attestations": (*kept, new)})


def current(case: Case, at: datetime) -> Case:
    """Return the case as it is known at an instant: what was vouched for until then is unknown again."""
    if not case.attestations:
        return case
    over = [each for each in case.attestations if at >= each.until]
    return case if not over else without(case, over)


def without(case: Case, attestations: list[Attestation]) -> Case:
    """Return the case with the facts of these attestations unknown; the same attestations give the same case."""
    key = ("without", tuple((each.fact, each.of) for each in attestations))
    found = prepared(case).kept.get(key)
    if found is None:
        found = case
        for each in attestations:
            found = _with(found, each.fact, each.of, "unknown")
        kept = tuple(each for each in case.attestations if each not in attestations)
        found = prepared(case).kept[key] = found.model_copy(update={"attestations": kept})
    result: Case = found
    return result


def _refused(key: str, fact: str, fix: Any = None) -> InvalidInput:
    return InvalidInput([Fault(say(key, name=shown(fact)), fix, "attestation")])


def _about(case: Case, fact: str, of: str | None) -> str | None:
    """Return the id of the debt or person that the fact is about; None where there is only one."""
    group = fact.partition(".")[0]
    if group == "debt":
        known = debt_ids(case) or ()
    elif group == "recipient" and case.recipients:
        known = tuple(person.id for person in case.recipients if person.id is not None)
    else:
        return None
    if not known:
        raise InvalidInput([Fault(say("attest_nobody"), None, "attestation")])
    if of is None and len(known) == 1:
        return known[0]
    if of not in known:
        fix = say("attest_which_fix", known=tuple(known)) if of is None else suggest(of, known)
        raise _refused("attest_which", fact, fix)
    return of


def _said(case: Case, fact: str, of: str | None) -> Any:
    group, _, field = fact.partition(".")
    if group in _PLACES:
        said = getattr(case, group)
        if field and isinstance(said, Jurisdictions):
            return getattr(said, field)
        if field and isinstance(said, tuple) and len(said) == 1:  # a plain list names residence and location alike
            return None if field == "number" else said[0]
        return said
    if group == "own":
        return case.own.get(field)
    holder = _holder(case, group, of)
    return None if holder is None else getattr(holder, _FIELD_OF.get(field, field))


def _holder(case: Case, group: str, of: str | None) -> Any:
    if group == "debt":
        ids = debt_ids(case) or ()
        return case.debts[ids.index(of)] if of in ids and isinstance(case.debts, tuple) else None
    if group == "recipient":
        if not case.recipients:
            return case.recipient or Recipient()
        return next((person for person in case.recipients if person.id == of), None)
    return getattr(case, group)


def _read(case: Case, fact: str, of: str | None, value: object) -> Case:
    """Set a fact; a value that does not fit is told as an input fault under the name of the fact."""
    try:
        return _with(case, fact, of, value)
    except ValidationError as error:
        group, _, field = fact.partition(".")
        raw: dict[str, Any] = {group: {field: value}} if field else {group: value}
        model = type(_holder(case, group, of)) if field and group not in (*_PLACES, "own") else Case
        inner = raw[group] if model is not Case else raw
        raise InvalidInput(input_faults(model, error, inner, source="attestation")) from None


def _with(case: Case, fact: str, of: str | None, value: object) -> Case:
    group, _, field = fact.partition(".")
    if group == "own":
        return _changed(case, {"own": {**case.own, field: value}})
    if group in _PLACES:
        return _changed(case, {group: _place(case, field, value)})
    holder = _holder(case, group, of)
    new = _written(holder, {field: value})
    if group == "debt":
        assert isinstance(case.debts, tuple)
        debts: tuple[Debt, ...] = tuple(new if debt is holder else debt for debt in case.debts)
        return case.model_copy(update={"debts": debts})
    if group == "recipient" and case.recipients:
        people = tuple(new if person is holder else person for person in case.recipients)
        return case.model_copy(update={"recipients": people})
    return case.model_copy(update={group: new})


def _place(case: Case, field: str, value: object) -> object:
    if not field:
        return tuple(value) if isinstance(value, list | set | frozenset) else value
    said = case.jurisdictions
    roles = _plain(said) if isinstance(said, Jurisdictions) else {}
    if isinstance(said, tuple) and len(said) == 1:
        roles = {"residence": said[0], "location": said[0]}
    return {**roles, field: value}


def _changed(case: Case, fields: Mapping[str, object]) -> Case:
    """Return a copy with fields that were checked as those of a new case would be."""
    read = Case.model_validate(dict(fields))
    return case.model_copy(update={name: getattr(read, name) for name in fields})


def _written(holder: BaseModel, fields: Mapping[str, object]) -> Any:
    aliases = {_FIELD_OF.get(name, name): value for name, value in fields.items()}
    return type(holder).model_validate({**_plain(holder), **aliases})


def _plain(model: BaseModel) -> dict[str, Any]:
    return {name: value for name, value in model if value is not None}


def _is_known(said: object) -> bool:
    if isinstance(said, Mapping):
        return "unknown" not in said.values()
    if isinstance(said, tuple | list):
        return "unknown" not in said
    return said is not None and said != "unknown"


def _agrees(said: object, new: object) -> bool:
    """Tell whether what was stated leaves room for the new value: nothing known of it differs."""
    if said is None or said == "unknown" or said == new:
        return True
    if isinstance(said, tuple) and "unknown" in said and isinstance(new, tuple):
        return set(said) - {"unknown"} <= set(new)
    if isinstance(said, Mapping) and "unknown" in said.values():
        listed = new if isinstance(new, Mapping) else dict.fromkeys(new, "yes") if isinstance(new, tuple) else {}
        return all(value == "unknown" or listed.get(name, "no") == value for name, value in said.items())
    if isinstance(said, Jurisdictions) and isinstance(new, Jurisdictions):
        was, now = _plain(said), _plain(new)
        return all(value == "unknown" or now.get(name) == value for name, value in was.items())
    return False
