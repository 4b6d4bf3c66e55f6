"""Policies and norms out of files: found, read, lowered, with their posture and digest."""

from fairdebt.loader.finding import BUNDLED, bundled_names
from fairdebt.loader.loading import Policies, load, load_sources, provision_key
from fairdebt.loader.posture import Loosened
from fairdebt.loader.reading import ReadPolicy
from fairdebt.loader.several import read_all
from fairdebt.loader.walk import parts_of

__all__ = [
    "BUNDLED",
    "Loosened",
    "Policies",
    "ReadPolicy",
    "bundled_names",
    "load",
    "load_sources",
    "parts_of",
    "provision_key",
    "read_all",
]
