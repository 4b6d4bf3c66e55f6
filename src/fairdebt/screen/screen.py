"""The screen: from a text to findings, claims, elements and what it reveals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from fairdebt.messages import say
from fairdebt.screen.asked import check_asked, files
from fairdebt.screen.bundled import matchers
from fairdebt.screen.detectors import Detector, Message, Panel
from fairdebt.screen.english import english_view
from fairdebt.screen.figures import DATE, Figure
from fairdebt.screen.folding import Folded, fold, fold_character
from fairdebt.screen.judge import Judge, judge_of
from fairdebt.screen.language import languages_of
from fairdebt.screen.lexicon import LANGUAGES
from fairdebt.screen.markup import without_markup
from fairdebt.screen.matching import Match, Matched, Matcher
from fairdebt.screen.personal import personal_data
from fairdebt.screen.results import Claimed, Excused, Found, Present, Screened, Span
from fairdebt.screen.templates import Template, Templates

OUTSIDERS = frozenset({"contact_person", "third_person", "employer", "public"})
"""To these recipients any sign of a debt is a disclosure; the others owe, act for somebody who does, or know of it."""

LONGEST = 100_000
"""So many characters of a text are screened; a longer one is not, and never approved."""

FIGURE_OF = {"amount": "@amount", "days": "@days", "date": "@date"}
DISCLOSED = {
    "identity_number": "identity_number",
    "bank_card": "identity_number",
    "telephone": "debtor_contact",
    "address": "debtor_contact",
    "birth_date": "identity_number",
}
"""What personal data in a text reveal, in words of the vocabulary."""


class Screen:
    """Screens texts. Thread-safe: it keeps no text.

    Args:
        lexicons: Lexicon files beside the bundled ones.
        templates: Approved templates.
        detectors: What else looks at a text; it may add findings only.
        needs_detectors: Whether a text counts as screened only if every detector answered.
        seconds: How long detectors may take together.
        least_confidence: Findings of detectors below it are dropped.
        judged: Whether the bundled judges confirm wide entries and find by themselves. Without them wide entries stand
            alone: more is found, and more of it wrongly.

    Raises:
        InvalidInput: a lexicon or template is at fault, with every fault.
    """

    def __init__(
        self,
        *,
        lexicons: Iterable[str | Path] = (),
        templates: Iterable[str | Path] = (),
        detectors: Sequence[Detector] = (),
        needs_detectors: bool = True,
        seconds: float = 0.5,
        least_confidence: float = 0.0,
        judged: bool = True,
    ) -> None:
        self._judges = {language: judge for language in LANGUAGES if judged and (judge := judge_of(language))}
        self._matchers: Mapping[str, Matcher] = matchers(tuple(map(str, files(lexicons, "lexicons"))))
        self._panel = Panel(detectors, seconds=seconds, least_confidence=least_confidence)
        self._needs_detectors = needs_detectors
        self.templates = Templates.load(files(templates, "templates"), self._whole)

    @classmethod
    def of(cls, made: Mapping[str, Matcher]) -> Screen:
        """Return a screen over lexicons that were read already."""
        screen = cls()
        screen._matchers = made
        return screen

    def screen(
        self, text: str | None, *, to: str | None = "debtor", channel: str | None = None, template: str | None = None
    ) -> Screened:
        """Screen a text for a recipient.

        Args:
            text: The full text or script; None where only the template is known.
            to: Relation of the recipient to the debt, a word of the vocabulary.
            channel: The channel, for detectors.
            template: An approved template from which the text was made: then only the values of its slots are
                screened. A text that does not follow its template is screened whole.

        Raises:
            InvalidInput: the text is none, or there is no such relation or channel.
        """
        check_asked(text, to, channel)
        known = self.templates.get(template)
        if known is not None:
            told = self._from_template(known, text, to)
            if told is not None:
                return told
        if text is None:
            return Screened(unavailable=(template or "",))
        screened = self._whole(text, to)
        if screened.too_long or not self._panel.detectors:
            return screened
        answers = self._panel.ask(Message(text, to, channel, screened.languages))
        return replace(
            screened,
            found=(*screened.found, *answers.found),
            unavailable=answers.missing if self._needs_detectors else (),
            versions=(*screened.versions, *self._panel.versions),
        )

    def _from_template(self, known: Template, text: str | None, to: str | None) -> Screened | None:
        values = known.values(text) if text is not None else {}
        if values is None:
            return None
        for name, value in values.items():
            if known.is_free(name):
                told = self._whole(value, to, whole=False)
                if told.found or not told.complete:
                    return None  # let the whole text be screened, with its places
        return known.told(values, outsider=to in OUTSIDERS)

    def _whole(self, text: str, to: str | None, *, whole: bool = True) -> Screened:
        if len(text) > LONGEST:
            return Screened(too_long=True)
        plain = without_markup(text)
        if plain is not None and plain.text:
            return plain.back(self._read(plain.text, to, whole=whole))
        return self._read(text, to, whole=whole)

    def _read(self, text: str, to: str | None, *, whole: bool) -> Screened:
        folded = fold(text)
        chinese, english = self._matchers["zh"], self._matchers["en"]
        view = english_view(folded, english.known)
        latin = any("a" <= char <= "z" for char in folded.text)
        matched = [chinese.match(chinese.view(folded))] if folded.chinese or latin else []
        sounds_chinese = not folded.chinese and any(
            len(match.hits) > 1 or match.end - match.start > 5 for held in matched for match in held.matches
        )
        languages = languages_of(folded, view, english.known, sounds_chinese, whole=whole)
        if latin:
            matched.append(english.match(view))
        outsider = to in OUTSIDERS
        told = _Teller(folded, outsider=outsider)
        main = "zh" if folded.chinese else "en" if languages.english else None
        for held in matched:
            judge = self._judges.get(held.language)
            told.take(held, judge)
        told.personal()
        for held in matched:
            judge = self._judges.get(held.language)
            if judge is not None and held.language == main:
                told.judge(judge, held)
        if languages.unread is not None:
            told.unread = languages.unread
        told.languages = (*("zh",) * languages.chinese, *("en",) * languages.english)
        return told.screened()


class _Teller:
    """Gathers what matches mean."""

    def __init__(self, folded: Folded, *, outsider: bool) -> None:
        self._folded = folded
        self._outsider = outsider
        self._found: dict[tuple[str, Span], Found] = {}
        self._claims: list[Claimed] = []
        self._elements: dict[str, Present] = {}
        self._discloses: dict[str, Present] = {}
        self._excused: list[Excused] = []
        self._versions: list[str] = []
        self.unread: Span | None = None
        self.languages: tuple[str, ...] = ()

    def take(self, matched: Matched, judge: Judge | None) -> None:
        scores: dict[tuple[int, int], int] = {}
        for match in matched.matches:
            entry = match.entry
            if entry.to_others and not self._outsider:
                continue
            if match.excuse != "negated" or "negated" in entry.despite:
                for name in entry.elements:
                    self._elements.setdefault(name, Present(name, match.span, entry.key))
            for name in entry.discloses:
                self._discloses.setdefault(name, Present(name, match.span, entry.key))
            excuse = match.excuse
            if excuse is not None:
                if entry.finds:
                    self._excused.append(Excused(entry.finds, match.span, entry.key, excuse))
                continue
            if entry.wide and judge is not None and not judge.agrees(matched.view, match.start, match.end, scores):
                self._excused.append(Excused(entry.finds, match.span, entry.key, "judged"))
            elif entry.finds:
                self._found.setdefault((entry.finds, match.span), _found(match, matched.view.folded))
            for name, value in entry.claims.items():
                self._claims.append(Claimed(name, _value(value, match, matched), match.span, entry.key))

    def judge(self, judge: Judge, matched: Matched) -> None:
        """Let the judge find something by itself where nothing was found, nor denied, warned of or reported."""
        self._versions.append(f"{judge.name} {judge.version}")
        spoken_of = any(each.by != "judged" for each in self._excused)
        found = None if self._found or spoken_of else judge.find(matched.view, self._folded)
        if found is not None:
            says, instead = say("screen_judged"), say("screen_judged_instead")
            self._found.setdefault((found.category, found.span), replace(found, says=says, instead=instead))

    def personal(self) -> None:
        for each in personal_data(self._folded.text):
            span = self._folded.span(each.start, each.end)
            found = Found(
                "pii_disclosure",
                span,
                f"personal/{each.kind}",
                says=say(f"screen_{each.kind}"),
                instead=say("screen_personal_instead"),
            )
            self._found.setdefault(("pii_disclosure", span), found)
            name = DISCLOSED[each.kind]
            self._discloses.setdefault(name, Present(name, span, f"personal/{each.kind}"))

    def screened(self) -> Screened:
        told = Screened(
            found=tuple(self._found.values()),
            claims=tuple(self._claims),
            elements=tuple(self._elements.values()),
            discloses=tuple(self._discloses.values()),
            excused=tuple(self._excused),
            languages=self.languages,
            unread=self.unread,
            versions=tuple(self._versions),
        )
        if self._outsider:
            told = told.to_outsider()
        return replace(told, found=_merged(told.found))


def _merged(found: Iterable[Found]) -> tuple[Found, ...]:
    """Join findings of one category whose places overlap; the first one says why."""
    joined: list[Found] = []
    for each in sorted(found, key=lambda each: (each.category, each.span)):
        last = joined[-1] if joined else None
        if last is not None and last.category == each.category and each.span[0] < last.span[1]:
            evasion = tuple(dict.fromkeys((*last.evasion, *each.evasion)))
            joined[-1] = replace(last, span=(last.span[0], max(last.span[1], each.span[1])), evasion=evasion)
        else:
            joined.append(each)
    return tuple(sorted(joined, key=lambda each: (each.span, each.category)))


def _found(match: Match, folded: Folded) -> Found:
    entry = match.entry
    return Found(
        entry.finds,
        match.span,
        entry.key,
        entry.language,
        _evasion(match, folded),
        entry.says,
        entry.instead,
    )


def _evasion(match: Match, folded: Folded) -> tuple[str, ...]:
    """Say what was undone: as the matching told, and other forms of characters where the original differs."""
    written = folded.original[slice(*match.span)]
    form = any(not char.isascii() and char != "您" and fold_character(char) != char for char in written)
    return tuple(dict.fromkeys((*match.hows, *(("form",) if form else ()))))


def _value(value: str, match: Match, matched: Matched) -> str | Decimal:
    kind = FIGURE_OF.get(value)
    if kind is None:
        return value
    view = matched.view
    first, last = view.first[match.start], view.last[match.end - 1]
    inside = [each for each in matched.figures if each.kind == kind and each.start <= last and each.end > first]
    if kind == "@date":
        return _date(inside)
    values = [each.value for each in inside if each.value is not None]
    return max(values) if values else "unknown"


def _date(inside: list[Figure]) -> str:
    for each in inside:
        match = DATE.fullmatch(each.said)
        if match is not None and match["y"]:
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
            except ValueError:
                continue
    return "unknown"
