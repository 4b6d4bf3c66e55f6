"""The pictures of `fairdebt windows`: a calendar of weeks as SVG, and a page around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from fairdebt.cli.windows_board import Board, Day, Piece
from fairdebt.cli.windows_grid import clock
from fairdebt.clock import shown_at
from fairdebt.facts import Outcome
from fairdebt.messages import Language, say

WIDTH, LEFT, TOP, COLUMN, HOUR = 940, 62, 26, 122, 15
GREEN, RED, AMBER, INK, DIM, LINE = "#2f9e68", "#f6d5d0", "#fbe6b3", "#1f2933", "#6b7785", "#d8dee6"
FILL = {Outcome.APPROVED: GREEN, Outcome.VETOED: RED, Outcome.UNDETERMINED: AMBER}
_SANS = "'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Segoe UI', sans-serif"
FONT: dict[Language, str] = {"zh": f"'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', {_SANS}", "en": _SANS}
LEGEND_COLUMNS = 112
SHOWN = 6


_HATCHED = (
    '<pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#eef1f5"/>'
    f'<line x1="0" y1="0" x2="0" y2="6" stroke="{LINE}" stroke-width="2"/></pattern>'
)


class _Drawing:
    """Collects shapes from top to bottom."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.shapes: list[str] = []
        self.y = 0.0

    def words(self, key: str, **words: object) -> str:
        return say(key, **words).render(self.language)

    def text(self, x: float, y: float, text: str, *, size: int = 13, fill: str = INK, more: str = "") -> None:
        self.shapes.append(f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{fill}"{more}>{escape(text)}</text>')

    def box(self, x: float, y: float, width: float, height: float, fill: str, more: str = "") -> None:
        self.shapes.append(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"{more}/>')

    def mark(self, x: float, y: float, width: float) -> None:
        self.shapes.append(f'<path d="M{x:g} {y:g} h{width:g}" stroke="{INK}" stroke-width="2"/>')
        self.shapes.append(f'<circle cx="{x:g}" cy="{y:g}" r="4" fill="{INK}"/>')


def svg(boards: Iterable[Board], language: Language) -> str:
    """Return one picture with the boards below one another."""
    drawing = _Drawing(language)
    for board in boards:
        _board(board, drawing)
    height = drawing.y + 16
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}"',
            f' height="{height:g}" font-family="{escape(FONT[language])}" lang="{language}">',
            f"<defs>{_HATCHED}</defs>",
            f'<rect width="{WIDTH}" height="{height:g}" fill="#ffffff"/>',
            *drawing.shapes,
            "</svg>",
            "",
        ]
    )


def _board(board: Board, drawing: _Drawing) -> None:
    y = drawing.y + 34
    title = board.scenario.title
    named = drawing.words("windows_title") if title is None else title.render(drawing.language)
    for line in _wrapped(named, 84):
        drawing.text(20, y, line, size=19, more=' font-weight="600"')
        y += 24
    act = board.act.render(drawing.language)
    drawing.text(20, y, f"{act} · {drawing.words('windows_times', zone=board.zone)}", fill=DIM)
    y += 22
    decision = board.decision
    fill = {Outcome.APPROVED: GREEN, Outcome.VETOED: "#c0392b", Outcome.UNDETERMINED: "#b7791f"}[decision.outcome]
    said = drawing.words(f"verdict_{decision.outcome.value}")
    if not decision.approved:
        said += " — " + decision.next_permitted.render(drawing.language)
    elif decision.permitted_until is not None:
        ends = shown_at(decision.permitted_until)
        said += " — " + drawing.words("permitted_until", at=ends)
    said = f"{shown_at(decision.at)}  {said}"
    for line in _wrapped(said, LEGEND_COLUMNS):
        drawing.text(20, y, line, fill=fill, more=' font-weight="600"')
        y += 19
    drawing.y = y
    for week in board.weeks:
        _week(week, board, drawing)
    _legend(board, drawing)


