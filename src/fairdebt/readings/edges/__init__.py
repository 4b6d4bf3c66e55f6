"""The reading of edges: for every number, hour and date of a norm one case just before, one at, one just after.

The same for every exception (off, on) and second zone, and for the events that begin and end a state. It sees norms
only and draws nothing at random.

* `reading` goes through a norm and returns what `model` says; `naming` gives edges their names, `scenario` writes one
  down.
* `moments` sets instants, `constants` are what norms write; `variables`, `terms` and `drafts` hold what may still be
  said.
* `solving`, `agreeing` and `histories` meet demands; `building` turns the result into an act and a case.
* `making` puts three of them together, for each of `force`, `clocks`, `counts`, `spans`, `comparisons`, `switches` and
  `filters`, which narrow past events.
* `touching` tells the other way round which edges a given act lies at.
* `ordinary` builds the plainest situation of each act of which no norm has anything to say.
"""

from fairdebt.readings.edges.model import About, Edge, Situation, Turn, Unreachable, Why
from fairdebt.readings.edges.ordinary import ordinary
from fairdebt.readings.edges.reading import edges
from fairdebt.readings.edges.scenario import scenario_of
from fairdebt.readings.edges.touching import Touch, name_of_edge, touched

__all__ = [
    "About",
    "Edge",
    "Situation",
    "Touch",
    "Turn",
    "Unreachable",
    "Why",
    "edges",
    "name_of_edge",
    "ordinary",
    "scenario_of",
    "touched",
]
