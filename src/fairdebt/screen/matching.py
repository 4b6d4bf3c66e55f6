"""Find the entries of a lexicon in a text: slots first, then which of them stand together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairdebt.screen.chinese import Sounds, Wordings, chinese_view
from fairdebt.screen.contexts import Contexts
from fairdebt.screen.english import Phrases, english_view
from fairdebt.screen.figures import Figure, figures
from fairdebt.screen.folding import Folded
from fairdebt.screen.inserted import add_hidden, without_inserted
from fairdebt.screen.lexicon import Entry, Lexicon
from fairdebt.screen.views import Hit, Hits, View

MOST = 24
"""So many places of one entry are told at most; a text that repeats itself has been understood by then."""

LOOKS = 12
"""So many hits of a slot on each side are looked at."""

LONGEST_WORDING = 30
"""In units."""

BESIDE = 2
"""Cues that back a finding stand at most so many sentences away."""

NEAR_SOUND = 12
ADDRESSED = ("you", "trigger", "bad_now")
"""Slots that say that somebody is spoken to; two characters that only sound like a wording mean nothing without."""

FOREIGN = ("foreign", "foreign_duty", "foreign_idioms")
"""Slots of words of other languages: they are looked for, but make no text English."""

MASKS = ("idioms", "foreign_idioms")
"""The slots of wordings within which nothing is looked for: `打折`, `strike a deal`, `en retard`."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that stands in the text, in units; `excuse` names the context that silences it."""

    entry: Entry
    start: int
    end: int
    span: tuple[int, int]
    hows: tuple[str, ...]
    hits: tuple[Hit, ...]
    excuse: str | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """All that was found of one language."""

    language: str
    view: View
    hits: Hits
    matches: tuple[Match, ...]
    figures: tuple[Figure, ...]


