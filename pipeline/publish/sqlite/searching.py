"""What is searched of a table, put into its own index and into the one of all texts, a column at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from pipeline.languages import Language
from pipeline.model import TableSchema
from pipeline.publish.sqlite import search

if TYPE_CHECKING:
    import apsw

Columns = Mapping[str, Sequence[Any]]


class Searching:
    """What is searched of one table, as its rows come: its own index, and its part of the index of all texts."""

    def __init__(self, connection: apsw.Connection, schema: TableSchema, languages: tuple[Language, ...]) -> None:
        self._connection, self._schema, self._languages = connection, schema, languages
        self._written, self._indexed = search.written(schema), search.indexed(schema)
        self._before = 0
        if self._indexed:
            connection.execute(search.index(schema))
            connection.execute(*search.roomy(search.index_name(schema)))

    def add(self, columns: Columns, rows: int) -> None:
        """Index rows that were just put in, behind those before."""
        if self._written:
            self._all_texts(columns)
        if self._indexed:
            numbered = search.numbered_by(self._schema)
            numbers = columns[numbered] if numbered else range(self._before + 1, self._before + rows + 1)
            entries = zip(numbers, *(self._words(columns[name]) for name in self._indexed), strict=True)
            self._connection.executemany(search.index_insert(self._schema), entries)
        self._before += rows

    def finish(self) -> None:
        """Bring the table's own index to its final form."""
        if self._indexed:
            finish(self._connection, search.index_name(self._schema))

    def _all_texts(self, columns: Columns) -> None:
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM all_texts").get
        keys = zip(*(columns[name] for name in self._schema.primary_key), strict=True)
        cells = zip(*(columns[name] for name in self._written), strict=True)
        texts = [search.joined(row) for row in cells]
        entries = ((number, self._schema.name, search.row_id(key), text) for number, key, text in zip(count(last + 1), keys, texts))
        self._connection.executemany(search.INSERT_TEXT, entries)
        self._connection.executemany(search.INSERT_WORDS, zip(count(last + 1), self._words(texts)))

    def _words(self, texts: Iterable[str | None]) -> Iterator[str | None]:
        return (None if text is None else search.words(text, self._languages) for text in texts)


def finish(connection: apsw.Connection, index: str) -> None:
    """Merge an index to its final form; what it was told for the time being is forgotten."""
    connection.execute(search.optimize(index))
    connection.execute(search.forgotten(index))
