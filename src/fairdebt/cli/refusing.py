"""Saying what is wrong with what a command was given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fairdebt.cli.codes import Code
from fairdebt.cli.output import Speaker, plain_faults, print_json
from fairdebt.errors import Fault, InvalidInput
from fairdebt.messages import say


def refused(faults: Iterable[Fault], speaker: Speaker, *, as_json: bool, **empty: object) -> Code:
    """Tell what is wrong with what a command was given, and return the exit code.

    Args:
        faults: What is wrong.
        speaker: Who says it, on standard error.
        as_json: Print one JSON document on standard output instead.
        empty: Fields that the document always has, with nothing in them.
    """
    if as_json:
        print_json({"exit": int(Code.INVALID), **empty, "faults": plain_faults(faults)})
    else:
        for fault in dict.fromkeys(faults):
            speaker.fault(fault.render(speaker.language), console=speaker.err)
    return Code.INVALID


def read_raw(name: str) -> bytes:
    """Return what stands in a file.

    Raises:
        InvalidInput: it cannot be read.
    """
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        kinds: dict[type[Exception], str] = {FileNotFoundError: "file_missing", IsADirectoryError: "file_folder"}
        kind = kinds.get(type(error), "file_unreadable")
        raise InvalidInput([Fault(say(kind), say(f"{kind}_fix"), name)]) from None


def read_words(name: str) -> str:
    """Return the text of a file.

    Raises:
        InvalidInput: it cannot be read, or is no text.
    """
    return words_of(read_raw(name), name)


def words_of(raw: bytes, name: str) -> str:
    """Return a text that was read.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput([Fault(say("screen_not_text"), say("file_no_text_fix"), name)]) from None
