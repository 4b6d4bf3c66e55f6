"""Acts and events as they are read."""

from __future__ import annotations

import copy
import json
import pickle

from pydantic import field_serializer

from fairdebt import Action, Case
from fairdebt.facts import Event


def test_ids_in_lists_may_be_long_numbers() -> None:
    ids = ["6222021234567890123", "D-" + "1" * 100, "借据100234"]
    action = Action.model_validate({"act": "contact", "at": "2026-03-02T10:00+08:00", "debts": ids})
    assert action.debts == tuple(ids)


def test_what_is_written_of_an_event_can_be_chosen() -> None:
    said = {"act": "contact", "channel": "call", "at": "2026-03-02T10:00+08:00", "claims": {"will_sue": "yes"}}
    case = Case.model_validate({"history": [said]})
    for mode in ("python", "json"):
        (event,) = case.model_dump(mode=mode, exclude={"history": {"events": {"__all__": {"at"}}}})["history"]["events"]
        assert event == {name: value for name, value in said.items() if name != "at"}
    event = Event.model_validate(said)
    assert event.model_dump(include={"act", "place"}) == {"act": "contact"}
    assert event.model_dump(exclude={"at": True, "claims": {"will_sue"}}) == {
        "act": "contact",
        "channel": "call",
        "claims": {},
    }
    assert event.model_dump(exclude_unset=True) == event.model_dump() == event.model_dump(exclude_defaults=True)


def test_only_what_was_given_is_kept_and_the_rest_is_none() -> None:
    said = {"act": "contact", "channel": "call", "at": "2026-03-02T10:00+08:00"}
    for event in (Event.model_validate(said), Event(**said), Event.model_validate_json(json.dumps(said))):
        assert list(event.__dict__) == ["channel", "act", "at"]
        assert event.purpose is None
        assert event.model_fields_set == set(said)
    assert event.model_copy(update={"channel": None}) == Event(act="contact", at=said["at"])
    assert Event.model_construct(act="contact", at=event.at) == Event(act="contact", at=said["at"])
    assert hash(event) == hash(Event(**said))
    assert pickle.loads(pickle.dumps(event)) == copy.deepcopy(event) == event
    event.model_fields_set.clear()
    assert event.model_fields_set == set(said)


def test_a_kind_of_act_of_a_host_keeps_its_own_fields() -> None:
    class Dialled(Action):
        line: int | None = None

        @field_serializer("line")
        def written(self, line: int | None) -> str | None:
            return None if line is None else f"line {line}"

    dialled = Dialled(act="contact", at="2026-03-02T10:00+08:00", line=3)
    assert dialled.model_dump(exclude={"at"}) == {"act": "contact", "line": "line 3"}
    assert dialled.purpose is None
    assert Dialled(act="contact", at="2026-03-02T10:00+08:00").line is None
