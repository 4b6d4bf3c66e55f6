"""Read scenario files: one or several YAML documents, or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Action, Case, read_action, read_case
from fairdebt.messages import say
from fairdebt.scenarios.fields import FIELDS, Reader
from fairdebt.scenarios.guards import known, locate
from fairdebt.scenarios.model import Scenario
from fairdebt.source import (
    ENDINGS,
    MOST_NEIGHBOURS,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Source,
    mistaken,
    read_file,
    read_text,
)

_TRUTHS = {"true": "yes", "false": "no"}


def read_scenarios(path: Path, *, policies: tuple[str, ...] | None = None) -> tuple[Scenario, ...]:
    """Read the scenarios of a file.

    Args:
        path: The file; paths of policies in it are counted from its folder.
        policies: Names to use instead of those that the scenarios give; then they need not give any.

    Raises:
        InvalidInput: with every fault of the file.
    """
    return read_documents(read_file(path), base=path.parent, policies=policies)


def read_scenario_text(
    data: bytes, *, name: str, base: Path, policies: tuple[str, ...] | None = None
) -> tuple[Scenario, ...]:
    """Read scenarios from bytes, such as standard input. See `read_scenarios`."""
    return read_documents(read_text(data, name=name), base=base, policies=policies)


def read_documents(source: Source, *, base: Path, policies: tuple[str, ...] | None = None) -> tuple[Scenario, ...]:
    """Read scenarios from a file that was read as a tree. See `read_scenarios`."""
    reader = Reader(source.name)
    documents = _spread(source.documents)
    if not source.complete and source.unfinished and documents:
        documents = documents[:-1]  # do not judge what could not be read to its end
    scenarios = [_scenario(node, reader, base, policies) for node in documents]
    faults = _merged(source.faults, reader.faults)
    if faults:
        raise InvalidInput(faults)
    return tuple(scenario for scenario in scenarios if scenario is not None)


def _spread(documents: tuple[Node, ...]) -> list[Node]:
    """A document that is a list holds one scenario in each item, as JSON writes them."""
    return [node for document in documents for node in (document if isinstance(document, Sequence) else [document])]


def _merged(first: tuple[Fault, ...], then: list[Fault]) -> list[Fault]:
    """Join faults in the order of the file; where the text itself is at fault, nothing else is said of that place."""
    taken = {fault.mark for fault in first if fault.mark is not None}
    joined = [*first, *(fault for fault in then if fault.mark not in taken)]
    return sorted(joined, key=_order)


def _order(fault: Fault) -> tuple[bool, int, int]:
    mark = fault.mark
    return (True, 0, 0) if mark is None else (False, mark.line, mark.column)


def _scenario(node: Node, reader: Reader, base: Path, policies: tuple[str, ...] | None) -> Scenario | None:
    if not isinstance(node, Mapping):
        reader.add(node, say("scenario_mapping"), say("scenario_mapping_fix"))
        return None
    other = mistaken(node, "scenario", reader.source)
    if other is not None:
        reader.faults.append(other)
        return None
    before = len(reader.faults)
    reader.check_names(node, FIELDS, ("case", "action") if policies is not None else ("policies", "case", "action"))
    title = reader.title(node["scenario"]) if "scenario" in node else None
    named = _policies(node["policies"], reader, base) if "policies" in node and policies is None else policies
    case = _case(node, reader)
    action = _action(node["action"], reader) if "action" in node else None
    expect = reader.expectation(node["expect"]) if "expect" in node else None
    if len(reader.faults) > before or named is None or case is None or action is None:
        return None
    if policies is not None:
        base = Path()
    return Scenario(named, case, action, title, expect, reader.source, node.mark, base)


def _policies(node: Node, reader: Reader, base: Path) -> tuple[str, ...] | None:
    names = reader.names(node, "policies")
    if names is None:
        return None
    if not names:
        reader.add(node, say("scenario_no_policies"), say("scenario_write_policies"), subject="policies")
        return None
    for name in names:
        _check_policy(name, reader, base)
    return tuple(map(str, names))


def _check_policy(name: Scalar, reader: Reader, base: Path) -> None:
    place = locate(str(name), base)
    if isinstance(place, Path):
        try:
            there = place.is_file()
            beside = [file.name for file in place.parent.iterdir() if file.suffix in ENDINGS] if not there else []
        except (OSError, ValueError):
            there, beside = False, []
        if not there:
            fix = suggest(place.name, beside, most=MOST_NEIGHBOURS) or say("file_missing_fix")
            reader.add(name, say("scenario_no_file", name=str(name)[:200]), fix, subject="policies")
        return
    error = known(str(name))
    if error is not None:
        reader.take(error, name.mark)


def _case(node: Mapping, reader: Reader) -> Case | None:
    if "case" not in node:
        return None
    held = node["case"]
    if not isinstance(held, Mapping):
        reader.add(held, say("scenario_needs_mapping"), say("scenario_write_case"), subject="case")
        return None
    if "history" in node:
        if "history" in held:
            first = node.key_marks["history"]
            problem = say("scenario_two_histories", line=first.line, column=first.column)
            reader.add(held.key_marks["history"], problem, say("scenario_two_histories_fix"), subject="case")
            return None
        held = _joined(held, "history", node)
    try:
        return read_case(_said(held), source=reader.source, node=held)
    except InvalidInput as error:
        reader.take(error, held.mark)
        return None


def _said(node: Node) -> Any:
    """Return a tree as plain values; `true` and `false`, as JSON writes truths, are yes and no."""
    if isinstance(node, Mapping):
        return {key: _said(held) for key, held in node.items()}
    if isinstance(node, Sequence):
        return [_said(held) for held in node]
    return str(node) if node.quoted else _TRUTHS.get(node, str(node))


def _joined(held: Mapping, name: str, outer: Mapping) -> Mapping:
    joined = Mapping(held.mark)
    joined.update(held)
    joined.key_marks.update(held.key_marks)
    joined[name] = outer[name]
    joined.key_marks[name] = outer.key_marks[name]
    return joined


def _action(node: Node, reader: Reader) -> Action | None:
    if not isinstance(node, Mapping):
        reader.add(node, say("scenario_needs_mapping"), say("scenario_write_action"), subject="action")
        return None
    try:
        return read_action(_said(node), source=reader.source, node=node)
    except InvalidInput as error:
        reader.take(error, node.mark)
        return None
