"""What a compliance officer asks of policies and scenarios: lint."""

from fairdebt.desk.finding import Finding, Severity
from fairdebt.desk.lint import Report, lint

__all__ = ["Finding", "Report", "Severity", "lint"]
