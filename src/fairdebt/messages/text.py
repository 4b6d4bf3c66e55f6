"""A sentence in the two languages that fairdebt speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence, said in Chinese and in English.

    >>> Text(zh="是", en="yes").render("en")
    'yes'
    """

    zh: str
    en: str

    def render(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.zh if language == "zh" else self.en
