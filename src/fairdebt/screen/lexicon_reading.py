"""Read lexicon files: every fault at its place, with its fix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fairdebt.errors import Fault, suggest
from fairdebt.messages import Text, say
from fairdebt.screen.folding import fold_characters
from fairdebt.screen.lexicon import CONTEXTS, FIGURES, LANGUAGES, Entry, Lexicon, Slot
from fairdebt.screen.patterns import BadPattern, expand
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, as_written, mistaken
from fairdebt.vocabulary import CLAIM_TYPES, TABLES

FIELDS = ("format", "lexicon", "language", "title", "slots", "quiet_slots", "entries")
ENTRY_FIELDS = (
    "id", "needs", "within", "order", "scope", "finds", "claims", "elements", "discloses", "beside", "at_least",
    "unless", "despite", "to_others", "wide", "says", "instead", "veto", "approve",
)  # fmt: skip  # nineteen words, not nineteen lines
ORDERS = ("any", "written")
SCOPES = ("clause", "sentence", "message")
WITHIN = {"zh": 10, "en": 6}
DESPITE = frozenset({"advised"})
"""What does not excuse an entry that says nothing about it: only some acts are for the debtor to do."""

VALUES = ("yes", "amount", "days", "date", "payee", "number")
"""What a claim may be given: `yes`, or the figure that stands nearest."""

NUMBER = re.compile("[0-9]{1,3}")
NAME = re.compile(r"[^\s\x00-\x1f]{1,80}")


@dataclass(slots=True)
class ReadLexicon:
    """What was read of the files of one language, and every fault."""

    lexicon: Lexicon
    faults: list[Fault] = field(default_factory=list)


def is_lexicon(source: Source) -> bool:
    """Tell whether a file is meant as a lexicon."""
    return any(isinstance(document, Mapping) and "lexicon" in document for document in source.documents)


def read_lexicons(sources: Iterable[Source]) -> dict[str, ReadLexicon]:
    """Read lexicon files by language; files of one language share their slots."""
    read = {language: _Reader(language) for language in LANGUAGES}
    faults: list[Fault] = []
    for source in sources:
        faults.extend(source.faults)
        for document in source.documents:
            other = mistaken(document, "lexicon", source.name)
            if other is not None:
                faults.append(other)
                continue
            if not isinstance(document, Mapping) or "lexicon" not in document:
                faults.append(Fault(say("lexicon_mapping"), say("lexicon_mapping_fix"), source.name, document.mark))
                continue
            language = document.get("language")
            if isinstance(language, Scalar) and language in LANGUAGES:
                read[str(language)].take(document, source.name)
            elif language is None:
                problem, fix = say("missing_field", name="language"), say("lexicon_give_language")
                faults.append(Fault(problem, fix, source.name, document.mark))
            else:
                written = as_written(language)
                problem = say("lexicon_language", name=written)
                faults.append(Fault(problem, suggest(written, LANGUAGES), source.name, language.mark))
    found = {language: reader.finish() for language, reader in read.items()}
    first = found[LANGUAGES[0]]
    first.faults[:0] = faults
    return found


class _Reader:
    """Collects the files of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.slots: dict[str, Slot] = {}
        self.waiting: list[tuple[Mapping, str, str]] = []
        self.faults: list[Fault] = []
        self.inline: dict[tuple[str, ...], str] = {}

    def fault(self, problem: Text, fix: Text | None, source: str, at: object) -> None:
        self.faults.append(Fault(problem, fix, source, getattr(at, "mark", at)))  # type: ignore[arg-type]  # a mark by now

    def take(self, document: Mapping, source: str) -> None:
        """Take in the slots of a file; its entries wait until all slots are known."""
        for name in document:
            if name not in FIELDS:
                self.fault(say("unknown_field", name=name), suggest(name, FIELDS), source, document.key_marks[name])
        self._check_missing(document, ("format", "lexicon", "title"), source)
        written = document.get("format")
        if written is not None and written != "1":
            problem = say("not_one_of", name="format", text=as_written(written))
            self.fault(problem, say("give_format"), source, written)
        self._text(document, "title", source)
        lexicon = self._name(document, "lexicon", source)
        for group, sounds in (("slots", True), ("quiet_slots", False)):
            held = document.get(group)
            if isinstance(held, Mapping):
                for name, node in held.items():
                    if name in self.slots:
                        fix = say("lexicon_twice_fix")
                        self.fault(say("lexicon_twice", name=name), fix, source, held.key_marks[name])
                    self.slots[name] = Slot(
                        name, tuple(self._wordings(node, source)), sounds, source, held.key_marks[name]
                    )
            elif held is not None:
                self.fault(say("needs_mapping"), say("write_mapping"), source, held)
        entries = document.get("entries")
        if isinstance(entries, Sequence):
            for entry in entries:
                if isinstance(entry, Mapping):
                    self.waiting.append((entry, lexicon, source))
                else:
                    self.fault(say("needs_mapping"), say("write_mapping"), source, entry)
        elif entries is not None:
            self._no_list("entries", entries, source)

    def _no_list(self, name: str, at: Node, source: str) -> None:
        self.fault(say("scenario_needs_list"), say("scenario_write_list", name=name), source, at)

    def _check_missing(self, node: Mapping, names: Iterable[str], source: str) -> None:
        for name in names:
            if name not in node:
                self.fault(say("missing_field", name=name), say(f"lexicon_give_{name}"), source, node)

    def _name(self, node: Mapping, field: str, source: str) -> str:
        """Return the name of a lexicon or an entry, by which findings are told."""
        held = node.get(field, "?")
        if isinstance(held, str) and NAME.fullmatch(held):
            return str(held)
        self.fault(say("lexicon_name", name=field), say(f"lexicon_give_{field}"), source, held)
        return "?"

    def _wordings(self, node: Node, source: str) -> Iterator[str]:
        if not isinstance(node, Sequence):
            self._no_list("slot", node, source)
            return
        seen: set[str] = set()
        for item in node:
            if not isinstance(item, Scalar):
                self.fault(say("lexicon_wording"), say("lexicon_pattern_fix"), source, item)
                continue
            try:
                for wording in expand(item):
                    folded = fold_characters(wording)
                    if folded and folded not in seen:
                        seen.add(folded)
                        yield folded
            except BadPattern as error:
                self.fault(say(str(error.args[0])), say("lexicon_pattern_fix"), source, item)

    def finish(self) -> ReadLexicon:
        """Return the lexicon, its entries read."""
        entries: list[Entry] = []
        keys: set[str] = set()
        for node, lexicon, source in self.waiting:
            entry = self._entry(node, lexicon, source)
            if entry is not None:
                if entry.key in keys:
                    self.fault(say("lexicon_twice", name=entry.key), say("lexicon_twice_fix"), source, node)
                keys.add(entry.key)
                entries.append(entry)
        return ReadLexicon(Lexicon(self.language, dict(self.slots), tuple(entries)), self.faults)

    def _check_fields(self, node: Mapping, source: str) -> None:
        """Note fields of an entry that are not known, and those that are missing."""
        for name in node:
            if name not in ENTRY_FIELDS:
                self.fault(say("unknown_field", name=name), suggest(name, ENTRY_FIELDS), source, node.key_marks[name])
        self._check_missing(node, ("id", "needs"), source)
        if not {"finds", "claims", "elements", "discloses"} & set(node):
            self.fault(say("lexicon_means_nothing"), say("lexicon_means_nothing_fix"), source, node)
        if "finds" in node:
            self._check_missing(node, ("veto", "approve"), source)

    def _entry(self, node: Mapping, lexicon: str, source: str) -> Entry | None:
        before = len(self.faults)
        self._check_fields(node, source)
        finds = self._word(node, "finds", TABLES["finding"].words, source)
        claims = self._claims(node, source)
        within = self._number(node, "within", 0, 200, source)
        at_least = self._number(node, "at_least", 1, 9, source)
        entry = Entry(
            key=f"{lexicon}/{self._name(node, 'id', source) if 'id' in node else '?'}",
            language=self.language,
            needs=tuple(self._needs(node, source)),
            within=WITHIN[self.language] if within is None else within,
            order=self._word(node, "order", ORDERS, source) or "any",
            scope=self._word(node, "scope", SCOPES, source) or "sentence",
            finds=finds,
            claims=claims,
            elements=self._words(node, "elements", TABLES["element"].words, source),
            discloses=self._words(node, "discloses", TABLES["disclosure"].words, source),
            beside=tuple(self._slots(node.get("beside"), source)),
            at_least=1 if at_least is None else at_least,
            unless=tuple(self._slots(node.get("unless"), source)),
            despite=frozenset(self._words(node, "despite", CONTEXTS, source)) if "despite" in node else DESPITE,
            to_others=self._truth(node, "to_others", source),
            wide=self._truth(node, "wide", source),
            says=self._text(node, "says", source) or (say(f"screen_says_{finds}") if finds else None),
            instead=self._text(node, "instead", source) or (say(f"screen_instead_{finds}") if finds else None),
            veto=self._examples(node, "veto", source),
            approve=self._examples(node, "approve", source),
            source=source,
            mark=node.mark,
        )
        return entry if len(self.faults) == before else None

    def _number(self, node: Mapping, name: str, least: int, most: int, source: str) -> int | None:
        held = node.get(name)
        if held is None:
            return None
        if isinstance(held, Scalar) and NUMBER.fullmatch(held) and least <= int(held) <= most:
            return int(held)
        problem = say("lexicon_number", name=name, least=least, most=most)
        self.fault(problem, say("lexicon_number_fix", name=name, most=min(most, 5)), source, held)
        return None

    def _truth(self, node: Mapping, name: str, source: str) -> bool:
        held = node.get(name, "no")
        if not isinstance(held, str) or held not in ("yes", "no"):
            self.fault(say("not_one_of", name=name, text=as_written(held)), say("write_truth"), source, held)
        return held == "yes"

    def _needs(self, node: Mapping, source: str) -> Iterator[tuple[str, ...]]:
        held = node.get("needs")
        if not isinstance(held, Sequence) or not held:
            if "needs" in node:
                self.fault(say("lexicon_needs"), say("lexicon_needs_fix"), source, node.key_marks["needs"])
            return
        for alternative in held:
            if isinstance(alternative, Sequence) and alternative:
                yield tuple(self._slots(alternative, source))
            else:
                self.fault(say("lexicon_needs"), say("lexicon_needs_fix"), source, alternative)

    def _slots(self, held: Node | None, source: str) -> Iterator[str]:
        """Yield names of slots; wordings written in place become a slot of their own."""
        if held is None:
            return
        if not isinstance(held, Sequence):
            self._no_list("slot", held, source)
            return
        for item in held:
            if isinstance(item, Sequence):
                yield self._own_slot(item, source)
            elif isinstance(item, Scalar) and (item in self.slots or item in FIGURES):
                yield str(item)
            elif isinstance(item, Scalar) and item.startswith("("):
                alone = Sequence(item.mark)
                alone.append(item)
                yield self._own_slot(alone, source)
            else:
                known = [*self.slots, *FIGURES]
                problem = say("unknown_name", what=say("lexicon_slot"), name=as_written(item))
                fix = suggest(str(item), [name for name in known if name[0] != "="]) or say("lexicon_slot_fix")
                self.fault(problem, fix, source, item)

    def _own_slot(self, written: Sequence, source: str) -> str:
        """Return the name of the slot that wordings written in place become; equal ones become one."""
        wordings = tuple(self._wordings(written, source))
        name = self.inline.setdefault(wordings, f"={len(self.inline)}")
        self.slots.setdefault(name, Slot(name, wordings))
        return name

    def _word(self, node: Mapping, name: str, known: Iterable[str], source: str) -> str:
        held = node.get(name)
        if held is None:
            return ""
        if isinstance(held, Scalar) and held in known:
            return str(held)
        problem = say("not_one_of", name=name, text=as_written(held))
        self.fault(problem, suggest(str(held), known) or say("lexicon_see_vocabulary"), source, held)
        return ""

    def _words(self, node: Mapping, name: str, known: Iterable[str], source: str) -> tuple[str, ...]:
        held = node.get(name)
        if held is None:
            return ()
        if not isinstance(held, Sequence):
            self._no_list(name, held, source)
            return ()
        for item in held:
            if not isinstance(item, Scalar) or item not in known:
                problem = say("not_one_of", name=name, text=as_written(item))
                self.fault(problem, suggest(str(item), known) or say("lexicon_see_vocabulary"), source, item)
        return tuple(map(str, held))

    def _claims(self, node: Mapping, source: str) -> dict[str, str]:
        held = node.get("claims")
        if held is None:
            return {}
        if not isinstance(held, Mapping):
            self.fault(say("needs_mapping"), say("write_mapping"), source, held)
            return {}
        for name, value in held.items():
            if name not in CLAIM_TYPES:
                problem = say("input_unknown_claim", name=name)
                fix = suggest(name, CLAIM_TYPES) or say("lexicon_see_vocabulary")
                self.fault(problem, fix, source, held.key_marks[name])
            if not isinstance(value, Scalar) or (value not in VALUES and value not in TABLES["payee"].words):
                self.fault(say("lexicon_claim_value", name=name), suggest(str(value), VALUES), source, value)
        return {name: str(value) for name, value in held.items()}

    def _text(self, node: Mapping, name: str, source: str) -> Text | None:
        held = node.get(name)
        if held is None:
            return None
        if isinstance(held, Mapping) and isinstance(held.get("zh"), Scalar) and isinstance(held.get("en"), Scalar):
            return Text(str(held["zh"]), str(held["en"]))
        self.fault(say("lexicon_text", name=name), say("lexicon_text_fix", name=name), source, held)
        return None

    def _examples(self, node: Mapping, name: str, source: str) -> tuple[str, ...]:
        held = node.get(name)
        if held is None:
            return ()
        if not isinstance(held, Sequence):
            self._no_list(name, held, source)
            return ()
        for item in held:
            if not isinstance(item, Scalar) or not item.strip():
                self.fault(say("lexicon_example"), say("scenario_write_list", name=name), source, item)
        return tuple(map(str, held))
