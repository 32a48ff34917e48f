"""Progress on stderr: what is being done, how far, how fast, how long still; only on a terminal, only if it takes over two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

DELAY = 2.0


class Display:
    """Shows the step at work, and for a step of known length its count, rate and the time left."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._step = ""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Take note of a step, or of ``done`` of ``total`` things of it."""
        if self._bar is None:
            if time.monotonic() - self._begun < DELAY:
                return
            self._bar = _bar()
            self._bar.start()
        if step != self._step or self._task is None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._step = step
            self._task = self._bar.add_task(step, total=total or None)
        self._bar.update(self._task, completed=done)

    def close(self) -> None:
        """Take the display away."""
        if self._bar is not None:
            self._bar.stop()


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> Text:
            """The speed of a task, once it is known."""
            return Text(f"{task.speed:.0f}/s" if task.speed and task.total else "")

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def progress(quiet: bool) -> Iterator[Display | None]:
    """A display on stderr, if a terminal is there and nobody asked for quiet."""
    display = None if quiet or not sys.stderr.isatty() else Display()
    try:
        yield display
    finally:
        if display is not None:
            display.close()
