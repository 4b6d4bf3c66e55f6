"""A host's subclass behaves as one of pydantic's; what it declares again is still checked as the vocabulary has it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

import pytest
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    computed_field,
    field_serializer,
    field_validator,
    model_validator,
)
from pydantic.errors import PydanticUndefinedAnnotation

from fairdebt import Guard
from fairdebt.facts import Action, Case, Debt, Event, History, read_action

AT = "2026-03-02T10:00+08:00"
CALL = {"act": "contact", "at": AT}
T = TypeVar("T")


@pytest.fixture(autouse=True)
def no_warnings() -> Iterator[None]:
    """Nothing that our classes keep may look to pydantic as if a field shadowed it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def refused(read: Callable[[], object]) -> tuple[tuple[int | str, ...], ...]:
    """Return the places at which input is refused."""
    with pytest.raises(ValidationError) as caught:
        read()
    return tuple(error["loc"] for error in caught.value.errors())


def test_another_default_is_there_in_every_way_of_making_one() -> None:
    class Reminder(Action):
        purpose: str = "reminder"

    class Later(Reminder):
        crm: int = 7

    class Third(Later):
        pass

    for model in (Reminder, Later, Third):
        for made in (model.model_validate(CALL), model.model_validate_json('{"act": "contact", "at": "' + AT + '"}')):
            assert made.purpose == "reminder"
            assert made.model_dump()["purpose"] == "reminder"
            assert made.model_fields_set == {"act", "at"}
            assert made == model(act="contact", at=AT)
            assert read_action(made) is made
        assert model(act="contact", at=AT, purpose="locate").purpose == "locate"
        assert model(act="contact", at=AT).channel is None
    assert Third(act="contact", at=AT).crm == 7
    assert Action.model_validate(CALL).purpose is None


def test_a_field_may_become_required() -> None:
    class Told(Action):
        purpose: str

    class Later(Told):
        crm: str | None = None

    class Optional(Later):
        purpose: str | None = None  # type: ignore[assignment]  # it may say nothing again

    for model in (Told, Later):
        assert refused(partial(model.model_validate, CALL)) == (("purpose",),)
        assert model.model_validate(CALL | {"purpose": "locate"}).purpose == "locate"
    assert Optional.model_validate(CALL).purpose is None
    assert Optional.model_validate(CALL).model_dump().keys() == {"act", "at"}


def test_a_field_may_be_narrowed_and_a_required_one_given_a_default() -> None:
    class Call(Action):
        act: Literal["contact"] = "contact"
        channel: Literal["call", "sms"] | None = None
        debts: Annotated[tuple[str, ...], Field(max_length=1)] | None = None

    assert Call(at=AT).act == "contact"
    assert Call(at=AT).channel is None
    assert refused(lambda: Call.model_validate({"at": AT, "channel": "email"})) == (("channel",),)
    assert refused(lambda: Call(at=AT, debts=("D1", "D2"))) == (("debts",),)
    assert Call(at=AT, debts=("D1",)).debts == ("D1",)


def test_a_field_declared_again_is_read_as_the_vocabulary_has_it() -> None:
    class Call(Action):
        minutes: int = 3
        recorded: bool = True
        purpose: str = Field(default_factory=lambda: "remindr")
        at: str = AT

    made = Call(act="contact", purpose="locate")
    assert {name: repr(made.__dict__[name]) for name in ("minutes", "recorded")} == {
        "minutes": "Decimal('3')",
        "recorded": "'yes'",
    }
    assert made.at == Action.model_validate(CALL).at
    assert refused(lambda: Call(act="contact", at=AT)) == (("purpose",),)
    assert refused(lambda: Call(act="contact", at=AT, purpose="remindr")) == (("purpose",),)
    assert refused(lambda: Call(act="contact", at=AT, purpose="locate", minutes=-1)) == (("minutes",),)


def test_a_field_may_have_another_name() -> None:
    class Aimed(Action):
        purpose: str | None = Field(None, alias="aim")

    made = Aimed.model_validate(CALL | {"aim": "locate"})
    assert made.purpose == "locate"
    assert made.model_dump()["aim"] == "locate"
    assert Aimed.model_validate_json(made.model_dump_json()) == made
    assert Aimed.model_validate(CALL).purpose is None
    assert refused(lambda: Aimed.model_validate(CALL | {"aim": "lokate"})) == (("aim",),)


def test_validators_and_serializers_of_a_subclass_run() -> None:
    class Mine(Action):
        crm: str = "none"
        _secret: str = PrivateAttr("kept")

        @field_validator("purpose", mode="before")
        @classmethod
        def _short(cls, raw: object) -> object:
            return "reminder" if raw == "r" else raw

        @field_validator("channel")
        @classmethod
        def _no_mail(cls, said: Any) -> Any:
            if said == "email":
                raise ValueError
            return said

        @model_validator(mode="after")
        def _told(self) -> Mine:
            if self.to is None:
                raise ValueError
            return self

        @field_serializer("crm")
        def _loud(self, crm: str) -> str:
            return crm.upper()

        @computed_field  # type: ignore[prop-decorator]  # as pydantic documents it
        @property
        def length(self) -> int:
            return len(self.crm)

    made = Mine.model_validate(CALL | {"purpose": "r", "to": "debtor"})
    assert (made.purpose, made.crm, made._secret) == ("reminder", "none", "kept")
    assert made.model_dump()["crm"] == "NONE"
    assert made.model_dump()["length"] == 4
    assert refused(lambda: Mine.model_validate(CALL | {"to": "debtor", "channel": "email"})) == (("channel",),)
    assert refused(lambda: Mine.model_validate(CALL)) == ((),)


