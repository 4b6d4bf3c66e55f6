"""Draw the charts of the page as SVG: bars and curves on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

INK, SOFT, GRID = "#222222", "#666666", "#dddddd"
FLOOR, OURS, OTHERS = "#8a8a8a", "#0b63b0", "#d98e2b"
LINES = ("#0b63b0", "#d98e2b", "#4a9a62", "#8b5fbf")
HAND = "hand-written Python"
FONT = "font-family='system-ui, sans-serif'"


def bars(title: str, values: Mapping[str, float], colours: Mapping[str, str]) -> str:
    """Return one bar for each value, longest at the bottom, on a logarithmic scale from 1, or from less if need be."""
    names = sorted(values, key=lambda name: values[name])
    left, right, row, top = 330, 90, 26, 58
    width, height = 860, top + row * len(names) + 34
    low, high = math.floor(math.log10(min(1, *values.values()))), math.ceil(math.log10(max(values.values()) * 1.01))
    span = width - left - right

    def x(value: float) -> float:
        return left + span * (math.log10(value) - low) / (high - low)

    parts = [_text(16, 26, title, size=15, weight=600)]
    for power in range(low, high + 1):
        tick = x(10.0**power)
        parts.append(_line(tick, top - 8, tick, height - 26, GRID))
        parts.append(_text(tick, height - 10, f"{10.0**power:,g} x", size=11, fill=SOFT, anchor="middle"))
    for number, name in enumerate(names):
        y = top + row * number
        end = max(x(values[name]), left + 2)
        parts.append(_text(left - 10, y + 15, name, size=12.5, anchor="end"))
        parts.append(f"<rect x='{left}' y='{y + 3}' width='{end - left:.1f}' height='17' fill='{colours[name]}'/>")
        parts.append(_text(end + 6, y + 16, ratio(values[name]), size=12))
    return _page(width, height, parts)


def curves(panels: Mapping[str, Mapping[str, Mapping[int, float]]], *, unit: str) -> str:
    """Return a panel for each title, in it a curve for each name through points (x, microseconds), both logarithmic."""
    wide, height, top, bottom, left = 640, 400, 58, 62, 62
    every = [value for panel in panels.values() for curve in panel.values() for value in curve.values()]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    parts: list[str] = []
    for number, (title, panel) in enumerate(panels.items()):
        parts += _panel(
            title, panel, left + number * wide, top, wide - left - 190, height - top - bottom, low, high, unit
        )
    return _page(wide * len(panels), height, parts)


def _panel(
    title: str,
    panel: Mapping[str, Mapping[int, float]],
    left: int,
    top: int,
    width: int,
    height: int,
    low: int,
    high: int,
    unit: str,
) -> list[str]:
    points = sorted({at for curve in panel.values() for at in curve})
    first, last = math.log10(points[0]), math.log10(points[-1])

    def x(value: float) -> float:
        return left + width * (math.log10(value) - first) / (last - first)

    def y(value: float) -> float:
        return top + height * (high - math.log10(value)) / (high - low)

    parts = [_text(left, 26, title, size=15, weight=600)]
    for power in range(low, high + 1):
        parts.append(_line(left, y(10**power), left + width, y(10**power), GRID))
        parts.append(_text(left - 8, y(10**power) + 4, micro(10**power, unit), size=11, fill=SOFT, anchor="end"))
    for at in points:
        parts.append(_text(x(at), top + height + 20, f"{at:,}", size=11, fill=SOFT, anchor="middle"))
    taken: list[float] = []
    colours = iter(LINES)
    for name, curve in sorted(panel.items(), key=lambda named: -named[1][max(named[1])]):  # labels from the top down
        colour = FLOOR if name == HAND else next(colours)
        path = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in sorted(curve.items()))
        parts.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2.2'/>")
        parts += [f"<circle cx='{x(at):.1f}' cy='{y(v):.1f}' r='3.2' fill='{colour}'/>" for at, v in curve.items()]
        place = y(curve[max(curve)]) + 4
        while any(abs(place - other) < 15 for other in taken):
            place += 4
        taken.append(place)
        parts.append(_text(x(max(curve)) + 9, place, name, size=12, fill=colour, weight=600))
    return parts


def ratio(value: float) -> str:
    """Say a ratio with as many digits as mean something."""
    return f"{value:.2g}" if value < 1 else f"{value:,.1f}" if value < 20 else f"{value:,.0f}"


def micro(value: float, unit: str) -> str:
    """Say microseconds, in thousands and millions as ms and s."""
    if value < 1000:
        return f"{value:g} {unit}"
    return f"{value / 1000:g} ms" if value < 1_000_000 else f"{value / 1_000_000:g} s"


def _page(width: int, height: int, parts: list[str]) -> str:
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}'>"
    return "\n".join([head, f"<rect width='{width}' height='{height}' fill='#ffffff'/>", *parts, "</svg>"]) + "\n"


def _text(
    x: float, y: float, said: str, *, size: float, fill: str = INK, anchor: str = "start", weight: int = 400
) -> str:
    style = f"{FONT} font-size='{size}' font-weight='{weight}' fill='{fill}' text-anchor='{anchor}'"
    return f"<text x='{x:.1f}' y='{y:.1f}' {style}>{escape(said)}</text>"


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='{colour}'/>"
