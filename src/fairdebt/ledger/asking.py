"""What the ledger needs to know of an act or event: whose it is, under which keys it is found, what is kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import UNKNOWN, Action, Case, Event, attribute_of, lender_id, plain_case, prepared
from fairdebt.facts.silence import THE_LENDER
from fairdebt.ledger.entries import canonical, digest_of, key_of
from fairdebt.ledger.masking import WORDS, Mask, ids_of, names_in, plain
from fairdebt.ledger.store import Link, Span
from fairdebt.messages import say

PARTIES = ("lender", "agency", "collector", "receiver", "given_to")
DEBTS = ("debts", "counted_for", "discussed")
NEAR = ("person", "number", "debt")
FIRST, LAST = -(2**63), 2**63 - 1

HOLDS = key_of("hold", "")
"""Under this key notices of holds are found that stop more than one debtor."""

OWN_HOLDS = frozenset({"this_debtor", "this_debt", None})


@dataclass(frozen=True, slots=True)
class Ask:
    """An act or event as the ledger sees it, all names and numbers of people masked.

    `chain` is that of its debtor, `said` its attributes, and `links` are the keys under which other chains find it.
    `names` leads from masks back to what was said. `debts` are those of the case; `about` too, for a notice that names
    none: it concerned all there were. `facts` is the digest of what the case states, and `facts_text` that itself.
    """

    chain: str
    said: dict[str, Any]
    names: Mapping[str, str]
    links: tuple[Link, ...]
    about: tuple[str, ...]
    debts: tuple[str, ...]
    facts: str
    facts_text: str

    @property
    def locks(self) -> list[int]:
        """Return the keys that no other transaction may hold: the debtor's chain, and whatever is near."""
        keys = {key_of("chain", self.chain), *[link.key for link in self.links]}
        keys.update([key_of("debt", debt) for debt in self.debts])
        return sorted(keys.difference(self.shared))

    @property
    def shared(self) -> list[int]:
        """Return the keys of the parties, that very many acts have in common: who counts by one holds it alone."""
        return sorted({key_of("party", value) for value in values_of("party", self.said)})

    def locks_with(self, name: str | None) -> list[int]:
        """Return the locks of its own, and that of a name which nobody else may give meanwhile."""
        return self.locks if name is None else sorted({*self.locks, key_of("name", name)})

    def keys(self, name: str) -> list[int]:
        """Return the keys of one kind: `person`, `number`, `debt`, `party`; all debts of the case may count as one."""
        values = [*values_of(name, self.said), *(self.debts if name == "debt" else ())]
        return [key_of(name, value) for value in dict.fromkeys(values)]


FIELDS: Mapping[str, tuple[str, ...]] = {
    "person": ("recipient", "debtor"),
    "number": ("address",),
    "debt": DEBTS,
    "party": PARTIES,
}
"""By each kind of key the attributes that name one."""

_NEAR = tuple((field, name) for name in NEAR for field in FIELDS[name])


