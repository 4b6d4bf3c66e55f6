"""The model of a policy file, and what is known of each provision in it.

`files` has the fields of a file and of an index, `values` those that only files have; a `provision` is what decisions
tell of a rule.
"""

from fairdebt.policy.files import (
    Adoption,
    CoverageForm,
    Defaults,
    IndexFile,
    KeyForm,
    Loosening,
    OnlyFor,
    OwnFact,
    OwnNotice,
    PolicyFile,
    PostureLine,
    TableForm,
    Trial,
    Uncovered,
)
from fairdebt.policy.provision import Instrument, Provision
from fairdebt.policy.values import LIMITS, OWN_TYPES

__all__ = [
    "LIMITS",
    "OWN_TYPES",
    "Adoption",
    "CoverageForm",
    "Defaults",
    "IndexFile",
    "Instrument",
    "KeyForm",
    "Loosening",
    "OnlyFor",
    "OwnFact",
    "OwnNotice",
    "PolicyFile",
    "PostureLine",
    "Provision",
    "TableForm",
    "Trial",
    "Uncovered",
]