def _week(week: tuple[Day, ...], board: Board, drawing: _Drawing) -> None:
    top = drawing.y + TOP
    bottom = top + 24 * HOUR
    drawing.box(LEFT, top, 7 * COLUMN, 24 * HOUR, "url(#open)")
    for day in week:
        x = LEFT + day.on.weekday() * COLUMN
        label = f"{drawing.words(f'short_{day.on.weekday()}')} {day.on:%Y-%m-%d}"
        drawing.text(x + COLUMN / 2, top - 8, label, size=12, more=' text-anchor="middle" font-weight="600"')
        for piece in sorted(day.pieces, key=lambda each: not each.period.approved):
            y, height = top + piece.start / 60 * HOUR, (piece.end - piece.start) / 60 * HOUR
            drawing.box(x + 1, y, COLUMN - 2, height, FILL[piece.period.outcome], ' stroke="#ffffff"')
    for hour in range(0, 25, 3):
        y = top + hour * HOUR
        drawing.shapes.append(
            f'<line x1="{LEFT}" y1="{y:g}" x2="{LEFT + 7 * COLUMN}" y2="{y:g}" stroke="{LINE}" stroke-width="1"/>'
        )
        drawing.text(LEFT - 8, y + 4, f"{hour:02}:00", size=11, fill=DIM, more=' text-anchor="end"')
    for column in range(8):
        x = LEFT + column * COLUMN
        drawing.shapes.append(
            f'<line x1="{x}" y1="{top:g}" x2="{x}" y2="{bottom:g}" stroke="{LINE}" stroke-width="1"/>'
        )
    for day in week:
        for piece in day.pieces:
            _label(piece, LEFT + (day.on.weekday() + 0.5) * COLUMN, top, drawing)
    _asked(week, board, top, drawing)
    drawing.y = bottom + 14


def _label(piece: Piece, middle: float, top: float, drawing: _Drawing) -> None:
    y, height = top + piece.start / 60 * HOUR, (piece.end - piece.start) / 60 * HOUR
    outcome = piece.period.outcome
    if piece.period.approved:
        if height >= 14:
            label = f"{clock(piece.start)}–{clock(piece.end)}"
            y += min(height / 2, 61)
            drawing.box(middle - 42, y - 7, 84, 14, GREEN)  # hides the lines behind the label
            more = ' text-anchor="middle" font-weight="600"'
            drawing.text(middle, y + 4, label, size=12, fill="#ffffff", more=more)
    elif height >= 12:
        colour = "#a33327" if outcome is Outcome.VETOED else "#8a5a00"
        drawing.text(middle, y + height / 2 + 4, piece.letter, size=12, fill=colour, more=' text-anchor="middle"')


def _asked(week: tuple[Day, ...], board: Board, top: float, drawing: _Drawing) -> None:
    """Mark the instant of the act."""
    at = board.decision.at.astimezone(board.zone)
    if at.date() not in {day.on for day in week}:
        return
    x = LEFT + at.weekday() * COLUMN
    y = top + (at.hour * 60 + at.minute) / 60 * HOUR
    drawing.mark(x, y, COLUMN)


