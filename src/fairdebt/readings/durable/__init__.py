"""The second engine: the boolean structure of norms and the states as durable-rules rulesets.

It needs the extra `durable`: Python below 3.13 and a C compiler. `host` is the one place that imports the library,
`structure` restates predicates as its rules, `states` tells from begins and ends what holds, `engine` joins both.
"""

from fairdebt.readings.durable.engine import durable_decider
from fairdebt.readings.durable.host import MissingEngineError, engine_missing

__all__ = ["MissingEngineError", "durable_decider", "engine_missing"]
