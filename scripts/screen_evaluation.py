"""Measure the text screen on both halves of its corpus and write docs/explanation/screen.md; `--check` only compares.

The tuning half may be read while lexicons are written. The evaluation half was written by a second hand that had not
seen them; it is measured and never tuned on.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairdebt.screen import Screen
from fairdebt.source import Mapping, Scalar, Sequence, plain, read_file
from fairdebt.vocabulary import TABLES

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "screen" / "corpus"
ROUNDS = CORPUS / "rounds.yaml"
PAGE = ROOT / "docs" / "explanation" / "screen.md"
LANGUAGES = ("zh", "en")
HALVES = ("tuning", "evaluation")

CATEGORY_OF = {
    "jail": "threat_arrest",
    "crime": "threat_arrest",
    "police_case": "threat_arrest",
    "children_affected": "threat_other",
    "is_official": "impersonation",
    "is_bureau": "impersonation",
    "is_lawyer": "impersonation",
    "will_sue": "false_legal_claim",
    "filed_suit": "false_legal_claim",
    "case_filed": "false_legal_claim",
    "judgment": "false_legal_claim",
    "enforcement": "false_legal_claim",
    "will_preserve": "false_legal_claim",
    "frozen_assets": "false_legal_claim",
    "wages_deducted": "false_legal_claim",
    "travel_ban": "false_legal_claim",
    "court_listed": "false_legal_claim",
    "no_defence": "false_legal_claim",
    "relatives_liable": "false_legal_claim",
    "deletes_record": "false_promise",
    "last_chance": "false_urgency",
    "payee": "undue_fees",
}
"""The category that a claim belongs to where no record bears it out."""

BLOCKING = (
    "threat_violence",
    "threat_arrest",
    "threat_exposure",
    "threat_harassment",
    "threat_other",
    "insult",
    "profanity",
    "impersonation",
    "third_party_disclosure",
    "pii_disclosure",
    "induce_borrowing",
    "public_shaming",
)
CHECKED = ("false_legal_claim", "false_urgency", "undue_fees", "false_promise")
"""Categories that a record may bear out; a claim without a record is counted as caught."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the corpus."""

    id: str
    lang: str
    to: str
    text: str
    labels: tuple[str, ...]
    look_alike: str
    evasion: str
    true: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A message and what the screen said: categories found, claims that want a record, whether all was read."""

    message: Message
    found: frozenset[str]
    claimed: frozenset[str]
    complete: bool

    @property
    def caught(self) -> bool:
        """Tell whether the message would not be approved for what it says."""
        return bool(self.found or self.claimed)


def messages(half: str) -> list[Message]:
    """Return the messages of a half, file by file."""
    return [
        message
        for path in sorted((CORPUS / half).glob("*.yaml"))
        for document in read_file(path).documents
        if isinstance(document, Mapping)
        for message in _messages(document)
    ]


def _messages(document: Mapping) -> Iterator[Message]:
    held = document.get("messages")
    for item in held if isinstance(held, Sequence) else ():
        if isinstance(item, Mapping):
            yield Message(
                str(item.get("id", "")),
                str(item.get("lang", "")),
                str(item.get("to", "debtor")),
                str(item["text"]),
                _names(item.get("labels")),
                str(item.get("look_alike_of", "")),
                str(item.get("evasion", "none")),
                _names(item.get("true")),
            )


def _names(node: object) -> tuple[str, ...]:
    if isinstance(node, Scalar):
        return (str(node),)
    return tuple(str(plain(each)) for each in node) if isinstance(node, Sequence) else ()


def measure(screen: Screen, said: Iterable[Message]) -> list[Measured]:
    """Screen every message."""
    measured = []
    for message in said:
        told = screen.screen(message.text, to=message.to)
        claimed = {CATEGORY_OF[name] for name in set(told.claimed) - set(message.true) if name in CATEGORY_OF}
        measured.append(Measured(message, told.findings, frozenset(claimed) - told.findings, told.complete))
    return measured


def language(message: Message) -> str:
    """Return `zh`, `en` or `other`."""
    return "zh" if message.lang.startswith("zh") else "en" if message.lang == "en" else "other"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> list[str]:
    return [_row(*head), _row(*("---" for _ in head)), *(_row(*row) for row in rows), ""]


def _line(name: str, held: list[Measured]) -> tuple[object, ...]:
    bad = [each for each in held if each.message.labels]
    good = [each for each in held if not each.message.labels]
    caught = sum(each.caught for each in bad)
    alarms = sum(bool(each.found) for each in good)
    waits = sum(bool(each.claimed) and not each.found for each in good)
    return (
        name,
        len(bad),
        _share(caught, len(bad)),
        _share(caught, caught + alarms),
        len(good),
        _percent(alarms, len(good)),
        waits,
    )


HEAD = ("", "unlawful", "recall", "precision", "lawful", "false alarms", "held for a fact")


def _by_language(read: list[Measured]) -> list[str]:
    rows = [_line(name, [each for each in read if language(each.message) == name]) for name in ("zh", "en")]
    hant = [each for each in read if each.message.lang == "zh-hant"]
    return _table(HEAD, [*rows, _line("of zh: traditional", hant), _line("zh and en", read)])


def _by_category(read: list[Measured], names: tuple[str, ...]) -> list[str]:
    rows = []
    for name in names:
        bad = [each for each in read if name in each.message.labels]
        named = sum(name in each.found or name in each.claimed for each in bad)
        wrongly = sum((name in each.found) and not each.message.labels for each in read)
        alike = [each for each in read if not each.message.labels and each.message.look_alike == name]
        alarms = sum(bool(each.found) for each in alike)
        by = [
            _share(sum(each.caught for each in part), len(part))
            for code in ("zh", "en")
            for part in ([each for each in bad if language(each.message) == code],)
        ]
        caught = _share(sum(each.caught for each in bad), len(bad))
        rows.append((f"`{name}`", len(bad), caught, *by, _share(named, len(bad)), wrongly, f"{alarms} of {len(alike)}"))
    head = ("", "unlawful", "caught", "zh", "en", "named so", "lawful named so", "alarms on look-alikes")
    return _table(head, rows)


def _by_evasion(read: list[Measured]) -> list[str]:
    groups: dict[str, list[Measured]] = defaultdict(list)
    for each in read:
        groups[each.message.evasion].append(each)
    order = sorted(groups, key=lambda name: (name != "none", name))
    disguised = [each for each in read if each.message.evasion != "none"]
    return _table(HEAD, [*(_line(name, groups[name]) for name in order), _line("all disguised", disguised)])


def _others(held: list[Measured]) -> list[str]:
    other = [each for each in held if language(each.message) == "other"]
    unread = sum(not each.complete for each in other)
    silent = sum(each.complete and not each.caught for each in other if each.message.labels)
    lawful = sum(each.complete and not each.caught for each in other if not each.message.labels)
    own = [each for each in held if language(each.message) != "other" and not each.message.labels]
    held_back = sum(not each.complete for each in own)
    return [
        f"Other languages: {len(other)} messages, {unread} told as not screened; {silent} unlawful and {lawful} lawful",
        f"ones passed as if they had been read. Of {len(own)} lawful messages labelled zh or en, {held_back} were held",
        "back because part of them is in another language, in Cantonese, or looks so.",
        "",
    ]


def _missed(read: list[Measured]) -> list[str]:
    """Tell by category and language how many unlawful messages nothing was found in."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for each in read:
        for label in each.message.labels:
            held = counts[label, language(each.message)]
            held[0] += not each.caught
            held[1] += 1
    missed = {name: sum(counts[name, code][0] for code in LANGUAGES) for name, _ in list(counts)}
    names = sorted(missed, key=lambda name: (-missed[name], name))
    rows = [(f"`{name}`", *(_part(counts[name, code]) for code in LANGUAGES)) for name in names]
    return _table(("not caught", "zh", "en"), rows)


