"""Rules that one instrument takes over from another, for other people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fairdebt.loader.provisions import Sources, both_citations, instrument_of, provision_of, weakest
from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.walk import Walked
from fairdebt.policy import Adoption, PolicyFile, Provision
from fairdebt.rules import Norm, Place, Rule


@dataclass(frozen=True, slots=True)
class Lowered:
    """A rule restated in norms, with the file that binds people to it and what decisions tell of it."""

    norms: tuple[Norm, ...]
    file: PolicyFile
    key: str
    provision: Provision


def lowered(read: tuple[ReadPolicy, ...], walked: Walked) -> Iterator[Lowered]:
    """Yield every rule of every file, and those that files adopt, in norms; `walked`: what walks found so far."""
    sources = Sources.of(read, walked)
    files = {str(each.file.policy): each for each in read if each.file is not None}
    for policy in files.values():
        file = policy.file
        assert file is not None
        place = _place(file)
        for rule in policy.rules:
            yield _lower(rule, place, file, provision_of(rule, file, sources, *rule.days(place)))
        for adoption in file.adopts:
            origin = files[str(adoption.from_policy)]
            for rule in origin.rules:
                if rule.id in adoption.rules:
                    yield _adopt(rule, adoption, file, origin, sources)


def _place(file: PolicyFile) -> Place:
    days = file.in_force
    return Place(str(file.policy), file.jurisdiction, file.applies, days.from_on, days.until_on)


def _lower(rule: Rule, place: Place, file: PolicyFile, provision: Provision) -> Lowered:
    since, _ = rule.days(place)
    return Lowered(rule.lower(place), file, f"{rule.name(place)}@{since or ''}", provision)


def _adopt(rule: Rule, adoption: Adoption, file: PolicyFile, origin: ReadPolicy, sources: Sources) -> Lowered:
    assert origin.file is not None
    # the adopting law binds others: whom the adopted file applies to does not carry over, its rules' conditions do
    place = replace(_place(file), applies=adoption.for_whom)
    own = provision_of(rule, origin.file, sources, *rule.days(place))
    provision = replace(
        own,
        rule=rule.name(place),
        instrument=instrument_of(file),
        binding=file.binding,
        citation=both_citations(own.citation, adoption.citation),
        confidence=weakest(own.confidence, adoption.confidence or own.confidence),
    )
    return _lower(rule, place, file, provision)
