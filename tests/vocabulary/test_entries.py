"""Every entry of the vocabulary is well formed and says what it means in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from fairdebt.messages import Text
from fairdebt.vocabulary import (
    ATTRIBUTES,
    BY_KIND,
    CLAIM_TYPES,
    COMMON_FIELDS,
    FACTS,
    MEDIUM_OF,
    NOTICE_SILENCE,
    NOTICES,
    SILENCE_OF_NOTICE,
    TABLES,
    Silence,
    Type,
    silence_in_notice,
)

SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
HAN = re.compile(r"[\u4e00-\u9fff]")
ANYWHERE = {"unknown", "none", "derived"}


def texts() -> Iterator[tuple[str, Text]]:
    """Yield every sentence of the vocabulary with the name of its entry."""
    for name, attribute in ATTRIBUTES.items():
        yield name, attribute.says
        yield f"{name}: silence", attribute.silence.because
        if attribute.repair is not None:
            yield f"{name}: repair", attribute.repair
    for path, fact in FACTS.items():
        yield path, fact.says
        yield f"{path}: silence", fact.silence.because
        if fact.repair is not None:
            yield f"{path}: repair", fact.repair
    for name, notice in NOTICES.items():
        yield name, notice.says
    for name, silence in NOTICE_SILENCE.items():
        yield f"{name}: in notices", silence.because
    for (notice_, name), silence in SILENCE_OF_NOTICE.items():
        yield f"{name}: in {notice_}", silence.because
    for name, table in TABLES.items():
        yield f"table {name}", table.says
        for word in table.words.values():
            yield f"{name}.{word.name}", word.says


def silences() -> Iterator[tuple[str, Type, Silence]]:
    """Yield every silence with the type it must be a value of."""
    for name, attribute in ATTRIBUTES.items():
        yield name, attribute.type, attribute.silence
    for path, fact in FACTS.items():
        yield path, fact.type, fact.silence
    for name, silence in NOTICE_SILENCE.items():
        yield f"{name} in notices", ATTRIBUTES[name].type, silence
    for (notice_, name), silence in SILENCE_OF_NOTICE.items():
        assert notice_ in NOTICES
        yield f"{name} in {notice_}", ATTRIBUTES[name].type, silence


def is_value(means: str, type: Type) -> bool:
    """Return whether `means` is a constant of `type`."""
    match type.base:
        case "truth":
            return means in {"yes", "no"}
        case "name":
            return means in TABLES[type.table].words
        case "number" | "amount":
            return Decimal(means).is_finite()
        case "date":
            return bool(date.fromisoformat(means))
        case _:
            return False


@pytest.mark.parametrize(("name", "text"), [pytest.param(*entry, id=entry[0]) for entry in texts()])
def test_every_sentence_is_said_in_both_languages(name: str, text: Text) -> None:
    assert HAN.search(text.zh)
    assert text.en
    assert not HAN.search(text.en)
    for sentence in (text.zh, text.en):
        assert sentence == sentence.strip()
        assert not sentence.endswith((".", "。"))
        assert "|" not in sentence


def test_every_name_is_snake_case_and_stands_under_its_own_name() -> None:
    for mapping in (ATTRIBUTES, NOTICES, TABLES):
        for name, entry in mapping.items():
            assert SNAKE.fullmatch(name), name
            assert entry.name == name
    for path, fact in FACTS.items():
        assert all(SNAKE.fullmatch(part) for part in path.split(".")), path
        assert fact.path == path
    for table in TABLES.values():
        for name, word in table.words.items():
            # associations are known by their initials
            assert SNAKE.fullmatch(name) or (table.name == "membership" and name.isupper()), name
            assert word.name == name


def test_undotted_names_mean_one_thing() -> None:
    assert not set(ATTRIBUTES) & set(FACTS)
    assert not [path for path in FACTS if "." not in path and path not in {"jurisdictions", "zones"}]


def test_two_words_of_one_table_never_mean_the_same() -> None:
    for table in TABLES.values():
        for language in ("zh", "en"):
            said = [word.says.render(language) for word in table.words.values()]
            assert len(said) == len(set(said)), (table.name, language)


def test_groups_hold_words_and_take_no_words_name() -> None:
    for table in TABLES.values():
        for group, members in table.groups.items():
            assert SNAKE.fullmatch(group)
            assert group not in table.words
            assert members
            assert len(members) == len(set(members))
            assert set(members) <= set(table.words), (table.name, group)


def test_no_word_is_a_constant_of_the_language() -> None:
    """`unknown`, `none`, `all` mean silence; `any`, `not`, `is` are syntax."""
    for table in TABLES.values():
        assert not {"unknown", "none", "all", "yes", "no", "any", "not", "is", "never", "derived"} & set(table.words)


@pytest.mark.parametrize(
    ("name", "type"),
    [
        *((name, attribute.type) for name, attribute in ATTRIBUTES.items()),
        *((path, fact.type) for path, fact in FACTS.items()),
        *CLAIM_TYPES.items(),
    ],
)
def test_every_named_type_has_its_table(name: str, type: Type) -> None:
    if type.base in {"name", "mapping"}:
        assert type.table in TABLES
    else:
        assert not type.table


@pytest.mark.parametrize(("name", "type", "silence"), [pytest.param(*entry, id=entry[0]) for entry in silences()])
def test_silence_is_a_legal_value(name: str, type: Type, silence: Silence) -> None:
    if silence.means == "all":
        assert type.many or name.endswith("in notices")
    elif type.base == "truth":
        # derived: what else is said may mean yes, as a work number does of `at_work`
        assert silence.means in {"unknown", "no", "derived"}, "silence never says yes, and a truth is never absent"
    elif silence.means not in ANYWHERE:
        assert is_value(silence.means, type)


def test_every_table_is_used() -> None:
    used = {entry.type.table for entry in ATTRIBUTES.values()} | {fact.type.table for fact in FACTS.values()}
    assert set(TABLES) == used - {""}


def test_every_field_of_a_notice_is_an_attribute_of_notices() -> None:
    extra = {field for notice in NOTICES.values() for field in notice.fields}
    on_notices = {name for name, entry in ATTRIBUTES.items() if "notice" in entry.on}
    assert extra | set(COMMON_FIELDS) == on_notices
    assert set(NOTICE_SILENCE) <= set(COMMON_FIELDS)
    for notice in NOTICES.values():
        assert not set(notice.fields) & set(COMMON_FIELDS), notice.name


def test_silence_in_a_notice_is_that_of_its_kind_else_of_notices_else_of_the_attribute() -> None:
    """Asked in this order by everyone: what cases say, what is compared, what the edges draw."""
    for (kind, name), silence in SILENCE_OF_NOTICE.items():
        assert silence_in_notice(name, kind) is silence
        assert silence_in_notice(name) is NOTICE_SILENCE.get(name, ATTRIBUTES[name].silence)
    for name, entry in ATTRIBUTES.items():
        assert silence_in_notice(name, "complaint") is NOTICE_SILENCE.get(name, entry.silence)
    assert {name for _, name in SILENCE_OF_NOTICE} == BY_KIND


def test_every_notice_is_a_word() -> None:
    assert set(TABLES["notice"].words) == set(NOTICES)


def test_what_was_begun_can_be_ended() -> None:
    pairs = {
        "consent": "consent_withdrawn",
        "hours_agreed": "hours_withdrawn",
        "rhythm_agreed": "rhythm_withdrawn",
        "inconvenient_time": "time_allowed",
        "inconvenient_place": "place_allowed",
        "refusal": "refusal_withdrawn",
        "cease_request": "cease_withdrawn",
        "medium_refused": "medium_allowed",
        "address_refused": "address_allowed",
        "workplace_forbidden": "workplace_allowed",
        "attorney": "attorney_ended",
        "no_contact_order": "no_contact_order_lifted",
        "hold": "hold_lifted",
        "moratorium_started": "moratorium_cancelled",
    }
    assert set(pairs) | set(pairs.values()) <= set(NOTICES)


def test_every_channel_has_a_medium_and_every_medium_a_channel() -> None:
    assert set(MEDIUM_OF) == set(TABLES["channel"].words)
    assert set(MEDIUM_OF.values()) == set(TABLES["medium"].words)


def test_any_channel_is_every_channel() -> None:
    assert set(TABLES["channel"].groups["any"]) == set(TABLES["channel"].words)


def test_the_four_kinds_share_out_all_outcomes_but_pending() -> None:
    groups = TABLES["outcome"].groups
    kinds = [*groups["nothing"], *groups["something"], *groups["somebody"], *groups["debtor_reached"]]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(TABLES["outcome"].words) - {"pending"}


def test_every_claim_has_a_value_type() -> None:
    assert set(CLAIM_TYPES) == set(TABLES["claim"].words)
    assert not any(type.many for type in CLAIM_TYPES.values())


def test_what_nobody_can_change_has_no_repair() -> None:
    for name in ("act", "to", "recipient", "purpose", "debtor", "outcome", "at"):
        assert ATTRIBUTES[name].repair is None


def test_what_a_host_can_change_says_how() -> None:
    names = {
        "channel",
        "device",
        "encrypted",
        "collectors",
        "caller_id_altered",
        "address_source",
        "debts",
        "fields",
        "text",
        "template",
        "elements",
        "findings",
        "claims",
        "recorded",
        "identity_verified",
        "id_shown",
        "consent_at_door",
        "human_review",
        "costs_recipient",
        "answered_by",
    }
    assert not [name for name in sorted(names) if ATTRIBUTES[name].repair is None]


def test_everything_that_arises_during_an_act_can_become_a_duty() -> None:
    """A duty is worded by its repair, so each during-fact of an act needs one."""
    for name, entry in ATTRIBUTES.items():
        if entry.phase == "during" and "act" in entry.on:
            assert entry.repair is not None, name
            assert entry.silence.means == "unknown", name


def test_an_act_can_become_an_event_and_a_result_is_no_proposal() -> None:
    for entry in ATTRIBUTES.values():
        if "act" in entry.on:
            assert "event" in entry.on
    assert ATTRIBUTES["outcome"].on == {"event"}


def test_only_what_is_past_is_stored() -> None:
    for entry in ATTRIBUTES.values():
        assert (entry.phase == "stored") == (entry.on in ({"notice"}, {"event", "notice"}))
