"""Show decisions: one as a panel with its reasons, several as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from fairdebt.cli.output import Speaker
from fairdebt.cli.tables import dashed
from fairdebt.clock import shown_at
from fairdebt.facts import Decision, NextPermitted, Outcome, Reason
from fairdebt.messages import Text
from fairdebt.scenarios import Result, Scenario

STYLES = {Outcome.APPROVED: "green", Outcome.VETOED: "red", Outcome.UNDETERMINED: "yellow"}
SIGNS = {Outcome.APPROVED: "✓", Outcome.VETOED: "✗", Outcome.UNDETERMINED: "?"}

FEW = 4
"""So many instruments are named by their titles, and rules behind a duty by their names."""

JUDGED = ("warnings", "observed")
"""Groups whose rules would forbid the act if they could; the others only inform, and are told in short."""

TOLD_IN_SHORT = 3
"""What a rule says, its citation and its confidence."""


def verdict(result: Result, titles: Iterable[Text], speaker: Speaker) -> RenderableType:
    """Return everything that one decision tells."""
    decision = result.decision
    assert decision is not None, "only decisions are shown"
    parts: list[RenderableType] = [_panel(result, decision, titles, speaker)]
    if decision.reasons:
        parts.append(_reasons("heading_reasons", decision.reasons, speaker, style=STYLES[decision.outcome]))
    if decision.duties:
        duties = [(speaker.text(duty.told), _few(duty.rules, speaker)) for duty in decision.duties]
        parts.append(dashed("heading_table_duties", duties, speaker))
    for name, group in decision.content.beside:
        parts.append(_reasons(f"heading_table_{name}", group, speaker, style="yellow", short=name not in JUDGED))
    if decision.loosened:
        loosened = [
            speaker.words(
                "loosened_line", rule=soft.rule, because=soft.because, approved_by=soft.approved_by, until=soft.until
            )
            for soft in decision.loosened
        ]
        parts.append(dashed("heading_table_loosened", [(line, "") for line in loosened], speaker))
    if decision.assumed:
        parts.append(dashed("heading_table_assumed", [(_facts(decision.assumed, speaker), "")], speaker))
    return Group(*parts)


def _few(rules: Sequence[str], speaker: Speaker) -> str:
    """Return rules that say the same, the first of them by name; a comma and a space, so that no name is broken."""
    if len(rules) <= FEW:
        return ", ".join(rules)
    return speaker.words("few_rules", names=", ".join(rules[: FEW - 1]), count=len(rules) - FEW + 1)


def _facts(names: Iterable[str], speaker: Speaker) -> str:
    """Return facts: in English one after the other, in Chinese each on a line with what it means."""
    return ("\n" if speaker.language == "zh" else ", ").join(map(speaker.fact, names))


def head(scenario: Scenario, speaker: Speaker) -> Table:
    """Return the rows at the head of a panel, each with its label; the first is the title, where there is one."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(no_wrap=True, style="dim")
    rows.add_column(overflow="fold")
    if scenario.title is not None:
        rows.add_row(speaker.words("label_scenario"), Line(speaker.text(scenario.title), style="bold"))
    return rows


def add_when(rows: Table, decision: Decision, speaker: Speaker) -> None:
    """Add when the act is permitted next, or until when it is, where that is known."""
    if not decision.approved:
        rows.add_row(speaker.words("label_next"), _coming(decision.next_permitted, speaker))
    elif decision.permitted_until is not None:
        ends = shown_at(decision.permitted_until)
        rows.add_row(speaker.words("label_next"), speaker.words("permitted_until", at=ends))


def _coming(found: NextPermitted, speaker: Speaker) -> str:
    """Return when an act is permitted next; what it waits for as facts are shown, several in Chinese line by line."""
    names = (*found.facts, *found.events)
    if found.kind != "once" or not names:
        return speaker.text(found.says)
    begun = "\n" if len(names) > 1 and speaker.language == "zh" else ""
    return speaker.words("next_once", names=begun + _facts(names, speaker))


