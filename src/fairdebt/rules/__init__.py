"""Rule kinds: what a lawyer writes, and how each becomes norms.

* The nine kinds: `forbid`, `require`, `permitted_hours`, `contact_cap`, `cooling_off`, `notice_first`, `disclose`,
  `truthful`, `duty`. `base` is what they share, `fields` reads each field of theirs, and `model` is below both.
* Conditions: `conditions`, `specs` (what stands beside a name), `terms`, `values`, `happened`, `events` (filters on the
  past).
* Counts and states: `counting`, `keys`, `states`; time: `spans`, `times`, `hours`.
* `scope` is what a rule may name, `naming` checks names, `faults` collects what is wrong.
"""

from fairdebt.rules.base import Binding, Confidence, Force, InForce, Norm, Place, Reading, Rule, Status
from fairdebt.rules.contact_cap import ContactCap
from fairdebt.rules.cooling_off import CoolingOff
from fairdebt.rules.disclose import Disclose
from fairdebt.rules.duty import Duty
from fairdebt.rules.faults import Faults, faults_of
from fairdebt.rules.forbid import Forbid
from fairdebt.rules.model import Model
from fairdebt.rules.notice_first import NoticeFirst
from fairdebt.rules.permitted_hours import PermittedHours
from fairdebt.rules.require import Require
from fairdebt.rules.scope import NamedTerm, Scope
from fairdebt.rules.states import StateForm
from fairdebt.rules.truthful import Truthful

RULE_KINDS: dict[str, type[Rule]] = {
    "permitted_hours": PermittedHours,
    "contact_cap": ContactCap,
    "cooling_off": CoolingOff,
    "notice_first": NoticeFirst,
    "forbid": Forbid,
    "require": Require,
    "disclose": Disclose,
    "truthful": Truthful,
    "duty": Duty,
}

__all__ = [
    "RULE_KINDS",
    "Binding",
    "Confidence",
    "ContactCap",
    "CoolingOff",
    "Disclose",
    "Duty",
    "Faults",
    "Forbid",
    "Force",
    "InForce",
    "Model",
    "NamedTerm",
    "Norm",
    "NoticeFirst",
    "PermittedHours",
    "Place",
    "Reading",
    "Require",
    "Rule",
    "Scope",
    "StateForm",
    "Status",
    "Truthful",
    "faults_of",
]
