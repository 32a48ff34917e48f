"""Run the process of a tool, which answers every read with a line of JSON in a file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.interop.reader import Observed


def answers(
    command: Sequence[str | Path], package: Path, file: Path, reads: int, env: Mapping[str, str] | None = None
) -> list[Observed | str]:
    """Run a command in the package's folder and read its answers; if it fails, its last words are the answer to every read."""
    done = subprocess.run([*map(str, command)], cwd=package, capture_output=True, encoding="utf-8", env=env)
    if done.returncode:
        return [last_words(done)] * reads
    return [_observed(json.loads(line)) for line in file.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def last_words(done: subprocess.CompletedProcess[str]) -> str:
    """What a program that failed said last."""
    return done.stderr.strip()[-300:] or f"exit {done.returncode}"


def value_types(cells: Sequence[Any]) -> str:
    """The types of the values of a column, for a tool that gives values only."""
    return " or ".join(sorted({type(cell).__name__ for cell in cells if cell is not None}))


def _observed(answer: Mapping[str, Any]) -> Observed | str:
    """An answer as what was seen, or the error it reports."""
    if "error" in answer:
        return str(answer["error"])
    return Observed(answer["rows"], answer["types"], answer["nulls"], answer["cells"])
