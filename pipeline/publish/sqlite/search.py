"""Full-text search that finds Chinese words: every run of Han characters is indexed by its pieces of one to four characters.

SQLite's own tokenizers take a whole run for one word, or ask for at least three characters. With the pieces as words,
``MATCH '城市'`` finds what it says. Traditional text is indexed in simplified characters as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.languages.chinese.script import simplified
from pipeline.model import Field, TableSchema

HAN = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
LONGEST = 4

TEXTS = """CREATE TABLE search_texts ( -- What `search` finds: the texts of every row that people wrote.
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL, -- The row's primary key, its parts joined with /.
  text TEXT NOT NULL
) STRICT"""
WORDS = "CREATE VIEW search_words AS SELECT id, table_name, row_id, text, NULL AS words FROM search_texts"
SEARCH = """CREATE VIRTUAL TABLE search USING fts5(
  table_name UNINDEXED, row_id UNINDEXED, text UNINDEXED, words,
  content='search_words', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
)"""
DEFINITIONS = (TEXTS, WORDS, SEARCH)
INSERT_TEXT = "INSERT INTO search_texts (table_name, row_id, text) VALUES (?, ?, ?)"
INSERT_WORDS = "INSERT INTO search (rowid, words) VALUES (?, ?)"
FINISH = "INSERT INTO search (search) VALUES ('optimize')"


def words(text: str) -> str:
    """The words by which a text is found, parted by blanks."""
    folded = simplified(text)
    return _pieces(text) if folded == text else f"{_pieces(text)} {_pieces(folded)}"


def _pieces(text: str) -> str:
    return HAN.sub(lambda run: f" {' '.join(_grams(run.group()))} ", text)


def _grams(run: str) -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        yield from (run[start : start + length] for start in range(len(run) - length + 1))


def searched(schema: TableSchema) -> tuple[str, ...]:
    """The columns of free text of a table that people wrote; none where the program makes the rows."""
    if schema.source == "computed":
        return ()
    keys = {*schema.primary_key, *(name for key in schema.foreign_keys for name in key.fields)}
    return tuple(f.name for f in schema.fields if f.name not in keys and _is_free_text(f))


def _is_free_text(field: Field) -> bool:
    return field.type == "string" and not (field.enum or field.pattern or field.computed)


def entry(schema: TableSchema, columns: tuple[str, ...], row: dict[str, Any]) -> tuple[str, str, str]:
    """Table, key and text of a row."""
    key = "/".join(str(row[name]) for name in schema.primary_key)
    return schema.name, key, " · ".join(row[name] for name in columns if row[name] is not None)
