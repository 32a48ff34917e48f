"""Commands run and measured: seconds on the clock, and the most memory that a process and its children hold at once."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

EVERY = 0.02
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of a command."""

    seconds: float
    peak_mb: float
    output: str


def run(command: list[str], where: Path, environment: dict[str, str]) -> Sample:
    """Run a command to its end; raises ``RuntimeError`` with its last words where it fails."""
    begun = perf_counter()
    process = subprocess.Popen(
        command, cwd=where, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    watch = _Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds = perf_counter() - begun
    watch.done.set()
    watch.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: …{output[-800:]}")
    return Sample(seconds, watch.peak / 2**20, output)


class _Watch(threading.Thread):
    """Looks at the memory of a process and all below it, again and again; without /proc it sees nothing."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self.done.wait(EVERY):
            self.peak = max(self.peak, _resident(self.pid))


def _resident(pid: int) -> int:
    """Bytes of memory that a process and its children hold; nothing for one that has ended."""
    home = Path(f"/proc/{pid}")
    try:
        own = int((home / "statm").read_text().split()[1]) * PAGE
        children = [int(c) for task in (home / "task").iterdir() for c in (task / "children").read_text().split()]
    except (OSError, IndexError, ValueError):
        return 0
    return own + sum(map(_resident, children))


def middle(samples: list[Sample]) -> float:
    """The median of the seconds."""
    return median(s.seconds for s in samples)


def peak(samples: list[Sample]) -> float:
    """The most memory of any of the runs, in megabytes."""
    return max(s.peak_mb for s in samples)
