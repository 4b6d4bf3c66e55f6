"""Ways in which people hide words: each rewrites a text so that a reader still understands it."""

from __future__ import annotations

from collections.abc import Callable

from fairdebt.screen.folding import is_chinese
from fairdebt.screen.tables import plain_characters

TRADITIONAL = {plain: other for other, plain in sorted(plain_characters().items(), reverse=True) if other >= "\u4e00"}
KEEP = frozenset("干后里面系制松斗丑谷范岳余只尽才表游症征吁向暗回困借仆么与")
"""Characters whose traditional forms depend on the word."""

CYRILLIC = str.maketrans("aeopcxy", "аеорсху")


def fullwidth(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char not in ".,:;!?'" else char for char in text)


def zero_width(text: str) -> str:
    return "\u200b".join(text)


def dotted(text: str) -> str:
    """Put a mark between all Chinese characters."""
    parts = []
    for one, other in zip(text, text[1:] + " ", strict=True):
        parts.append(one)
        if is_chinese(one) and is_chinese(other):
            parts.append("·")
    return "".join(parts)


def spaced(text: str) -> str:
    """Put a space between all Chinese characters."""
    return dotted(text).replace("·", " ")


def traditional(text: str) -> str:
    return "".join(char if char in KEEP else TRADITIONAL.get(char, char) for char in text)


def look_alike(text: str) -> str:
    """Write some Latin letters in Cyrillic, one word in two."""
    words = text.split(" ")
    return " ".join(
        word if index % 2 or len(word) < 4 else word[0] + word[1:-1].translate(CYRILLIC) + word[-1]
        for index, word in enumerate(words)
    )


def upper(text: str) -> str:
    return text.upper()


def decorated(text: str) -> str:
    return f"🌸{text}🙏"


DISGUISES: dict[str, Callable[[str], str]] = {
    "fullwidth": fullwidth,
    "zero_width": zero_width,
    "dotted": dotted,
    "spaced": spaced,
    "traditional": traditional,
    "look_alike": look_alike,
    "upper": upper,
    "decorated": decorated,
}
"""Disguises that must change nothing at all."""
