"""The SQLite file: STRICT tables with keys, views with names, full-text search, and the data dictionary.

It is written by the SQLite that `apsw` brings along, whose version is pinned: another library would write its own version into the
header, and its own layout of the index.
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import TableSchema
from pipeline.publish.dictionary import COUNTS, Listing, listings
from pipeline.publish.jsonl_files import arrays
from pipeline.publish.kinds import Made, Package
from pipeline.publish.sqlite import datasette, definitions, search, views
from pipeline.publish.sqlite.searching import Searching, finish
from pipeline.publish.swap import OUTPUT

if TYPE_CHECKING:
    import apsw
    import pyarrow as pa

APPLICATION = 0x43474644
"""The application id in the file's header: CGFD."""

BEFORE = ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF")
WHILE_MADE = ("locking_mode = EXCLUSIVE", "cache_size = -65536", "temp_store = MEMORY")
"""What helps while the file is made and leaves no trace in it: a cache of 64 MB."""
STEP = 10_000
"""So many rows of a table are put in before their words are: where pages lie in the file must not depend on how the rows come in."""


@dataclass(frozen=True)
class SqliteFile:
    """The SQLite database of a package."""

    name: str = "sqlite"

    def write(self, package: Package) -> list[Made]:
        """Write the database, and beside it what Datasette shows of it."""
        folder = f"{OUTPUT}/{self.name}"
        path = f"{folder}/{package.descriptor['name']}.sqlite"
        (package.folder / folder).mkdir(parents=True)
        with _connection(package.folder / path) as connection:
            _fill(connection, package)
            labels = {name: datasette.label_column(schema, _full(connection, name)) for name, schema in package.schemas.items()}
        return [Made(path, _resource(package)), *_shown(package, folder, labels)]


def _resource(package: Package) -> dict[str, str]:
    return {
        "name": f"{package.descriptor['name']}-sqlite",
        "title": "Database",
        "titleZh": "数据库",
        "description": "All tables in one SQLite database, with keys, views that join names in, and full-text search.",
        "descriptionZh": "含全部表格的 SQLite 数据库，附主外键、并入名称的视图与全文检索。",
        "format": "sqlite",
        "mediatype": "application/vnd.sqlite3",
    }


def _full(connection: apsw.Connection, table: str) -> Callable[[str], bool]:
    """Whether every row of a table has a value in a column."""
    missing = "SELECT count(*) FROM {} WHERE {} IS NULL"
    return lambda column: not connection.execute(missing.format(*map(definitions.quoted, (table, column)))).get


def _shown(package: Package, folder: str, labels: Mapping[str, str]) -> Iterator[Made]:
    """The files for Datasette."""
    import yaml

    known = json.dumps(datasette.metadata(package.descriptor, package.schemas, labels), ensure_ascii=False, indent=2)
    shown = yaml.safe_dump(datasette.config(package.descriptor, package.schemas, labels), allow_unicode=True, sort_keys=False)
    for name, text in ((datasette.METADATA, known + "\n"), (datasette.CONFIG, shown)):
        (package.folder / folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield Made(f"{folder}/{name}")


@contextmanager
def _connection(path: Path) -> Iterator[apsw.Connection]:
    """A connection to a new file; what the disk refuses comes as the ``OSError`` that it is."""
    import apsw

    connection = None
    try:
        connection = apsw.Connection(str(path))
        yield connection
        connection.close()
    except apsw.FullError as error:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path)) from error
    except apsw.IOError as error:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path)) from error
    finally:
        if connection is not None:
            connection.close(True)


def _fill(connection: apsw.Connection, package: Package) -> None:
    of_file = (f"application_id = {APPLICATION}", f"user_version = {version_number(package.descriptor['version'])}")
    for pragma in (*BEFORE, *WHILE_MADE, *of_file):
        connection.execute(f"PRAGMA {pragma}")
    with connection:
        for sql in search.DEFINITIONS:
            connection.execute(sql)
        connection.execute(*search.roomy(search.SEARCH_NAME))
        counts = {name: _table(connection, schema, package) for name, schema in package.schemas.items()}
        finish(connection, search.SEARCH_NAME)
        for schema in package.schemas.values():
            for sql in (*definitions.indexes(schema), *views.views(schema, package.schemas)):
                connection.execute(sql)
        for listing in listings(package.descriptor, package.schemas, counts):
            _listing(connection, listing)
    for sql in search.READABLE:
        connection.execute(sql)
    if dangling := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"a row of {dangling[0][0]} refers to no row of {dangling[0][2]}")


def version_number(version: str) -> int:
    """A version as a whole number: 1.2.3 is 10203; 0 where it is none of three parts below 100."""
    parts = re.fullmatch(r"(\d{1,4})\.(\d{1,2})\.(\d{1,2})", version)
    return int(parts[1]) * 10_000 + int(parts[2]) * 100 + int(parts[3]) if parts else 0


def _table(connection: apsw.Connection, schema: TableSchema, package: Package) -> int:
    """A table with its rows and what is searched of them; returns the number of rows."""
    connection.execute(definitions.table(schema))
    insert = f"INSERT INTO {definitions.quoted(schema.name)} VALUES ({', '.join('?' * len(schema.fields))})"  # noqa: S608
    searching = Searching(connection, schema, search.read_in(package.descriptor))
    rows = 0
    for chunk in package.steps(schema.name, STEP):
        columns = {field.name: _cells(chunk.column(field.name)) for field in schema.fields}
        connection.executemany(insert, zip(*columns.values(), strict=True))
        searching.add(columns, chunk.num_rows)
        rows += chunk.num_rows
    searching.finish()
    return rows


def _cells(column: pa.ChunkedArray) -> list[Any]:
    """The values of a column, lists as JSON arrays."""
    import pyarrow as pa

    column = arrays(column) if pa.types.is_list(column.type) else column
    cells: list[Any] = column.to_numpy().tolist() if pa.types.is_string(column.type) else column.to_pylist()
    return cells


def _listing(connection: apsw.Connection, listing: Listing) -> None:
    """A table of the dictionary, whose name begins with `about_`."""
    name = definitions.quoted(f"about_{listing.name}")
    columns = ", ".join(f"{definitions.quoted(c)} {'INTEGER' if c in COUNTS else 'TEXT'}" for c in listing.columns)
    connection.execute(f"CREATE TABLE {name} ({columns}) STRICT")
    connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(listing.columns))})", listing.rows)  # noqa: S608
