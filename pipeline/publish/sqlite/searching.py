"""What is searched of a table, put into its own index and into the one of all texts, a column at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from pipeline.languages import Language
from pipeline.model import TableSchema
from pipeline.publish.sqlite import search
from pipeline.publish.sqlite.tokens import Folded

if TYPE_CHECKING:
    import apsw

Columns = Mapping[str, Sequence[Any]]


class Searching:
    """What is searched of one table, as its rows come: its own index, and its part of the index of all texts."""

    def __init__(self, connection: apsw.Connection, schema: TableSchema, languages: tuple[Language, ...]) -> None:
        self._connection, self._schema, self._languages = connection, schema, languages
        self._written, self._indexed = search.written(schema), search.indexed(schema)
        self._folded = Folded(connection)
        self._before = 0
        if self._indexed:
            connection.execute(search.index(schema))
            connection.execute(*search.roomy(search.index_name(schema)))

    def add(self, columns: Columns, rows: int) -> None:
        """Index rows that were just put in, behind those before."""
        if self._indexed:
            words = self._words({text for name in self._indexed for text in columns[name]})
            numbered = search.numbered_by(self._schema)
            numbers = columns[numbered] if numbered else range(self._before + 1, self._before + rows + 1)
            entries = zip(numbers, *(map(words.get, columns[name]) for name in self._indexed), strict=True)
            self._connection.executemany(search.index_insert(self._schema), entries)
            if self._written:
                self._all_texts(columns, words)
        self._before += rows

    def finish(self) -> None:
        """Bring the table's own index to its final form."""
        if self._indexed:
            finish(self._connection, search.index_name(self._schema))

    def _all_texts(self, columns: Columns, words: Mapping[str, str]) -> None:
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM all_texts").get
        keys = zip(*(columns[name] for name in self._schema.primary_key), strict=True)
        cells = [[text for text in row if text is not None] for row in zip(*(columns[name] for name in self._written), strict=True)]
        name = self._schema.name
        entries = ((number, name, search.row_id(key), search.joined(texts)) for number, key, texts in zip(count(last + 1), keys, cells))
        self._connection.executemany(search.INSERT_TEXT, entries)
        found = (" ".join(map(words.__getitem__, dict.fromkeys(texts))) for texts in cells)
        self._connection.executemany(search.INSERT_WORDS, zip(count(last + 1), found))

    def _words(self, texts: set[str | None]) -> dict[str, str]:
        """The words of texts, found once however many cells have the same."""
        return {text: self._folded.text(search.words(text, self._languages)) for text in texts if text is not None}


def finish(connection: apsw.Connection, index: str) -> None:
    """Merge an index to its final form; what it was told for the time being is forgotten."""
    connection.execute(search.optimize(index))
    connection.execute(search.forgotten(index))
