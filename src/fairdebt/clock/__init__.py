"""Local dates, spans, windows and weekly hours. Nothing here reads the current time: instants are arguments.

Instants are whole seconds since 1970 (UTC), dates are local, zones are IANA names.
"""

from fairdebt.clock.spans import Span, Spans, end_of, last_day, parse_span
from fairdebt.clock.weeks import DAY_CLASSES, Band, Week, parse_band
from fairdebt.clock.windows import Window, first_instant, leaves_at, parse_window
from fairdebt.clock.zones import is_zone, local_date, local_second, possible_dates, start_of_day

__all__ = [
    "DAY_CLASSES",
    "Band",
    "Span",
    "Spans",
    "Week",
    "Window",
    "end_of",
    "first_instant",
    "is_zone",
    "last_day",
    "leaves_at",
    "local_date",
    "local_second",
    "parse_band",
    "parse_span",
    "parse_window",
    "possible_dates",
    "start_of_day",
]
