"""Every sentence that fairdebt shows, in Chinese and English.

`catalogue` finds a sentence by its key, and a `text` is one sentence in both languages. The others hold the sentences,
by who says them: of files `source`, `faults`, `policy`, `policy_fields`, `policy_values`, `policy_conditions`,
`lexicons`; of what a host hands in `inputs`; of decisions `reasons`, `holding`, `ledger`, `screen`; of commands
`command`, `usage`, `edges`, `windows`, `ledger_command`, `screen_command`; of pages `lawbook`; of the test kit
`testing`.
"""

from fairdebt.messages.catalogue import listed, say, tell
from fairdebt.messages.text import Language, Text

__all__ = ["Language", "Text", "listed", "say", "tell"]
