"""Take in what a host or a file says: models as they are, mappings read, every fault at its place with its fix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fairdebt.errors import Fault, InvalidInput, Mark, fix_of_characters, suggest
from fairdebt.facts.action import Action, Event
from fairdebt.facts.case import Case
from fairdebt.facts.history import History
from fairdebt.facts.quick.history import held_of
from fairdebt.facts.quick.lane import LANES
from fairdebt.facts.readers import MAX_TEXT, shown
from fairdebt.messages import Text, say
from fairdebt.messages.catalogue import SENTENCES
from fairdebt.source import Node, find
from fairdebt.vocabulary import CLAIM_TYPES, COUNTRIES, EVERYDAY_TRUTHS, FACTS, TABLES, TRUTHS, Table

M = TypeVar("M", bound=BaseModel)


GivenAction = Action | Mapping[str, Any]
GivenCase = Case | Mapping[str, Any]
GivenEvent = Event | Mapping[str, Any]
"""What a host hands in: a model, or a mapping such as JSON gives."""


def read_action(raw: GivenAction, *, source: str = "action", node: Node | None = None) -> Action:
    """Return the proposed act.

    Args:
        raw: An action, or a mapping such as JSON gives.
        source: What to call the input in faults: a file, or `action`.
        node: The tree it was read from, for lines and columns.

    Raises:
        InvalidInput: with every fault found.
    """
    return _read(Action, raw, source, node)


def read_case(raw: GivenCase, *, source: str = "case", node: Node | None = None) -> Case:
    """Return the case with its history. See `read_action`."""
    return _read(Case, raw, source, node)


def read_event(raw: GivenEvent, *, source: str = "event", node: Node | None = None) -> Event:
    """Return an event. See `read_action`."""
    return _read(Event, raw, source, node)


def read_events(raws: Sequence[dict[str, Any]]) -> list[Event]:
    """Return the events of many dicts that are known to be right: those of a ledger."""
    held = held_of(raws, {})
    return [Event.model_validate(raw) for raw in raws] if held is None else list(held.events())


def _read(model: type[M], raw: M | Mapping[str, Any], source: str, node: Node | None) -> M:
    kind = type(raw)
    if kind is model or (kind is not dict and isinstance(raw, model)):
        return raw  # type: ignore[return-value]  # mypy does not see that it is one
    if kind is not dict and not isinstance(raw, Mapping):
        is_text = node is None and kind.__name__ in ("str", "bytes")
        fix = "input_parse_json" if is_text else "input_needs_mapping_fix"
        mark = node.mark if node is not None else None
        raise InvalidInput([Fault(say("input_needs_mapping"), say(fix), source, mark)])
    try:
        lane = LANES.get(model)
        read: M | None = lane.read(raw) if lane is not None and type(raw) is dict else None
        return model.__pydantic_validator__.validate_python(raw) if read is None else read
    except ValidationError as error:
        found = input_faults(model, error, raw, source=source, node=node)
    except RecursionError:
        found = [Fault(say("input_too_deep"), None, source)]
    raise InvalidInput(found)


def input_faults(
    model: type[BaseModel], error: ValidationError, raw: Any, *, source: str, node: Node | None = None
) -> list[Fault]:
    """Say what pydantic found wrong, one fault for each place."""
    faults: list[Fault] = []
    seen: set[tuple[int | str, ...]] = set()
    every = error.errors(include_url=False, include_input=False)
    places = [_inside(raw, details["loc"]) for details in every]
    for details, loc in zip(every, places, strict=True):
        if details["type"] == "literal_error" and any(other[: len(loc)] == loc and other != loc for other in places):
            continue  # it was not meant to be `unknown`: what is wrong lies inside
        if details["type"] == "missing":
            loc = (*loc, str(details["loc"][-1]))
        if loc in seen:
            continue
        seen.add(loc)
        if _is_event(raw, loc):
            said = say("input_not_a_history"), say("input_not_a_history_fix")
            faults.append(Fault(*said, source, _mark(node, loc[:1]), _subject(loc[:1])))
            seen.update(place for place in places if place[:1] == loc[:1])
            continue
        problem, fix = _sentence(model, details, loc, raw)
        if details["type"] == "input" and isinstance(held := _held(raw, loc), str):
            listed = problem == say("input_not_a_list")
            fix = say("input_list_of", name=shown(held)) if listed else fix_of_characters(shown(held)) or fix
        faults.append(Fault(problem, fix, source, _mark(node, loc), _subject(loc)))
    return faults


def _inside(raw: Any, loc: Sequence[int | str]) -> tuple[int | str, ...]:
    """Keep the steps that exist in the input: pydantic adds names of union members."""
    kept: list[int | str] = []
    for step in loc:
        if isinstance(raw, list | tuple):
            if isinstance(step, int) and step < len(raw):
                raw = raw[step]
                kept.append(step)
        elif isinstance(raw, Mapping) and step in raw:
            raw = raw[step]
            kept.append(step)
    return tuple(kept)


def _is_event(raw: Any, loc: Sequence[int | str]) -> bool:
    """Tell whether what is wrong is one event that stands where a list of them belongs."""
    if tuple(loc[:1]) != ("history",) or not isinstance(raw["history"], Mapping):
        return False
    return not {"act", "notice"}.isdisjoint(raw["history"])


def _mark(node: Node | None, loc: Sequence[int | str]) -> Mark | None:
    return None if node is None else find(node, loc)


def _subject(loc: Sequence[int | str]) -> Text | None:
    if not loc:
        return None
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in loc).lstrip(".")
    return Text(f"`{path}`", f"`{path}`")


def _sentence(
    model: type[BaseModel], details: ErrorDetails, loc: Sequence[int | str], raw: Any
) -> tuple[Text, Text | None]:
    context = details.get("ctx") or {}
    name = str(loc[-1]) if loc else ""
    match details["type"]:
        case "input":
            words = {key: value for key, value in context.items() if key != "message"}
            key = str(words.pop("key"))
            return say(key, **words), _fix(key, words)
        case "missing":
            return say("missing_field", name=name), say("input_missing_fix", name=name)
        case "extra_forbidden":
            fix = suggest(name, _fields_at(model, loc[:-1])) or _elsewhere(model, name, loc) or say("see_vocabulary")
            return say("unknown_field", name=shown(name)), fix
        case "literal_error":
            held = _held(raw, loc)
            words_ = [word.strip("' ") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
            if isinstance(held, str):
                near = suggest(held, words_, _meanings(words_), everyday=_everyday(words_)) or say("see_vocabulary")
                return say("input_unknown_word", name=shown(held)), near
            return say("input_not_this"), suggest("", words_)
        case "string_too_long":
            return say("input_too_long", limit=context.get("max_length", MAX_TEXT)), say("input_too_long_fix")
        case "string_unicode":
            return say("input_surrogate"), say("input_surrogate_fix")
        case "string_type":
            return say("input_text"), say("input_as_text")
        case "tuple_type" | "list_type" | "model_type" | "model_attributes_type" | "dict_type" if name == "history":
            return say("input_not_a_history"), say("input_not_a_history_fix")
        case "tuple_type" | "list_type" | "too_short":
            held = _held(raw, loc)
            fix = say("input_list_of", name=shown(held)) if isinstance(held, str) else say("input_not_a_list_fix")
            return say("input_not_a_list"), fix
        case "model_type" | "model_attributes_type" | "dict_type":
            return say("input_needs_mapping"), say("input_needs_mapping_fix")
        case "recursion_loop":
            return say("input_too_deep"), say("input_too_deep_fix")
    return say("input_not_this"), say("input_not_this_fix")


def _elsewhere(model: type[BaseModel], name: str, loc: Sequence[int | str]) -> Text | None:
    """Return where a field belongs that stands at the top of the wrong input."""
    if len(loc) != 1:
        return None
    other = Action if model is Case else Case
    return say("input_of_the_act" if other is Action else "input_of_the_case") if name in other.model_fields else None


def _fix(key: str, words: Mapping[str, Any]) -> Text | None:
    if f"{key}_fix" in SENTENCES:
        return say(f"{key}_fix", **words)
    name = str(words.get("name", ""))
    match key:
        case "input_unknown_claim":
            return suggest(name, CLAIM_TYPES, TABLES["claim"].meanings) or say("see_vocabulary")
        case "input_unknown_word":
            table = TABLES.get(str(words.get("table")))
            near = suggest(name, table.words, table.meanings, everyday=table.everyday) if table is not None else None
            return near or say("see_vocabulary")
        case "input_not_a_jurisdiction":
            return suggest(name, COUNTRIES) or say("write_jurisdiction")
        case "attest_no_fact":
            return suggest(name, FACTS) or say("see_vocabulary")
    return None


def _meanings(words: list[str]) -> dict[str, Text]:
    """Return what the words mean, if they are those of a table; `unknown` and the like stand beside them."""
    if set(words) <= TRUTHS.keys():
        return TRUTHS
    table = _table_of(words)
    return {} if table is None else table.meanings


def _everyday(words: list[str]) -> Mapping[str, str]:
    """Return what people write instead of these words."""
    if set(words) <= TRUTHS.keys():
        return EVERYDAY_TRUTHS
    table = _table_of(words)
    return {} if table is None else table.everyday


def _table_of(words: list[str]) -> Table | None:
    said = set(words)
    return next((each for each in TABLES.values() if each.words.keys() and each.words.keys() <= said), None)


def _held(raw: Any, loc: Sequence[int | str]) -> Any:
    for step in loc:
        raw = raw[step]
    return raw


def _fields_at(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    for step in loc:
        if isinstance(step, int):
            model = Event if model is History else model
            continue
        field = model.model_fields.get(str(step))
        inner = _model_in(field.annotation) if field is not None else None
        if inner is not None:
            model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
