"""The reference reading: slow and obvious, the oracle that every other reading is tested against.

It walks the norms as they are written. Terms, predicates, counts and states speak of one another, and so do the modules
here: each imports the others whole and calls them by module.

* `asking` asks every norm every `question`; `predicates` say whether something holds, `terms` what a value is.
* `counts` and `states` read the past: `keys` tell which events belong with the act, `lives` when an episode ends.
* `kleene` joins truths, `values` compares values, `moments` are instants that are not known exactly.
"""

from fairdebt.readings.reference.asking import reference

__all__ = ["reference"]
