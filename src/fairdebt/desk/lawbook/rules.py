"""One rule on a law page: what it says, its numbers, whom it spares, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from fairdebt.desk.lawbook.prose import Speaker, by_calendar, keys, plain, same, zones
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    Fact,
    Key,
    Literal,
    Not,
    Predicate,
    Prohibition,
    Shift,
    State,
)
from fairdebt.messages import Text, say
from fairdebt.policy import Provision
from fairdebt.readings.simplify import leaves
from fairdebt.rules import (
    ContactCap,
    CoolingOff,
    Disclose,
    Duty,
    Forbid,
    NoticeFirst,
    PermittedHours,
    Require,
    Rule,
    Truthful,
)
from fairdebt.vocabulary import TABLES

SECTIONS = (
    "permitted_hours",
    "contact_cap",
    "cooling_off",
    "forbid",
    "require",
    "notice_first",
    "disclose",
    "truthful",
    "duty",
)
"""The parts of a page, by kind of rule, in the order in which a reader asks."""

ORDER = ("veto", "owed", "observe", "warn", "inform", "foresee", "off")


WHOM = frozenset({"collector.role", "lender.memberships", "lender.type"})
"""Facts that tell who is bound; others, such as `collector.unfit`, tell what whoever is bound must see to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as it was written, what decisions tell of it, and what its breach does."""

    rule: Rule
    provision: Provision
    effect: str

    @property
    def anchor(self) -> str:
        """The name by which a page links to the rule; versions of one rule have one each."""
        since = self.provision.from_on
        days = self.rule.in_force
        return self.rule.id if days is None or days.from_on is None else f"{self.rule.id}-{since}"


def names_whom(rule: Rule) -> bool:
    """Tell whether a rule binds some people only: it says so, or applies to acts of some lenders or collectors."""
    asked = [each for each in leaves(rule.when) if isinstance(each, Among | Compare)]
    said = [each.term if isinstance(each, Among) else each.left for each in asked]
    return rule.applies != All(()) or any(isinstance(term, Fact) and term.path in WHOM for term in said)


def effect_of(norms: list[Prohibition]) -> str:
    """Return what a breach does: the gravest effect of a rule's prohibitions; a rule without any is owed."""
    return min((norm.effect for norm in norms), key=ORDER.index, default="owed")


# ------------------------------------------------------------------------------------------------------- the lines


def lines(entry: Entry, speaker: Speaker) -> Iterator[tuple[Text, list[Text]]]:
    """Yield the lines of a rule: a label and what stands under it."""
    rule = entry.rule
    scope = [*speaker.parts(rule.applies), *speaker.parts(rule.when)]
    if scope:
        yield say("law_when"), scope
    yield from _of_kind(rule, speaker)
    if not isinstance(rule, PermittedHours) and rule.zone != type(rule).model_fields["zone"].default:
        yield say("law_zone_line"), [zones(rule.zone)]
    if rule.unless != Any(()):
        options = rule.unless.parts if isinstance(rule.unless, Any) else (rule.unless,)
        label = say("law_unless") if len(options) == 1 else say("law_unless_any")
        yield label, [speaker.condition(each) for each in options]
    if rule.rebuttal:
        yield say("law_rebuttal_line"), [*rule.rebuttal]


