"""How a command ends: with its code, or with a word about what went wrong; never with a traceback."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from fairdebt.cli.output import language_asked
from fairdebt.errors import Fault
from fairdebt.messages import say

FAILED = 1
"""The output cannot be written, or fairdebt itself is at fault."""

WRONG_USAGE = 2
INTERRUPTED = 130
NOBODY_LISTENS = 141
"""What a shell reports of a program that Ctrl-C, or a closed pipe, has ended."""

OUTPUT = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What goes wrong with an output; a file that is read is looked at where it is read."""

SHOWS_ALL = "FAIRDEBT_TRACEBACK"


def ended(work: Callable[[], int | None]) -> int:
    """Do the work of a command and return its exit code; whatever goes wrong is told on standard error.

    Ctrl-C and a closed pipe end it without a word.
    """
    try:
        code = int(work() or 0)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _give_up_output()
        return NOBODY_LISTENS
    except OSError as error:
        if error.errno not in OUTPUT or error.filename is not None:
            return _broken(error)
        _give_up_output()
        kinds = {errno.ENOSPC: "output_disk_full", errno.EDQUOT: "output_disk_full", errno.EBADF: "output_closed"}
        why = say(kinds.get(error.errno, "output_failed"))
        tell(Fault(say("output_unwritable", why=why), say("output_unwritable_fix")))
        return FAILED
    except Exception as error:  # whatever it is: a person is told, and no act is approved
        return _broken(error)
    return code


def tell(fault: Fault) -> None:
    """Print a fault on standard error, if that can be; in the language of the command line."""
    try:
        print(fault.render(language_asked(sys.argv, os.environ)), file=sys.stderr, flush=True)
    except OSError:
        return


def ready() -> None:
    """Make the standard streams fit for whatever is printed: one that is closed leads nowhere, no character fails."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere(mode))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            in_unicode = (stream.encoding or "").lower().startswith("utf")
            stream.reconfigure(errors="backslashreplace" if in_unicode else "replace")


def _nowhere(mode: str) -> Any:
    return Path(os.devnull).open(mode, encoding="utf-8")  # open for as long as the command runs


def _give_up_output() -> None:
    """Let standard output lead nowhere: Python flushes it once more as it ends, and that must not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = _nowhere("w")


def _broken(error: Exception) -> int:
    """Tell that fairdebt itself is at fault: of what kind and where, but nothing of what it was given."""
    if os.environ.get(SHOWS_ALL):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if "fairdebt" in Path(each.filename).parts] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"
    tell(Fault(say("broken_itself", kind=type(error).__name__, place=place), say("broken_itself_fix")))
    return FAILED
