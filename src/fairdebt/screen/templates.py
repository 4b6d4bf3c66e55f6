"""Templates: approved once as a whole, then only the values of their slots are screened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.messages import Text, say
from fairdebt.rules.values import read_date
from fairdebt.screen.figures import number
from fairdebt.screen.lexicon import LANGUAGES
from fairdebt.screen.results import Claimed, Present, Screened
from fairdebt.source import Mapping as Node, Scalar, Sequence, as_written, mistaken, read_file
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

FIGURES = frozenset(name for name, each in CLAIM_TYPES.items() if each.base in ("amount", "number"))
"""The claims that are figures: a slot may be one of these."""

SLOT = re.compile(r"\{([a-z_]{1,40})\}")
BRACES = re.compile(r"\{[^{}]*\}?|\}")
FIELDS = ("id", "language", "text", "slots", "title", "approved_by", "approved_on")
NEEDED = ("id", "text", "approved_by", "approved_on")
SLOT_FIELDS = ("type", "claims")
HEAD = ("format", "templates")

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

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

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
                other = mistaken(document, "templates", source.name)
                if other is not None:
                    faults.append(other)
                    continue
                items = document.get("templates") if isinstance(document, Node) else None
                if not isinstance(document, Node) or not isinstance(items, Sequence):
                    faults.append(Fault(say("template_file"), say("template_file_fix"), source.name, document.mark))
                    continue
                reader = _Reader(source.name, faults)
                reader.check_fields(document, HEAD)
                for item in items:
                    template = reader.template(item, screen)
                    if template is None:
                        continue
                    if template.id in held:
                        problem, fix = say("lexicon_twice", name=template.id), say("template_twice_fix")
                        faults.append(Fault(problem, fix, source.name, item.mark))
                    held[template.id] = template
        if faults:
            raise InvalidInput(faults)
        return cls(held)


class _Reader:
    """Reads one template."""

    def __init__(self, source: str, faults: list[Fault]) -> None:
        self._source = source
        self._faults = faults

    def check_fields(self, node: Node, known: tuple[str, ...]) -> None:
        """Note fields that are not known: whatever they were meant for would be lost."""
        for name in node:
            if name not in known:
                self._fault("unknown_field", suggest(name, known), at=node.key_marks[name], name=as_written(name))

    def template(self, item: object, screen: Screener) -> Template | None:
        """Read one template; None if it is at fault."""
        before = len(self._faults)
        if not isinstance(item, Node):
            self._fault("needs_mapping", say("write_mapping"), at=item)
            return None
        self.check_fields(item, FIELDS)
        for name in NEEDED:
            if not isinstance(item.get(name), Scalar) or not item[name]:
                self._fault("missing_field", say(f"template_give_{name}"), at=item.get(name, item), name=name)
        language = item.get("language", LANGUAGES[0])
        if language not in LANGUAGES:
            written = as_written(language)
            self._fault("not_one_of", suggest(written, LANGUAGES), at=language, name="language", text=written)
        approved_on = item.get("approved_on")
        if isinstance(approved_on, Scalar) and approved_on and read_date(approved_on) is None:
            self._fault("not_a_date", say("write_date"), at=approved_on, text=as_written(approved_on))
        text = str(item.get("text", ""))
        kinds, claims = self._slots(item)
        used = SLOT.findall(text)
        for name in sorted({*used, *kinds}):
            if name not in kinds or name not in used:
                self._fault("template_slot", say("template_slot_fix", name=name), at=item, name=name)
        for brace in BRACES.findall(SLOT.sub("", text)):
            self._fault("template_brace", say("template_brace_fix"), at=item["text"], text=as_written(brace))
        if len(self._faults) > before:
            return None
        base = screen(SLOT.sub(lambda found: KINDS[kinds[found[1]]][1], text), "debtor")
        if base.found or not base.complete:
            names = ", ".join(sorted(base.findings)) or "unscreened_language"
            fix = say("template_not_approved_fix")
            self._fault("template_not_approved", fix, at=item, name=str(item["id"]), findings=names)
            return None
        given = {claim.name for claim in base.claims if isinstance(claim.value, Decimal)}
        for name in sorted(given - set(claims.values())):
            self._fault("template_claim", say("template_claim_fix", name=name), at=item, name=name)
        for name in sorted(set(claims.values()) - given):
            base = replace(base, claims=(*base.claims, Claimed(name, "unknown", (0, len(text)))))
        return Template(str(item["id"]), text, kinds, claims, _without_places(base, text), _pattern(text, kinds))

    def _slots(self, item: Node) -> tuple[dict[str, str], dict[str, str]]:
        kinds: dict[str, str] = {}
        claims: dict[str, str] = {}
        held = item.get("slots")
        if held is not None and not isinstance(held, Node):
            self._fault("needs_mapping", say("write_mapping"), at=held)
        for name, node in held.items() if isinstance(held, Node) else ():
            if isinstance(node, Node):
                self.check_fields(node, SLOT_FIELDS)
            kind = node.get("type") if isinstance(node, Node) else node
            if not isinstance(kind, Scalar) or kind not in KINDS:
                written = as_written("" if kind is None else kind)
                self._fault("template_type", suggest(written, KINDS), at=node, name=as_written(name))
                continue
            kinds[name] = str(kind)
            claim = node.get("claims") if isinstance(node, Node) else None
            if claim is None:
                continue
            if isinstance(claim, Scalar) and claim in FIGURES:
                claims[name] = str(claim)
            else:
                written = as_written(claim)
                self._fault("template_no_figure", suggest(written, FIGURES), at=claim, name=written)
        return kinds, claims

    def _fault(self, key: str, fix: Text | None, *, at: object, **words: str) -> None:
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
