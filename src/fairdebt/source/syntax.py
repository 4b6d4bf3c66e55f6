"""What the parser stumbles over, in plain words: the likely mistake, where it stands, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fairdebt.errors import Mark
from fairdebt.source.findings import shown
from fairdebt.source.values import COLON_BEFORE_ODD_SPACE, COLON_WITHOUT_SPACE, WIDE_BRACKETS

_LONGEST_KEY = 1024
_INDENT = re.compile(r"(?:\s|-\s)*")


class Trouble:
    """A fault of syntax: its sentence, its place (counted from 0), the sentence's words."""

    def __init__(self, sentence: str, line: int, column: int, /, **words: object) -> None:
        self.sentence = sentence
        self.line = line
        self.column = column
        self.words = words


def explain(error: Any, lines: Sequence[str], last: Any, *, within: Mark | None) -> Trouble:
    """Return the likely mistake behind `error`, a `yaml.YAMLError` of libyaml or of PyYAML's own parser.

    Args:
        error: What the parser raised.
        lines: The lines of the file.
        last: The event of the last text before the error, or None.
        within: Where the mapping or list begins that holds the error, or None.
    """
    return _Stumble(error, lines, last, within).explain()


class _Stumble:
    """One error and its surroundings."""

    def __init__(self, error: Any, lines: Sequence[str], last: Any, within: Mark | None) -> None:
        self.problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        self.context = str(getattr(error, "context", None) or "")
        place = getattr(error, "problem_mark", None)
        begin = getattr(error, "context_mark", None) or place
        self.lines = lines
        end = (len(lines) - 1, len(lines[-1]))
        self.line, self.column = self._inside(place) or end
        self.from_line, self.from_column = self._inside(begin) or (self.line, self.column)
        self.last = last
        self.within = within

    def explain(self) -> Trouble:
        problem, context = self.problem, self.context
        if "quoted scalar" in context:
            return self._in_quotes()
        if "flow" not in context and self._tab_before() is not None:
            return Trouble("yaml_tab", self.line, self._tab_before() or 0)
        if "block scalar" in context:
            return Trouble("yaml_block_header", self.from_line, self.from_column, char=self._begin_char())
        if "an alias" in context or "an anchor" in context:
            return self._reserved(self.from_line, self.from_column)
        if "tag" in context or "tag handle" in problem:
            return Trouble("yaml_tag", self.from_line, self.from_column, tag=self._begin_word())
        if "directive" in context or (self._char() == "%" and self.column == 0) or "incompatible YAML" in problem:
            return Trouble("yaml_directive", self.line, 0)
        if "cannot start any token" in problem:
            return self._reserved(self.line, self.column)
        if "mapping values are not allowed" in problem:
            return self._second_colon()
        if "simple key" in context:
            return self._no_colon(self.from_line, self.from_column)
        if "sequence entries are not allowed" in problem:
            return Trouble("yaml_inline_item", self.line, self.column)
        if "mapping keys are not allowed" in problem:
            return self._reserved(self.line, self.column)
        if "flow sequence" in context or "flow mapping" in context:
            return self._in_brackets()
        if "node content" in problem:
            return self._no_content()
        if "block mapping" in context or "block collection" in context:
            return self._in_block(is_list="collection" in context)
        if "document start" in problem:
            return self._after_document()
        return self._other()

    def _inside(self, mark: Any) -> tuple[int, int] | None:
        """Return the place of a parser's mark; libyaml puts the end of a last line without break one line below."""
        if mark is None:
            return None
        if mark.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        return mark.line, min(mark.column, len(self.lines[mark.line]))

    def _char(self) -> str:
        return self.lines[self.line][self.column : self.column + 1]

    def _begin_char(self) -> str:
        return self.lines[self.from_line][self.from_column : self.from_column + 1]

    def _begin_word(self) -> str:
        return shown((self.lines[self.from_line][self.from_column :].split() or [""])[0])

    def _is_at_end(self) -> bool:
        """Whether only blank lines follow."""
        return not self.lines[self.line][self.column :].strip() and not any(map(str.strip, self.lines[self.line + 1 :]))

    def _is_first_in_line(self) -> bool:
        return not self.lines[self.line][: self.column].strip()

    def _tab_before(self) -> int | None:
        """Return the column of a tab that indents the line of the error, or stands right at it."""
        line = self.lines[self.line]
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            return indent.index("\t")
        return self.column if self._char() == "\t" else None

    def _in_quotes(self) -> Trouble:
        problem = self.problem
        if "end of stream" in problem or "document" in problem:
            return Trouble("yaml_open_quote", self.from_line, self.from_column, char=self._begin_char())
        line = self.lines[self.line]
        slash = line.rfind("\\", 0, self.column + 2)
        escape = line[slash:]
        if re.match(r"\\u[dD][89a-fA-F]", escape):
            return Trouble("yaml_surrogate", self.line, slash)
        escape, digits = escape[:2], {"\\x": 2, "\\u": 4, "\\U": 8}.get(escape[:2])
        if digits is None:
            return Trouble("yaml_escape", self.line, max(slash, 0), escape=shown(escape))
        if "hex" in problem:
            return Trouble("yaml_escape_digits", self.line, slash, escape=escape, digits=digits)
        return Trouble("yaml_escape_range", self.line, slash)

    def _reserved(self, line: int, column: int) -> Trouble:
        char = self.lines[line][column : column + 1]
        return Trouble("yaml_reserved", line, column, char=char) if char.strip() else self._other()

    def _second_colon(self) -> Trouble:
        last = self.last
        if last is None or last.start_mark.line >= len(self.lines):
            return self._other()
        start, column = last.start_mark.line, last.start_mark.column
        if start == self.line:
            char = self.lines[start][column]
            if char in WIDE_BRACKETS:
                return Trouble("yaml_wide_bracket", start, column, char=char)
            if self.column - column > _LONGEST_KEY:
                return Trouble("yaml_long_key", start, column, most=_LONGEST_KEY)
            return Trouble("yaml_second_colon", self.line, self.column)
        if last.style:
            return Trouble("yaml_key_lines", start, column)
        if _INDENT.fullmatch(self.lines[start][:column]):
            return self._no_colon(start, column)
        first = len(self.lines[self.line]) - len(self.lines[self.line].lstrip())
        return Trouble("yaml_deeper", self.line, first)

    def _no_colon(self, line: int, column: int) -> Trouble:
        """Say what is wrong with the key that begins here: no colon, no space after it, or a Chinese one."""
        rest = self.lines[line][column:]
        joined = COLON_WITHOUT_SPACE.match(rest)
        if joined is not None:
            key = "yaml_wide_colon" if joined[1] == "：" else "yaml_colon_space"
            return Trouble(key, line, column + joined.start(1))
        odd = COLON_BEFORE_ODD_SPACE.match(rest)
        if odd is not None:
            return Trouble("yaml_odd_space", line, column + odd.start(1), code=f"{ord(odd[1]):04X}")
        if len(rest) > _LONGEST_KEY:
            return Trouble("yaml_long_key", line, column, most=_LONGEST_KEY)
        return Trouble("yaml_no_colon", line, column)

    def _in_brackets(self) -> Trouble:
        char = self._begin_char()
        opener = self.lines[self.from_line]
        words = {"char": char, "line": self.from_line + 1, "column": self.from_column + 1}
        if self._char() in {"]", "}"}:
            return Trouble("yaml_wrong_bracket", self.line, self.column, closer=self._char(), **words)
        indent = len(_INDENT.match(opener)[0])  # type: ignore[index]  # every line matches
        is_lower = self.line > self.from_line
        if self._is_at_end() or (is_lower and (self.column <= indent or self._char() == ":")):
            comment = _comment(opener, self.from_column)
            if comment is not None and ("]" if char == "[" else "}") in opener[comment:]:
                return Trouble("yaml_comment_in_bracket", self.from_line, comment, char=char)
            return Trouble("yaml_open_bracket", self.from_line, self.from_column, char=char)
        last = self.last
        if last is not None and last.style in {'"', "'"} and last.start_mark.line == self.line == last.end_mark.line:
            held = self.lines[self.line][last.start_mark.column + 1 : last.end_mark.column - 1]
            if held.rstrip().endswith((",", ":")):  # what closed it was meant to open the next one
                return Trouble("yaml_open_quote", last.start_mark.line, last.start_mark.column, char=last.style)
        if last is not None and last.style in {'"', "'"} and last.start_mark.line < self.line == last.end_mark.line:
            return Trouble("yaml_open_quote", last.start_mark.line, last.start_mark.column, char=last.style)
        if last is not None and not last.style and last.start_mark.line == self.line:
            comma = self.lines[self.line].find("，", last.start_mark.column, self.column)
            if comma >= 0:
                return Trouble("yaml_wide_comma", self.line, comma)
        return Trouble("yaml_no_comma", self.line, self.column)

    def _no_content(self) -> Trouble:
        char = self._char()
        if char and char in "]},":
            return Trouble("yaml_stray", self.line, self.column, char=char)
        if char == ":":
            return Trouble("yaml_no_key", self.line, self.column)
        if self._is_at_end() and self.within is not None:
            line, column = self.within.line - 1, self.within.column - 1
            return Trouble("yaml_open_bracket", line, column, char=self.lines[line][column : column + 1])
        return self._other()

    def _in_block(self, *, is_list: bool) -> Trouble:
        char, last = self._char(), self.last
        if last is not None and last.style in {'"', "'"} and last.end_mark.line == self.line:
            between = self.lines[self.line][last.end_mark.column : self.column]
            if self.column >= last.end_mark.column and not between.strip():
                if last.start_mark.line < self.line:
                    return Trouble("yaml_open_quote", last.start_mark.line, last.start_mark.column, char=last.style)
                return Trouble("yaml_after_quote", self.line, self.column, char=last.style)
        if char and char in "]},":
            return Trouble("yaml_stray", self.line, self.column, char=char)
        if char == ":":
            return Trouble("yaml_no_key", self.line, self.column)
        if not self._is_first_in_line():
            return self._other()
        if is_list:
            return Trouble("yaml_not_item", self.line, self.column, column=self.from_column + 1)
        if re.match(r"-(\s|$)", self.lines[self.line][self.column :]):
            return Trouble("yaml_item_among_fields", self.line, self.column)
        if self.column == self.from_column:
            return self._other()
        return Trouble("yaml_indent", self.line, self.column, found=self.column + 1, column=self.from_column + 1)

    def _after_document(self) -> Trouble:
        char = self._char()
        if char and char in "]},":
            return Trouble("yaml_stray", self.line, self.column, char=char)
        return Trouble("yaml_after_end", self.line, self.column)

    def _other(self) -> Trouble:
        return Trouble("yaml_other", self.line, self.column, problem=shown(self.problem))


def _comment(line: str, start: int) -> int | None:
    """Return where a comment begins in a line, from a column on that stands in no quotes."""
    quote = ""
    for column in range(start, len(line)):
        char = line[column]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and line[column - 1 : column] in {" ", "[", "{", ","}:
            quote = char
        elif char == "#" and line[column - 1 : column].isspace():
            return column
    return None
