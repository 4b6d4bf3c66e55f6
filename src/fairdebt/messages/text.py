"""A sentence in the two languages that fairdebt speaks."""

from __future__ import annotations

from collections.abc import Iterable
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

    @classmethod
    def joined(cls, texts: Iterable[Text], zh: str = "、", en: str = ", ") -> Text:
        """Return texts one after the other, with what stands between them in each language.

        >>> Text.joined([Text(zh="是", en="yes"), Text(zh="否", en="no")]).en
        'yes, no'
        """
        each = list(texts)
        return cls(zh=zh.join(one.zh for one in each), en=en.join(one.en for one in each))

    def render(self, language: Language) -> str:
        """Return the sentence in `language`.

        Raises:
            ValueError: it is neither of the two.
        """
        if language == "zh":
            return self.zh
        if language == "en":
            return self.en
        raise ValueError(f'there is no language {language!r}: write "zh" or "en"')
