"""When the act is approved: the first instant, the stretches of time, the next instant at which a truth may change."""

from fairdebt.readings.schedule.hopes import Hope, hopes
from fairdebt.readings.schedule.instants import DAY
from fairdebt.readings.schedule.sweep import Schedule, Stretch

__all__ = ["DAY", "Hope", "Schedule", "Stretch", "hopes"]
