"""The text screen: prohibited content, required content, claims; lexicons are policy data."""

from fairdebt.screen.detectors import Detector, Message
from fairdebt.screen.results import Claimed, Excused, Found, Present, Screened
from fairdebt.screen.screen import LONGEST, Screen
from fairdebt.screen.templates import Template, Templates

__all__ = [
    "LONGEST",
    "Claimed",
    "Detector",
    "Excused",
    "Found",
    "Message",
    "Present",
    "Screen",
    "Screened",
    "Template",
    "Templates",
]
