"""JavaScript on Node: Parquet with hyparquet, workbooks with ExcelJS and SheetJS, JSON Lines with what Node has."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.interop.process import answers
from tools.interop.reader import Kinds, Observed, Read

OBSERVE = Path(__file__).with_name("observe.mjs")
KINDS = {"string": {"string"}, "number": {"integer", "number"}, "Array": {"list"}, "": {"string", "integer", "number", "list"}}


@dataclass(frozen=True)
class NodeReader:
    """A library that lies in the ``node_modules`` that the environment's ``NODE_MODULES`` names, or none."""

    name: str
    library: str | None
    kinds: Kinds

    def missing(self) -> str:
        """Node, or the library."""
        if shutil.which("node") is None:
            return "node"
        return "" if self.library is None or (_modules() / self.library).is_dir() else self.library

    def load(self, package: Path, reads: Sequence[Read]) -> list[Observed | str]:
        """Run all lines in one Node process."""
        with TemporaryDirectory() as folder:
            program, answered = Path(folder, "reads.mjs"), Path(folder, "answers.jsonl")
            if self.library is not None:
                Path(folder, "node_modules").symlink_to(_modules().resolve())
            imports = dict.fromkeys([f'import {{ observe }} from "{OBSERVE.as_uri()}";', *(read.setup for read in reads)])
            calls = [
                f"await observe({json.dumps(str(answered))}, async () => {{\n{read.code}\nreturn {read.table};\n}});" for read in reads
            ]
            program.write_text("\n".join([*imports, *calls]), encoding="utf-8")
            return answers(["node", program], package, answered, len(reads))


def _modules() -> Path:
    return Path(os.environ.get("NODE_MODULES", "node_modules"))


READERS = [
    NodeReader("hyparquet", "hyparquet", KINDS),
    NodeReader("ExcelJS", "exceljs", KINDS),
    NodeReader("SheetJS", "xlsx", KINDS),
    NodeReader("Node", None, KINDS),
]
