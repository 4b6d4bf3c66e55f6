"""Templates: approved once as a whole, then only the values of their slots are screened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.messages import say
from fairdebt.screen.figures import number
from fairdebt.screen.results import Claimed, Present, Screened
from fairdebt.source import Mapping as Node, Scalar, Sequence, read_file
from fairdebt.vocabulary import CLAIM_TYPES

KINDS: dict[str, tuple[str, str]] = {
    "amount": (r"\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?", "100.00"),
    "days": (r"\d{1,5}", "30"),
    "number": (r"\d{1,12}", "30"),
    "date": (r"20\d\d[-年/]\d{1,2}[-月/]\d{1,2}日?|\d{1,2}月\d{1,2}日", "2026-01-02"),
    "time": (r"\d{1,2}:\d{2}", "10:30"),
    "tail": (r"\d{4}", "1234"),
    "staff_number": (r"[A-Za-z]{0,4}\d{2,8}", "1001"),
    "phone": (r"[+(]?\d[\d -]{3,14}\d\)?", "95533"),
    "link": (r"https://[\w./?=&%-]{4,120}", "https://example.com/a"),
    "name": (r"[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z·. '-]{0,39}", "王"),
    "text": (r"[^\n]{1,200}", "。"),
}
"""The types of slots: what a value looks like, and one that stands for it while the template is approved."""

FREE = frozenset({"name", "text"})
"""Types whose values are words: each is screened."""

SLOT = re.compile(r"\{([a-z_]{1,40})\}")
FIELDS = ("id", "language", "text", "slots", "title", "approved_by", "approved_on")

Screener = Callable[[str, str | None], Screened]


@dataclass(frozen=True, slots=True)
class Template:
    """An approved template. `kinds` are the types of its slots, `claims` which claim a slot's value is."""

    id: str
    text: str
    kinds: Mapping[str, str]
    claims: Mapping[str, str]
    base: Screened
    pattern: re.Pattern[str]

    def is_free(self, name: str) -> bool:
        """Tell whether the slot holds words rather than figures."""
        return self.kinds[name] in FREE

    def values(self, text: str) -> dict[str, str] | None:
        """Return the values of the slots in a text made from this template; None if it was not."""
        match = self.pattern.fullmatch(text)
        return None if match is None else match.groupdict()

    def render(self, values: Mapping[str, str]) -> str:
        """Return the text with its slots filled in.

        Raises:
            ValueError: a value is missing, unknown, or not of the type of its slot.
        """
        for name in {*values, *self.kinds}:
            kind = self.kinds.get(name)
            if kind is None or name not in values or re.fullmatch(KINDS[kind][0], values[name]) is None:
                raise ValueError(say("template_value", name=name, kind=kind or "?").en)
        return SLOT.sub(lambda found: values[found[1]], self.text)

    def told(self, values: Mapping[str, str], *, outsider: bool) -> Screened:
        """Return what the template says with these values; a slot without one claims what is not known."""
        given = {claim: number(values[name]) if name in values else None for name, claim in self.claims.items()}
        claims = tuple(
            Claimed(each.name, _claimed(given[each.name]), each.span, each.entry) if each.name in given else each
            for each in self.base.claims
        )
        told = replace(self.base, claims=claims, template=self.id)
        return told.to_outsider() if outsider else told


def _claimed(value: Decimal | None) -> Decimal | str:
    return "unknown" if value is None else value


class Templates:
    """Approved templates by their ids."""

    def __init__(self, held: Mapping[str, Template]) -> None:
        self._held = dict(held)

    def __len__(self) -> int:
        return len(self._held)

    def get(self, name: str | None) -> Template | None:
        """Return the template of this id, if there is one."""
        return None if name is None else self._held.get(name)

    @classmethod
    def load(cls, paths: Iterable[str | Path], screen: Screener) -> Templates:
        """Read files of templates and screen each template once; one with prohibited content is a fault.

        Raises:
            InvalidInput: with every fault of every file.
        """
        held: dict[str, Template] = {}
        faults: list[Fault] = []
        for path in paths:
            source = read_file(Path(path))
            faults.extend(source.faults)
            for document in source.documents:
                items = document.get("templates") if isinstance(document, Node) else None
                if not isinstance(items, Sequence):
                    faults.append(Fault(say("template_file"), say("template_file_fix"), source.name, document.mark))
                    continue
                for item in items:
                    reader = _Reader(source.name, faults)
                    template = reader.template(item, screen) if isinstance(item, Node) else None
                    if template is None:
                        continue
                    if template.id in held:
                        faults.append(Fault(say("lexicon_twice", name=template.id), None, source.name, item.mark))
                    held[template.id] = template
        if faults:
            raise InvalidInput(faults)
        return cls(held)