def _legend(board: Board, drawing: _Drawing) -> None:
    y = drawing.y + 14
    x = 20.0
    boxes = [(GREEN, "windows_yes"), (RED, "windows_no")]
    if any(outcome is Outcome.UNDETERMINED for _, outcome, _ in board.reasons):
        boxes.append((AMBER, "windows_unknown"))
    for fill, key in boxes:
        drawing.box(x, y - 11, 16, 13, fill, ' rx="2"')
        label = drawing.words(key)
        drawing.text(x + 22, y, label)
        x += 22 + 7.2 * _columns(label) + 26
    drawing.mark(x, y - 5, 18)
    drawing.text(x + 26, y, drawing.words("windows_asked"))
    y += 26
    for letter, _, because in board.reasons:
        drawing.text(22, y, letter, fill="#a33327", more=' font-weight="700"')
        for rule in because[:SHOWN]:
            says = board.says.get(rule)
            lines = _wrapped(rule if says is None else says.render(drawing.language), LEGEND_COLUMNS)
            for line in lines:
                drawing.text(44, y, line)
                y += 18
            source = board.citations.get(rule)
            if source is not None:
                drawing.text(44, y, f"{source.render(drawing.language)}  [{rule}]", size=11, fill=DIM)
                y += 18
        if len(because) > SHOWN:
            drawing.text(44, y, f"… +{len(because) - SHOWN}", fill=DIM)
            y += 18
        y += 6
    drawing.y = y


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _wrapped(text: str, columns: int) -> list[str]:
    """Break a text where it grows too wide: between words, and between Chinese characters."""
    lines, line, width = [], "", 0
    for part in _parts(text):
        wide = _columns(part)
        if line and width + wide > columns:
            lines.append(line.rstrip())
            line, width = "", 0
            part = part.lstrip()
            wide = _columns(part)
        line, width = line + part, width + wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _parts(text: str) -> Iterator[str]:
    word = ""
    for each in text:
        if unicodedata.east_asian_width(each) in "WF":
            if word:
                yield word
            word = ""
            yield each
        elif each == " ":
            yield word + each
            word = ""
        else:
            word += each
    if word:
        yield word


def page(boards: list[Board], language: Language) -> str:
    """Return a page of its own: the pictures, the windows as a table, what is left, what could be done instead."""
    title, style = say("windows_title").render(language), _STYLE.replace("FONT", FONT[language])
    parts = [
        "<!doctype html>",
        f'<html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{style}</style></head><body><main>",
        f"<h1>{escape(title)}</h1>",
    ]
    for board in boards:
        parts.append(f'<figure>{svg([board], language)}</figure><div class="more">')
        parts.extend(_tables(board, language))
        parts.append("</div>")
    return "\n".join([*parts, "</main></body></html>", ""])


_STYLE = f"""
body {{ margin: 0; background: #f4f6f8; color: {INK}; font: 15px/1.6 FONT; }}
main {{ max-width: 980px; margin: 0 auto; padding: 24px 16px 48px; }}
h1 {{ font-size: 22px; margin: 0 0 16px; }} h2 {{ font-size: 15px; margin: 20px 0 6px; }}
figure {{ margin: 0; background: #fff; border: 1px solid {LINE}; border-radius: 8px; overflow: auto; }}
.more {{ margin: 0 0 32px; }}
table {{ border-collapse: collapse; background: #fff; border: 1px solid {LINE}; font-variant-numeric: tabular-nums; }}
th, td {{ padding: 4px 16px; text-align: left; border-bottom: 1px solid #eef1f5; }}
th {{ color: {DIM}; font-weight: 600; }}
li {{ margin: 2px 0; }} small {{ color: {DIM}; }}
@media print {{ body {{ background: #fff; }} figure {{ border: 0; }} }}
""".strip()


def _tables(board: Board, language: Language) -> Iterator[str]:
    def heading(key: str) -> str:
        return f"<h2>{escape(say(key).render(language))}</h2>"

    yield heading("windows_list")
    if board.windows:
        names = "".join(f"<th>{escape(say(f'windows_{name}').render(language))}</th>" for name in ("from", "to"))
        rows = "".join(
            f"<tr><td>{escape(_moment(start, language))}</td><td>{escape(_moment(end, language))}</td></tr>"
            for start, end in board.windows
        )
        yield f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"
    else:
        yield f"<p>{escape(say('windows_none').render(language))}</p>"
    budget = [(each.render(language), each.rule) for each in board.budget if each.vetoes]
    alternatives = [(each.render(language), "") for each in board.alternatives]
    for key, lines in (("windows_budget", budget), ("windows_alternatives", alternatives)):
        if lines:
            items = "".join(f"<li>{escape(text)} <small>{escape(rule)}</small></li>" for text, rule in lines)
            yield f"{heading(key)}<ul>{items}</ul>"


def _moment(at: datetime, language: Language) -> str:
    day = say(f"short_{at.weekday()}").render(language)
    seconds = "%H:%M:%S" if at.second else "%H:%M"
    return f"{at:%Y-%m-%d} {day} {at.strftime(seconds)}"
