"""The guard: loads policies, decides acts, tells why."""

from fairdebt.guard.guard import Guard

__all__ = ["Guard"]
