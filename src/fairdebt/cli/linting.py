"""`fairdebt lint`."""

from __future__ import annotations

from datetime import date

from fairdebt.cli.codes import Code
from fairdebt.cli.output import Lang, Speaker, plain_fault, print_json
from fairdebt.desk import Report, lint as find_all


def lint(names: list[str], today: date | None, *, as_json: bool, lang: Lang | None) -> int:
    """Lint files, show the findings and return the exit code: advice alone is fine."""
    speaker = Speaker(lang)
    report = find_all(names or ["."], today=today)
    code = Code.INVALID if report.faults else Code.OK
    if as_json:
        print_json(
            {
                "exit": int(code),
                "files": report.files,
                "findings": [{"severity": each.severity, **plain_fault(each.fault)} for each in report.findings],
                "passed_over": [path.as_posix() for path in report.passed_over],
            }
        )
    else:
        _print(report, speaker)
    return code


def _print(report: Report, speaker: Speaker) -> None:
    for finding in report.findings:
        style = "red" if finding.severity == "fault" else "yellow"
        speaker.fault(finding.render(speaker.language), style=style)
    advice = len(report.findings) - report.faults
    counts = speaker.words("linted", files=report.files, faults=report.faults, advice=advice)
    speaker.out.print(counts, style="red" if report.faults else "green", soft_wrap=True)
