"""Sentences of the command line."""

from fairdebt.messages.text import Text

COMMAND: dict[str, Text] = {}
