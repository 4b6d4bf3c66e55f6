"""A host that only decides never pays for a library it does not use."""

from __future__ import annotations

import json
import subprocess
import sys

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
