"""What is owed after an event, told with its source: what, since when, by when, whether it is late."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from fairdebt.clock import local_date, shown_at
from fairdebt.facts import Case, Truth
from fairdebt.guard.telling.wording import local
from fairdebt.loader import Policies, provision_key
from fairdebt.messages import Language, Text, say
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.obligations import Debit, debits
from fairdebt.readings.truth import MAYBE, YES

TRUTHS: dict[int, Truth] = {YES: "yes", MAYBE: "unknown"}


@dataclass(frozen=True, slots=True)
class Owed:
    """A deed that is owed and not done.

    `since` is the instant of the event that gave rise to it and `event` its id; both None where the history does not
    reach far enough to show whether there was one. The deed is in time through `due_on`, a local day where the lender
    is, that is before `due_at`, the first instant that is too late; both None where there is no period, or where it is
    not known (`late` then tells). `truth` and `late` are `unknown` where the event, the deed or the day is uncertain;
    `missing` names what would tell. `binding` is false for what is only remembered, recommended or proposed as law.
    """

    rule: str
    says: Text
    title: Text
    citation: Text
    truth: Truth
    late: Truth
    since: datetime | None = None
    event: str | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    debts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    confidence: str = "verified"
    binding: bool = True
    sources: tuple[str, ...] = ()

    @property
    def is_late(self) -> bool:
        """Tell whether it is certain that this is owed and that its last day is over."""
        return self.truth == "yes" and self.late == "yes"

    def explain(self, language: Language = "en") -> str:
        """Return this in words; it shows no names."""
        return "\n".join(text.render(language) for text in _lines(self))

    def to_dict(self) -> dict[str, Any]:
        """Return this as plain values."""
        said: dict[str, Any] = _adapter().dump_python(self, mode="json", exclude_defaults=True)
        return said

    def to_json(self) -> str:
        """Return this as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


@lru_cache(maxsize=1)
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Owed)


def owed(policies: Policies, evaluator: Evaluator, case: Case, at: datetime) -> tuple[Owed, ...]:
    """Return what is owed at an instant: the certain before the possible, each with the earliest deadline first."""
    found = [_told(debit, policies) for debit in debits(evaluator, case, at)]
    return tuple(sorted(found, key=_order))


def _order(each: Owed) -> tuple[object, ...]:
    due = each.due_at.timestamp() if each.due_at is not None else float("inf")
    since = each.since.timestamp() if each.since is not None else float("inf")
    return each.truth != "yes", due, since, each.rule, each.event or "", each.debts, each.missing


def _told(debit: Debit, policies: Policies) -> Owed:
    provision = policies.provisions[provision_key(debit.norm.key)]
    due = debit.due[0] if debit.due is not None and debit.due[0] == debit.due[1] else None
    row = debit.row
    return Owed(
        rule=debit.norm.rule,
        says=provision.says,
        title=provision.instrument.title,
        citation=provision.citation,
        truth=TRUTHS[debit.truth],
        late=TRUTHS.get(debit.late, "no"),
        since=None if row is None else local(row.at, debit.zone),
        event=None if row is None or row.id == "unknown" else row.id,
        due_on=None if due is None or debit.zone is None else local_date(due - 1, debit.zone),
        due_at=None if due is None else local(due, debit.zone),
        debts=debit.debts,
        missing=debit.missing,
        confidence=provision.confidence,
        binding=provision.confidence != "memory"
        and provision.status != "proposed"
        and provision.force not in ("recommendation", "information"),
        sources=provision.sources,
    )


def _lines(each: Owed) -> list[Text]:
    lines = [say("owed" if each.truth == "yes" else "owed_maybe", says=each.says)]
    rule = f"  {each.citation.zh} [{each.rule}]", f"  {each.citation.en} [{each.rule}]"
    lines.append(Text(*rule))
    parts = [say("owed_unseen") if each.since is None else say("owed_since", at=shown_at(each.since))]
    if each.due_on is not None:
        parts.append(say("owed_by", on=each.due_on.isoformat()))
    elif each.due_at is not None:
        parts.append(say("owed_until", at=shown_at(each.due_at)))
    elif each.since is not None:
        parts.append(say("owed_no_day" if each.late == "no" and not each.missing else "owed_day_unknown"))
    if each.late == "yes":
        parts.append(say("owed_late"))
    elif each.late == "unknown" and each.since is not None:
        parts.append(say("owed_perhaps_late"))
    if each.debts:
        parts.append(say("owed_debts", debts=each.debts))
    whole = Text.joined(parts, "；", "; ")
    lines.append(Text(f"  {whole.zh}", f"  {whole.en}"))
    if each.missing:
        missing = say("missing", names=each.missing)
        lines.append(Text(f"  {missing.zh}", f"  {missing.en}"))
    return lines
