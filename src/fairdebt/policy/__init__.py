"""The model of a policy file, and what is known of each provision in it."""

from fairdebt.policy.files import Adoption, CoverageForm, Defaults, IndexFile, Loosening, OwnFact, OwnNotice, PolicyFile, TableForm
from fairdebt.policy.files import PostureLine, Uncovered
from fairdebt.policy.provision import Instrument, Provision

__all__ = [
    "Adoption",
    "CoverageForm",
    "Defaults",
    "IndexFile",
    "Instrument",
    "Loosening",
    "OwnFact",
    "OwnNotice",
    "PolicyFile",
    "PostureLine",
    "Provision",
    "TableForm",
    "Uncovered",
]
