"""`sources/changes.csv`: what each release changed against the one before, as `pipeline release` wrote it down.

It is a source like any other: a build publishes it, and asks no history of git.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem

NAME = "changes.csv"
FILE = f"sources/{NAME}"
COLUMNS = ("version", "since", "date", "what", "table", "rows", "id", "column", "old", "new", "cause")
WHAT: Mapping[str, str] = {
    "nothing": "nothing of the data changed",
    "dataset": "a property of the dataset, such as its licence, is another",
    "rules": "the articles are read by another version of the rules",
    "files-added": "files of a new type",
    "files-removed": "files of a type that is gone",
    "file-added": "a file came",
    "file-removed": "a file is gone",
    "file-rewritten": "a file has other bytes, though what it holds did not change",
    "article-added": "an article is new",
    "article-removed": "an article is gone",
    "article-renamed": "an article has another id",
    "article-text": "an article's text has other bytes",
    "article-errata": "an article's errata changed",
    "article-transcription": "people transcribed an article otherwise",
    "table-added": "a table is new",
    "table-removed": "a table is gone",
    "table-described": "a property of a table, such as its title, is another",
    "table-reordered": "the rows of a table are in another order",
    "key": "a primary or foreign key of a table is another",
    "column-added": "a column is new",
    "column-removed": "a column is gone",
    "column-renamed": "a column has another name",
    "column-retyped": "a column has another type",
    "column-codes": "a column lost or gained codes",
    "column-constrained": "a column's constraints are others",
    "column-described": "a column's title or description is another",
    "row-added": "a row is new",
    "row-removed": "a row is gone",
    "row-renamed": "a row has another id",
    "row-moved": "a row only stands elsewhere in its article",
    "row-followed": "a row refers to a renamed one, and nothing else of it changed",
    "value": "a value is another",
}
"""What may have changed, by its code in the column `what`."""

_VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_HINT = f"pipeline release writes it; take it back with: git checkout {FILE}"

Rows = list[dict[str, str]]


def read_changes(root: Path) -> tuple[Rows, list[Problem]]:
    """The rows of the file, the newest release first; none where there is no file. With problems there are no rows."""
    try:
        text = read_bytes(root / FILE).decode("utf-8")
    except FileNotFoundError:
        return [], []
    except UnicodeDecodeError:
        return [], [Problem("changes-form", Location(FILE), "the file is not UTF-8", _HINT)]
    except OSError as error:
        return [], [Problem("file-unreadable", Location(FILE), f"cannot be read: {error.strerror or error}", "check its permissions")]
    return parse_changes(text)


def parse_changes(text: str) -> tuple[Rows, list[Problem]]:
    """The rows of the file's text, or every line that is not one that a release writes."""
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), strict=True)
    rows: Rows = []
    problems: list[Problem] = []
    try:
        for number, cells in enumerate(reader, 1):
            fault = _fault(cells) if number > 1 else "" if tuple(cells) == COLUMNS else f"the columns are not {', '.join(COLUMNS)}"
            if fault:
                problems.append(Problem("changes-form", Location(FILE, reader.line_num, 1), fault, _HINT))
            elif number > 1:
                rows.append(dict(zip(COLUMNS, cells, strict=True)))
    except csv.Error as error:
        problems.append(Problem("changes-form", Location(FILE, max(reader.line_num, 1), 1), f"is no CSV: {error}", _HINT))
    return ([], problems) if problems else (rows, [])


def _fault(cells: list[str]) -> str:
    """What is wrong with a line; nothing where all is well."""
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} cells, not {len(COLUMNS)}"
    row = dict(zip(COLUMNS, cells, strict=True))
    if not _VERSION.fullmatch(row["version"]) or not _VERSION.fullmatch(row["since"]):
        return "version and since are not two versions such as 1.2.0"
    if not _DAY.fullmatch(row["date"]):
        return f"“{row['date'][:40]}” is no day such as 2031-05-06"
    if not row["rows"].isdecimal():
        return f"“{row['rows'][:40]}” is no number of rows"
    return "" if row["what"] in WHAT else f"“{row['what'][:40]}” is none of {', '.join(WHAT)}"


def render_changes(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows as the file has them."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def with_release(rows: Rows, released: Rows, version: str) -> Rows:
    """The rows with those of a release before all others; what was there of the same version is replaced."""
    return [*released, *(row for row in rows if row["version"] != version)]
