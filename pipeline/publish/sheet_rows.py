"""The rows of a sheet as SpreadsheetML, put together in Arrow a column at a time: texts in the line, numbers in all their digits.

Cells are written as XlsxWriter writes them in constant memory, which takes thirty times longer: it makes an object of every cell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.utility import xl_col_to_name

from pipeline.publish.columns import number_texts, rewritten, run_together

CELL_CHARACTERS = 32_767
"""What Excel takes for one cell."""

_UNSAFE = r"[&<>\x00-\x08\x0b-\x1f\x{fffe}\x{ffff}]|_x[0-9a-fA-F]{4}_"
_EDGES = r"^[\t\n\x{85}\pZ]|[\t\n\x{85}\pZ]$"
_ESCAPE = re.compile("(_)(?=x[0-9a-fA-F]{4}_)|([\x00-\x08\x0b-\x1f\ufffe\uffff])")


class SheetRows:
    """The rows of a sheet under way, in a file of their own; ``whole`` is the number of the style for whole numbers.

    ``styles`` are those of texts, by the place of their column, from 0; texts of other columns have none.
    """

    def __init__(self, sheet: str, path: Path, whole: int, styles: Mapping[int, int] = MappingProxyType({})) -> None:
        self._styles = styles
        self.path = path
        self.rows = 1
        self._sheet = sheet
        self._whole = f' s="{whole}"'
        path.touch()

    def write(self, table: pa.Table) -> None:
        """Add rows of a table whose lists are joined; raises ``ValueError`` where a cell cannot hold its value."""
        if not table.num_rows:
            return
        numbers = pc.cast(pa.chunked_array([pa.array(range(self.rows + 1, self.rows + 1 + table.num_rows), pa.int32())]), pa.string())
        parts: list[Any] = ['<row r="', numbers, '">']
        for place, column in enumerate(table.columns):
            parts += self._cells(place, column, numbers)
        lines = pc.binary_join_element_wise(*_merged([*parts, "</row>"]), "", null_handling="replace", null_replacement="")
        with self.path.open("ab") as file:
            file.write(run_together(lines))
        self.rows += table.num_rows

    def _cells(self, place: int, column: pa.ChunkedArray, numbers: pa.ChunkedArray) -> list[Any]:
        """The parts of a column's cells, of which those without a value are nothing."""
        begin = [f'<c r="{xl_col_to_name(place)}', numbers]
        inner = self._text(place, column) if pa.types.is_string(column.type) else self._number(column)
        parts = [*begin, *inner, "</c>"]
        return [pc.binary_join_element_wise(*_merged(parts), "")] if column.null_count else parts

    def _text(self, place: int, texts: pa.ChunkedArray) -> list[Any]:
        long = pc.index(pc.greater(pc.utf8_length(texts), CELL_CHARACTERS), True).as_py()
        if long >= 0:
            where = f"sheet {self._sheet}, row {self.rows + long + 1}, column {place + 1}"
            raise ValueError(f"{where} holds more than a cell can")
        edges = pc.match_substring_regex(texts, _EDGES)
        spaces = [pc.if_else(edges, ' xml:space="preserve"', "")] if pc.any(edges).as_py() else []
        safe = rewritten(texts, pc.match_substring_regex(texts, _UNSAFE), _safe)
        style = f' s="{self._styles[place]}"' if place in self._styles else ""
        return [f'"{style} t="inlineStr"><is><t', *spaces, ">", safe, "</t></is>"]

    def _number(self, column: pa.ChunkedArray) -> list[Any]:
        style: list[Any] = [self._whole]
        if pa.types.is_floating(column.type):
            style = [pc.if_else(pc.equal(pc.floor(column), column), self._whole, "")]
        return ['"', *style, "><v>", number_texts(column, _digits), "</v>"]


def _merged(parts: list[Any]) -> Iterator[Any]:
    """The same parts, with texts that follow one another as one."""
    for is_text, group in groupby(parts, lambda part: isinstance(part, str)):
        together = list(group)
        yield from [pa.scalar("".join(together))] if is_text else together


def _safe(text: str) -> str:
    """A text as XML has it, with what XML cannot hold as Excel writes it: _x0001_."""
    return escape(_ESCAPE.sub(lambda found: "_x005F_" if found[1] else f"_x{ord(found[2]):04X}_", text))


def _digits(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"no cell holds {value}")
    return f"{value:.16G}"
