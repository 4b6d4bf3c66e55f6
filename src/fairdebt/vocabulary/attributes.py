"""Every undotted name: what an act, an event or a notice says of itself."""

from __future__ import annotations

from fairdebt.vocabulary.act_how import HOW
from fairdebt.vocabulary.act_what import WHAT
from fairdebt.vocabulary.act_who import WHO
from fairdebt.vocabulary.during import WHAT_IS_SAID, WHILE_IT_HAPPENS
from fairdebt.vocabulary.entries import Attribute, Silence
from fairdebt.vocabulary.notice_fields import IN_NOTICES, NOTICE_SILENCE, SILENCE_OF_NOTICE
from fairdebt.vocabulary.writing import by_name

ATTRIBUTES: dict[str, Attribute] = by_name((*WHO, *HOW, *WHAT, *WHILE_IT_HAPPENS, *WHAT_IS_SAID, *IN_NOTICES))
"""The attributes by name, in the order of the reference page."""

BY_KIND: frozenset[str] = frozenset(name for _, name in SILENCE_OF_NOTICE)
"""Attributes whose silence means something else in some kind of notice than in the others."""


def silence_in_notice(name: str, kind: str = "") -> Silence:
    """Return what silence means about an attribute in a notice of this kind, or of any of which nothing else is said.

    >>> silence_in_notice("times").means, silence_in_notice("times", "consent").means
    ('unknown', 'none')
    """
    return SILENCE_OF_NOTICE.get((kind, name)) or NOTICE_SILENCE.get(name, ATTRIBUTES[name].silence)
