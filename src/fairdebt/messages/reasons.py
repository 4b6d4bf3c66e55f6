"""Sentences of decisions: outcomes, reasons, duties, repairs."""

from fairdebt.messages.text import Text

REASONS: dict[str, Text] = {}
