"""The reference page of the vocabulary, one for each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairdebt.messages import Language, Text
from fairdebt.vocabulary.attributes import ATTRIBUTES
from fairdebt.vocabulary.claims import CLAIM_TYPES
from fairdebt.vocabulary.entries import Attribute, Base, Fact, Phase, Silence, Table, Type
from fairdebt.vocabulary.facts import FACTS
from fairdebt.vocabulary.notice_fields import COMMON_FIELDS, NOTICE_SILENCE, SILENCE_OF_NOTICE
from fairdebt.vocabulary.notices import NOTICES
from fairdebt.vocabulary.words import TABLES

_BASES: dict[Base, Text] = {
    "name": Text("词", "word"),
    "truth": Text("是、否或未知", "yes, no or unknown"),
    "number": Text("数字", "number"),
    "amount": Text("金额", "amount of money"),
    "date": Text("日期", "date"),
    "instant": Text("时刻", "instant"),
    "id": Text("编号", "identifier"),
    "text": Text("文本", "text"),
    "mapping": Text("名称到值的对应", "mapping of names to values"),
    "times": Text("所说时段", "stated times"),
}

_PHASES: dict[Phase, Text] = {
    "stored": Text("事先已知", "stored"),
    "proposed": Text("随行为提出", "proposed"),
    "during": Text("行为中产生", "during the act"),
}

_COMMA = Text("、", ", ")
_COLON = Text("：", ": ")
_TITLE = Text("词汇", "Vocabulary")
_LEAD = Text(
    "本页由 `fairdebt.vocabulary` 生成，列出政策、行为、事件和案件所用的全部名称。“未说明”一列是没有人说明时的含义；"
    "明确写 `unknown` 的始终是未知。",
    "This page is generated from `fairdebt.vocabulary`. It lists every name that policies, acts, events and cases use. "
    "Silence is what it means that nobody said anything; an explicit `unknown` always stays unknown.",
)
_ATTRIBUTES = Text("行为、事件和通知的属性", "Attributes of acts, events and notices")
_FACTS = Text("案件的事实", "Facts of the case")
_NOTICES = Text("通知", "Notices")
_IN_NOTICES = Text(
    "在通知中，以下属性未说明时另有含义。", "In a notice the silence of these attributes means something else."
)
_COMMON = Text("每种通知都可带有：", "Every notice may carry: ")
_HERE = Text("本页：", "On this page: ")
_TABLES = Text("词表", "Tables of words")
_GROUPS = Text("合称", "Groups")
_VALUE = Text("值", "value")

_NAME = Text("名称", "name")
_MEANING = Text("含义", "meaning")
_TYPE = Text("类型", "type")
_PHASE = Text("何时已知", "known when")
_CARRIED = Text("属于", "carried by")
_SILENCE = Text("未说明", "silence")
_WHY = Text("理由", "why")
_REPAIR = Text("怎样补救", "repair")
_FIELDS = Text("其他字段", "further fields")
_OWNERS = {"act": Text("行为", "act"), "event": Text("事件", "event"), "notice": Text("通知", "notice")}


def reference_page(language: Language) -> str:
    """Return one Markdown page of every attribute, fact, notice and word, ending in a line break."""
    return "\n".join(_lines(language)) + "\n"


def _contents(language: Language) -> str:
    """Return links to the parts of the page, and to each table by its name."""
    parts = [each.render(language) for each in (_ATTRIBUTES, _FACTS, _NOTICES, _TABLES)]
    links = [f"[{part}](#{part.lower().replace('、', '').replace(',', '').replace(' ', '-')})" for part in parts]
    tables = _COMMA.render(language).join(f"[`{name}`](#{name})" for name in TABLES if name != "notice")
    return f"{_HERE.render(language)}{' · '.join(links)}{_COLON.render(language)}{tables}"


def _lines(language: Language) -> Iterator[str]:
    yield from (f"# {_TITLE.render(language)}", "", _LEAD.render(language), "", _contents(language), "")
    yield from (f"## {_ATTRIBUTES.render(language)}", "")
    columns = (_NAME, _MEANING, _TYPE, _PHASE, _CARRIED, _SILENCE, _WHY, _REPAIR)
    yield from _grid(columns, (_attribute(entry, language) for entry in ATTRIBUTES.values()), language)
    yield from (f"## {_FACTS.render(language)}", "")
    facts = (_fact(entry, language) for entry in FACTS.values())
    yield from _grid((_NAME, _MEANING, _TYPE, _SILENCE, _WHY, _REPAIR), facts, language)
    yield from (f"## {_NOTICES.render(language)}", "", _COMMON.render(language) + _names(COMMON_FIELDS, language), "")
    rows = ((f"`{n.name}`", n.says.render(language), _names(n.fields, language)) for n in NOTICES.values())
    yield from _grid((_NAME, _MEANING, _FIELDS), rows, language)
    yield from (_IN_NOTICES.render(language), "")
    silent = [(f"`{name}`", *_silence(entry, language)) for name, entry in NOTICE_SILENCE.items()]
    silent += [(f"`{n}`: `{name}`", *_silence(entry, language)) for (n, name), entry in SILENCE_OF_NOTICE.items()]
    yield from _grid((_NAME, _SILENCE, _WHY), silent, language)
    yield from (f"## {_TABLES.render(language)}", "")
    for table in TABLES.values():
        if table.name != "notice":
            yield from _table(table, language)


def _attribute(entry: Attribute, language: Language) -> tuple[str, ...]:
    owners = _COMMA.render(language).join(text.render(language) for owner, text in _OWNERS.items() if owner in entry.on)
    return (
        f"`{entry.name}`",
        entry.says.render(language),
        _type(entry.type, language),
        _PHASES[entry.phase].render(language),
        owners,
        *_silence(entry.silence, language),
        entry.repair.render(language) if entry.repair else "",
    )


def _fact(entry: Fact, language: Language) -> tuple[str, ...]:
    return (
        f"`{entry.path}`",
        entry.says.render(language),
        _type(entry.type, language),
        *_silence(entry.silence, language),
        entry.repair.render(language) if entry.repair else "",
    )


def _table(table: Table, language: Language) -> Iterator[str]:
    yield from (f"### `{table.name}`", "", table.says.render(language), "")
    if table.name == "claim":
        rows = (
            (f"`{word.name}`", word.says.render(language), _type(CLAIM_TYPES[word.name], language))
            for word in table.words.values()
        )
        yield from _grid((_NAME, _MEANING, _VALUE), rows, language)
        return
    words = ((f"`{word.name}`", word.says.render(language)) for word in table.words.values())
    yield from _grid((_NAME, _MEANING), words, language)
    if table.groups:
        groups = ((f"`{name}`", _names(members, language)) for name, members in table.groups.items())
        yield from _grid((_GROUPS, _MEANING), groups, language)


def _type(type: Type, language: Language) -> str:
    said = _BASES[type.base].render(language)
    if type.table:
        place = _NOTICES.render(language).lower() if type.table == "notice" else type.table
        said += f" [`{type.table}`](#{place})"
    if type.many:
        return f"{said}（可多个）" if language == "zh" else f"set of {said}"
    return said


def _silence(silence: Silence, language: Language) -> tuple[str, str]:
    return f"`{silence.means}`", silence.because.render(language)


def _names(names: Iterable[str], language: Language) -> str:
    return _COMMA.render(language).join(f"`{name}`" for name in names)


def _grid(head: Iterable[Text], rows: Iterable[tuple[str, ...]], language: Language) -> Iterator[str]:
    titles = [text.render(language) for text in head]
    yield "| " + " | ".join(titles) + " |"
    yield "|" + " --- |" * len(titles)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""
