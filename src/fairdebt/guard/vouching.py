"""Attested facts: how they enter a case, and which of them a decision rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Attestation, Attested, Case, attest, shown, without
from fairdebt.facts.readers import has_surrogate, read_instant
from fairdebt.loader import Policies
from fairdebt.messages import say


def vouched(
    policies: Policies,
    case: Case,
    fact: str,
    value: object,
    *,
    by: str,
    why: str,
    until: datetime | str,
    of: str | None,
) -> Case:
    """Return the case with a fact that somebody vouches for. See `Guard.attest`."""
    need_words(by=by, why=why, fact=fact, **({} if of is None else {"of": of}))
    if fact.startswith("own."):
        _check_own(policies, fact, value)
    attestation = Attestation(fact=fact, by=by, why=why, until=instant(until, "until"))
    attestation = attestation.model_copy(update={"of": of})
    return attest(case, fact, value, attestation)


def _check_own(policies: Policies, fact: str, value: object) -> None:
    """Refuse own facts that no policy declares, and words that they cannot be."""
    if fact not in policies.own_facts:
        near = suggest(fact, policies.own_facts)
        name = shown(fact.removeprefix("own."))
        raise InvalidInput([Fault(say("input_own_undeclared", name=name), near, "attestation")])
    words = policies.own_words.get(fact)
    if words is not None and value not in words.words and value != "none":
        held = shown(str(value))
        raise InvalidInput([Fault(say("input_unknown_word", name=held), suggest(held, words.words), "attestation")])


def need_words(**said: object) -> None:
    """Refuse texts that are empty, or that no file could hold: who and why must be told.

    Raises:
        InvalidInput: with every one that is.
    """
    empty = [name for name, text in said.items() if not isinstance(text, str) or not text.strip()]
    if empty:
        raise InvalidInput([Fault(say("needs_words", name=name), None, name) for name in empty])
    halved = [name for name, text in said.items() if has_surrogate(str(text))]
    if halved:
        raise InvalidInput([Fault(say("input_surrogate"), say("input_surrogate_fix"), name) for name in halved])


def instant(raw: datetime | str, name: str) -> datetime:
    """Read an aware instant that was given as an argument.

    Raises:
        InvalidInput: it is none, or has no zone.
    """
    try:
        return read_instant(raw)
    except ValueError as error:
        key = str(error.context["key"]) if hasattr(error, "context") else "input_not_an_instant"
        raise InvalidInput([Fault(say(key), say(f"{key}_fix"), name)]) from None


def rests_on(case: Case, answer: Callable[[Case], object]) -> tuple[Attested, ...]:
    """Return the attested facts on which `answer` rests: each that changes it alone, else all if together they do."""
    if not case.attestations:
        return ()
    now = answer(case)
    found = [each for each in case.attestations if answer(without(case, [each])) != now]
    if not found and answer(without(case, list(case.attestations))) != now:
        found = list(case.attestations)
    return tuple(Attested(each.fact, each.by, each.why, each.until, each.of) for each in found)