def _of_kind(rule: Rule, speaker: Speaker) -> Iterator[tuple[Text, list[Text]]]:
    match rule:
        case PermittedHours():
            yield say("law_hours_line"), [_hours(rule, speaker), zones(rule.zone)]
        case ContactCap():
            yield say("law_limit_line"), [_limit(rule, speaker)]
            yield say("law_per_line"), [say("law_per", keys=keys(rule.per)) if rule.per else say("law_per_nothing")]
            if rule.count != All(()):
                yield say("law_count_line"), speaker.parts(rule.count)
            if rule.starts_after:
                yield say("law_starts_line"), [speaker.term(each) for each in rule.starts_after]
            if rule.lifted_by != Any(()):
                yield say("law_lifted_line"), [speaker.condition(rule.lifted_by)]
        case CoolingOff():
            yield say("law_after_line"), speaker.parts(rule.after)
            yield say("law_pause_line"), [_pause(rule, speaker)]
            yield from _per(rule.per)
        case NoticeFirst():
            yield say("law_first_line"), speaker.parts(rule.first)
            if rule.wait is not None:
                yield say("law_wait_line"), [speaker.duration(rule.wait)]
            if rule.undone_by is not None:
                yield say("law_undone_line"), speaker.parts(rule.undone_by)
            yield from _per(rule.per)
        case Require():
            yield say("law_that_line"), [text for line in rule.that.values() for text in speaker.parts(line)]
        case Disclose():
            yield say("law_elements_line"), [speaker.condition(line) for line in rule.elements.values()]
        case Truthful():
            yield say("law_claims_line"), [_claim(name, line, speaker) for name, line in rule.claims.items()]
        case Duty():
            yield from _duty(rule, speaker)


def _duty(rule: Duty, speaker: Speaker) -> Iterator[tuple[Text, list[Text]]]:
    if rule.with_act is not None:
        yield say("law_with_line"), speaker.parts(rule.with_act)
    if rule.after is not None:
        yield say("law_after_line"), speaker.parts(rule.after)
    yield say("law_do_line"), speaker.parts(rule.do)
    yield say("law_by_line"), [say("law_no_period") if rule.by is None else speaker.duration(rule.by)]
    yield from _per(rule.per)
    if rule.then_forbid is not None:
        yield say("law_then_line"), speaker.parts(rule.then_forbid)


def _per(per: tuple[Key, ...]) -> Iterator[tuple[Text, list[Text]]]:
    if per:
        yield say("law_per_line"), [say("law_per", keys=keys(per))]


def _hours(rule: PermittedHours, speaker: Speaker) -> Text:
    if rule.hours is not None:
        hours = by_calendar(speaker.hours(rule.hours), rule.hours, " + ".join(rule.calendar))
        return hours if rule.or_stated_in is None else speaker.hours_or_stated(hours, rule.or_stated_in)
    assert rule.closed is not None
    return speaker.hours(rule.closed, closed=True)


def _limit(rule: ContactCap, speaker: Speaker) -> Text:
    return speaker.limits(((limit.times, limit.window) for limit in rule.at_most), rule.counting)


def _pause(rule: CoolingOff, speaker: Speaker) -> Text:
    assert rule.lasts is not None
    return speaker.duration(rule.lasts)


def _claim(name: str, untrue: Predicate, speaker: Speaker) -> Text:
    """Say when a claim may be made: what was read is when it is made and not true."""
    word = TABLES["claim"].words.get(name)
    said = same(f"`{name}`") if word is None else word.says
    if isinstance(untrue, All) and isinstance(untrue.parts[-1], Not):
        true = untrue.parts[-1].part
        return say("law_claim_only_if", claim=said, part=speaker.condition(true))
    return say("law_claim_never", claim=said)


# ----------------------------------------------------------------------------------------------------- the numbers


def numbers(entry: Entry, speaker: Speaker) -> list[Text]:
    """Return the numbers, hours and days of a rule, as one would put them into a table."""
    rule = entry.rule
    match rule:
        case PermittedHours():
            return [_hours(rule, speaker)]
        case ContactCap():
            return [_limit(rule, speaker)]
        case CoolingOff():
            return [_pause(rule, speaker)]
        case NoticeFirst() if rule.wait is not None:
            return [speaker.duration(rule.wait)]
        case Duty() if rule.by is not None:
            return [speaker.duration(rule.by)]
        case Require():
            required = [text for line in rule.that.values() for text in _measured(line, speaker)]
            return [say("law_number_required", part=text) for text in required]
        case Forbid():
            return [say("law_number_forbidden", part=text) for text in _measured(rule.when, speaker)]
    return []


