"""Full-text search by the words that a language finds in a text, since SQLite's own tokenizers take a whole run of Chinese for one word.

What they are, `search_words` of the language says: of Chinese the pieces of every run, so that ``MATCH '城市'`` finds what it says.

Every table with texts has an index of its own, `TABLE_fts`, and all that people wrote has one together, `search`. Both name the table with
the texts as their content: by that Datasette and sqlite-utils know that a table can be searched. What is indexed are the words, put in by
hand; what is shown are the texts of the table. So an index must not be rebuilt from its content: SQLite would take it for words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.languages import Language, languages_of
from pipeline.model import Field, TableSchema
from pipeline.publish.sqlite.definitions import listed, quoted
from pipeline.publish.sqlite.tokens import FILLED_AS, READ_AS
from pipeline.schema.marks import label_columns
from pipeline.transcription.policies import PUBLISHED

READ, FILLED = (f'tokenize="{" ".join(how)}"' for how in (READ_AS, FILLED_AS))
ALL_TEXTS = "all_texts"
"""The table behind `search`; its name does not begin so, because Datasette 0.65 hides a table that is called as an index and more."""
SEARCH_NAME = "search"
ROOM = 32 << 20
"""Bytes of words that wait in memory before they are written: with the 1 MB of FTS5 most of its time goes into merging what it wrote."""
TEXTS = """CREATE TABLE all_texts ( -- What `search` finds: the texts of every row that people wrote.
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL, -- The row's primary key, its parts joined with /.
  text TEXT NOT NULL
) STRICT"""
SEARCH = f"""CREATE VIRTUAL TABLE search USING fts5(
  table_name UNINDEXED, row_id UNINDEXED, text, content="all_texts", content_rowid="id", {FILLED}
)"""
OF_FTS5 = ("rank", "rowid")
"""Names that no column of an index may have."""
DEFINITIONS = (TEXTS, SEARCH)
INSERT_TEXT = "INSERT INTO all_texts (id, table_name, row_id, text) VALUES (?, ?, ?, ?)"
INSERT_WORDS = "INSERT INTO search (rowid, text) VALUES (?, ?)"
READABLE = (
    "PRAGMA writable_schema = ON",
    f"UPDATE sqlite_schema SET sql = replace(sql, '{FILLED}', '{READ}') WHERE type = 'table' AND rootpage = 0",  # noqa: S608
    "PRAGMA writable_schema = RESET",
)
"""The statements by which all indexes, once they are filled, are such as readers want them: see `pipeline.publish.sqlite.tokens`."""


def words(text: str, languages: Iterable[Language]) -> str:
    """The words by which a text is found, parted by blanks: those that the languages of the dataset find in it."""
    return " ".join(dict.fromkeys([language.search_words(text) for language in languages]))


def read_in(descriptor: Mapping[str, Any]) -> tuple[Language, ...]:
    """The languages that a package promises; the default where it says nothing of them."""
    return languages_of(descriptor.get(PUBLISHED, {}).get("languages", ()))


def written(schema: TableSchema) -> tuple[str, ...]:
    """The columns of free text of a table that people wrote; none where the program makes the rows."""
    return () if schema.source == "computed" else tuple(_texts(schema))


def indexed(schema: TableSchema) -> tuple[str, ...]:
    """The columns that the table's own index holds: as `written`, and of a computed table the label by which a person knows its rows.

    What else such a table holds stands in other tables, which have an index of their own.
    """
    return written(schema) or label_columns(schema)


def _texts(schema: TableSchema) -> Iterator[str]:
    keys = {*schema.primary_key, *(name for key in schema.foreign_keys for name in key.fields)}
    return (f.name for f in schema.fields if f.name not in keys and _is_free_text(f) and not f.computed)


def _is_free_text(field: Field) -> bool:
    return field.type == "string" and not (field.enum or field.pattern) and field.name not in OF_FTS5


def index_name(schema: TableSchema) -> str:
    """What the index of a table is called."""
    return f"{schema.name}_fts"


def index(schema: TableSchema) -> str:
    """The index of a table over its own rows, as it is while it is filled."""
    parts = f'{listed(indexed(schema))}, content="{schema.name}", {FILLED}'
    return f"CREATE VIRTUAL TABLE {quoted(index_name(schema))} USING fts5({parts})"


def index_insert(schema: TableSchema) -> str:
    """The statement that puts the words of a row in: the number of the row in SQLite, then a text for every column."""
    columns = indexed(schema)
    name = quoted(index_name(schema))
    return f"INSERT INTO {name} (rowid, {listed(columns)}) VALUES (?{', ?' * len(columns)})"  # noqa: S608


def optimize(name: str) -> str:
    """The statement that merges an index to its final form."""
    return f"INSERT INTO {quoted(name)} ({quoted(name)}) VALUES ('optimize')"  # noqa: S608


def roomy(name: str) -> tuple[str, tuple[int]]:
    """The statement that gives an index room in memory while it is filled."""
    return f"INSERT INTO {quoted(name)} ({quoted(name)}, rank) VALUES ('hashsize', ?)", (ROOM,)  # noqa: S608


def forgotten(name: str) -> str:
    """The statement that leaves the room of an index at what FTS5 gives it."""
    return f"DELETE FROM {quoted(name + '_config')} WHERE k = 'hashsize'"  # noqa: S608


def numbered_by(schema: TableSchema) -> str | None:
    """The column that is the number of a row in SQLite: a primary key of one whole number; else rows are counted from 1."""
    alone = schema.primary_key[0] if len(schema.primary_key) == 1 else ""
    return alone if any(f.name == alone and f.type == "integer" for f in schema.fields) else None


def row_id(key: Iterable[Any]) -> str:
    """The key of a row as the index of all texts has it."""
    return "/".join(map(str, key))


def joined(texts: Iterable[str]) -> str:
    """The texts of a row in one."""
    return " · ".join(texts)
