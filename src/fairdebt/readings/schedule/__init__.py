"""When the act is approved: the first instant, the stretches of time; what a norm's answer rests on, now and then.

* `sweep` goes along time with all rules at once; `present` holds the act and its questions.
* `anatomy` takes a norm apart into leaves, `together` asks those of many norms at once, and `findings` says what
  follows from their truths. `events` are those on which counts and states rest; `hopes` what else would have to change.
* `reads` tells what of a norm time can change; `timed` parts a norm by it, and a `timetable` does so for all norms
  about one kind of act. `watched` follows one norm along time.
* `lasting` and `leaves` tell a truth with the time for which it lasts; `changes` and `instants` when it may change.
* `doubtful` norms rest on what nobody said.
"""

from fairdebt.readings.schedule.anatomy import Anatomy, is_assumed
from fairdebt.readings.schedule.events import Counted, Counting, Held, Holding, Lives
from fairdebt.readings.schedule.findings import Examined, Findings
from fairdebt.readings.schedule.hopes import Hope, hopes
from fairdebt.readings.schedule.lasting import Line
from fairdebt.readings.schedule.sweep import Schedule, Stretch
from fairdebt.readings.schedule.watched import Watched

__all__ = [
    "Anatomy",
    "Counted",
    "Counting",
    "Examined",
    "Findings",
    "Held",
    "Holding",
    "Hope",
    "Line",
    "Lives",
    "Schedule",
    "Stretch",
    "Watched",
    "hopes",
    "is_assumed",
]
