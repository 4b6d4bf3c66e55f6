"""Find a sentence by its key and fill in its words: the only way fairdebt speaks."""

from __future__ import annotations

from collections.abc import Iterable

from fairdebt.messages.command import COMMAND
from fairdebt.messages.edges import EDGES
from fairdebt.messages.faults import FAULTS
from fairdebt.messages.holding import HOLDING
from fairdebt.messages.inputs import INPUTS
from fairdebt.messages.lawbook import LAWBOOK
from fairdebt.messages.ledger import LEDGER
from fairdebt.messages.ledger_command import LEDGER_COMMAND
from fairdebt.messages.lexicons import LEXICONS
from fairdebt.messages.policy import POLICY
from fairdebt.messages.reasons import REASONS
from fairdebt.messages.screen import SCREEN
from fairdebt.messages.screen_command import SCREEN_COMMAND
from fairdebt.messages.source import SOURCE
from fairdebt.messages.testing import TESTING
from fairdebt.messages.text import Language, Text
from fairdebt.messages.usage import USAGE
from fairdebt.messages.windows import WINDOWS

SENTENCES: dict[str, Text] = {
    **FAULTS,
    **SOURCE,
    **POLICY,
    **INPUTS,
    **REASONS,
    **HOLDING,
    **LAWBOOK,
    **LEDGER,
    **LEDGER_COMMAND,
    **COMMAND,
    **EDGES,
    **USAGE,
    **WINDOWS,
    **LEXICONS,
    **SCREEN,
    **SCREEN_COMMAND,
    **TESTING,
}


_SAID_BY_LANGUAGE = (Text, tuple)
"""Types of words that are not the same in both languages."""


def say(key: str, **words: object) -> Text:
    """Return the sentence `key` with its `{words}` filled in, in both languages.

    A word that is itself a `Text` is said in the language of the sentence; a tuple of names is listed in its way.

    Raises:
        KeyError: no such sentence, or a word of it was not given.

    >>> say("did_you_mean", name="at_most").en
    'did you mean `at_most`?'
    """
    for word in words.values():
        if isinstance(word, _SAID_BY_LANGUAGE):
            return Text(tell(key, "zh", **words), tell(key, "en", **words))
    sentence = SENTENCES[key]
    return Text(sentence.zh.format_map(words), sentence.en.format_map(words))


def listed(names: Iterable[str], language: Language) -> str:
    """Return names one after the other, with the comma of the language.

    >>> listed(("purpose", "voice"), "zh")
    'purpose、voice'
    """
    return ("、" if language == "zh" else ", ").join(names)


def tell(key: str, language: Language, /, **words: object) -> str:
    """Return the sentence `key` in one language; see `say`.

    >>> tell("did_you_mean", "zh", name="at_most")
    '您是否想写 `at_most`？'
    """
    text = SENTENCES[key]
    sentence = text.zh if language == "zh" else text.en
    for name, word in words.items():
        if isinstance(word, str):
            continue
        if isinstance(word, Text):
            words[name] = word.render(language)
        elif isinstance(word, tuple):
            words[name] = listed(word, language)
    return sentence.format_map(words)
