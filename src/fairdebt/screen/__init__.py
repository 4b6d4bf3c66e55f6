"""The text screen: prohibited content, required content, claims; lexicons are policy data.

* `screen` goes from a text to `results`; `asked` refuses what it cannot read. `markup` and `folding` make the text
  plain, `language` tells what it is written in.
* `chinese` and `english` make `views` of it, with `inserted` letters and `shortened` words undone by `tables`.
* `lexicon` is what is looked for: `lexicon_reading` reads it from files, `bundled` are ours, `patterns` its short hand.
  `matching` finds it, and `contexts` excuses what is only denied or reported.
* `figures` and `personal` data are found beside it; `judge` gives a second opinion, `detectors` are the host's own.
* `templates` are screened once as a whole.
"""

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
