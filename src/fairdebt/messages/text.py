"""A sentence in the two languages that fairdebt speaks."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One sentence, said in Chinese and in English.

    >>> Text(zh="是", en="yes").render("en")
    'yes'
    """

    zh: str
    en: str

    def render(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.zh if language == "zh" else self.en
