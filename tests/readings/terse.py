"""Pieces of norms in few words: what the act says, what an event said, spans and windows."""

from __future__ import annotations

from fairdebt.clock import Spans, Window, parse_span, parse_window
from fairdebt.logic import Attribute, Compare, Literal


def says(name: str, value: str) -> Compare:
    return Compare(Attribute(name, "act"), "=", Literal(value))


def was(name: str, value: str) -> Compare:
    return Compare(Attribute(name, "event"), "=", Literal(value))


def spans(text: str) -> Spans:
    return Spans(((parse_span(text),),))


def window(text: str) -> Window:
    return parse_window(text)[0]
