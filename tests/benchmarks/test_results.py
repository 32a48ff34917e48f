"""The results of a run: ratios, goals, and what the program does not have yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.goals import GOALS
from benchmarks.measure import Sample, run
from benchmarks.results import earlier, summarise, table

SECONDS = {
    "frictionless validate": 10.0,
    "cold build": 12.0,
    "cold build, all checks but Frictionless's": 3.0,
    "warm build": 2.0,
    "build after one edit": 2.1,
    "Frictionless at work": 9.0,
    "our judge at work": 0.4,
    "python -c pass": 0.01,
    "pipeline --help": 0.04,
}


def results() -> dict[str, object]:
    return summarise({name: [Sample(s, 100, "")] * 3 for name, s in SECONDS.items()}, 200, 5000, Sample(1, 80, ""))


def test_goals() -> None:
    """A goal is a ratio of two figures of one run, met or not met; one without its figures is not there."""
    lines = [line for line in table(results(), None) if any(line.startswith(goal.name) for goal in GOALS)]
    assert [line.split("  ")[-1].strip() for line in lines] == [
        "met", "not met", "met", "met", "not there", "not there", "met", "met",
    ]  # fmt: skip


def test_compared_with_an_earlier_run() -> None:
    """The ratio of an earlier run stands beside the one of now."""
    before = {"ratios": {"warm build": 0.777}, "goals": {}}
    assert any(line.split()[:4] == ["warm", "build", "0.200", "0.777"] for line in table(results(), before))


def test_no_earlier_run(tmp_path: Path) -> None:
    """Where nothing was stored there is nothing to compare with."""
    assert earlier(tmp_path / "200.json") is None


def test_failing_command(tmp_path: Path) -> None:
    """A command that fails is no measurement: its last words come back."""
    with pytest.raises(RuntimeError, match="ended with 3: …so it ends"):
        run([sys.executable, "-c", "print('so it ends'); raise SystemExit(3)"], tmp_path, dict(os.environ))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_of_children(tmp_path: Path) -> None:
    """The memory of a command is that of its children too."""
    hold = "import time; held = bytearray(80_000_000); time.sleep(2)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}], check=True)"
    assert run([sys.executable, "-c", code], tmp_path, dict(os.environ)).peak_mb > 80
