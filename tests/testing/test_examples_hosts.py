"""The bugs of the example hosts are found, told in words and shrunk; the repaired hosts pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from examples.hosts import dialler, sms_queue
from fairdebt.scenarios import Guards, read_scenario_text, run
from fairdebt.testing.machine import ActWithoutApproval, CapExceeded

PHASES = (Phase.generate, Phase.shrink)
SEARCH = settings(
    max_examples=200,
    stateful_step_count=20,
    database=None,
    derandomize=True,
    deadline=None,
    phases=PHASES,
    report_multiple_bugs=False,
)
PASS = settings(SEARCH, max_examples=20)


def kept(message: str) -> str:
    return message.partition("as a scenario file, to keep:\n")[2]


def test_the_dialler_that_counts_per_number_exceeds_the_cap() -> None:
    class Calm(dialler.Weeks):  # the whole machine finds it too, in half a minute
        crashes = False
        zones = {}

    with pytest.raises(CapExceeded) as caught:
        run_state_machine_as_test(Calm, settings=SEARCH)
    told = str(caught.value)
    assert "a cap was exceeded: contact, call, to debtor, reminder" in told
    assert "3 counted, the limit is 3" in told
    steps = [line for note in caught.value.__notes__ for line in note.splitlines() if line.startswith("state.")]
    assert sum("wish" in step for step in steps) == 4, steps  # three calls to one number, one to the other
    assert {step for step in steps if "wish" in step} == {
        "state.wish(name='call the mobile')",
        "state.wish(name='call the office')",
    }


def test_the_queue_that_asks_too_early_sends_after_ten() -> None:
    with pytest.raises(ActWithoutApproval) as caught:
        run_state_machine_as_test(sms_queue.Weeks, settings=SEARCH)
    told = str(caught.value)
    assert "an act happened without an approval in force: contact, sms, to debtor, reminder" in told
    assert "and that only until 2026-03-02 22:00+08:00" in told


@pytest.mark.parametrize("weeks", [dialler.RepairedWeeks, sms_queue.RepairedWeeks])
def test_the_repaired_hosts_pass(weeks: type[dialler.Weeks]) -> None:
    run_state_machine_as_test(weeks, settings=PASS)


def test_what_is_shown_can_be_kept_as_a_scenario_file() -> None:
    machine = dialler.Weeks()
    for name in ("call the mobile", "call the mobile", "call the mobile", "call the office"):
        machine.wish(name)
    with pytest.raises(CapExceeded) as caught:
        machine.work()
    (scenario,) = read_scenario_text(kept(str(caught.value)).encode(), name="kept.yaml", base=Path())
    assert scenario.expect is not None
    assert scenario.expect.because == frozenset({"cn.gbt-45251/put-through-calls"})
    assert run(scenario, Guards()).passed
