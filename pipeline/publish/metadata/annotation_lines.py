"""The annotations of rows of evidence as lines of JSON, put together in Arrow: what stands in all of them, and a column for the rest.

How an annotation looks is said once, in `annotation`: here one of marks is made, and the marks are replaced by columns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pipeline.model import Schemas
from pipeline.publish.columns import rewritten
from pipeline.publish.csv_files import cell_texts
from pipeline.publish.jsonl_files import escaped

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

Row = Mapping[str, Any]
NUMBERS = ("char_start", "char_end")
_MARK = re.compile(r"~~(\w+)~~")
_QUOTED = r"[^A-Za-z0-9_.~-]"
"""What an address does not hold as it is."""


def line(annotation: Mapping[str, Any]) -> str:
    """An annotation as it is written."""
    return json.dumps(annotation, ensure_ascii=False, separators=(",", ":"))


class Cells:
    """The cells of some tables, of which a row is known by its key."""

    def __init__(self, schemas: Schemas, tables: Mapping[str, pa.Table]) -> None:
        self._schemas, self._tables = schemas, tables
        self._columns: dict[tuple[str, str], pa.Array] = {}

    def of(self, table: str, keys: pa.Array, field: str) -> pa.Array:
        """The text of a cell of each of these rows as CSV has it; nothing where it is empty. Raises ``KeyError`` for a row there is not."""
        import pyarrow.compute as pc

        places = pc.index_in(keys, value_set=self._column(table, self._schemas[table].primary_key[0]))
        if places.null_count:
            raise KeyError(keys[places.to_pylist().index(None)].as_py())
        return self._column(table, field).take(places)

    def _column(self, table: str, name: str) -> pa.Array:
        import pyarrow as pa

        if (table, name) not in self._columns:
            self._columns[table, name] = pa.concat_arrays(cell_texts(self._tables[table].column(name)).chunks)
        return self._columns[table, name]


class Lines:
    """Lines for rows of evidence.

    ``owners`` are the columns that name the row a value belongs to, with its table; ``annotate`` makes one annotation.
    """

    def __init__(self, owners: Mapping[str, str], articles: str, annotate: Callable[..., Mapping[str, Any]]) -> None:
        self._owners, self._annotate, self._articles = owners, annotate, articles

    def of(self, evidence: pa.Table, cells: Cells, review: Callable[[str, str], Row | None] | None) -> pa.Array:
        """A line for every row; ``cells`` are those of its articles, ``review`` gives the review of a row that was not typed, if any."""
        import pyarrow.compute as pc

        columns = self._columns(evidence, cells)
        lines = pc.binary_join_element_wise(*self._parts(columns), "")
        return self._reviewed(lines, evidence, columns, review) if review else lines

    @cached_property
    def _template(self) -> list[str]:
        """What stands in all lines and, in turn, what is to stand between."""
        marks = {name: f"~~{name}~~" for name in ("evidence_id", "field", "quote", *NUMBERS)}
        text = line(self._annotate(marks, "~~table~~", "~~key~~", "~~value~~", "~~sha256~~"))
        for name in NUMBERS:
            text = text.replace(f'"~~{name}~~"', f"~~{name}~~")
        return _MARK.split(text.replace("#~~field~~", "#~~column~~"))

    def _parts(self, columns: Mapping[str, Any]) -> Iterator[Any]:
        import pyarrow as pa
        import pyarrow.compute as pc

        for place, part in enumerate(self._template):
            if place % 2 == 0:
                yield pa.scalar(part)
            elif part in NUMBERS:
                yield pc.cast(columns[part], pa.string())
            elif part == "key":
                yield escaped(_in_address(columns[part]))
            elif part == "column":
                yield _of_few(columns[part], lambda texts: escaped(_in_address(texts)))
            elif part in ("table", "sha256"):
                yield _of_few(columns[part], escaped)
            else:
                yield escaped(columns[part])

    def _columns(self, evidence: pa.Table, cells: Cells) -> dict[str, Any]:
        """The columns of the lines, row by row of evidence."""
        import pyarrow as pa

        names = list(self._owners)
        table = pa.chunked_array([_first(evidence, names, [self._owners[name] for name in names])])
        key = pa.chunked_array([_first(evidence, names)])
        articles = evidence.column("article_id").combine_chunks()
        return {
            **{name: evidence.column(name) for name in ("evidence_id", "quote", *NUMBERS)},
            "table": table,
            "key": key,
            "column": evidence.column("field"),
            "value": pa.chunked_array([_values(cells, table, key, evidence.column("field"))]),
            "sha256": pa.chunked_array([cells.of(self._articles, articles, "sha256")]),
        }

    def _reviewed(self, lines: Any, evidence: pa.Table, columns: Mapping[str, Any], review: Callable[[str, str], Row | None]) -> pa.Array:
        """The same lines, those of rows that nobody typed with what is known of their origin."""
        import pyarrow as pa

        written = lines.to_pylist()
        told = zip(*(columns[name].to_pylist() for name in ("table", "key", "value", "sha256")), strict=True)
        for place, (table, key, value, sha256) in enumerate(told):
            if (found := review(table, key)) is not None:
                row = evidence.slice(place, 1).to_pylist()[0]
                written[place] = line(self._annotate(row, table, key, value, sha256, found))
        return pa.chunked_array([pa.array(written, pa.string())])


def _values(cells: Cells, tables: pa.ChunkedArray, keys: pa.ChunkedArray, fields: pa.ChunkedArray) -> pa.Array:
    """The cells that rows of evidence are about: those of one column of one table at once, then all in their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    keys = keys.combine_chunks()
    about = pc.binary_join_element_wise(tables.combine_chunks(), fields.combine_chunks(), " ").dictionary_encode()
    found, places = [], []
    for code, words in enumerate(about.dictionary.to_pylist()):
        table, field = words.split(" ")
        places.append(pc.indices_nonzero(pc.equal(about.indices, code)))
        found.append(cells.of(table, keys.take(places[-1]), field))
    return pc.fill_null(pa.concat_arrays(found).take(pc.sort_indices(pa.concat_arrays(places))), "")


def _first(evidence: pa.Table, columns: list[str], instead: list[str] | None = None) -> pa.Array:
    """Of every row the first of some columns that has a value: the value, or what is to stand instead."""
    import pyarrow as pa
    import pyarrow.compute as pc

    given = [evidence.column(name) for name in columns]
    if instead is not None:
        nothing = pa.scalar(None, pa.string())
        given = [pc.if_else(column.is_valid(), text, nothing) for column, text in zip(given, instead, strict=True)]
    first = pc.coalesce(*given)
    return first.combine_chunks() if isinstance(first, pa.ChunkedArray) else first


def _of_few(texts: pa.ChunkedArray, write: Callable[[pa.ChunkedArray], pa.ChunkedArray]) -> pa.Array:
    """What is written for texts of which there are few different ones: each is written once."""
    import pyarrow as pa

    encoded = texts.combine_chunks().dictionary_encode()
    return write(pa.chunked_array([encoded.dictionary])).combine_chunks().take(encoded.indices)


def _in_address(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    import pyarrow.compute as pc

    return rewritten(texts, pc.match_substring_regex(texts, _QUOTED), lambda text: quote(text, safe=""))
