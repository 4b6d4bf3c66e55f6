"""Every undotted name: what an act, an event or a notice says of itself."""

from __future__ import annotations

from fairdebt.vocabulary.act_how import HOW
from fairdebt.vocabulary.act_what import WHAT
from fairdebt.vocabulary.act_who import WHO
from fairdebt.vocabulary.during import WHAT_IS_SAID, WHILE_IT_HAPPENS
from fairdebt.vocabulary.entries import Attribute
from fairdebt.vocabulary.notice_fields import IN_NOTICES
from fairdebt.vocabulary.writing import by_name

ATTRIBUTES: dict[str, Attribute] = by_name((*WHO, *HOW, *WHAT, *WHILE_IT_HAPPENS, *WHAT_IS_SAID, *IN_NOTICES))
"""The attributes by name, in the order of the reference page."""
