"""`fairdebt ledger why`: one page that answers why an act was permitted, or was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, tzinfo
from typing import Any

from fairdebt.cli.codes import Code
from fairdebt.cli.ledger_opening import opened, said
from fairdebt.cli.output import Lang, Speaker, print_json
from fairdebt.clock import shown_at
from fairdebt.ledger.account import Account, account, decided_on
from fairdebt.ledger.asking import chain_of
from fairdebt.ledger.clock import datetime_of
from fairdebt.ledger.entries import Entry
from fairdebt.messages import Language

MOST = 20
"""So many events are told; an export has them all."""

ACT = ("act", "channel", "to", "purpose", "mode", "voice")
EVENT = ("act", "notice", "channel", "to", "outcome")


def why(url: str, debtor: str, at: date, *, as_json: bool, lang: Lang | None) -> int:
    """Print the account of the last decision about a debtor until an instant; the decisions of a day are listed."""
    speaker = Speaker(lang)

    def work() -> int:
        ledger = opened(url)
        chain = chain_of(debtor, ledger.mask)
        asked_at = at
        if not isinstance(asked_at, datetime):
            decided = decided_on(ledger.store, chain, asked_at)
            if len(decided) > 1:
                return _list(decided, asked_at, debtor, speaker, as_json=as_json)
            asked_at = datetime.fromisoformat(decided[0].said["action"]["at"])
        found = account(ledger.store, chain, asked_at)
        code = Code.OK if found.report.intact else Code.EXPECTATION
        if as_json:
            print_json({"exit": int(code), **_plain(found)})
            return code
        for line in _lines(found, debtor, speaker):
            speaker.out.print(line, soft_wrap=True)
        return code

    return said(work, speaker, as_json=as_json)


def _list(decided: Sequence[Entry], on: date, debtor: str, speaker: Speaker, *, as_json: bool) -> int:
    """Print the decisions of a day, one line each."""
    if as_json:
        rows = [{**asdict(each), "body": each.said} for each in decided]
        print_json({"exit": 0, "decisions": rows})
        return Code.OK
    out = speaker.out
    out.print(speaker.words("why_on_day", debtor=debtor, on=on, count=len(decided)), soft_wrap=True)
    for each in decided:
        at = shown_at(datetime.fromisoformat(each.said["action"]["at"]))
        outcome = speaker.words(f"word_{each.said['outcome']}")
        out.print(f"  {at}  {outcome}  {_said(each.said['action'], ACT, speaker)}", soft_wrap=True)
        for rule in each.said["because"]:
            out.print(f"    - {rule}", style="dim", soft_wrap=True)
    last = decided[-1].said["action"]["at"]
    out.print(speaker.words("why_one_of_them", debtor=debtor, at=last), style="dim", soft_wrap=True)
    return Code.OK


def _lines(found: Account, debtor: str, speaker: Speaker) -> list[str]:
    told = found.entry.said
    proposed_at = datetime.fromisoformat(told["action"]["at"])
    lines = [
        speaker.words("why_title", debtor=debtor, act=_said(told["action"], ACT, speaker), at=shown_at(proposed_at)),
        "",
        speaker.words(f"outcome_{told['outcome']}"),
    ]
    for rule in found.rules:
        lines += _rule(rule, speaker.language)
    lines += ["", speaker.words("why_events", count=len(found.events))]
    if len(found.events) > MOST:
        lines.append(speaker.words("why_last_events", count=MOST))
    for event in found.events[-MOST:]:
        happened_at = datetime.fromisoformat(event["at"]).astimezone(proposed_at.tzinfo)
        lines.append(f"  {shown_at(happened_at)}  {_said(event, EVENT, speaker)}  [{event['id']}]")
    lines += ["", speaker.words("why_since" if found.since else "why_nothing_since")]
    for each in found.since:
        word = speaker.words(f"why_{each.kind}")
        because = ", ".join(each.said.get("because", ())) or speaker.said(each.said, ("outcome",))
        entered_at = datetime_of(each.at).astimezone(proposed_at.tzinfo)
        lines.append(f"  {shown_at(entered_at)}  {word} {because}".rstrip())
    lines += ["", speaker.words("why_proof")]
    lines.extend(f"  {line}" for line in _proof(found, proposed_at.tzinfo, speaker))
    return lines


def _rule(rule: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Yield what a rule said when the decision was made, and its sources; its name alone where that is gone."""
    if "says" not in rule:
        yield f"- [{rule['rule']}]"
        return
    yield f"- {rule['says'][language]}"
    yield f"    {rule['title'][language]}, {rule['citation'][language]} [{rule['rule']}]"
    yield from (f"    {source}" for source in rule["sources"])


def _proof(found: Account, zone: tzinfo | None, speaker: Speaker) -> Iterator[str]:
    """Yield where the decision stands in the ledger, under which policies, and what proves that nothing was changed."""
    entry, told = found.entry, found.entry.said
    yield speaker.words("why_entry", number=entry.number, chain=entry.chain)
    yield speaker.words("why_seal", seal=entry.seal)
    yield speaker.words("why_policies", digest=told["policies"], version=told["version"])
    yield speaker.words("why_facts", digest=told["facts"])
    if found.checkpoint is None:
        yield speaker.words("why_no_checkpoint")
    else:
        when = shown_at(datetime_of(found.checkpoint.at).astimezone(zone))
        yield speaker.words("why_checkpoint", number=found.checkpoint.number, at=when, root=found.checkpoint.root)
    yield from (speaker.words("why_signed", public=each.public_key) for each in found.signatures)
    intact = "ledger_intact" if found.report.intact else "ledger_not_intact"
    yield speaker.words(intact, count=len(found.report.findings))
    yield from (each.render(speaker.language) for each in found.report.findings)


def _said(plain: Mapping[str, Any], names: tuple[str, ...], speaker: Speaker) -> str:
    """Tell some attributes of an act or event; a contact is known by its channel, its own name would say no more."""
    return speaker.said(plain, [name for name in names if name != "act" or "channel" not in plain])


def _plain(found: Account) -> dict[str, Any]:
    return {
        "entry": {**asdict(found.entry), "body": found.entry.said},
        "rules": list(found.rules),
        "facts": found.facts,
        "events": list(found.events),
        "since": [{**asdict(each), "body": each.said} for each in found.since],
        "checkpoint": None if found.checkpoint is None else asdict(found.checkpoint),
        "signatures": [asdict(each) for each in found.signatures],
        "findings": [each.render("en") for each in found.report.findings],
    }