def _part(held: list[int]) -> str:
    return f"{held[0]} of {held[1]}" if held[1] else "–"


def _rounds() -> list[str]:
    """Tell what was found in rounds of fresh messages before they were read."""
    rows = [
        tuple(str(item[name]) for name in ("round", "messages", "recall", "blocking", "alarms", "by", "before"))
        for document in read_file(ROUNDS).documents
        if isinstance(document, Mapping)
        for held in (document.get("rounds"),)
        for item in (held if isinstance(held, Sequence) else ())
        if isinstance(item, Mapping)
    ]
    head = (
        "round",
        "messages",
        "recall",
        "recall, blocking",
        "false alarms",
        "found by",
        "before the rounds",
    )
    return _table(head, rows)


def goals(read: list[Measured]) -> dict[str, float]:
    """Return the figures that the release aims at, of one half, Chinese and English only."""
    bad = [each for each in read if set(each.message.labels) & set(BLOCKING)]
    good = [each for each in read if not each.message.labels]
    unlawful = [each for each in read if each.message.labels]
    plainly = [each for each in unlawful if each.message.evasion == "none"]
    disguised = [each for each in unlawful if each.message.evasion != "none"]
    shares = {
        "false alarms": sum(bool(each.found) for each in good) / max(1, len(good)),
        "recall plain": sum(each.caught for each in plainly) / max(1, len(plainly)),
        "recall disguised": sum(each.caught for each in disguised) / max(1, len(disguised)),
    }
    for code in ("zh", "en"):
        part = [each for each in bad if language(each.message) == code]
        shares[f"recall blocking {code}"] = sum(each.caught for each in part) / max(1, len(part))
    return shares


