from __future__ import annotations

from fairdebt.logic import All, Among, Attribute, Not
from tests.rules.reading import KEY, condition, lowered

ELEMENTS = Attribute("elements", "act")


def test_each_line_of_elements_is_a_prohibition_of_its_own() -> None:
    fields = "when: {act: contact}\nelements: {has_all: [institution, purpose], none_of: [debt_owed]}"
    norms, _ = lowered("disclose", fields)
    assert {norm.key: norm.breach for norm in norms} == {
        f"{KEY}#has_all": Not(Among(ELEMENTS, frozenset({"institution", "purpose"}), "all")),
        f"{KEY}#none_of": Not(Among(ELEMENTS, frozenset({"debt_owed"}), "none")),
    }


def test_an_element_may_have_attributes() -> None:
    (norm,), _ = lowered("disclose", "when: {act: contact}\nelements: {has_all: [{institution: {points: '>= 12'}}]}")
    (element,) = [condition("{elements: {has_all: [institution]}}")]
    assert isinstance(norm.breach, Not)
    assert isinstance(norm.breach.part, All)
    assert norm.breach.part.parts[0] == element
