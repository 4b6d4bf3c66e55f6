"""The code of generated functions. Where it was compiled before, by any process of this user, it is not compiled again.

To compile a function takes longer than to write it. What is kept is code: whoever can write in the folder decides what
this process does, as with Python's own compiled files. `fairdebt.loader.kept` says when a folder is believed.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from types import CodeType

from fairdebt.loader.kept import CODE, Folder, key_of

WORTH = 2_000
"""To compile so many characters takes some ten times as long as to look for them."""

FUNCTIONS = 512
"""So many are kept, some 30 kB each."""


def compiled(source: str, name: str) -> CodeType:
    """Return the code of a text of our own, which was written from checked policies.

    Args:
        source: The text.
        name: What tracebacks call it.
    """
    folder = Folder.of_user("code", most=FUNCTIONS) if CODE and len(source) >= WORTH else None
    if folder is None:
        return compile(source, f"<{name}>", "exec")
    key = key_of("code", name, str(sys.flags.optimize), source)
    found = folder.take(key)
    if found is not None:
        with suppress(EOFError, TypeError, ValueError):
            code = marshal.loads(found)
            if isinstance(code, CodeType):
                return code
    made = compile(source, f"<{name}>", "exec")
    folder.keep(key, marshal.dumps(made))
    return made
