"""When the act is approved: the first instant, the stretches of time, the breakpoints of one norm."""

from fairdebt.readings.schedule.changes import Changes, Known, changes_of, later
from fairdebt.readings.schedule.hopes import Hope, hopes
from fairdebt.readings.schedule.instants import DAY, earliest
from fairdebt.readings.schedule.sweep import Schedule, Stretch

__all__ = ["DAY", "Changes", "Hope", "Known", "Schedule", "Stretch", "changes_of", "earliest", "hopes", "later"]
