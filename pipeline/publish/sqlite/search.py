"""Full-text search by the words that a language finds in a text, since SQLite's own tokenizers take a whole run of Chinese for one word.

What they are, `search_words` of the language says: of Chinese the pieces of every run, so that ``MATCH '城市'`` finds what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.languages import Language, languages_of
from pipeline.model import Field, TableSchema
from pipeline.transcription.policies import PUBLISHED

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


def words(text: str, languages: Iterable[Language]) -> str:
    """The words by which a text is found, parted by blanks: those that the languages of the dataset find in it."""
    return " ".join(dict.fromkeys(language.search_words(text) for language in languages))


def read_in(descriptor: Mapping[str, Any]) -> tuple[Language, ...]:
    """The languages that a package promises; the default where it says nothing of them."""
    return languages_of(descriptor.get(PUBLISHED, {}).get("languages", ()))


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
