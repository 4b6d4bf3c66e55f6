"""Scenario files: cases with an expected decision, read, run, compared and written.

`model` is what one holds. `search` finds files, `reading` reads them field by field (`fields`), `guards` loads the
policies that they name, `running` compares, `writing` writes. `schema` describes them to editors.
"""

from fairdebt.scenarios.guards import Guards
from fairdebt.scenarios.model import Expectation, Scenario
from fairdebt.scenarios.reading import read_documents, read_scenario_text, read_scenarios
from fairdebt.scenarios.running import Difference, Result, compare, placed, run
from fairdebt.scenarios.schema import scenario_schema
from fairdebt.scenarios.search import Search, search
from fairdebt.scenarios.writing import plain_scenario, write_scenario, write_scenarios

__all__ = [
    "Difference",
    "Expectation",
    "Guards",
    "Result",
    "Scenario",
    "Search",
    "compare",
    "placed",
    "plain_scenario",
    "read_documents",
    "read_scenario_text",
    "read_scenarios",
    "run",
    "scenario_schema",
    "search",
    "write_scenario",
    "write_scenarios",
]
