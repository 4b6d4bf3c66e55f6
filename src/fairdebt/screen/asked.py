"""What a screen is asked to read: refused where it is no text, or where a misspelt word would find less."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.messages import say
from fairdebt.vocabulary import TABLES

TO, CHANNEL = TABLES["relation"], TABLES["channel"]


def check_asked(text: object, to: object, channel: object, names: tuple[str, str] = ("to", "channel")) -> None:
    """Refuse a text that is none, a relation or a channel that does not exist.

    To a `contact` who is meant to be a `contact_person` any debt could be told.

    Args:
        text: What is to be screened, or None.
        to: Relation of the recipient to the debt, or None.
        channel: The channel, or None.
        names: What faults call these two.

    Raises:
        InvalidInput: with every fault.
    """
    faults = [] if text is None or isinstance(text, str) else [Fault(say("input_text"), say("input_as_text"), "text")]
    for name, word, table in zip(names, (to, channel), (TO, CHANNEL), strict=True):
        if word is not None and word != "unknown" and not (isinstance(word, str) and word in table.words):
            near = suggest(str(word), table.words, table.meanings, everyday=table.everyday)
            faults.append(Fault(say("input_unknown_word", name=str(word)[:60]), near, name))
    if faults:
        raise InvalidInput(faults)


def files(said: Iterable[str | Path], name: str) -> tuple[Path, ...]:
    """Return files that were named in a list.

    Raises:
        InvalidInput: it is no list of paths; one path alone would be read letter by letter.
    """
    given: object = said
    if isinstance(given, str | Path) or not isinstance(given, Iterable):
        raise InvalidInput([Fault(say("input_not_a_list"), say("input_list_of", name='"words.yaml"'), name)])
    found = tuple(given)
    if not all(isinstance(each, str | Path) for each in found):
        raise InvalidInput([Fault(say("input_text"), say("input_list_of", name='"words.yaml"'), name)])
    return tuple(map(Path, found))