def test_fields_of_its_own_may_stand_in_acts_and_notices_of_the_history() -> None:
    class Mine(Event):
        crm: str = "none"

    call, notice = Mine.model_validate(CALL), Mine.model_validate({"notice": "consent", "at": AT, "crm": "x"})
    assert (call.crm, notice.crm) == ("none", "x")
    case = Case.model_validate({"history": [call, notice]})
    assert isinstance(case.history, History)
    assert case.history.events == (call, notice)
    assert refused(lambda: Mine.model_validate({"notice": "consent", "at": AT, "outcome": "answered"})) == ((),)


def test_a_decision_sees_the_defaults_of_a_subclass() -> None:
    class Sms(Action):
        act: str = "contact"
        channel: str = "sms"
        to: str = "debtor"

    class Overdue(Debt):
        days_overdue: int = 35

    guard = Guard.load("cn")
    plain = guard.decide(
        {"act": "contact", "channel": "sms", "to": "debtor", "at": AT},
        {"jurisdictions": ["CN"], "debts": [{"id": "D1", "days_overdue": 35}]},
    )
    mine = guard.decide(Sms(at=AT), Case(jurisdictions=("CN",), debts=(Overdue(id="D1"),)))
    assert mine.content == plain.content


def test_generic_and_nested_ones() -> None:
    class Tagged(Action, Generic[T]):
        tag: T | None = None
        purpose: str = "reminder"

    class Product(Debt):
        product: str = "mortgage"

    class Mine(Case):
        debts: tuple[Product, ...] | None = None
        zones: tuple[str, ...] = ("Asia/Shanghai",)

    assert Tagged[int].model_validate(CALL | {"tag": 3}).tag == 3
    assert Tagged[int].model_validate(CALL).purpose == "reminder"
    assert refused(lambda: Tagged[int].model_validate(CALL | {"purpose": "r"})) == (("purpose",),)
    made = Mine.model_validate({"debts": [{"id": "D1"}]})
    assert isinstance(made.debts, tuple)
    assert (made.debts[0].product, made.zones) == ("mortgage", ("Asia/Shanghai",))
    assert Case.model_validate({"debts": [{"id": "D1"}]}).debts == (Debt(id="D1"),)


def test_a_class_that_is_built_later_is_checked_too() -> None:
    class Deferred(Action):
        model_config = ConfigDict(defer_build=True)
        before: tuple[Deferred, ...] = ()
        purpose: str = "reminder"

    assert Deferred(act="contact", at=AT, before=(Deferred(act="contact", at=AT),)).before[0].purpose == "reminder"
    assert refused(lambda: Deferred(act="contact", at=AT, purpose="r")) == (("purpose",),)


class WithWord:
    purpose = "remindr"


def _class_variable() -> type[BaseModel]:
    class Mine(Action):
        purpose: ClassVar[str] = "reminder"  # type: ignore[misc]  # what a host may try

    return Mine


def _property() -> type[BaseModel]:
    class Mine(Action):
        @property  # type: ignore[misc]  # likewise
        def purpose(self) -> str:
            return "reminder"

    return Mine


def _mixin() -> type[BaseModel]:
    class Mine(WithWord, Action):
        pass

    return Mine


def _slip() -> type[BaseModel]:
    class Mine(Action):
        purpose: str = "remindr"

    return Mine


def _negative() -> type[BaseModel]:
    class Mine(Debt):
        days_overdue: int = -3

    return Mine


def _changing() -> type[BaseModel]:
    class Mine(Case):
        model_config = ConfigDict(frozen=False)

    return Mine


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_class_variable, "`purpose` of `Mine` is an attribute of the vocabulary: it has to stay a field"),
        (_property, "the default of `purpose` of `Mine` is none that it can have"),
        (_mixin, "the default of `purpose` of `Mine` is none that it can have"),
        (_slip, "the default of `purpose` of `Mine` is none that it can have"),
        (_negative, "the default of `days_overdue` of `Mine` is none that it can have"),
        (_changing, "`Mine` has to stay frozen: what was decided would not be true any more"),
    ],
)
def test_what_no_subclass_can_be_is_refused_where_it_is_made(make: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError) as caught:
        make()
    assert str(caught.value) == said


def test_a_type_that_is_not_defined_yet_is_refused() -> None:
    with pytest.raises(PydanticUndefinedAnnotation, match="Later"):

        class Mine(Action):
            purpose: Later | None = None  # type: ignore[name-defined]  # noqa: F821  # the point of the test


def test_a_class_says_nothing_of_what_was_not_given() -> None:
    assert not hasattr(Action, "purpose")
    assert Action.model_validate(CALL).purpose is None
    assert not hasattr(Event.model_validate(CALL), "crm")
