"""The guard: loads policies, decides acts, tells why, what is owed, and what is on hold."""

from fairdebt.guard.guard import Guard
from fairdebt.guard.holding import Hold, Scope
from fairdebt.guard.owing import Owed
from fairdebt.guard.planning import Period
from fairdebt.guard.planning_alternatives import Alternative, Change
from fairdebt.guard.planning_budget import Allowance

__all__ = ["Allowance", "Alternative", "Change", "Guard", "Hold", "Owed", "Period", "Scope"]
