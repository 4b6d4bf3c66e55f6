"""Policies and norms out of files: found, read, lowered, with their posture and digest."""

from fairdebt.loader.finding import BUNDLED, bundled_names
from fairdebt.loader.loading import Policies, WholePolicies, load, load_sources, load_whole, provision_key
from fairdebt.loader.posture import Loosened
from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.several import read_all
from fairdebt.loader.walk import parts_of

__all__ = [
    "BUNDLED",
    "Loosened",
    "Policies",
    "ReadPolicy",
    "WholePolicies",
    "bundled_names",
    "load",
    "load_sources",
    "load_whole",
    "parts_of",
    "provision_key",
    "read_all",
]
