"""The words that were met together: looked up one below the other, checked once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fairdebt.facts.readers import read_notice
from fairdebt.facts.types import Form

Fields = Mapping[str, tuple[str, Form]]
"""By each key of a dict the field that it stands for, and how that is read."""

WORDS = 512
"""So many combinations of words are remembered for each set of fields."""


class Kind:
    """All that is said in words (see `Form.is_word`), where these were met together.

    `words`: each with the name of its field. `said`: the same by the names of all fields of whoever said it, with None
    for those that are not words. Dicts with the same fields and words share their kind; two kinds may say the same.
    """

    __slots__ = ("said", "words")

    def __init__(self, said: dict[str, Any], words: Iterable[tuple[str, str]]) -> None:
        self.said = said
        self.words = frozenset(words)


class Met:
    """The kinds that were met of dicts with the same fields.

    `known` has the words of the first field, each with those of the next field that were met with it, and so on; the
    last have their kinds. To go down word by word takes less than to make a key of all of them.
    """

    __slots__ = ("_blank", "_count", "_fields", "known")

    def __init__(self, fields: Fields, order: Sequence[str]) -> None:
        """Begin with nothing met.

        Args:
            fields: The fields, in the order of the dicts.
            order: The same in the order in which the model keeps them.
        """
        self._fields = [field for field in fields.values() if field[1].is_word]
        self._blank: dict[str, Any] = dict.fromkeys(order)
        self._count = 0
        self.known: dict[Any, Any] = {}

    def learn(self, *words: Any) -> Kind:
        """Check words that were not met together before, and remember them.

        pydantic too takes for a word whatever equals it and has its hash. Truths that are bools have become words.

        Raises:
            TypeError: one of them is no word of its field.
            PydanticCustomError: one of them is no kind of notice.
        """
        said = self._blank.copy()
        for (name, form), word in zip(self._fields, words, strict=True):
            if type(word) is str and word in form.words:
                said[name] = word
            elif form.read is read_notice:
                said[name] = read_notice(word)
            else:
                raise TypeError
        kind = Kind(said, [(name, said[name]) for name, _ in self._fields])
        if self._count >= WORDS:
            self._count = 0
            self.known.clear()
        self._count += 1
        branch = self.known
        for word in words[:-1]:
            branch = branch.setdefault(word, {})
        found: Kind = branch.setdefault(words[-1], kind)
        return found
