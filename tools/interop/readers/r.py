"""R: base R and readr on CSV, and the libraries for the other formats."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.interop.process import answers
from tools.interop.reader import Kinds, Observed, Read

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
            program, answered = Path(folder, "reads.R"), Path(folder, "answers.jsonl")
            program.write_text("".join(f"observe({{\n{read.setup}\n{read.code}\n{read.table}\n}})\n" for read in reads), encoding="utf-8")
            command = ["Rscript", "--vanilla", PROGRAM, program, answered]
            return answers(command, package, answered, len(reads), {**os.environ, "LC_ALL": "C.UTF-8"})


LIBRARIES = {"R": "base", "readr": "readr", "jsonlite": "jsonlite", "readxl": "readxl", "RSQLite": "RSQLite"}
READERS = [RReader(name, library, KINDS) for name, library in LIBRARIES.items()]
