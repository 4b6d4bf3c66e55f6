"""`fairdebt screen`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import Any

from fairdebt.cli.codes import Code, code_of, worst
from fairdebt.cli.output import Lang, Speaker, plain_text, print_json
from fairdebt.cli.refusing import read_raw, refused, words_of
from fairdebt.cli.screen_rules import Rules, rules_about
from fairdebt.cli.screen_text import marked
from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.messages import Text, listed, say
from fairdebt.messages.screen_command import EVASIONS
from fairdebt.screen import LONGEST, Screen, Screened
from fairdebt.screen.asked import check_asked
from fairdebt.source import shown

STDIN = "-"
CITED = 2
"""So many rules are named for a finding at most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to screen a text for."""

    to: str
    channel: str
    policies: tuple[str, ...]
    case: str | None = None
    templates: tuple[str, ...] = ()
    template: str | None = None
    lexicons: tuple[str, ...] = ()


def screen(file: str, wanted: Wanted, *, as_json: bool, lang: Lang | None) -> int:
    """Screen the text of a file or of standard input, show what was found and return the exit code."""
    speaker = Speaker(lang)
    try:
        check_asked(None, wanted.to, wanted.channel, ("--to", "--channel"))
        text = _read(file)
        reader = Screen(lexicons=wanted.lexicons, templates=wanted.templates)
        _check_template(wanted.template, reader)
        told = reader.screen(text, to=wanted.to, channel=wanted.channel, template=wanted.template)
        rules = rules_about(wanted.policies)
        decided = _decided(text, wanted, speaker, as_json=as_json)
    except InvalidInput as error:
        return refused(error.faults, speaker, as_json=as_json)
    code = _code(told) if decided is None else decided[0]
    if as_json:
        print_json(_document(text, told, rules, code, None if decided is None else decided[1]))
    else:
        _print(text, told, rules, speaker)
        if wanted.template and not told.template:
            speaker.out.print(
                speaker.words("template_not_followed", name=wanted.template), style="yellow", soft_wrap=True
            )
        if decided is not None:
            speaker.out.print(decided[1])
    return code


def _check_template(name: str | None, reader: Screen) -> None:
    """Refuse a template that no file holds: the text would be screened as if none had been named."""
    if name is not None and reader.templates.get(name) is None:
        fix = suggest(name, reader.templates) or say("template_unknown_fix")
        raise InvalidInput([Fault(say("template_unknown", name=shown(name)), fix, "--template")])


def _read(file: str) -> str:
    raw = sys.stdin.buffer.read() if file == STDIN else read_raw(file)
    return words_of(raw, file).removesuffix("\n")


def _decided(text: str, wanted: Wanted, speaker: Speaker, *, as_json: bool) -> tuple[Code, Any] | None:
    """Decide the text on the case of a scenario file; None where none was named."""
    if wanted.case is None:
        return None
    from fairdebt.cli.deciding import plain_result, read_named, titles
    from fairdebt.cli.verdict import verdict
    from fairdebt.scenarios import Guards, run

    first = read_named(wanted.case, None)[0]
    action = first.action.model_copy(update={"text": text, "template": wanted.template})
    guards = Guards()
    result = run(replace(first, action=action, expect=None), guards)
    if result.decision is None:
        raise InvalidInput(result.faults)
    shown = plain_result(result, guards) if as_json else verdict(result, titles(guards.get(first)), speaker)
    return code_of(result), shown


def _code(told: Screened) -> Code:
    """Return the code where nothing is known but the text: what only a record can bear out is undetermined."""
    codes = [Code.OK]
    if told.found:
        codes.append(Code.VETOED)
    if not told.complete or told.claims:
        codes.append(Code.UNDETERMINED)
    return worst(codes)


def _document(text: str, told: Screened, rules: Rules, code: Code, decision: Any) -> dict[str, Any]:
    return {
        "exit": int(code),
        "found": [
            {
                "category": each.category,
                "span": list(each.span),
                "text": text[slice(*each.span)],
                "entry": each.entry,
                "detector": each.detector,
                "evasion": list(each.evasion),
                "says": plain_text(each.says),
                "instead": plain_text(each.instead),
                "rules": [provision.rule for provision in rules.against("findings", each.category)],
            }
            for each in told.found
        ],
        "claims": {name: str(value) for name, value in sorted(told.claimed.items())},
        "elements": [each.name for each in told.elements],
        "discloses": [each.name for each in told.discloses],
        "conveys_debt": "yes" if told.conveys_debt else "no" if told.complete else "unknown",
        "excused": [{"category": each.category, "span": list(each.span), "by": each.by} for each in told.excused],
        "languages": list(told.languages),
        "unread": None if told.unread is None else list(told.unread),
        "complete": told.complete,
        "template": told.template or None,
        "versions": list(told.versions),
        "decision": decision,
    }


def _print(text: str, told: Screened, rules: Rules, speaker: Speaker) -> None:
    out = speaker.out
    spans = [(each.span, str(number)) for number, each in enumerate(told.found, 1)]
    if told.unread is not None:
        spans.append((told.unread, "?"))
    if not told.too_long:
        out.print(marked(text, spans, width=out.width), soft_wrap=True)
    if told.found:
        out.print(f"\n{speaker.words('screen_found_title')}", style="bold red")
    for number, each in enumerate(told.found, 1):
        line = f"  {number}. {each.category}"
        if each.says is not None:
            line = f"  {number}. {speaker.words('screen_found', category=each.category, says=each.says)}"
        out.print(line, soft_wrap=True)
        if each.evasion:
            names = [speaker.text(EVASIONS.get(kind, Text(kind, kind))) for kind in each.evasion]
            kinds = listed(names, speaker.language)
            out.print(f"     {speaker.words('screen_evasion', kinds=kinds)}", soft_wrap=True)
        for provision in rules.against("findings", each.category)[:CITED]:
            cited = f"{speaker.text(provision.citation)} [{provision.rule}]"
            out.print(f"     {speaker.words('screen_rule', citation=cited)}", style="dim", soft_wrap=True)
        if each.instead is not None:
            instead = speaker.words("screen_instead", instead=speaker.text(each.instead))
            out.print(f"     {instead}", style="green", soft_wrap=True)
    _print_rest(told, rules, speaker)


def _print_rest(told: Screened, rules: Rules, speaker: Speaker) -> None:
    out = speaker.out
    if told.claims:
        out.print(f"\n{speaker.words('screen_claims_title')}", style="bold yellow")
        for name, value in sorted(told.claimed.items()):
            shown = speaker.word("claim", name)
            if value != "yes":
                shown = speaker.words("screen_found", category=shown, says=value)
            cited = ", ".join(each.rule for each in rules.against("claims", name)[:CITED])
            out.print(f"  - {shown}" + (f" [{cited}]" if cited else ""), soft_wrap=True)
    if told.elements:
        names = tuple(speaker.word("element", each.name) for each in told.elements)
        out.print(f"\n{speaker.words('screen_elements', names=names)}", soft_wrap=True)
    for each in told.excused:
        by = speaker.words(f"screen_by_{each.by}")
        out.print(
            speaker.words("screen_excused", category=speaker.word("finding", each.category), by=by),
            style="dim",
            soft_wrap=True,
        )
    if told.too_long:
        out.print(speaker.words("screen_too_long", limit=LONGEST), style="yellow", soft_wrap=True)
    if told.unread is not None:
        unread = speaker.words("screen_found", category=say("screen_unscreened"), says=say("screen_unread"))
        out.print(f"{unread}; {speaker.words('screen_unread_instead')}", style="yellow", soft_wrap=True)
    if not told.found and told.complete:
        out.print(f"\n{speaker.words('screen_clean')}", soft_wrap=True)
