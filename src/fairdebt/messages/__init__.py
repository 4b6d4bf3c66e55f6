"""Every sentence that fairdebt shows, in Chinese and English."""

from fairdebt.messages.catalogue import listed, say, tell
from fairdebt.messages.text import Language, Text

__all__ = ["Language", "Text", "listed", "say", "tell"]