class _Reader:
    """Reads one template."""

    def __init__(self, source: str, faults: list[Fault]) -> None:
        self._source = source
        self._faults = faults

    def template(self, item: Node, screen: Screener) -> Template | None:
        before = len(self._faults)
        for name in item:
            if name not in FIELDS:
                self._fault("unknown_field", suggest_from=(name, FIELDS), at=item.key_marks[name], name=name)
        for name in ("id", "text", "approved_by", "approved_on"):
            if not isinstance(item.get(name), Scalar) or not item[name]:
                self._fault("missing_field", at=item, name=name)
        text = str(item.get("text", ""))
        kinds, claims = self._slots(item)
        used = SLOT.findall(text)
        for name in sorted({*used, *kinds}):
            if name not in kinds or name not in used:
                self._fault("template_slot", at=item, name=name)
        if len(self._faults) > before:
            return None
        base = screen(SLOT.sub(lambda found: KINDS[kinds[found[1]]][1], text), "debtor")
        if base.found or not base.complete:
            names = ", ".join(sorted(base.findings)) or "unscreened_language"
            self._fault("template_not_approved", at=item, name=str(item["id"]), findings=names)
            return None
        given = {claim.name for claim in base.claims if isinstance(claim.value, Decimal)}
        for name in sorted(given - set(claims.values())):
            self._fault("template_claim", at=item, name=name)
        for name in sorted(set(claims.values()) - given):
            base = replace(base, claims=(*base.claims, Claimed(name, "unknown", (0, len(text)))))
        return Template(str(item["id"]), text, kinds, claims, _without_places(base, text), _pattern(text, kinds))

    def _slots(self, item: Node) -> tuple[dict[str, str], dict[str, str]]:
        kinds: dict[str, str] = {}
        claims: dict[str, str] = {}
        held = item.get("slots")
        for name, node in held.items() if isinstance(held, Node) else ():
            kind = node.get("type") if isinstance(node, Node) else node
            if not isinstance(kind, Scalar) or kind not in KINDS:
                self._fault("template_type", suggest_from=(str(kind), KINDS), at=node, name=name)
                continue
            kinds[name] = str(kind)
            claim = node.get("claims") if isinstance(node, Node) else None
            if claim is None:
                continue
            if isinstance(claim, Scalar) and claim in CLAIM_TYPES and CLAIM_TYPES[claim].base in ("amount", "number"):
                claims[name] = str(claim)
            else:
                self._fault("input_unknown_claim", suggest_from=(str(claim), CLAIM_TYPES), at=node, name=str(claim))
        return kinds, claims

    def _fault(
        self, key: str, *, at: object, suggest_from: tuple[str, Iterable[str]] | None = None, **words: str
    ) -> None:
        fix = None if suggest_from is None else suggest(*suggest_from)
        mark = getattr(at, "mark", at)
        self._faults.append(Fault(say(key, **words), fix, self._source, mark))  # type: ignore[arg-type]  # a mark by now


def _without_places(base: Screened, text: str) -> Screened:
    """Return the screening of a template: its places are those of the whole, since values differ in length."""
    whole = (0, len(text))
    return replace(
        base,
        claims=tuple(replace(each, span=whole) for each in base.claims),
        elements=tuple(Present(each.name, whole, each.entry) for each in base.elements),
        discloses=tuple(Present(each.name, whole, each.entry) for each in base.discloses),
    )


def _pattern(text: str, kinds: Mapping[str, str]) -> re.Pattern[str]:
    pieces: list[str] = []
    seen: set[str] = set()
    end = 0
    for found in SLOT.finditer(text):
        pieces.append(re.escape(text[end : found.start()]))
        name = found[1]
        pieces.append(f"(?P={name})" if name in seen else f"(?P<{name}>{KINDS[kinds[name]][0]})")
        seen.add(name)
        end = found.end()
    pieces.append(re.escape(text[end:]))
    return re.compile("".join(pieces))
