"""When the act is approved: the first instant, the stretches of time; what a norm's answer rests on, now and then."""

from fairdebt.readings.schedule.anatomy import Anatomy, is_assumed
from fairdebt.readings.schedule.events import Counted, Counting, Holding, Lives
from fairdebt.readings.schedule.findings import Examined, Findings
from fairdebt.readings.schedule.hopes import Hope, hopes
from fairdebt.readings.schedule.instants import DAY
from fairdebt.readings.schedule.lasting import Line
from fairdebt.readings.schedule.sweep import Schedule, Stretch

__all__ = [
    "DAY",
    "Anatomy",
    "Counted",
    "Counting",
    "Examined",
    "Findings",
    "Holding",
    "Hope",
    "Line",
    "Lives",
    "Schedule",
    "Stretch",
    "hopes",
    "is_assumed",
]