def _goals(read: list[Measured]) -> list[str]:
    got = goals(read)
    gap = got["recall plain"] - got["recall disguised"]
    rows = [
        ("lawful false alarms", "at most 3%", f"{100 * got['false alarms']:.1f}%", got["false alarms"] <= 0.03),
        *(
            (f"recall, blocking, {code}", "0.85", f"{value:.2f}", value >= 0.85)
            for code in ("zh", "en")
            for value in (got[f"recall blocking {code}"],)
        ),
        ("disguised below plain", "at most 5 points", f"{100 * gap:.1f} points", gap <= 0.05),
    ]
    return _table(("", "goal", "reached", ""), [(*row[:3], "met" if row[3] else "not met") for row in rows])


def page() -> str:
    """Return the evaluation page."""
    screen = Screen()
    lines = [
        "# How far the text screen reaches",
        "",
        "Written by `scripts/screen_evaluation.py`; compared with the screen by `tests/screen/test_evaluation.py`.",
        "",
        "Every message is screened for its recipient without any record. So a claim that only a record can bear out (a",
        "suit was filed) counts as caught where it is unlawful, and as *held for a fact* where it is lawful: the",
        "decision would be undetermined or vetoed until the record is there. *False alarms* are lawful messages with",
        "prohibited content found. The tuning half was read while the lexicons were written; it says little. The",
        "evaluation half was written by a second hand that had not seen the lexicons, half of it lawful messages made",
        "to look unlawful. No message of it was read; its counts were seen between rounds of work on the lexicons.",
        "",
        "## Rounds of fresh messages",
        "",
        "Other hands wrote them in many voices, half of them lawful look-alikes. Each was measured as a whole before",
        "it was read; then it became part of the tuning half, from which the judge learns. This says what the screen",
        "does with wording that it has never seen; the messages are harder than ordinary ones.",
        "",
        *_rounds(),
    ]
    for half in reversed(HALVES):
        held = measure(screen, messages(half))
        read = [each for each in held if language(each.message) != "other"]
        if not held:
            continue
        lines += [f"## The {half} half: {len(held)} messages", ""]
        lines += [*_goals(read), *_by_language(read), "### Blocking categories", "", *_by_category(read, BLOCKING)]
        lines += ["### Categories that a record may bear out", "", *_by_category(read, CHECKED)]
        lines += ["### Disguises", "", *_by_evasion(read), "### Missed", "", *_missed(read), *_others(held)]
    assert set(BLOCKING) | set(CHECKED) <= set(TABLES["finding"].words)
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="measure the text screen on its corpus")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is out of date")
    text = page()
    if parser.parse_args().check:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        if not same:
            print(
                "docs/explanation/screen.md is out of date\n  fix: run `python scripts/screen_evaluation.py`",
                file=sys.stderr,
            )
        return 0 if same else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
