"""LibreOffice: the sheets of a workbook, converted without a window to one CSV a sheet that quotes texts and no numbers."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.interop.process import last_words
from tools.interop.reader import Observed, Read
from tools.interop.readers.shell import ShellReader, tabulated

KINDS = {"str": {"string"}, "int": {"integer", "number"}, "float": {"number"}, "float or int": {"number"}}


class OfficeReader(ShellReader):
    """A workbook is converted once; the tables are its sheets. A formula would come as its result, a date as a number."""

    def load(self, package: Path, reads: Sequence[Read]) -> list[Observed | str]:
        """Convert each workbook once, in a profile of its own, beside any office that runs."""
        with TemporaryDirectory() as folder:
            environment = {**os.environ, "OUT": folder, "HOME": folder}
            for code in dict.fromkeys(read.code for read in reads):
                done = subprocess.run(["bash", "-c", code], cwd=package, capture_output=True, encoding="utf-8", env=environment)
                if done.returncode:
                    return [last_words(done)] * len(reads)
            return [_sheet(Path(folder), read.table) for read in reads]


def _sheet(folder: Path, table: str) -> Observed | str:
    path = next(folder.glob(f"*-{table}.csv"), None)
    return "there is no such sheet" if path is None else tabulated(rows_of_sheet(path.read_text(encoding="utf-8")), empty_is_null=False)


def rows_of_sheet(text: str) -> list[dict[str, Any]]:
    """The rows of a sheet: what is quoted is text, what is empty is null, anything else a number."""
    names, *rows = _lines(text)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _lines(text: str) -> list[list[Any]]:
    lines: list[list[Any]] = [[]]
    for quoted, bare, end in re.findall(r'(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)', text):
        lines[-1].append(quoted.replace('""', '"') if quoted else _number(bare))
        if end == "\n":
            lines.append([])
    return lines[:-1]


def _number(bare: str) -> int | float | None:
    return None if not bare else int(bare) if bare.lstrip("-").isdigit() else float(bare)


READER = OfficeReader("LibreOffice", "soffice", KINDS)
