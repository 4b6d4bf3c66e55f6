"""Print how much longer reading a policy file takes than draining libyaml's events alone.

Usage: python benchmarks/source_reading.py [files ...]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from fairdebt.source import read_text

_RULE = """\
  - id: calls-7-in-7-{number}
    kind: contact_cap
    citation: 12 CFR 1006.14(b)(2)(i)(A), (b)(3), (b)(4)
    sources: [https://www.ecfr.gov/current/title-12/section-1006.14]
    checked_on: "2026-03-02"
    when: {{act: contact, medium: telephone}}
    unless: [extra_calls_agreed, professional]
    count: {{not: {{any: [{{outcome: not_connected}}, {{now: wrong_number}}]}}}}
    per: [recipient, {{particular_debt: counted_for}}]
    at_most: 7 per 7 days
    says: {{zh: 7天内就同一债务致电超过7次，推定违规, en: more than seven calls in seven days is presumed a violation}}
"""


def drain(data: bytes) -> None:
    """Let libyaml read the file and drop every event."""
    for _ in yaml.parse(data, Loader=yaml.CLoader):
        pass


def best_ms(run: Callable[[], object], *, rounds: int = 60) -> float:
    """Return the shortest of several runs, in milliseconds."""
    shortest = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        shortest = min(shortest, time.perf_counter() - began)
    return shortest * 1000


def main(paths: list[str]) -> None:
    """Measure the given files, or a made one of 28 rules."""
    made = "format: 1\nrules:\n" + "".join(_RULE.format(number=n) for n in range(28))
    files = {path: Path(path).read_bytes() for path in paths} or {"28 rules": made.encode()}
    for name, data in files.items():
        floor = best_ms(partial(drain, data))
        ours = best_ms(partial(read_text, data, name="x.yaml"))
        print(f"{name}: events {floor:.2f} ms, tree {ours:.2f} ms, ratio {ours / floor:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
