"""The pytest plugin: `--fairdebt-coverage`, `--fairdebt-fail-under`, `--fairdebt-keep`. Without them it does nothing.

It imports nothing of fairdebt until one of its options is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from fairdebt.testing.exercised import Recorder, Share

SHOWN = 8
"""So many names of what was not exercised are shown of each kind."""

OUTPUT = "fairdebt_exercised"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("fairdebt")
    group.addoption(
        "--fairdebt-coverage",
        action="store_true",
        help="tell which rules, edges and law entries the decisions of this run exercised",
    )
    group.addoption(
        "--fairdebt-fail-under",
        metavar="PERCENT",
        help="fail if less of the rules was exercised; or of each kind: rules=80,edges=40,entries=70",
    )
    group.addoption(
        "--fairdebt-keep",
        metavar="FOLDER",
        help="write failing cases as scenario files below this folder",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin to watch, and set where failing cases go."""
    folder = config.getoption("--fairdebt-keep")
    if folder:
        from fairdebt.testing.keeping import keep_in

        keep_in(Path(folder))
    floors = config.getoption("--fairdebt-fail-under")
    if config.getoption("--fairdebt-coverage") or floors:
        config.pluginmanager.register(Watching(read_floors(floors)), "fairdebt-watching")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Keep nothing beyond this run."""
    if config.getoption("--fairdebt-keep"):
        from fairdebt.testing.keeping import keep_in

        keep_in(None)


MOST = 100
"""No more than all of it can be asked for, in percent."""


def read_floors(said: str | None) -> dict[str, float]:
    """Read `80` (of the rules) or `rules=80,edges=40`.

    Raises:
        pytest.UsageError: neither of these.
    """
    floors: dict[str, float] = {}
    for part in (said or "").split(","):
        kind, _, number = part.rpartition("=")
        if not part.strip():
            continue
        try:
            floors[kind.strip() or "rules"] = floor = float(number)
            if not 0 <= floor <= MOST:
                raise ValueError(number)
        except ValueError:
            floors["?"] = 0.0
    if not floors.keys() <= {"rules", "edges", "entries"}:
        raise pytest.UsageError(f"--fairdebt-fail-under={said}: write a number, or rules=80,edges=40,entries=70")
    return floors


class Watching:
    """Watches decisions during a run, and tells at its end; workers of pytest-xdist hand over what they saw."""

    def __init__(self, floors: dict[str, float]) -> None:
        from fairdebt.testing.exercised import Recorder

        self.floors = floors
        self.recorder: Recorder = Recorder()
        self.told: list[Share] = []
        self.recorder.start()

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over or sum up; too little fails the run."""
        self.recorder.stop()
        output: Any = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[OUTPUT] = self.recorder.seen.plain()
            return
        if not self.recorder.seen.loaded:  # of nothing it is all; but who asks for a floor wants something decided
            if self.floors and session.exitstatus == pytest.ExitCode.OK:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED
            return
        from fairdebt.loader import load
        from fairdebt.testing.exercised import shares

        self.told = list(shares(self.recorder.seen, [load(*names) for names in sorted(self.recorder.seen.loaded)]))
        short = [each for each in self.told if each.percent < self.floors.get(each.kind, 0.0)]
        if short and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker saw."""
        said = getattr(node, "workeroutput", {}).get(OUTPUT)
        if said is not None:
            self.recorder.seen.join(said)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Tell what was exercised, and what was not."""
        import os

        from fairdebt.messages import say
        from fairdebt.testing.keeping import language_of

        language = language_of(os.environ)
        write = terminalreporter.write_line
        terminalreporter.section(say("exercised_title").render(language))
        if not self.recorder.seen.loaded:
            write(say("exercised_nothing").render(language))
        for each in self.told:
            what = say(f"exercised_{each.kind}")
            seen, every, percent = len(each.seen & each.all), len(each.all), f"{each.percent:.0f}"
            write(say("exercised_line", what=what, seen=seen, all=every, percent=percent).render(language))
            floor = self.floors.get(each.kind)
            if floor is not None and each.percent < floor:
                write(say("exercised_too_little", percent=f"{each.percent:.1f}", floor=f"{floor:g}").render(language))
        for each in self.told:
            if each.missing:
                names: Any = "; ".join(each.missing[:SHOWN])
                if len(each.missing) > SHOWN:
                    names = say("exercised_more", names=names, count=len(each.missing) - SHOWN)
                write(say("exercised_missing", what=say(f"exercised_{each.kind}"), names=names).render(language))
