"""Commands run and measured: seconds on the clock and of the processors, and the most memory of a process and its children at once."""

from __future__ import annotations

import os
import resource
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
    """One run of a command. ``cpu`` are the seconds of the processors, children counted; ``rows`` those it handled, where it says so."""

    seconds: float
    peak_mb: float
    output: str
    cpu: float = 0.0
    rows: int = 0


def run(command: list[str], where: Path, environment: dict[str, str], allowed: tuple[int, ...] = (0,)) -> Sample:
    """Run a command to its end; raises ``RuntimeError`` with its last words where it fails."""
    busy, begun = _busy(), perf_counter()
    process = subprocess.Popen(
        command, cwd=where, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    watch = _Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds = perf_counter() - begun
    watch.done.set()
    watch.join()
    if process.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: …{output[-800:]}")
    return Sample(seconds, watch.peak / 2**20, output, _busy() - busy)


def _busy() -> float:
    """The seconds that the processors gave to all commands so far, and to what those started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def busiest(samples: list[Sample]) -> float:
    """The median of the seconds of the processors."""
    return median(s.cpu for s in samples)


def peak(samples: list[Sample]) -> float:
    """The most memory of any of the runs, in megabytes."""
    return max(s.peak_mb for s in samples)
