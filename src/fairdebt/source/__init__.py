"""YAML text to a tree with positions and faults; knows no policy.

`reader` does all of it: `decoding` turns bytes into text, `tree` the parser's events into `nodes`. `values` finds text
that is not text to everybody, `syntax` says what the parser stumbled over, `findings` collects the faults.
`kinds` knows the names at the head of each kind of file, and no more of it.
"""

from fairdebt.source.decoding import MAX_BYTES
from fairdebt.source.findings import MAX_FAULTS, as_written, shown
from fairdebt.source.kinds import mistaken
from fairdebt.source.nodes import Mapping, Node, Plain, Scalar, Sequence, find, only, plain
from fairdebt.source.reader import ENDINGS, MOST_NEIGHBOURS, Source, read_file, read_text
from fairdebt.source.tree import MAX_DEPTH

__all__ = [
    "ENDINGS",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FAULTS",
    "MOST_NEIGHBOURS",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "Source",
    "as_written",
    "find",
    "mistaken",
    "only",
    "plain",
    "read_file",
    "read_text",
    "shown",
]
