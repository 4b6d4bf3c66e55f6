"""The reference reading: slow and obvious, the oracle that every other reading is tested against.

It walks the norms as they are written. Terms, predicates, counts and states speak of one another, and so do the modules
here: each imports the others whole and calls them by module.
"""

from fairdebt.readings.reference.asking import reference

__all__ = ["reference"]
