"""Say what pydantic found wrong with a piece of a file: in policy words, at its place, once."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fairdebt.errors import suggest
from fairdebt.messages import say
from fairdebt.rules import Scope
from fairdebt.source import Mapping, Node, find

M = TypeVar("M", bound=BaseModel)


def read_model(model: type[M], node: Node, scope: Scope) -> M | None:
    """Read `node` as `model`; None after a fault of its shape (faults inside its fields are noted and leave a model)."""
    try:
        return model.model_validate(node, context=scope)
    except ValidationError as error:
        _report(model, node, error.errors(include_url=False, include_input=False), scope)
        return None


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the names that a mapping of this kind may have, as people write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _report(model: type[BaseModel], node: Node, errors: list[ErrorDetails], scope: Scope) -> None:
    missing = [error for error in errors if error["type"] == "missing"]
    for error in errors:
        if error["type"] != "extra_forbidden":
            continue
        *parent, name = error["loc"]
        lacking = [str(other["loc"][-1]) for other in missing if list(other["loc"][:-1]) == parent]
        known = field_names(_model_at(model, parent))
        near = get_close_matches(str(name), lacking, n=1, cutoff=0.5)
        if near:
            missing = [other for other in missing if other["loc"] != (*parent, near[0])]
        fix = say("did_you_mean", name=near[0]) if near else suggest(str(name), known)
        scope.faults.add(say("unknown_field", name=name), fix, at=_key_mark(node, error["loc"]))
    for error in missing:
        name = str(error["loc"][-1])
        scope.faults.add(say("missing_field", name=name), at=find(node, _inside(node, error["loc"][:-1])))
    seen: set[tuple[Any, ...]] = set()
    for error in errors:
        if error["type"] in ("missing", "extra_forbidden") or error["loc"][:1] in seen and error["loc"]:
            continue
        if error["loc"]:
            seen.add(error["loc"][:1])
        _value_fault(model, node, error, scope)


def _inside(node: Node, loc: Iterable[int | str]) -> list[int | str]:
    """Keep the steps that exist in the tree: pydantic adds names of types and union members."""
    kept: list[int | str] = []
    for step in loc:
        if (isinstance(node, Mapping) and step in node) or (isinstance(node, list) and isinstance(step, int)):
            node = node[step]  # type: ignore[index]  # step fits the node
            kept.append(step)
    return kept


def _key_mark(node: Node, loc: Sequence[int | str]) -> object:
    for step in loc[:-1]:
        if (isinstance(node, Mapping) and step in node) or (isinstance(node, list) and isinstance(step, int)):
            node = node[step]  # type: ignore[index]
    return node.key_marks.get(str(loc[-1]), node.mark) if isinstance(node, Mapping) else node.mark


def _model_at(model: type[BaseModel], loc: Sequence[int | str]) -> type[BaseModel]:
    for step in loc:
        for name, field in model.model_fields.items():
            if step in (name, field.alias):
                inner = _models_in(field.annotation)
                if inner:
                    model = inner[0]
                break
    return model


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found: list[type[BaseModel]] = []
    if get_origin(annotation) is not None or isinstance(annotation, types.UnionType):
        for part in get_args(annotation):
            found.extend(_models_in(part))
    return found


def _value_fault(model: type[BaseModel], node: Node, error: ErrorDetails, scope: Scope) -> None:
    loc = _inside(node, error["loc"])
    at = find(node, loc)
    context = error.get("ctx") or {}
    if error["type"] == "policy":
        fix = context.get("fix")
        scope.faults.add(say(context["key"]), say(fix) if fix else None, at=at)
        return
    name = str(loc[-1]) if loc else ""
    text = _text_at(node, loc)
    if error["type"] == "literal_error":
        words = _words_of(_model_at(model, loc[:-1]), name)
        scope.faults.add(say("not_one_of", name=name, text=text), suggest(text, words), at=at)
        return
    match error["type"]:
        case "tuple_type" | "list_type":
            scope.faults.add(say("set_needs_list"), say("write_list"), at=at)
        case "model_type" | "model_attributes_type" | "dict_type":
            scope.faults.add(say("needs_mapping"), at=at)
        case "string_type" | "string_too_short":
            scope.faults.add(say("needs_text", name=name), at=at)
        case "string_pattern_mismatch":
            scope.faults.add(say("bad_id", text=text), say("write_id"), at=at)
        case _:
            scope.faults.add(say("wrong_value", name=name), at=at)


def _text_at(node: Node, loc: Sequence[int | str]) -> str:
    held: Any = node
    for step in loc:
        held = held[step]
    return str(held) if isinstance(held, str) else "..."


def _words_of(model: type[BaseModel], name: str) -> list[str]:
    for field_name, field in model.model_fields.items():
        if name in (field_name, field.alias):
            return _literals(field.annotation)
    return []


def _literals(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    found: list[str] = []
    for part in get_args(annotation):
        found.extend(_literals(part))
    return found