class Matcher:
    """Finds the entries of one language. Made once from a lexicon, then only read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.language = lexicon.language
        if self.language == "zh":
            self._wordings = Wordings(lexicon.wordings())
            self._heard = Sounds(lexicon.heard())
        else:
            self._phrases = Phrases(lexicon.wordings())
            foreign = {word for name in FOREIGN for word in _words(lexicon, name)}
            native = {word for name in lexicon.slots if name not in FOREIGN for word in _words(lexicon, name)}
            self.known = self._phrases.words - (foreign - native)
        rarity = {name: len(slot.wordings) for name, slot in lexicon.slots.items()}
        self._by_anchor: dict[str, list[tuple[Entry, tuple[str, ...], str]]] = {}
        for entry in lexicon.entries:
            for needs in entry.needs:
                anchor = min(needs, key=lambda name: rarity.get(name, 1000))
                self._by_anchor.setdefault(anchor, []).append((entry, needs, anchor))

    def view(self, folded: Folded) -> View:
        """Return the text as this language reads it."""
        return chinese_view(folded) if self.language == "zh" else english_view(folded, self.known)

    def match(self, view: View) -> Matched:
        """Return every entry that stands in a text as this language reads it, excused ones included."""
        hits = self._hits(view)
        found = tuple(figures(view.folded.text))
        _place(found, view, hits)
        contexts = Contexts(view, hits, self.language)
        matches = [
            match
            for anchor in list(hits)
            for entry, needs, _ in self._by_anchor.get(anchor, ())
            if all(name in hits for name in needs)
            for match in _matches(entry, needs, anchor, view, hits, contexts)
        ]
        return Matched(self.language, view, hits, tuple(matches), found)

    def _hits(self, view: View) -> Hits:
        if self.language == "zh":
            hits = self._wordings.hits(view)
            hidden = without_inserted(view)
            if hidden is not None:
                add_hidden(hits, self._wordings.hits(hidden[0]), hidden[1])
            for slot, heard in self._heard.hits(view).items():
                plain = hits.setdefault(slot, [])
                read = {unit for hit in plain for unit in range(hit.start, hit.end)}
                plain.extend(hit for hit in heard if hit.start not in read and hit.end - 1 not in read)
        else:
            hits = self._phrases.hits(view)  # type: ignore[arg-type]  # the English view, made above
        masks = [hit for name in MASKS for hit in hits.get(name, ())]
        if masks:
            covered = _covered(masks, len(view))
            hits = {
                slot: kept
                for slot, held in hits.items()
                if (kept := held if slot in MASKS else [hit for hit in held if not _is_masked(hit, covered)])
            }
        for held in hits.values():
            held.sort(key=_start)
        return hits


def _words(lexicon: Lexicon, name: str) -> Iterator[str]:
    """Yield the words of the wordings of a slot; none where there is no such slot."""
    slot = lexicon.slots.get(name)
    for wording in slot.wordings if slot is not None else ():
        yield from (word.rstrip("*~") for word in wording.split())


def _covered(masks: Iterable[Hit], length: int) -> list[tuple[int, int] | None]:
    """Return for each unit the longest idiom that begins at or before it and reaches it."""
    found: list[tuple[int, int] | None] = [None] * length
    for mask in masks:
        for unit in range(mask.start, mask.end):
            held = found[unit]
            if held is None or held[1] - held[0] < mask.end - mask.start:
                found[unit] = (mask.start, mask.end)
    return found


def _is_masked(hit: Hit, covered: list[tuple[int, int] | None]) -> bool:
    """Tell whether a hit lies within an idiom, or cuts one in two."""
    for unit in (hit.start, hit.end - 1):
        mask = covered[unit]
        if mask is not None and not (hit.start <= mask[0] and mask[1] <= hit.end):
            return True
    return False


def _place(found: Iterable[Figure], view: View, hits: Hits) -> None:
    """Put figures among the hits, in units."""
    for figure in found:
        start = bisect_left(view.last, figure.start)
        end = bisect_left(view.first, figure.end)
        if start < end:
            hits.setdefault(figure.kind, []).append(Hit(start, end))
    for kind in ("@amount", "@days", "@span", "@date", "@phone", "@link"):
        if kind in hits:
            hits[kind].sort(key=lambda hit: (hit.start, -hit.end))


def _matches(
    entry: Entry, needs: tuple[str, ...], anchor: str, view: View, hits: Hits, contexts: Contexts
) -> Iterator[Match]:
    told = 0
    place = needs.index(anchor)
    last_end = -1
    for hit in hits[anchor]:
        if hit.start < last_end:
            continue
        chosen = _beside(hit, place, needs, entry, view, hits)
        if chosen is None or _is_unless(entry, chosen, view, hits):
            continue
        start, end = min(each.start for each in chosen), max(each.end for each in chosen)
        if entry.beside and not _is_backed(entry, chosen, view, hits):
            continue
        if _is_hearsay(chosen, view, hits):
            continue
        excuse = contexts.excuse(chosen, in_order=entry.order == "written")
        if excuse in entry.despite:
            excuse = None
        hows = tuple(dict.fromkeys(each.how for each in chosen if each.how != "plain"))
        yield Match(entry, start, end, view.span(start, end), hows, chosen, excuse)
        last_end = hit.end
        told += 1
        if told >= MOST:
            return


def _is_backed(entry: Entry, chosen: tuple[Hit, ...], view: View, hits: Hits) -> bool:
    """Tell whether enough cues of `beside` stand in the sentence of what was found, or within `BESIDE` of it."""
    first = view.sentence[min(hit.start for hit in chosen)] - BESIDE
    last = view.sentence[max(hit.start for hit in chosen)] + BESIDE
    low, high = bisect_left(view.sentence, first), bisect_right(view.sentence, last)
    told = 0
    for name in entry.beside:
        held = hits.get(name, ())
        at = bisect_left(held, low, key=_start)
        for hit in held[at : at + MOST]:
            if hit.start >= high:
                break
            if not any(hit.start < each.end and each.start < hit.end for each in chosen):
                told += 1
                break
        if told >= entry.at_least:
            return True
    return False


def _is_hearsay(chosen: tuple[Hit, ...], view: View, hits: Hits) -> bool:
    """Tell whether two characters that only sound like a wording are all there is, with nobody addressed near them."""
    if not all(hit.how == "homophone" and hit.end - hit.start == 2 for hit in chosen):
        return False
    return not any(
        abs(other.start - chosen[0].start) <= NEAR_SOUND and view.same(other.start, chosen[0].start, "sentence")
        for name in ADDRESSED
        for other in hits.get(name, ())
    )


def _beside(
    hit: Hit, place: int, needs: tuple[str, ...], entry: Entry, view: View, hits: Hits
) -> tuple[Hit, ...] | None:
    """Choose for each other slot the hit that stands nearest and overlaps none of those chosen."""
    chosen: list[Hit | None] = [None] * len(needs)
    chosen[place] = hit
    for index, name in enumerate(needs):
        if index == place:
            continue
        taken = [each for each in chosen if each is not None]
        best = _nearest(hits[name], hit, taken, entry, view, before=None if entry.order == "any" else index < place)
        if best is None:
            return None
        chosen[index] = best
    return tuple(each for each in chosen if each is not None)


def _nearest(
    held: list[Hit], hit: Hit, taken: list[Hit], entry: Entry, view: View, *, before: bool | None
) -> Hit | None:
    """Return the nearest hit on either side, or on one, that overlaps none of those taken and shares the scope."""
    middle = bisect_left(held, hit.start, key=_start)
    sides = []
    if before is not True:
        sides.append(held[middle : middle + LOOKS])
    if before is not False:
        sides.append(held[max(0, middle - LOOKS) : middle][::-1])
    best: Hit | None = None
    for side in sides:
        for other in side:
            gap = _gap(other, hit)
            if other.start - hit.end > entry.within or hit.start - other.start > entry.within + LONGEST_WORDING:
                break
            if gap > entry.within or (best is not None and gap >= _gap(best, hit)):
                continue
            if any(other.start < each.end and each.start < other.end for each in taken):
                continue
            if view.same(other.start, hit.start, entry.scope):
                best = other
                if gap == 0:
                    break
    return best


def _start(hit: Hit) -> int:
    return hit.start


def _gap(one: Hit, other: Hit) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _is_unless(entry: Entry, chosen: tuple[Hit, ...], view: View, hits: Hits) -> bool:
    """Tell whether a slot of `unless` stands in a clause of what was found."""
    if not entry.unless:
        return False
    clauses = {view.clause[hit.start] for hit in chosen}
    low = bisect_left(view.clause, min(clauses))
    high = bisect_left(view.clause, max(clauses) + 1)
    for name in entry.unless:
        held = hits.get(name)
        if not held:
            continue
        first = bisect_left(held, low, key=_start)
        for hit in held[first : first + MOST]:
            if hit.start >= high:
                break
            if view.clause[hit.start] in clauses:
                return True
    return False