def _panel(result: Result, decision: Decision, titles: Iterable[Text], speaker: Speaker) -> Panel:
    scenario = result.scenario
    action = scenario.action
    style = STYLES[decision.outcome]
    inner = head(scenario, speaker)
    # a contact is known by its channel; its own name would say nothing more
    words = (
        ("act", action.act if action.channel is None else None),
        ("channel", action.channel),
        ("relation", action.to),
    )
    inner.add_row(speaker.words("label_act"), " · ".join(speaker.word(table, name) for table, name in words if name))
    inner.add_row(speaker.words("label_at"), shown_at(decision.at))
    add_when(inner, decision, speaker)
    inner.add_row(speaker.words("label_policies"), _policies(scenario, list(titles), speaker))
    said = speaker.words(f"verdict_{decision.outcome.value}")
    title = Line(f" {SIGNS[decision.outcome]} {said} ", style=f"bold {style}")
    return Panel(inner, title=title, title_align="left", border_style=style, box=box.ROUNDED)


def _policies(scenario: Scenario, titles: list[Text], speaker: Speaker) -> str:
    """Name a few instruments by their titles; of a whole country say how many."""
    if len(titles) <= FEW:
        return "\n".join(speaker.text(title) for title in titles)
    return speaker.words("many_policies", names=scenario.policies, count=len(titles))


def _reasons(
    heading: str, reasons: Iterable[Reason], speaker: Speaker, *, style: str, short: bool = False
) -> RenderableType:
    title = Line(speaker.words(heading), style="bold")
    table = Table(title=title, title_justify="left", box=box.SIMPLE, show_header=False, expand=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold", ratio=1)
    for reason in reasons:
        table.add_row(Line(speaker.words("label_rule"), style="dim"), Line(reason.rule, style=f"bold {style}"))
        for label, value in islice(_rows(reason, speaker), TOLD_IN_SHORT if short else None):
            table.add_row(speaker.words(label), value)
        table.add_section()
    return table


def _rows(reason: Reason, speaker: Speaker) -> Iterable[tuple[str, str]]:
    yield "label_says", speaker.text(reason.says)
    sureness = f"sureness_{reason.confidence}"
    yield "label_citation", speaker.text(reason.citation)
    yield "label_confidence", speaker.words(sureness)
    for piece in reason.evidence:
        yield "label_evidence", piece.render(speaker.language)
    if reason.truth == "unknown":
        yield "label_kind", speaker.words("kind_unknown")
        if reason.missing:
            yield "label_missing", _facts(reason.missing[0], speaker)
        elif reason.repairs:
            yield "label_settle", speaker.text(reason.repairs[0])
        return
    if reason.force == "presumption":
        rebutted = "; ".join(speaker.text(each) for each in reason.rebuttal)
        yield "label_force", speaker.words("presumed_unless" if rebutted else "presumed", factors=rebutted)
    yield "label_kind", speaker.words(f"kind_{reason.kind}")
    if reason.lifts_at is not None:
        yield "label_until", shown_at(reason.lifts_at)
    if reason.repairs:
        yield "label_repair", speaker.text(reason.repairs[0])
    if reason.displaced:
        yield "label_displaced", ", ".join(reason.displaced)


def summary(results: Iterable[Result], speaker: Speaker) -> RenderableType:
    """Return several decisions as a table."""
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    table.add_column(speaker.words("label_outcome"), no_wrap=True)
    table.add_column(speaker.words("label_scenario"), overflow="fold", ratio=1)
    table.add_column(speaker.words("label_expected"), no_wrap=True)
    for result in results:
        table.add_row(_outcome(result, speaker), _named(result, speaker), _met(result, speaker))
    return table


def _named(result: Result, speaker: Speaker) -> Line:
    """Name a scenario and the rules that veto it, one in each line: a rule's id is not to be broken."""
    scenario = result.scenario
    line = Line("" if scenario.title is None else f"{speaker.text(scenario.title)}\n")
    line.append(scenario.where, style="dim")
    if result.decision is not None:
        line.append("".join(f"\n- {rule}" for rule in result.decision.because))
    return line


def _outcome(result: Result, speaker: Speaker) -> Line:
    if result.decision is None:
        return Line(speaker.words("invalid"), style="red")
    outcome = result.decision.outcome
    return Line(f"{SIGNS[outcome]} {speaker.words(f'verdict_{outcome.value}')}", style=STYLES[outcome])


def _met(result: Result, speaker: Speaker) -> Line:
    if result.decision is None or result.scenario.expect is None:
        return Line("")
    return Line(speaker.words("met"), style="green") if result.passed else Line(speaker.words("not_met"), style="red")
