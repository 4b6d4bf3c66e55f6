"""Gather what is known of a provision from its rule, the file's defaults and the tables it uses."""

from __future__ import annotations

from datetime import date

from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.walk import tables_in
from fairdebt.messages import Text
from fairdebt.policy import Instrument, PolicyFile, Provision
from fairdebt.rules import Confidence, Rule
from fairdebt.source import Mapping

WEAKEST: tuple[Confidence, ...] = ("memory", "secondary", "verified")


def provision_of(rule: Rule, policy: ReadPolicy, since: date | None, until: date | None) -> Provision:
    """Return what decisions tell of `rule`."""
    file = policy.file
    assert file is not None
    defaults = file.defaults
    said = [rule.confidence or defaults.confidence or "verified", *_confidence_of_tables(rule, policy)]
    return Provision(
        rule=f"{file.policy}/{rule.id}",
        kind=rule.kind,
        instrument=instrument_of(file),
        citation=rule.citation,
        says=rule.says,
        force=rule.force or defaults.force or "prohibition",
        binding=rule.binding or file.binding,
        confidence=min(said, key=WEAKEST.index),
        reading=rule.reading or defaults.reading or "plain",
        status=rule.status or defaults.status or "in_force",
        sources=rule.sources if rule.sources is not None else defaults.sources or (),
        checked_on=rule.checked_on or defaults.checked_on,
        from_on=since,
        until_on=until,
        also=tuple(each.citation for each in rule.also),
        rebuttal=rule.rebuttal,
    )


def instrument_of(file: PolicyFile) -> Instrument:
    """Return the instrument that a policy file encodes."""
    return Instrument(file.policy, file.title, file.jurisdiction, file.binding)


def both_citations(own: Text, adopting: Text) -> Text:
    """Return the citation of an adopted rule: what adopts it, and what is adopted."""
    return Text(zh=f"{adopting.zh}；{own.zh}", en=f"{adopting.en}; {own.en}")


def _confidence_of_tables(rule: Rule, policy: ReadPolicy) -> list[Confidence]:
    found: list[Confidence] = []
    for name in sorted(tables_in(tuple(getattr(rule, field) for field in type(rule).model_fields))):
        section = policy.names.section("tables")
        node = section.get(name.rpartition("/")[2])
        said = node.get("confidence") if isinstance(node, Mapping) else None
        if said in WEAKEST:
            found.append(next(word for word in WEAKEST if word == said))
    return found
