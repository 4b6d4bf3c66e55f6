"""The words that policies, acts, events and cases are made of, each with its meaning and its silence.

* `attributes` is every name that an act says of itself: `act_who`, `act_how`, `act_what`, `during`, `notice_fields`.
* `facts` is every name of a case: `fact_people`, `fact_parties`, `fact_debt`. `notices` are the kinds of notice.
* `words` is every table of words: `table_act`, `table_channel`, `table_party`, `table_debt`, `table_message`; `claims`
  are what a message may assert, `repairs` what would put a name right.
* `glosses` tells a name with its sense, `everyday` what people write instead of it.
* `entries` is what is said of each name, `writing` a short hand for it, `page` prints all of it.
* Places: `jurisdictions`, `zones`, `split_zones`, `calendars`.
"""

from fairdebt.vocabulary.attributes import ATTRIBUTES, BY_KIND, silence_in_notice
from fairdebt.vocabulary.calendars import CALENDARS, Calendar, calendar_of, national_calendar
from fairdebt.vocabulary.claims import CLAIM_TYPES
from fairdebt.vocabulary.entries import Attribute, Base, Fact, Notice, Phase, Silence, Table, Type, Word
from fairdebt.vocabulary.everyday import EVERYDAY_TRUTHS
from fairdebt.vocabulary.facts import FACTS
from fairdebt.vocabulary.glosses import PAST, TRUTHS, named, word_named
from fairdebt.vocabulary.jurisdictions import CITIES, COUNTRIES, contains, is_jurisdiction, settled, zone_of, zones_of
from fairdebt.vocabulary.notice_fields import COMMON_FIELDS, NOTICE_SILENCE, SILENCE_OF_NOTICE
from fairdebt.vocabulary.notices import NOTICES
from fairdebt.vocabulary.page import reference_page
from fairdebt.vocabulary.repairs import Brings, brings
from fairdebt.vocabulary.split_zones import ZONES_OF, ZONES_OF_AREA_CODE
from fairdebt.vocabulary.table_channel import MEDIUM_OF
from fairdebt.vocabulary.words import TABLES
from fairdebt.vocabulary.zones import ZONE_OF

__all__ = [
    "ATTRIBUTES",
    "BY_KIND",
    "CALENDARS",
    "CITIES",
    "CLAIM_TYPES",
    "COMMON_FIELDS",
    "COUNTRIES",
    "EVERYDAY_TRUTHS",
    "FACTS",
    "MEDIUM_OF",
    "NOTICES",
    "NOTICE_SILENCE",
    "PAST",
    "SILENCE_OF_NOTICE",
    "TABLES",
    "TRUTHS",
    "ZONES_OF",
    "ZONES_OF_AREA_CODE",
    "ZONE_OF",
    "Attribute",
    "Base",
    "Brings",
    "Calendar",
    "Fact",
    "Notice",
    "Phase",
    "Silence",
    "Table",
    "Type",
    "Word",
    "brings",
    "calendar_of",
    "contains",
    "is_jurisdiction",
    "named",
    "national_calendar",
    "reference_page",
    "settled",
    "silence_in_notice",
    "word_named",
    "zone_of",
    "zones_of",
]
