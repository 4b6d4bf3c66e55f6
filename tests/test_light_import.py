"""A host that only decides never pays for a library it does not use."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import fairdebt.testing
from tests.calls import CALL, CASE
from tests.test_rooms import HOMES

ACTION = {**CALL, "at": "2026-03-02T10:00+08:00"}
PROGRAM = """
import json
import sys

from fairdebt import Guard

action, case = json.load(sys.stdin)
decision = Guard.load("cn").decide(action, case)
decision.approved
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_no_heavy_library_is_loaded_by_a_decision() -> None:
    child = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM],
        input=json.dumps([ACTION, CASE]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    loaded = set(json.loads(child.stdout))
    assert "fairdebt" in loaded
    assert loaded & HOMES.keys() == set()


@pytest.mark.parametrize("module", [fairdebt, fairdebt.testing], ids=lambda module: str(module.__name__))
def test_a_type_checker_knows_the_names_that_are_loaded_late_and_no_others(module: ModuleType) -> None:
    """What is imported for a checker is what can be loaded; what loads it is hidden, for it would take any name."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    hidden = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "not TYPE_CHECKING"]
    late = [each.name for node in hidden for each in node.body if isinstance(each, ast.FunctionDef)]
    assert late == ["__getattr__"]
    assert not [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "__getattr__"]
    (checked,) = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    known = {name.name for node in checked.body if isinstance(node, ast.ImportFrom) for name in node.names}
    assert known == set(module.__all__) - {"__version__"}
    assert all(getattr(module, name) is not None for name in known)
    with pytest.raises(AttributeError, match="has no attribute 'Guards'"):
        _ = module.Guards
