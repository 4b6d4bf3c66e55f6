"""A bar that tells how far long work has come."""

from __future__ import annotations

from rich import progress
from rich.progress import ProgressColumn

from fairdebt.cli.output import Speaker


class Progress(progress.Progress):
    """A bar on standard error, gone when the work is done; where it is not shown nothing at all is written.

    Rich below 15 writes an empty line in its stead.
    """

    def __init__(self, *columns: ProgressColumn, speaker: Speaker, show: bool) -> None:
        super().__init__(*columns, console=speaker.err, transient=True, disable=not show)

    def stop(self) -> None:
        """Take the bar away, if it is there."""
        if not self.disable:
            super().stop()
