"""Compare the cost of `import fairdebt` with that of `import pydantic`; the aim is at most 2.0 times.

Each import is timed inside a fresh interpreter, the two in turn, and the quickest run of each counts.
A wall-clock figure is never a test: read it, run it again, compare.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

AIM = 2.0
PROGRAM = """
from time import perf_counter
start = perf_counter()
import {module}
print(perf_counter() - start)
"""


def seconds_to_import(module: str) -> float:
    """Return the seconds that one fresh interpreter takes to import `module`."""
    command = [sys.executable, "-I", "-c", PROGRAM.format(module=module)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def best_of(runs: int, *modules: str) -> dict[str, float]:
    """Return the seconds of the quickest import of each, all in turn."""
    best = dict.fromkeys(modules, float("inf"))
    for module in best:
        seconds_to_import(module)  # writes the bytecode, not counted
    for _ in range(runs):
        for module in best:
            best[module] = min(best[module], seconds_to_import(module))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the cost of `import fairdebt` with `import pydantic`.")
    parser.add_argument("--runs", type=int, default=20, help="fresh interpreters per package (default: 20)")
    best = best_of(max(1, parser.parse_args().runs), "pydantic", "fairdebt")
    ratio = best["fairdebt"] / best["pydantic"]
    for module, seconds in best.items():
        print(f"import {module:9} {seconds * 1000:7.1f} ms")
    print(f"ratio            {ratio:7.2f} (aim: at most {AIM})")


if __name__ == "__main__":
    main()
