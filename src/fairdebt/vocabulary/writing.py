"""Short hands for writing entries, and the reasons for silence that many of them share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar

from fairdebt.messages import Text
from fairdebt.vocabulary.entries import Attribute, Base, Fact, Notice, Phase, Silence, Table, Type, Word

Pair = tuple[str, str]
"""A sentence as written in the tables: Chinese first, then English."""

Entry = TypeVar("Entry", Table, Attribute, Fact, Notice)

On = frozenset[Literal["act", "event", "notice"]]

ACT: On = frozenset({"act", "event"})
EVENT: On = frozenset({"event"})
NOTICE: On = frozenset({"notice"})
PAST: On = frozenset({"event", "notice"})
ANY: On = frozenset({"act", "event", "notice"})

TRUTH = Type("truth")
NUMBER = Type("number")
AMOUNT = Type("amount")
DATE = Type("date")
ID = Type("id")


def one_of(table: str) -> Type:
    """Return the type of one word of `table`."""
    return Type("name", table)


def some_of(table: str) -> Type:
    """Return the type of a set of words of `table`."""
    return Type("name", table, many=True)


def several(base: Base) -> Type:
    """Return the type of a set of values of `base`."""
    return Type(base, many=True)


def silence(means: str, zh: str, en: str) -> Silence:
    """Return what silence means and why."""
    return Silence(means, Text(zh=zh, en=en))


REQUIRED = silence("unknown", "必填，缺少时不予受理", "required: without it the input is refused")
CIRCUMSTANCE = silence(
    "unknown", "属于具体情况，无人告知时不作推测", "a circumstance of the case: where nobody told us, we do not guess"
)
PROTECTION = silence(
    "no", "属于保护条件，没有记录就当作没有", "it protects the debtor: what is not on record does not exist"
)
STATUS = silence("no", "属于须有人告知的状况，无人告知即不存在", "a status that somebody must have told us of")
STATUS_DATE = silence("none", "没有人告知过这样的日期", "nobody told us of such a day")
NOT_DONE = silence(
    "no", "通常不会如此，这样做的人自己知道并应说明", "not the ordinary way: whoever does it knows and must say so"
)
NOT_CARRIED = silence("none", "没有写明就是没有", "what is not written is not there")
SHARED = silence("unknown", "只有登记方才知道，不能推断", "only the one who notes it down knows; it is not inferred")
DURING = silence(
    "unknown",
    "发生时才知道：事前转为批准所附的义务，事后未记录即未知",
    "arises during the act: before it a duty of the approval, after it unknown unless noted",
)
SCREENED = silence(
    "unknown",
    "文本或模板经筛查或说明之前未知；二者都没有时，转为批准所附的义务",
    "unknown until text or template is screened or stated; where the act carries neither, a duty of the approval",
)
DAY_OF_AT = silence(
    "derived", "以收到通知当日（`at` 的当地日期）为准", "the local date of `at`, when we had the notice"
)


def table(
    name: str, says: Pair, words: Mapping[str, Pair], groups: Mapping[str, tuple[str, ...]] | None = None
) -> Table:
    """Return a table of `words`, each with its meaning."""
    return Table(
        name,
        Text(*says),
        {word: Word(word, Text(*meaning)) for word, meaning in words.items()},
        dict(groups or {}),
    )


def attribute(
    name: str,
    says: Pair,
    type: Type,
    silence: Silence,
    *,
    phase: Phase = "proposed",
    on: On = ACT,
    repair: Pair | None = None,
) -> Attribute:
    """Return an attribute of an act, unless `on` says otherwise, known with the act, unless `phase` does."""
    return Attribute(name, Text(*says), type, phase, silence, on, Text(*repair) if repair else None)


def fact(path: str, says: Pair, type: Type, silence: Silence, repair: Pair | None = None) -> Fact:
    """Return a stored fact of the case."""
    return Fact(path, Text(*says), type, silence, repair=Text(*repair) if repair else None)


def notice(name: str, says: Pair, *fields: str) -> Notice:
    """Return a kind of notice with the `fields` it carries beside the common ones."""
    return Notice(name, Text(*says), fields)


def by_name(entries: Iterable[Entry], name: str = "name") -> dict[str, Entry]:
    """Return `entries` by the field called `name`, in their order.

    Raises:
        ValueError: two entries have the same name.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        key = getattr(entry, name)
        if key in found:
            raise ValueError(f"`{key}` stands twice in the vocabulary")
        found[key] = entry
    return found
