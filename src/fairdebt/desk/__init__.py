"""What a compliance officer asks of policies and scenarios: lint, edges, law pages.

* `lint` finds faults and advice (`finding`) in the files that `gathering` finds; `advising` gives the advice, by the
  `words` that a file declares and uses. `lexicons` does the same for lexicon files.
* `edges`: the cases at the boundaries of rules; `lawbook`: the law as pages.
"""

from fairdebt.desk.finding import Finding, Severity
from fairdebt.desk.lint import Report, lint

__all__ = ["Finding", "Report", "Severity", "lint"]
