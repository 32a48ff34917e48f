"""The results of a run: ratios, goals, and what the program does not have yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.goals import GOALS
from benchmarks.measure import Sample, run
from benchmarks.results import earlier, summarise, table

SECONDS = {
    "frictionless validate": 10.0,
    "cold build": 12.0,
    "cold build, all checks but Frictionless's": 3.0,
    "warm build": 2.0,
    "sqlite alone": 1.1,
    "Frictionless at work": 9.0,
    "our judge at work": 0.4,
    "python -c pass": 0.01,
    "pipeline --help": 0.05,
}
"""Seconds on the clock; those of the processors are twice as many."""


def results() -> dict[str, Any]:
    samples = {name: [Sample(s, 100, "", 2 * s, 5000)] * 3 for name, s in SECONDS.items()}
    return summarise(samples, 200, 5000, {"cold build": Sample(1, 80, "")})


def verdicts() -> dict[str, str]:
    """What the table says of each goal."""
    lines = list(table(results(), None))
    return {goal.name: next(line for line in lines if line.startswith(f"{goal.name} ")).split("  ")[-1].strip() for goal in GOALS}


def test_goals() -> None:
    """A goal is a ratio of two figures of one run, met or not met; one without its figures is not there."""
    told = verdicts()
    assert told["cold build with all checks but Frictionless's, against frictionless validate, CPU"] == "met"
    assert told["cold build with all checks but Frictionless's, against frictionless validate, wall"] == "not met"
    assert told["SQLite, against frictionless validate, CPU"] == "met"
    assert told["JSON Lines, against frictionless validate, CPU"] == "not there"
    assert told["cold build, peak memory, against a tenth of the articles"] == "met"
    assert told["Frictionless at work, against our judge of the same package"] == "not met"
    assert told["pipeline --help, against python -c pass, CPU"] == "not met"


def test_goals_have_names_of_their_own() -> None:
    """No two goals are told apart by nothing."""
    assert len({goal.name for goal in GOALS}) == len(GOALS)


def test_rows_per_second() -> None:
    """Rows are told by the seconds of the processors: 5,000 rows in 2.2 seconds are 2,273 a second."""
    assert results()["rows_per_second"]["sqlite alone"] == 2273


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
