"""Read what folders of policies cover, and what a house accepts without a policy."""

from __future__ import annotations

from fairdebt.errors import Fault
from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.shape import read_model
from fairdebt.logic import Coverage, Limit
from fairdebt.messages import say
from fairdebt.policy import LIMITS, IndexFile, OnlyFor
from fairdebt.rules import Scope, faults_of
from fairdebt.source import Source
from fairdebt.vocabulary import TABLES


def read_index(source: Source) -> tuple[list[Coverage], tuple[Fault, ...]]:
    """Read the index of a folder; nothing is covered where it is at fault."""
    faults = faults_of(source)
    if not source.documents:
        return [], faults.sorted()
    if len(source.documents) > 1:
        faults.add(say("one_document"), say("one_document_fix"), at=source.documents[1])
    index = read_model(IndexFile, source.documents[0], Scope(faults))
    if index is not None and not all(map(_limits, index.covers.only_for)):
        faults.add(say("missing_field", name="roles"), say("write_only_for"), at=source.documents[0])
    if index is None or faults.found:
        return [], faults.sorted()
    covers = index.covers
    only_for = tuple(
        (code, limit, frozenset(words))
        for each in covers.only_for
        for code in each.jurisdictions
        for limit, words in _limits(each).items()
    )
    parts = frozenset(covers.divided_into)
    acts = frozenset(covers.acts)
    return [Coverage(covers.jurisdiction, acts, covers.from_on, parts=parts, only_for=only_for)], ()


def _limits(said: OnlyFor) -> dict[Limit, tuple[str, ...]]:
    return {limit: words for limit in LIMITS if (words := getattr(said, limit))}


def accepted(read: tuple[ReadPolicy, ...]) -> list[Coverage]:
    """Return the jurisdictions whose law is not loaded and that a house accepts for now."""
    every = frozenset(TABLES["act"].words)
    return [
        Coverage(each.jurisdiction, frozenset(each.acts) or every, None, each.until, accepted=True)
        for policy in read
        if policy.file is not None
        for each in policy.file.uncovered
    ]
