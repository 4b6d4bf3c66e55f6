"""What a host's type checker knows of the models, without the plugin of pydantic."""

from __future__ import annotations

import inspect

import pytest

from fairdebt import Action, Case, Event
from fairdebt.facts import History
from fairdebt.facts.model import Model
from fairdebt.facts.people import Debt


@pytest.mark.parametrize("model", [Action, Event, Debt, Case, History])
def test_a_type_checker_takes_the_fields_for_arguments(model: type[Model]) -> None:
    """`dataclass_transform` is looked for on the metaclass itself: that of a subclass needs its own."""
    said = vars(type(model)).get("__dataclass_transform__")
    assert said is not None
    assert said["kw_only_default"] is True


@pytest.mark.parametrize("model", [Case, History])
def test_what_a_model_keeps_for_itself_is_no_argument(model: type[Model]) -> None:
    source = inspect.getsource(model)
    for line in source.splitlines():
        if line.strip().startswith("_") and ": " in line and "=" not in line.partition("#")[0]:
            pytest.fail(f"a type checker asks for this argument: {line}")
