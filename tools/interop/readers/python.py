"""Tools that are Python libraries: a child process runs the lines and looks at what they give."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.interop.process import answers
from tools.interop.reader import Kinds, Observed, Read

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class PythonReader:
    """A library; ``module`` names the one here whose `observe` describes what a line gives, ``needs`` what must be installed."""

    name: str
    module: str
    kinds: Kinds
    needs: tuple[str, ...]

    def missing(self) -> str:
        """The libraries that cannot be imported."""
        return ", ".join(name for name in self.needs if find_spec(name) is None)

    def load(self, package: Path, reads: Sequence[Read]) -> list[Observed | str]:
        """Run all lines in one child process."""
        with TemporaryDirectory() as folder:
            asked, answered = Path(folder, "reads.json"), Path(folder, "answers.jsonl")
            asked.write_text(json.dumps([asdict(read) for read in reads]), encoding="utf-8")
            command = [sys.executable, "-m", "tools.interop.child", self.module, asked, answered]
            return answers(command, package, answered, len(reads), {**os.environ, "PYTHONPATH": str(ROOT)})
