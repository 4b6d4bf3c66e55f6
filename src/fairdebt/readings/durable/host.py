"""The one process-wide host of durable-rules, its lock, and the care that it needs.

The host is not thread-safe: everything goes through one lock. A message that no rule matches raises: every ruleset ends
with a rule that matches all. States are never freed: each is deleted as soon as its answer is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from itertools import count
from threading import Lock
from typing import Any

Message = Mapping[str, int | str]
Write = Callable[[Any], None]
"""Writes the rules of a ruleset, given the library."""

_LOCK = Lock()
_NUMBERS = count(1)
_SAYS = "answer"


class MissingEngineError(ImportError):
    """The library durable-rules is not there."""


@lru_cache(maxsize=1)
def library() -> Any:
    """Return the library.

    Raises:
        MissingEngineError: it is not installed, or does not start on this Python.
    """
    try:
        return import_module("durable.lang")
    except ImportError as error:
        raise MissingEngineError(
            "the engine `durable` needs durable-rules: pip install 'fairdebt[durable]' (below Python 3.13, C compiler)"
        ) from error


@lru_cache(maxsize=1)
def host() -> Any:
    """Return the host of all rulesets. Its timers are not started: they would work on it from a thread of their own."""
    base = import_module("durable.engine").Host
    return type("Host", (base,), {"_run": lambda self: None})()


def engine_missing() -> str | None:
    """Return in one line why the engine cannot be used here; None if it can."""
    try:
        library()
    except MissingEngineError as error:
        return f"{error}; {error.__cause__}"
    return None


class Ruleset:
    """A ruleset of its own name in the host. Its rules say what a message, or the facts before it, come to."""

    def __init__(self, write: Write) -> None:
        lang = library()
        self.name = f"fairdebt_{next(_NUMBERS)}"
        with _LOCK:
            rules = lang.ruleset(self.name)
            with rules:
                write(lang)
            name, definition = rules.define()
            lang._rulesets.pop(name)  # it belongs to our host, not to that of the library
            host().register_rulesets({name: definition})

    def ask(self, message: Message, facts: Iterable[Message] = ()) -> int:
        """Return what the rules answer to a message, after these facts."""
        ours = host()
        sid = f"s{next(_NUMBERS)}"
        with _LOCK:
            try:
                for fact in facts:
                    ours.assert_fact(self.name, {**fact, "sid": sid})
                state = ours.post(self.name, {**message, "sid": sid})
                return int(state[_SAYS])
            finally:
                ours.delete_state(self.name, sid)


def answers(number: int) -> Callable[[Any], None]:
    """Return an action that answers with a number; a higher answer that was given before stands."""

    def say(context: Any) -> None:
        if context.s[_SAYS] is None or int(context.s[_SAYS]) < number:
            context.s[_SAYS] = number

    return say