def values_of(name: str, said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an act or event says of a kind of key."""
    for field in FIELDS[name]:
        yield from values(said.get(field))


def values(value: Any) -> Iterable[str]:
    """Return the ids that an attribute names: one, several or none."""
    if isinstance(value, str):
        return () if value in WORDS else (value,)
    return [each for each in value if each not in WORDS] if isinstance(value, list | tuple) else ()


def links_of(chain: str, said: Mapping[str, Any], about: tuple[str, ...] = ()) -> tuple[Link, ...]:
    """Return under which keys an act or event of a chain is found from other chains."""
    at, place = int(datetime.fromisoformat(said["at"]).timestamp()), key_of("chain", chain)
    near = {key_of(name, value) for field, name in _NEAR if field in said for value in values(said[field])}
    for debt in about:
        near.add(key_of("debt", debt))
    wide = {key_of("party", value) for field in PARTIES if field in said for value in values(said[field])}
    if said.get("notice") in ("hold", "hold_lifted") and said.get("scope") not in OWN_HOLDS:
        wide.add(HOLDS)
    return (*[Link(key, place, at) for key in sorted(near)], *[Link(key, at, at) for key in sorted(wide)])


def links_at(links: Iterable[Link], at: int) -> tuple[Link, ...]:
    """Return links as they are where the event is at another instant."""
    return tuple([Link(key, at if place == then else place, at) for key, place, then in links])


def spans_of(chain: str, near: Iterable[int], wide: Iterable[int] = (), since: int | None = None) -> list[Span]:
    """Return where events of other chains than this one are found.

    Args:
        chain: The chain that is passed over.
        near: Keys of persons, numbers and debts, where each chain has a place of its own.
        wide: Keys that very many chains share, where each event stands at its instant.
        since: Only events at this instant or later, in seconds; None: all.
    """
    own, first = key_of("chain", chain), FIRST if since is None else since
    found = [Span(key, first, LAST, first) for key in wide]
    for key in near:
        found.extend((Span(key, FIRST, own - 1, first), Span(key, own + 1, LAST, first)))
    return found


def chain_of(debtor: str, mask: Mask) -> str:
    """Return the name of a debtor's chain."""
    return f"d:{mask(debtor)}"


def need_ids(deed: Action | Event, case: Case) -> str:
    """Return the debtor's id, having seen to it that everybody by whom is counted has one.

    Raises:
        InvalidInput: somebody has none.
    """
    debtor = attribute_of(deed, "debtor", case)
    missing = []
    if not isinstance(debtor, str) or (deed.debtor is None and case.debtor.id in (None, "unknown")):
        missing.append("debtor.id")
    lender = lender_id(case) if deed.lender is None else deed.lender
    if lender in (THE_LENDER, None, UNKNOWN, "unknown", "none"):
        missing.append("lender.id")
    if isinstance(case.debts, tuple) and any(debt.id is None for debt in case.debts):
        missing.append("debt.id")
    if (
        isinstance(deed, Action)
        and deed.act == "contact"
        and not isinstance(attribute_of(deed, "recipient", case), str)
    ):
        missing.append("recipient")
    if missing:
        fix = say("ledger_needs_id_fix")
        raise InvalidInput([Fault(say("ledger_needs_id", name=name), fix, "ledger") for name in missing])
    assert isinstance(debtor, str)
    return debtor


def facts_of(case: Case, mask: Mask, chain: str, *, with_history: bool) -> tuple[str, str]:
    """Return the digest and the text of what a case states, masked; worked out once for each case.

    The digest is over the debtor's chain as well: two debtors of whom the same is stated share nothing, so that
    what is forgotten of one stays of the other.
    """
    key = ("ledger facts", mask, chain, with_history)
    found = prepared(case).kept.get(key)
    if found is None:
        text = canonical(mask.case(plain_case(case, with_history=with_history)))
        found = prepared(case).kept[key] = (digest_of(text, chain), text)
    result: tuple[str, str] = found
    return result


def ask(deed: Action | Event, case: Case, mask: Mask, *, with_history: bool = False) -> Ask:
    """Return an act or event as the ledger sees it.

    Raises:
        InvalidInput: somebody by whom is counted has no id.
    """
    debtor = need_ids(deed, case)
    said = plain(deed, case)
    told: dict[str, str] = {}
    if not mask.plain:
        for name in (*names_in(said), *ids_of(case)):
            told[mask(name)] = name
    said = mask.deed(said)
    listed = case.debts if isinstance(case.debts, tuple) else ()
    debts = tuple([mask(debt.id) for debt in listed if debt.id is not None])
    about = debts if "notice" in said and "debts" not in said else ()  # what a notice concerned when it came
    chain = chain_of(debtor, mask)
    digest, text = facts_of(case, mask, chain, with_history=with_history)
    return Ask(chain, said, told, links_of(chain, said, about), about, debts, digest, text)
