"""W3C Web Annotations: for every row of evidence, the words of the article and what was read off them.

The target is the article, named by the SHA-256 of its file, with the quote as published and its position in code points. The
body is the value as the CSV file has it, with the row and the column it stands in, called as CSVW calls them; so the
annotations are made where there are CSV files. Whoever publishes creates the annotations; the body of a value that was drafted by the
program or proposed by somebody else has its own creator, and the annotation its provenance: the row of `reviews`. The annotations are
written one by one; the tables they speak of are held.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.model import TableSchema
from pipeline.publish.csv_files import cell_texts
from pipeline.publish.kinds import Package
from pipeline.publish.metadata.csvw import column_iri, row_iri
from pipeline.publish.metadata.facts import agent_type, agents, bilingual, files_of, filled, licence_iris

if TYPE_CHECKING:
    import pyarrow as pa

PATH = "output/metadata/annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TABLES = "../csv/"
EVIDENCE, ARTICLES, REVIEWS = "evidence", "articles", "reviews"
Row = Mapping[str, Any]


def write(package: Package) -> str | None:
    """Write one collection of all annotations; none, and no file, without CSV files or without a table of evidence."""
    if not files_of(package.descriptor, "csv") or not {EVIDENCE, ARTICLES} <= package.schemas.keys():
        return None
    path = Path(package.folder / PATH)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _write(package, file)
    return PATH


def _write(package: Package, file: TextIO) -> None:
    """The collection, one annotation a line."""
    total = sum(table.num_rows for table in package.chunks(EVIDENCE))
    page = {"id": "#page", "type": "AnnotationPage", "startIndex": 0}
    head = json.dumps({**_collection(package.descriptor, total), "first": page}, ensure_ascii=False, indent=1)
    file.write(head.removesuffix("\n }\n}") + ',\n  "items": [')
    lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in _items(package))
    file.writelines(("\n" if number == 0 else ",\n") + line for number, line in enumerate(lines))
    file.write("\n  ]\n }\n}\n")


def _collection(descriptor: Mapping[str, Any], total: int) -> dict[str, Any]:
    creators = [{"type": agent_type(agent), "name": agent["title"]} for agent in agents(descriptor, "author")]
    return {
        "@context": CONTEXT,
        "id": "#collection",
        "type": "AnnotationCollection",
        "label": list(bilingual(descriptor, "title").values()),
        **filled({"creator": creators}),
        "rights": licence_iris(descriptor),
        "total": total,
    }


def _items(package: Package) -> Iterator[dict[str, Any]]:
    articles = package.table(ARTICLES).select(["article_id", "sha256"]).to_pylist()
    hashes = {row["article_id"]: row["sha256"] for row in articles}
    owners = _owners(package.schemas[EVIDENCE])
    reviews = _untyped(package)
    values = cache(lambda table: _Values(package.table(table), package.schemas[table].primary_key[0]))
    for chunk in package.chunks(EVIDENCE):
        for row in chunk.to_pylist():
            column = next(name for name in owners if row[name] is not None)
            table, key = owners[column], row[column]
            value, review = values(table).of(key, row["field"]), reviews.get(review_id(table, key))
            yield annotation(row, table, key, value, hashes[row["article_id"]], review)


def review_id(table: str, key: str) -> str:
    """What the review of a row is called."""
    return f"{key}.{table}"


def _untyped(package: Package) -> dict[str, Row]:
    """The reviews of rows that nobody typed."""
    chunks = package.chunks(REVIEWS) if REVIEWS in package.schemas else ()
    return {row["review_id"]: row for chunk in chunks for row in chunk.to_pylist() if row["origin"] != "typed"}


def annotation(row: Row, table: str, key: str, value: str, sha256: str, review: Row | None = None) -> dict[str, Any]:
    """The annotation of one row of evidence: ``value`` of the row ``key`` of ``table``, read off the article with that hash.

    ``review`` says how the row came about, where it was not typed.
    """
    field = row["field"]
    provenance = {"dcterms:provenance": {"id": TABLES + row_iri(REVIEWS, review["review_id"])}} if review else {}
    return {
        "id": f"#{row['evidence_id']}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "value": value,
            "format": "text/plain",
            "purpose": "describing",
            "rdf:subject": {"id": TABLES + row_iri(table, key)},
            "rdf:predicate": {"id": TABLES + column_iri(table, field)},
            **({"creator": _proposer(review)} if review else {}),
        },
        "target": {
            "source": f"urn:sha256:{sha256}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": row["quote"]},
                {"type": "TextPositionSelector", "start": row["char_start"], "end": row["char_end"]},
            ],
        },
        **provenance,
    }


def _proposer(review: Row) -> dict[str, Any]:
    """Who or what proposed a value; whether that is software is not told of one without version and prompt."""
    software = review["origin"] == "drafted" or review["version"] or review["prompt_sha256"]
    said = {"type": "Software" if software else "", "name": review["proposer"], "schema:softwareVersion": review["version"]}
    return filled(said)


def _owners(evidence: TableSchema) -> dict[str, str]:
    """The columns of evidence that name the row a value belongs to, with that row's table."""
    return {key.fields[0]: key.resource for key in evidence.foreign_keys if key.resource != ARTICLES}


class _Values:
    """The cells of a table as text, looked up by the table's key."""

    def __init__(self, table: pa.Table, key: str) -> None:
        self._table = table
        self._rows = {name: row for row, name in enumerate(table.column(key).to_pylist())}
        self._columns: dict[str, pa.Array] = {}

    def of(self, key: str, field: str) -> str:
        """The text of a cell; empty where the cell is."""
        if field not in self._columns:
            self._columns[field] = cell_texts(self._table.column(field)).combine_chunks()
        return self._columns[field][self._rows[key]].as_py() or ""
