"""Policies and norms out of files: found, read, lowered, with their posture and digest.

* `loading` does all of it: `finding` files, `reading` one, `several` what they say of each other.
* A file: its `shape`, its `names`, its rules (`rule_reading`), `tables`, `coverage`, what a house has of its `own`,
  what it takes over from another (`adopting`). `circles` finds what refers to itself, `walk` goes over norms.
* `provisions` gathers what people are told of a rule, `posture` what its breach does, `digest` what all of it means.
* `kept` keeps the result for the next process; `schema` describes the files to editors.
"""

from fairdebt.loader.finding import BUNDLED, bundled_name, bundled_names
from fairdebt.loader.loading import Policies, WholePolicies, load, load_sources, load_whole, provision_key
from fairdebt.loader.posture import Loosened
from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.several import read_all

__all__ = [
    "BUNDLED",
    "Loosened",
    "Policies",
    "ReadPolicy",
    "WholePolicies",
    "bundled_name",
    "bundled_names",
    "load",
    "load_sources",
    "load_whole",
    "provision_key",
    "read_all",
]
