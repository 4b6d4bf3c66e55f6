"""What a file is meant as, told by the names at its head: one handed in for another is one fault, not twenty."""

from __future__ import annotations

from fairdebt.errors import Fault
from fairdebt.messages import say
from fairdebt.source.nodes import Mapping, Node

HEADS: dict[str, tuple[str, ...]] = {
    "policy": ("policy", "rules"),
    "scenario": ("scenario", "action", "case", "expect"),
    "lexicon": ("lexicon",),
    "templates": ("templates",),
    "index": ("covers",),
}
"""Names that stand at the head of one kind of file alone."""


def mistaken(document: Node, wanted: str, source: str) -> Fault | None:
    """Return the fault that a document is of another kind than the one that is `wanted`; None if it may be of this one.

    >>> head = Mapping()
    >>> head["templates"] = Mapping()
    >>> mistaken(head, "policy", "words.yaml").problem.en
    'this is a file of templates, not a policy'
    >>> mistaken(head, "templates", "words.yaml") is None
    True
    """
    if not isinstance(document, Mapping) or any(name in document for name in HEADS[wanted]):
        return None
    for kind, names in HEADS.items():
        first = next((name for name in document if name in names), None)
        if first is not None:
            problem = say("file_of_another_kind", kind=say(f"file_kind_{kind}"), wanted=say(f"file_kind_{wanted}"))
            return Fault(problem, say(f"file_kind_{kind}_fix"), source, document.key_marks.get(first, document.mark))
    return None