def _measured(node: Predicate, speaker: Speaker) -> Iterator[Text]:
    """Yield the parts of a condition that compare with a number or a length of time."""
    match node:
        case All(parts) if len(parts) == 2 and any(isinstance(part, Compare) and _shifted(part) for part in parts):
            yield speaker.condition(node)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _measured(part, speaker)
        case Not(part):
            yield from (speaker.condition(node) for _ in _measured(part, speaker))
        case Compare(Count() as counted, _, Literal(limit)):
            if limit != 1 or counted.window is not None or counted.age:
                yield speaker.condition(node)
        case Compare(Attribute() | Fact(), _, Literal(value)) if value is not None and not isinstance(value, str):
            yield speaker.condition(node)
        case Compare(_, "<" | "<=" | ">" | ">=", _):
            yield speaker.condition(node)


def _shifted(part: Compare) -> bool:
    return isinstance(part.right, Shift) or isinstance(part.left, Shift)


# ------------------------------------------------------------------------------------------------------ the source


def authority(entry: Entry) -> list[Text]:
    """Say where a rule stands, what its breach does, and how far it can be trusted."""
    provision = entry.provision
    said = [provision.citation, say(f"law_effect_{entry.effect}")]
    if provision.binding != "house":
        said.append(say(f"law_confidence_{provision.confidence}"))
    if provision.force not in ("prohibition", "information"):
        said.append(say(f"law_force_{provision.force}"))
    if provision.binding != provision.instrument.binding:
        said.append(say(f"law_binding_{provision.binding}"))
    return said


def days(provision: Provision) -> Text:
    """Say from and until when something is law."""
    since, until = provision.from_on, provision.until_on
    if until is None:
        return say("law_since", since=plain(since)) if since is not None else say("law_always")
    return say("law_only_until", until=until) if since is None else say("law_until", since=since, until=until)


def sources(links: tuple[str, ...]) -> Text:
    """Link the sources, each by the name of its site; what is no address, such as a title, is said as it is."""
    said = [_linked(link) for link in links]
    return say("law_sources", sources=Text("；".join(said), "; ".join(said)))


def _linked(source: str) -> str:
    site = urlsplit(source).hostname
    return source if site is None else f"[{site}]({source.replace(' ', '%20').replace('(', '%28').replace(')', '%29')})"


def state_lines(state: State, speaker: Speaker) -> list[Text]:
    """Say how events bring a state about and end it."""
    said: list[Text] = []
    if state.begins is not None:
        said.append(say("law_state_begins", part=_grouped(state.begins, speaker)))
    if state.begins_on:
        said.append(say("law_state_begins_on", field=speaker.term(Attribute(state.begins_on, "event"))))
    if state.begins_with is not None:
        said.append(say("law_state_date", part=speaker.term(state.begins_with)))
    if state.delay is not None:
        said.append(say("law_state_delay", span=speaker.duration(state.delay)))
    if state.undone_by is not None:
        said.append(say("law_state_undone", part=_grouped(state.undone_by, speaker)))
    if state.ends is not None:
        said.append(say("law_state_ends", part=_grouped(state.ends, speaker)))
    if state.ends_after is not None:
        said.append(say("law_state_ends_after", span=speaker.duration(state.ends_after)))
    if state.lasts is not None:
        said.append(say("law_state_lasts", span=speaker.duration(state.lasts)))
    if state.through:
        said.append(say("law_state_through", field=speaker.term(Attribute(state.through, "event"))))
    if state.renews is not None:
        said.append(say("law_state_renews", part=_grouped(state.renews, speaker)))
    if state.per:
        said.append(say("law_state_per", keys=keys(state.per)))
    return said


def _grouped(node: Predicate, speaker: Speaker) -> Text:
    return speaker.condition(node, inside=True)
