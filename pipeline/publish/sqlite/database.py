"""The SQLite file: STRICT tables with keys, views with names, full-text search, and the data dictionary.

It is written by the SQLite that `apsw` brings along, whose version is pinned: another library would write its own version into the
header, and its own layout of the index.
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.languages import Language
from pipeline.model import TableSchema
from pipeline.publish.dictionary import COUNTS, Listing, listings
from pipeline.publish.kinds import Made, Package
from pipeline.publish.sqlite import definitions, search
from pipeline.publish.swap import OUTPUT

if TYPE_CHECKING:
    import apsw

APPLICATION = 0x43474644
"""The application id in the file's header: CGFD."""

BEFORE = ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF")


@dataclass(frozen=True)
class SqliteFile:
    """The SQLite database of a package."""

    name: str = "sqlite"

    def write(self, package: Package) -> list[Made]:
        """Write the database."""
        path = f"{OUTPUT}/{self.name}/{package.descriptor['name']}.sqlite"
        (package.folder / path).parent.mkdir(parents=True)
        with _connection(package.folder / path) as connection:
            _fill(connection, package)
        return [Made(path, _resource(package))]


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
    for pragma in (*BEFORE, f"application_id = {APPLICATION}", f"user_version = {version_number(package.descriptor['version'])}"):
        connection.execute(f"PRAGMA {pragma}")
    with connection:
        for sql in search.DEFINITIONS:
            connection.execute(sql)
        counts = {name: _table(connection, schema, package) for name, schema in package.schemas.items()}
        for schema in package.schemas.values():
            for sql in (*definitions.indexes(schema), *definitions.views(schema, package.schemas)):
                connection.execute(sql)
        for listing in listings(package.descriptor, package.schemas, counts):
            _listing(connection, listing)
        connection.execute(search.FINISH)
    if dangling := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"a row of {dangling[0][0]} refers to no row of {dangling[0][2]}")
    connection.execute("VACUUM")


def version_number(version: str) -> int:
    """A version as a whole number: 1.2.3 is 10203; 0 where it is none of three parts below 100."""
    parts = re.fullmatch(r"(\d{1,4})\.(\d{1,2})\.(\d{1,2})", version)
    return int(parts[1]) * 10_000 + int(parts[2]) * 100 + int(parts[3]) if parts else 0


def _table(connection: apsw.Connection, schema: TableSchema, package: Package) -> int:
    """A table with its rows and what is searched of them; returns the number of rows."""
    connection.execute(definitions.table(schema))
    insert = f"INSERT INTO {definitions.quoted(schema.name)} VALUES ({', '.join('?' * len(schema.fields))})"  # noqa: S608
    columns, rows, languages = search.searched(schema), 0, search.read_in(package.descriptor)
    for chunk in package.chunks(schema.name):
        dicts = chunk.to_pylist()
        connection.executemany(insert, (tuple(map(_cell, row.values())) for row in dicts))
        if columns:
            _searchable(connection, [search.entry(schema, columns, row) for row in dicts], languages)
        rows += len(dicts)
    return rows


def _cell(value: Any) -> Any:
    """A list as a JSON array; any other value as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else value


def _searchable(connection: apsw.Connection, entries: list[tuple[str, str, str]], languages: tuple[Language, ...]) -> None:
    for table, key, text in entries:
        connection.execute(search.INSERT_TEXT, (table, key, text))
        connection.execute(search.INSERT_WORDS, (connection.last_insert_rowid(), search.words(text, languages)))


def _listing(connection: apsw.Connection, listing: Listing) -> None:
    """A table of the dictionary, whose name begins with `about_`."""
    name = definitions.quoted(f"about_{listing.name}")
    columns = ", ".join(f"{definitions.quoted(c)} {'INTEGER' if c in COUNTS else 'TEXT'}" for c in listing.columns)
    connection.execute(f"CREATE TABLE {name} ({columns}) STRICT")
    connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(listing.columns))})", listing.rows)  # noqa: S608
