"""What the bundled policies cost: loading, generating, memory; and whether two processes decide twice as much.

Each figure comes from a process of its own, so that nothing is warm that a host would find cold.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from fairdebt.loader import bundled_names

ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = tuple(name for name in bundled_names() if "/" not in name)

# Each norm once, in programs of at most as many norms as those that a call is asked about.
GENERATE = """
from fairdebt.readings.history import Finder
from fairdebt.readings.programs import program
def generate(guard):
    decider, places = guard._engine.decider, {}
    for entry in decider.entries.values():
        norm = entry.norm
        asked = (norm.zones, entry.scope.predicate, entry.breach.predicate, norm)
        places.setdefault((norm.jurisdiction, norm.zones), []).append(asked)
    made = [
        program(zones, asked[start:start + 100], lambda node: None, Finder(decider.evaluator))
        for (_, zones), asked in places.items()
        for start in range(0, len(asked), 100)
    ]
    if sum(len(program.about) for program in made) < len(decider.entries):
        raise SystemExit("the code of some norms was not generated")
    return made
"""
LOADING = (
    GENERATE
    + """
import json, sys, time
from pathlib import Path
import yaml
import fairdebt, fairdebt.guard
from fairdebt import Guard
names = sys.argv[1:]
folder = Path(fairdebt.__file__).parent / "policies"
files = [folder / "common.yaml", *(path for name in names for path in sorted((folder / name).rglob("*.yaml")))]
texts = [path.read_bytes() for path in files]
def spent(run):
    began = time.process_time()
    run()
    return time.process_time() - began
def raw():
    for text in texts: yaml.CLoader(text).raw_scan()
def tokens():
    for text in texts:
        for _ in yaml.scan(text, Loader=yaml.CLoader): pass
def events():
    for text in texts:
        for _ in yaml.parse(text, Loader=yaml.CLoader): pass
kept = []
print(json.dumps({
    "load": spent(lambda: kept.append(Guard.load(*names))),
    "generate": spent(lambda: generate(kept[0])),
    "raw": min(spent(raw) for _ in range(5)),
    "tokens": min(spent(tokens) for _ in range(5)),
    "events": min(spent(events) for _ in range(5)),
    "bytes": sum(map(len, texts)), "files": len(texts),
    "rules": len({norm.rule for norm in kept[0].policies.norms.prohibitions}),
}))
"""
)
MEMORY = (
    GENERATE
    + """
import gc, json, sys, tracemalloc
from pathlib import Path
import fairdebt.guard
from fairdebt import Guard
from benchmarks.job.agreement import POLICY
Guard.load(POLICY)
gc.collect()
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 if Path("/proc/self/statm").exists() else 0
traced = sys.argv[1] == "traced"
if traced: tracemalloc.start()
before = tracemalloc.get_traced_memory()[0] if traced else resident()
guard = Guard.load(*sys.argv[2:])
code = generate(guard)
gc.collect()
after = tracemalloc.get_traced_memory()[0] if traced else resident()
print(json.dumps({"bytes": after - before}))
"""
)
DECIDING = """
import json, sys, time
from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import draw_many
from fairdebt import Action, Case, Guard
guard = Guard.load(POLICY)
pairs = [(Action.model_validate(d.act), Case.model_validate(d.case)) for d in draw_many(300)]
for act, case in pairs: guard.decide(act, case)
sys.stdin.readline()
made, began, until = 0, time.process_time(), time.perf_counter() + float(sys.argv[1])
while time.perf_counter() < until:
    for act, case in pairs: guard.decide(act, case)
    made += len(pairs)
print(json.dumps({"made": made, "seconds": time.process_time() - began}))
"""


def loading(*names: str, runs: int = 3) -> dict[str, Any]:
    """Return the least processor seconds to load, to generate, and of the C parser on the same bytes.

    `load` and `generate` find what an earlier process has kept; `first` keeps it, `cold` neither finds nor keeps.
    """
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            cold = _told(LOADING, *names, kept="off")
            first = _told(LOADING, *names, kept=folder)
            again = _told(LOADING, *names, kept=folder)
        found.append({**again, "first": first["load"], "cold": cold["load"], "cold_generate": cold["generate"]})
    return {key: min(one[key] for one in found) for key in found[0]}


def memory() -> dict[str, int]:
    """Return the bytes by which a process grows, and those that Python objects of it take; `cold`: nothing was kept."""
    with tempfile.TemporaryDirectory() as folder:
        cold = _told(MEMORY, "resident", *COUNTRIES, kept=folder)
        found = {how: _told(MEMORY, how, *COUNTRIES, kept=folder) for how in ("resident", "traced")}
    return {"cold": cold["bytes"], "resident": found["resident"]["bytes"], "objects": found["traced"]["bytes"]}


def processes(seconds: float, *, rounds: int = 3) -> dict[str, list[float]]:
    """Return the decisions per processor second of each process: alone, and two at the same time, in turn."""
    found: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(rounds):
        for count in (1, 2):
            found[str(count)] += [_pace(one) for one in _together(count, seconds / rounds)]
    return found


def _pace(one: dict[str, Any]) -> float:
    return float(one["made"] / one["seconds"])


def _together(count: int, seconds: float) -> list[dict[str, Any]]:
    started = [_started(DECIDING, str(seconds)) for _ in range(count)]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return [_result(process) for process in started]


def _told(program: str, *arguments: str, kept: str = "off") -> dict[str, Any]:
    return _result(_started(program, *arguments, kept=kept))


def _started(program: str, *arguments: str, kept: str = "off") -> subprocess.Popen[str]:
    """Start a measuring process; `kept` is the folder where it keeps what it loads."""
    command, environment = [sys.executable, "-c", program, *arguments], {**os.environ, "FAIRDEBT_CACHE": kept}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)


def _result(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a measuring process ended with code {process.returncode}")
    found: dict[str, Any] = json.loads(out)
    return found
