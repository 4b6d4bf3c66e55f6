"""Write the character tables of the text screen again: traditional forms, sounds, ordinary words.

Needs `pypinyin` (MIT), `opencc` (Apache-2.0) and the word list of `jieba` (MIT); nobody else needs them, the tables are
kept in the repository. Run: python scripts/screen_tables.py path/to/jieba/dict.txt
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parent.parent / "src" / "fairdebt" / "screen" / "tables"
LEAST_FREQUENT = 4
"""Words of the list that occur less often than this are not ordinary."""

MARKS = str.maketrans("āáǎàēéěèêếềīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ", "aaaaeeeeeeeiiiioooouuuuvvvvvnnnm")
READINGS = 2


def simplified_characters() -> list[str]:
    """Return the characters of GB 2312, the simplified ones in ordinary use."""
    found = []
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def traditional() -> str:
    """Return lines `simplified traditional...` for single characters."""
    # needed here alone, and neither in `dev` nor typed
    import opencc  # type: ignore[import-not-found,import-untyped,unused-ignore]

    converters: list[Any] = [opencc.OpenCC(name) for name in ("t2s", "tw2s", "hk2s")]
    forms: dict[str, set[str]] = defaultdict(set)
    for code in [*range(0x4E00, 0x9FFF), *range(0x3400, 0x4DBF), *range(0xF900, 0xFAFF)]:
        char = chr(code)
        for converter in converters:
            plain = converter.convert(char)
            if len(plain) == 1 and plain != char:
                forms[plain].add(char)
                break
    return "".join(f"{plain} {''.join(sorted(others))}\n" for plain, others in sorted(forms.items()))


def sounds() -> str:
    """Return lines `rank syllable characters`: the first reading of a character has rank 1."""
    # likewise
    from pypinyin.constants import PINYIN_DICT  # type: ignore[import-not-found,import-untyped,unused-ignore]

    held: dict[tuple[int, str], list[str]] = defaultdict(list)
    for char in simplified_characters():
        plain = [reading.translate(MARKS) for reading in PINYIN_DICT.get(ord(char), "").split(",") if reading]
        for rank, syllable in enumerate(list(dict.fromkeys(plain))[:READINGS], 1):
            held[rank, syllable].append(char)
    return "".join(f"{rank} {syllable} {''.join(chars)}\n" for (rank, syllable), chars in sorted(held.items()))


def words(path: Path) -> str:
    """Return ordinary words of two or three characters, one line for each first character."""
    ordinary = set(simplified_characters())
    held: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, *_ = line.split(" ")
        often = LEAST_FREQUENT * (1 if len(word) == 2 else 3)
        if 2 <= len(word) <= 3 and int(frequency) >= often and set(word) <= ordinary:
            held[word[0]].append(word[1:])
    return "".join(f"{first} {' '.join(sorted(rest))}\n" for first, rest in sorted(held.items()))


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    TABLES.mkdir(parents=True, exist_ok=True)
    made = {"traditional.txt": traditional(), "sounds.txt": sounds(), "words.txt": words(Path(sys.argv[1]))}
    for name, text in made.items():
        (TABLES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
