"""Rules that one instrument takes over from another, for other people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairdebt.errors import Fault, suggest
from fairdebt.loader.provisions import both_citations, instrument_of, provision_of
from fairdebt.loader.reading import ReadPolicy
from fairdebt.logic import Table
from fairdebt.messages import say
from fairdebt.policy import Adoption, Provision
from fairdebt.rules import Norm, Place, Rule


def adopted(
    read: tuple[ReadPolicy, ...], tables: Mapping[str, Table], provisions: dict[str, Provision]
) -> tuple[list[tuple[Norm, ReadPolicy]], list[Fault]]:
    """Lower every adopted rule again under the adopting file, with both citations; unknown names are faults."""
    by_policy = {policy.file.policy: policy for policy in read if policy.file is not None}
    norms: list[tuple[Norm, ReadPolicy]] = []
    faults: list[Fault] = []
    for policy in read:
        for adoption in policy.file.adopts if policy.file is not None else ():
            origin = by_policy.get(adoption.from_policy)
            if origin is None:
                problem = say("unknown_name", what=say("what_policy"), name=adoption.from_policy)
                faults.append(Fault(problem, suggest(adoption.from_policy, by_policy), policy.source))
                continue
            for wanted in adoption.rules:
                versions = [rule for rule in origin.rules if rule.id == wanted]
                if not versions:
                    problem = say("unknown_name", what=say("what_rule"), name=wanted)
                    fix = suggest(wanted, {rule.id for rule in origin.rules})
                    faults.append(Fault(problem, fix, policy.source))
                for rule in versions:
                    norms.extend((norm, policy) for norm in _adopt(rule, adoption, policy, origin, provisions))
    return norms, faults


def _adopt(
    rule: Rule, adoption: Adoption, policy: ReadPolicy, origin: ReadPolicy, provisions: dict[str, Provision]
) -> tuple[Norm, ...]:
    file = policy.file
    assert file is not None and origin.file is not None
    days = file.in_force
    # the adopting law binds others: who the adopted file applies to does not carry over, its rules' own conditions do
    place = Place(file.policy, file.jurisdiction, adoption.for_whom, days.from_on, days.until_on)
    since, until = rule.days(place)
    provision = provision_of(rule, origin, since, until)
    provisions[f"{rule.name(place)}@{since or ''}"] = replace(
        provision,
        rule=f"{file.policy}/{rule.id}",
        instrument=instrument_of(file),
        binding=file.binding,
        citation=both_citations(provision.citation, adoption.citation),
    )
    return rule.lower(place)
