"""Saying what is wrong with what a command was given."""

from __future__ import annotations

from collections.abc import Iterable

from fairdebt.cli.codes import Code
from fairdebt.cli.output import Speaker, plain_faults, print_json
from fairdebt.errors import Fault


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
