"""The guard: loads policies, decides acts, tells why, what is owed, and what is on hold.

The way of an act: `guard` reads it, `screening` and `checking` make it ready, `engine` asks the norms, and `weighing`
says what their answers come to. All modules, from those that everything uses to those that use everything:

* `gaps`: where no policy speaks; `weighing`: from answers to an outcome; `holding`: what somebody stopped at once.
* `standing`: outcomes of kept cases that are only looked up; `vouching`: facts that somebody vouches for.
* `checking`: what is refused; `screening`: from the words of an act to facts.
* `outlook`: the act at other instants; `counting_keys`: what of other debtors' events the rules may count.
* `telling`: reasons, duties, what was assumed, what is owed.
* `engine`: what was loaded at one time, and the decision about an act.
* `planning`: windows, budgets, alternatives; `keeping`: permits and records, with a ledger.
* `guard`: `Guard` itself; `waiting`: the same for hosts that await.
"""

from fairdebt.guard.guard import Guard
from fairdebt.guard.holding import Hold, Scope
from fairdebt.guard.keeping.forgetting import Forgotten
from fairdebt.guard.keeping.permits import Permit, PermitKilled
from fairdebt.guard.keeping.rejudging import Rejudged
from fairdebt.guard.outlook import Period
from fairdebt.guard.planning.alternatives import Alternative, Change
from fairdebt.guard.planning.budget import Allowance
from fairdebt.guard.telling.owing import Owed
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
