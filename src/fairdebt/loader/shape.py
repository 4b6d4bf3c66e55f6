"""Read a mapping of a file as a model: its names, then each field, so that no fault hides another."""

from __future__ import annotations

import types
from collections.abc import Callable, Collection
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import ValidationError

from fairdebt.errors import suggest
from fairdebt.messages import Text, say
from fairdebt.messages.policy_fields import WORDS
from fairdebt.rules import Model, Scope
from fairdebt.rules.model import field_names, required_names
from fairdebt.rules.naming import check_names
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written

M = TypeVar("M", bound=Model)

_AT_FAULT = object()


def read_model(
    model: type[M], node: Node, scope: Scope, *, known: Collection[str] = (), required: Collection[str] | None = None
) -> M | None:
    """Read `node` as `model`; every fault is noted, and None returned where the shape does not permit a model.

    Args:
        model: The model. Fields with a reader of their own read themselves; the others are words, models, or lists.
        node: What stands in the file.
        scope: What may be named, and where faults go.
        known: Names that are let pass beside those of the model.
        required: The names that must not be missing, if not those of the model.
    """
    if not isinstance(node, Mapping):
        scope.faults.add(say("needs_mapping"), say("write_mapping"), at=node)
        return None
    check_names(
        node,
        () if known else field_names(model),
        required_names(model) if required is None else required,
        scope,
        let_pass=known,
    )
    if required is None:
        _check_company(model, node, scope)
    values: dict[str, Any] = {}
    for written, read in _readers(model):
        if written in node:
            held = node[written]
            if read is not None:
                held = read(held, scope)
                if held is _AT_FAULT:
                    continue
            values[written] = held
    try:
        return model.model_validate(values, context=scope)
    except ValidationError:  # a field is missing, or was left out above because of its fault
        return None


def _check_company(model: type[Model], node: Mapping, scope: Scope) -> None:
    """Note fields that exclude or need each other."""
    for one, other in model.one_of:
        if one in node and other in node:
            later = max(node.key_marks[one], node.key_marks[other], key=lambda mark: (mark.line, mark.column))
            scope.faults.add(say("both_of_two", one=one, other=other), say("keep_one"), at=later)
        elif one not in node and other not in node:
            scope.faults.add(say("none_of_two", one=one, other=other), say("write_one_of_two"), at=node)
    for name, needed in model.needs.items():
        if name in node and needed not in node and node.mark not in scope.faults.unfinished:
            problem, fix = say("needs_other", name=name, needed=needed), say("add_or_leave", name=name, needed=needed)
            scope.faults.add(problem, fix, at=node.key_marks[name])


Read = Callable[[Node, Scope], Any]


@cache
def _readers(model: type[Model]) -> tuple[tuple[str, Read | None], ...]:
    """Return the fields of a model as they are written, each with how it is read.

    None for those with a reader of their own: they are read by pydantic, so their node is passed on.
    """
    fields = ((field.alias or name, field) for name, field in model.model_fields.items())
    return tuple((written, None if field.metadata else _reader(written, field.annotation)) for written, field in fields)


def _reader(name: str, annotation: Any) -> Read | None:
    if hasattr(annotation, "__metadata__"):
        return None
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _reader(name, next(part for part in parts if part is not type(None)))
    if origin is Literal:
        return lambda node, scope: _word(name, parts, node, scope)
    if origin is tuple:
        return lambda node, scope: _list_of(parts[0], node, scope)
    inner = cast("type[Model]", annotation)  # models of rules hold models of rules
    return lambda node, scope: _AT_FAULT if (found := read_model(inner, node, scope)) is None else found


def _word(name: str, words: tuple[str, ...], node: Node, scope: Scope) -> Any:
    if isinstance(node, Scalar) and node in words:
        return str(node)
    lowers = set(words) == {"vetoes", "warns"}
    fix = (
        say("posture_only_raises")
        if lowers and node in ("off", "informs")
        else suggest(str(node), words, _meanings(words))
    )
    scope.faults.add(say("not_one_of", name=name, text=as_written(node)), fix, at=node)
    return _AT_FAULT


def _meanings(words: tuple[str, ...]) -> dict[str, Text]:
    return {word: WORDS[word] for word in words if word in WORDS}


def _list_of(model: Any, node: Node, scope: Scope) -> Any:
    if not isinstance(node, Sequence):
        scope.faults.add(say("needs_list"), say("write_items"), at=node)
        return _AT_FAULT
    found = [read_model(model, item, scope) for item in node]
    return tuple(each for each in found if each is not None)
