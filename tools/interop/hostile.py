"""A made-up package, written by the real writers, whose cells are what tools stumble over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Schemas
from pipeline.publish.snippets import snippets
from pipeline.publish.write import write_package
from pipeline.schema.arrow import arrow_schema
from pipeline.schema.load import parse_schema

if TYPE_CHECKING:
    import pyarrow as pa

Rows = list[dict[str, Any]]

DATASET = {
    "name": "city-governance-forums",
    "title": "A made-up package",
    "titleZh": "虚构的数据包",
    "description": "Cells that tools stumble over.",
    "descriptionZh": "容易被各种工具读错的单元格。",
    "version": "0.0.1",
    "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
    "contributors": [{"title": "Nobody", "roles": ["author"]}],
    "keywords": ["made up"],
}

LONG = "雾港市潮汐站" * 5_000

TEXTS = {
    "equals": "=1+1",
    "plus": "+86 10 0000",
    "minus": "-雾港",
    "at": "@雾港",
    "hyperlink": '=HYPERLINK("https://example.org","潮汐")',
    "address": "https://example.org/雾港?a=1&b=2",
    "quotes": '他说："潮汐"',
    "only quote": '"',
    "apostrophe": "'雾港",
    "comma": "雾港,潮汐",
    "newline": "第一行\n第二行",
    "newline at the end": "雾港\n",
    "tab": "雾港\t潮汐",
    "backslash": "C:\\雾港\\new",
    "semicolon": "雾港;潮汐",
    "bar": "雾港 潮汐|",
    "long": LONG,
    "astral": "𠮷野家與𡃁仔",
    "emoji": "👩‍👩‍👧 雾港",
    "right-to-left": "\u200fשלום\u200e 雾港 \u202bابجد\u202c",
    "combining": "e\u0301 é ǚ",
    "ideographic blank": "\u3000雾港\u3000",
    "blanks around": "  雾港  ",
    "blank": " ",
    "no-break blank": "\u00a0",
    "html": "<script>alert('雾港')</script>&amp;",
    "escape of a workbook": "_x0041_雾港",
    "byte order mark": "\ufeff雾港",
    "comment": "# 雾港",
    "template": "{{ 雾港 }} ${雾港} %s",
    "NA": "NA",
    "NULL": "NULL",
    "null": "null",
    "None": "None",
    "NaN": "NaN",
    "not available": "N/A",
    "true": "true",
    "FALSE": "FALSE",
    "T": "T",
    "leading zeros": "007",
    "number": "1e5",
    "infinity": "inf",
    "date": "2024-10-23",
    "month": "2024-10",
    "nothing": None,
}

TRAPS = {
    "leading_zeros": ("007", "010", None, "000"),
    "years": ("2024", "2023", None, "1999"),
    "months": ("2024-10", "2023-01", None, "1999-12"),
    "dates": ("2024-10-23", "2023-01-05", None, "1999-12-31"),
    "times": ("2024-10-23T08:00:00", "2023-01-05T08:00:00", None, "1999-12-31T23:59:59"),
    "truths": ("true", "false", None, "true"),
    "letters": ("T", "F", None, "T"),
    "missing_words": ("NA", "NULL", None, "nan"),
    "numerals": ("1e5", "0x1F", None, "-1"),
    "long_numbers": ("9007199254740993", "123456789012345678901", None, "1"),
    "fullwidth": ("１２", "三", None, "雾港"),
    "empty": (None, None, None, None),
}

NUMBERS = {
    "integers": (0, -1, None, 2_147_483_647),
    "numbers": (0.2729, -23.5475, None, 297_600_000_000.0),
    "small": (1e-7, 123_456.789, None, 9_007_199_254_740_991.0),
    "whole": (37.0, 90.0, None, 0.0),
    "lists": (["治理", "digital"], ["NA"], None, ["007", "=1+1", "𠮷 \u200f"]),
}

KINDS = {
    "integers": "integer",
    "numbers": "number",
    "small": "number",
    "whole": "number",
    "lists": "list",
    "figure": "integer",
    "share": "number",
}

LATE_ROWS, LATE_FROM = 2_500, 2_400


def tables() -> dict[str, Rows]:
    """The rows of every table."""
    columns = {**TRAPS, **NUMBERS}
    late = [_late(number) for number in range(LATE_ROWS)]
    return {
        "texts": [{"what": what, "text": text} for what, text in TEXTS.items()],
        "traps": [{"trap_id": f"r{n}", **{name: cells[n] for name, cells in columns.items()}} for n in range(4)],
        "late": late,
    }


def _late(number: int) -> dict[str, Any]:
    """A row of the table whose columns stay empty, or look like numbers, for longer than a tool's sample."""
    begun = number >= LATE_FROM
    word = "雾港" if begun else str(number)
    return {
        "late_id": f"l{number:04d}",
        "word": word,
        "note": "潮汐" if begun else None,
        "figure": number if begun else None,
        "share": number + 0.5 if begun else None,
        "lines": "潮汐\n雾港" * 40,
    }


def schemas() -> Schemas:
    """The Table Schema of every table, from its rows."""
    return {name: parse_schema(_schema(name, position, list(rows[0])), name) for position, (name, rows) in enumerate(tables().items())}


def _schema(name: str, position: int, columns: list[str]) -> Mapping[str, Any]:
    words = {"title": name, "titleZh": name, "description": f"Made-up {name}.", "descriptionZh": "虚构。"}
    fields = [_field(column, required=number == 0) for number, column in enumerate(columns)]
    missing = {"missingValues": [""], "primaryKey": [columns[0]]}
    return {"name": name, **words, "source": "shared", "position": position, "fields": fields, **missing}


def _field(name: str, required: bool) -> Mapping[str, Any]:
    kind = KINDS.get(name, "string")
    words = {"title": name, "titleZh": name, "description": f"Made-up {name}.", "descriptionZh": "虚构。"}
    extra = {"itemType": "string", "delimiter": "|"} if kind == "list" else {}
    return {"name": name, "type": kind, **words, **extra, **({"constraints": {"required": True}} if required else {})}


def write_hostile(folder: Path) -> None:
    """Write the package into a folder, in the formats that there are lines for."""
    rows, made = tables(), schemas()
    write_package(
        folder, made, lambda name: [_arrow(rows[name], made, name)], DATASET, {"metadata", *(snippet.format for snippet in snippets())}
    )


def _arrow(rows: Rows, made: Schemas, name: str) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=arrow_schema(made[name]))
