"""Local dates, spans, windows, weekly hours, official calendars. Nothing here reads the current time.

Instants are arguments: whole seconds since 1970 (UTC); dates are local, zones are IANA names.

* `zones` and `numbers`: where it is how late; `changes`: days on which clocks are put forward or back.
* `spans` end with a last day; events are counted in `windows`; `weeks` and `stated` times are hours that recur.
* `calendars`: what kind of day it is; `telling`: instants as people are told them.
"""

from fairdebt.clock.calendars import ANY_KIND, DayKind, NotAnnouncedError, kinds_of
from fairdebt.clock.changes import changes_of_clocks, days_repeated, instants_of_day, is_even
from fairdebt.clock.numbers import zones_of_number
from fairdebt.clock.spans import Span, Spans, day_before, days_of, end_of, ends_between, last_day, longest, parse_span
from fairdebt.clock.stated import Recurrence, Stated, is_stated, parse_recurrence
from fairdebt.clock.telling import shown_at, to_the_minute
from fairdebt.clock.weeks import (
    DAY_CLASSES,
    OFFICIAL_CLASSES,
    WEEK_CLASSES,
    Band,
    Day,
    DayClass,
    Week,
    day_of,
    parse_band,
)
from fairdebt.clock.windows import Window, first_instant, leaves_at, parse_window
from fairdebt.clock.zones import (
    DAY,
    EPOCH,
    Steady,
    ahead_of_utc,
    is_zone,
    local_date,
    local_second,
    possible_dates,
    start_of,
    start_of_day,
    steady,
    wall,
    wall_since,
)

__all__ = [
    "ANY_KIND",
    "DAY",
    "DAY_CLASSES",
    "EPOCH",
    "OFFICIAL_CLASSES",
    "WEEK_CLASSES",
    "Band",
    "Day",
    "DayClass",
    "DayKind",
    "NotAnnouncedError",
    "Recurrence",
    "Span",
    "Spans",
    "Stated",
    "Steady",
    "Week",
    "Window",
    "ahead_of_utc",
    "changes_of_clocks",
    "day_before",
    "day_of",
    "days_of",
    "days_repeated",
    "end_of",
    "ends_between",
    "first_instant",
    "instants_of_day",
    "is_even",
    "is_stated",
    "is_zone",
    "kinds_of",
    "last_day",
    "leaves_at",
    "local_date",
    "local_second",
    "longest",
    "parse_band",
    "parse_recurrence",
    "parse_span",
    "parse_window",
    "possible_dates",
    "shown_at",
    "start_of",
    "start_of_day",
    "steady",
    "to_the_minute",
    "wall",
    "wall_since",
    "zones_of_number",
]
