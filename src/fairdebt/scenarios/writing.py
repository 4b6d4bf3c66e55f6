"""Write a scenario as a file that reads back equal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import StringIO
from typing import Any

from fairdebt.facts import Case, History
from fairdebt.messages import Text
from fairdebt.scenarios.model import SETS, Expectation, Scenario

_FIRST = ("act", "notice", "id", "channel", "to")


def write_scenario(scenario: Scenario) -> str:
    """Return the scenario as one YAML document; paths of policies stay as they are."""
    return write_scenarios([scenario])


def write_scenarios(scenarios: Iterable[Scenario]) -> str:
    """Return scenarios as the documents of one YAML file."""
    return "---\n".join(_yaml(plain_scenario(scenario)) for scenario in scenarios)


def plain_scenario(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as plain values, in the order in which people write them."""
    said: dict[str, Any] = {}
    if scenario.title is not None:
        said["scenario"] = _title(scenario.title)
    said["policies"] = list(scenario.policies)
    said["case"] = scenario.case.model_dump(mode="json", exclude={"history"})
    history = _history(scenario.case)
    if history is not None:
        said["history"] = history
    said["action"] = _in_order(scenario.action.model_dump(mode="json"))
    if scenario.expect is not None:
        said["expect"] = _expectation(scenario.expect)
    return said


def _title(title: Text) -> str | dict[str, str]:
    return title.en if title.zh == title.en else {"zh": title.zh, "en": title.en}


def _history(case: Case) -> Any:
    if not isinstance(case.history, History):
        return case.history
    said = case.history.model_dump(mode="json")
    said["events"] = [_in_order(event) for event in said["events"]]
    kept = {name: value for name, value in said.items() if value not in ({}, [], {"states": {}})}
    if kept.keys() <= {"events"}:
        return kept.get("events")
    return kept


def _in_order(deed: dict[str, Any]) -> dict[str, Any]:
    """Put what it is first and when it is last, as people write them."""
    first = {name: deed[name] for name in _FIRST if name in deed}
    rest = {name: value for name, value in deed.items() if name not in first and name != "at"}
    return {**first, **rest, "at": deed["at"]}


def _expectation(expect: Expectation) -> dict[str, Any]:
    sets = {name: getattr(expect, name) for name in SETS}
    said: dict[str, Any] = {"outcome": expect.outcome.value}
    said |= {name: sorted(names) for name, names in sets.items() if names is not None}
    coming = expect.next_permitted
    if coming is not None:
        said["next_permitted"] = {"once": sorted(coming)} if isinstance(coming, frozenset) else _moment(coming)
    if expect.permitted_until is not None:
        said["permitted_until"] = _moment(expect.permitted_until)
    return said


def _moment(at: datetime | str) -> str:
    return at.isoformat() if isinstance(at, datetime) else at


def _yaml(said: dict[str, Any]) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Quotes with `"` what common readers of YAML take for something else than text; writes leaves in one line."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

        def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
            node = super().represent_mapping(tag, mapping, flow_style=flow_style)
            node.flow_style = all(_is_flat(held) for _, held in node.value)
            return node

        def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
            node = super().represent_sequence(tag, sequence, flow_style=flow_style)
            node.flow_style = all(isinstance(held, yaml.ScalarNode) for held in node.value)
            return node

    def _is_flat(node: yaml.Node) -> bool:
        if isinstance(node, yaml.ScalarNode):
            return True
        inner = [held for _, held in node.value] if isinstance(node, yaml.MappingNode) else node.value
        return all(isinstance(held, yaml.ScalarNode) for held in inner)

    def text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
        tag = dumper.resolve(yaml.ScalarNode, data, (True, False))  # type: ignore[no-untyped-call]  # types-PyYAML
        usual = tag == "tag:yaml.org,2002:str" and data.isprintable()  # only between `"` is the rest written visibly
        return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=None if usual else '"')

    def truth(dumper: yaml.SafeDumper, data: bool) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", "yes" if data else "no", style='"')

    Dumper.add_representer(str, text)
    Dumper.add_representer(bool, truth)
    written = StringIO()
    dumper = Dumper(written, allow_unicode=True, sort_keys=False, width=120)
    dumper.open()
    node = dumper.represent_mapping("tag:yaml.org,2002:map", said)
    node.flow_style = False
    dumper.serialize(node)
    dumper.close()
    return written.getvalue()
