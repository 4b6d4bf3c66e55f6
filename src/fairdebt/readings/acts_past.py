"""Expressions about the past: what is kept is looked up, what nothing in the history can have begun is not asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any as Anything

from fairdebt.clock import Window
from fairdebt.logic import Predicate
from fairdebt.readings.generate import Writer
from fairdebt.readings.history import LOOKED_AT, MOST, Finder
from fairdebt.readings.leaves import CountTest, StateTest, begin_of, begun_test
from fairdebt.readings.needs import needs
from fairdebt.readings.past import OFTEN, Past

_SHORT = 256
"""Numbers of so many bits are written out."""


class PastWriter(Writer):
    """Writes expressions over the history of a question, and what several of them need at the start."""

    def __init__(self, finder: Finder) -> None:
        super().__init__(finder.evaluator)
        self._evaluator = finder.evaluator
        self._finder = finder
        self._finding, self._finder_name = self.constant(finder.look), self.constant(finder)
        self._tested = 0  # bits that were tested before what is being written
        self._stretches: dict[Window | int | None, str] = {}
        self._long: dict[int, str] = {}
        self._past: tuple[Past, str] | None = None
        self.head: dict[str, str] = {}
        """Variables that are set at the start of the function, with what they are set to."""

    def keep_past(self) -> None:
        """Write code that keeps what it finds in the past of a case, for cases that are asked often."""
        past = Past(self._finder)
        self._past = past, self._asked(past)

    def function(self, name: str, arguments: str, lines: list[str]) -> Anything:
        """Return the function with this body."""
        if self._past is not None:
            self.names["nothing_kept"] = self._past[0].nothing
        return super().function(name, arguments, lines)

    def begun(self, node: Predicate) -> str:
        """Return a quick test, with `and` behind it, for whether a predicate may be anything but no; "" where none is.

        It asks whether the history holds anything by which a state could begin, or that could count.
        """
        bits = self._tested = needs(node, self._finder)
        return f"{self._together()} & {self._bits(bits)} and " if bits else ""

    def _once(self, expression: str, *, name: str = "", cheap: bool = False) -> str:
        """Return a variable that is worked out once: at the start, or where it is dear, when it is first asked."""
        name = name or f"w{len(self.head)}"
        if cheap:
            self.head[name] = expression
            return name
        self.head[name] = "None"
        return f"({name} if {name} is not None else ({name} := {expression}))"

    def _kept(self, node: Predicate, asked: str) -> str:
        """Return what looks up the truth of a leaf where it is kept, and else asks."""
        number = None if self._past is None else self._past[0].add(node)
        if self._past is None or number is None:
            return asked
        found = self._found()
        self._set(f"{found}.asked", f"{found}.asked + 1")
        past = self._set("past", f"{self._past[1]}(q, {found}) if {found}.asked >= {OFTEN} else nothing_kept")
        kept = self.fresh()
        return f"({asked} if ({kept} := {past}[{number}]) is None else {kept})"

    def _if_enough(self, count: CountTest) -> str:
        """Return no where, whatever the keys, too few events lie in the window of a count."""
        best = self._together()
        enough, most = self._at_least(count.limit, count.window, count.matching.possibly)
        if count.inner:
            enough, most = f"({best} & {self._bits(count.inner)} or {enough})", "-1"
        asked = f"{self._asked(count)}(q, {self._found()}, {most})"
        some = "" if count.bits == self._tested else f"{best} & {self._bits(count.bits)} and "
        return f"({asked} if {some}{enough} else 0)"

    def _if_lasting(self, test: StateTest) -> str:
        """Return no where nothing began a state so lately that it lasts."""
        asked = f"{self._asked(test)}(q, {self._found()})"
        if test.lately is None:
            return asked
        return f"({asked} if {self._at_least(1, test.lately, test.matching.possibly)[0]} else 0)"

    def _at_least(self, limit: int, length: Window | int | None, bits: int) -> tuple[str, str]:
        """Return a test for whether so many events may meet a filter in a stretch of time before the act.

        Most caps are far from being reached, and most waits have nothing to wait for, whatever the keys: all that the
        events meet is added up, once for each length. Where there may be more than is seen all bits stand.

        Returns:
            The test, and the name of what holds that sum when it was asked: see `CountTest`.
        """
        name = self._stretches.setdefault(length, f"m{len(self._stretches)}")
        self.names |= {"bisect_left": bisect_left, "bisect_right": bisect_right}
        self._found()
        self._set("short", f"q.case.plain and q.zone is not None and q.case.length <= {LOOKED_AT}")
        end = self._once("bisect_right(ats := q.case.record.ats, q.at, 0, q.case.length)", name="end")
        most = self._once(f"-1 if not short else sum(f.truths[{self._from(length)}:end]) if {end} else 0", name=name)
        return f"{most} & {self._bits(bits)} >= {self._bits(min(limit, MOST) * (bits // MOST))}", name

    def _from(self, length: Window | int | None) -> str:
        """Return an expression for the first place in a stretch before the act, so many seconds or a window; or 0."""
        return "" if length is None else f"bisect_left(ats, {self._since(length)}, 0, end)"

    def _since(self, length: Window | int) -> str:
        """Return an expression for the first instant of a stretch that ends with the act, where a zone is known."""
        if isinstance(length, int):
            return f"q.at - {length}"
        if length.unit in ("day", "calendar_day"):
            return f"q.midnight({length.number - 1 if length.unit == 'day' else 0})"
        return f"{self.constant(begin_of)}({self.constant(length)}, q)"

    def _found(self) -> str:
        """Return the name of what the filters find in the history."""
        return self._set("f", f"q.case.found.get({self._finder_name}) or {self._finding}(q.case)")

    def _together(self) -> str:
        """Return the name of what all filters find together."""
        self._found()
        return self._set("b", "f.best")

    def _if_begun(self, name: str, otherwise: str) -> str:
        """Return no where nothing in the history can have begun a state."""
        test = begun_test(name, self._finder)
        if test is None:
            return otherwise
        best = self._together()
        begun = f"{best} & {self._bits(test.bit)}"
        if test.inner:
            begun = f"({begun} if {best} & {self._bits(test.inner)} else {best} & {self._bits(test.alone)})"
        return f"({otherwise} if {begun} else 0)"

    def _bits(self, bits: int) -> str:
        """Return how bits are written: those of hundreds of filters are a constant, and no long text."""
        if bits.bit_length() <= _SHORT:
            return f"{bits:#x}"
        name = self._long.get(bits)
        if name is None:
            name = self._long[bits] = self.constant(bits)
        return name

    def _set(self, name: str, to: str) -> str:
        self.head[name] = to
        return name

    def _asked(self, test: Anything) -> str:
        """Return the name of what asks a test: its method, which Python calls at less cost than the object."""
        return self.constant(test.__call__)
