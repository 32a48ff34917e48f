"""R: base R and readr, both reading CSV."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.interop.reader import Kinds, Observed, Read, observed

PROGRAM = Path(__file__).with_name("observe.R")
KINDS = {"character": {"string"}, "integer": {"integer"}, "numeric": {"number"}, "list": {"list"}}


@dataclass(frozen=True)
class RReader:
    """A library of R; base R needs none."""

    name: str
    library: str
    kinds: Kinds

    def missing(self) -> str:
        """R, or the library."""
        if shutil.which("Rscript") is None:
            return "Rscript"
        asked = subprocess.run(["Rscript", "-e", f"library({self.library})"], capture_output=True)
        return f"the R library {self.library}" if asked.returncode else ""

    def load(self, package: Path, reads: Sequence[Read]) -> list[Observed | str]:
        """Run all lines in one R process."""
        with TemporaryDirectory() as folder:
            program, answers = Path(folder, "reads.R"), Path(folder, "answers.jsonl")
            program.write_text("".join(f"observe({{\n{read.setup}\n{read.code}\n{read.table}\n}})\n" for read in reads), encoding="utf-8")
            command = ["Rscript", "--vanilla", str(PROGRAM), str(program), str(answers)]
            done = subprocess.run(command, cwd=package, capture_output=True, text=True)
            if done.returncode:
                return [done.stderr.strip()[-300:]] * len(reads)
            return [observed(json.loads(line)) for line in answers.read_text(encoding="utf-8").rstrip("\n").split("\n")]


READERS = [RReader(name, library, KINDS) for name, library in (("R", "base"), ("readr", "readr"), ("jsonlite", "jsonlite"), ("readxl", "readxl"), ("RSQLite", "RSQLite"))]
