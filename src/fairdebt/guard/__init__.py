"""The guard: loads policies, decides acts, tells why, what is owed, and what is on hold."""

from fairdebt.guard.forgetting import Forgotten
from fairdebt.guard.guard import Guard
from fairdebt.guard.holding import Hold, Scope
from fairdebt.guard.owing import Owed
from fairdebt.guard.permits import Permit, PermitKilled
from fairdebt.guard.planning import Period
from fairdebt.guard.planning_alternatives import Alternative, Change
from fairdebt.guard.planning_budget import Allowance
from fairdebt.guard.rejudging import Rejudged
from fairdebt.guard.waiting import WaitingGuard, WaitingPermit

__all__ = [
    "Allowance",
    "Alternative",
    "Change",
    "Forgotten",
    "Guard",
    "Hold",
    "Owed",
    "Period",
    "Permit",
    "PermitKilled",
    "Rejudged",
    "Scope",
    "WaitingGuard",
    "WaitingPermit",
]
