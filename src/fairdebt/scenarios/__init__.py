"""Scenario files: cases with an expected decision, read, run, compared and written."""

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
