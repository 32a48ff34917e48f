"""W3C Web Annotations: for every row of evidence, the words of the article and what was read off them.

The target is the article, named by the SHA-256 of its file, with the quote as published and its position in code points. The
body is the value as the CSV file has it, with the row and the column it stands in, called as CSVW calls them; so the
annotations are made where there are CSV files. Whoever publishes creates the annotations; the body of a value that was drafted by the
program or proposed by somebody else has its own creator, and the annotation its provenance: the row of `reviews`. The annotations are
written part by part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pipeline.model import TableSchema
from pipeline.publish.columns import run_together
from pipeline.publish.kinds import Package
from pipeline.publish.metadata.annotation_lines import Cells, Lines
from pipeline.publish.metadata.csvw import column_iri, row_iri
from pipeline.publish.metadata.facts import agent_type, agents, bilingual, files_of, filled, licence_iris

if TYPE_CHECKING:
    import pyarrow as pa

PATH = "output/metadata/annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TABLES = "../csv/"
EVIDENCE, ARTICLES, REVIEWS = "evidence", "articles", "reviews"
STEP = 4096
"""So many annotations are made at once."""
Row = Mapping[str, Any]


def write(package: Package) -> str | None:
    """Write one collection of all annotations; none, and no file, without CSV files or without a table of evidence."""
    if not files_of(package.descriptor, "csv") or not {EVIDENCE, ARTICLES} <= package.schemas.keys():
        return None
    path = Path(package.folder / PATH)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        _write(package, file)
    return PATH


def _write(package: Package, file: BinaryIO) -> None:
    """The collection, one annotation a line."""
    total = next(entry["rows"] for entry in package.descriptor["resources"] if entry["name"] == EVIDENCE)
    page = {"id": "#page", "type": "AnnotationPage", "startIndex": 0}
    head = json.dumps({**_collection(package.descriptor, total), "first": page}, ensure_ascii=False, indent=1)
    file.write((head.removesuffix("\n }\n}") + ',\n  "items": [').encode())
    before = b"\n"
    for lines in _lines(package):
        file.write(before)
        file.write(run_together(lines, ",\n"))
        before = b",\n"
    file.write(b"\n  ]\n }\n}\n")


def _lines(package: Package) -> Iterator[pa.ChunkedArray]:
    """The annotations, a line each, part by part."""
    reviews, owners = _untyped(package), _owners(package.schemas[EVIDENCE])
    lines = Lines(owners, ARTICLES, annotation)
    found = (lambda table, key: reviews.get(review_id(table, key))) if reviews else None
    for tables in package.together({EVIDENCE, ARTICLES, *owners.values()}):
        evidence, cells = tables[EVIDENCE], Cells(package.schemas, tables)
        yield from (lines.of(evidence.slice(at, STEP), cells, found) for at in range(0, len(evidence), STEP))


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


def review_id(table: str, key: str) -> str:
    """What the review of a row is called."""
    return f"{key}.{table}"


def _untyped(package: Package) -> dict[str, Row]:
    """The reviews of rows that nobody typed."""
    import pyarrow.compute as pc

    chunks = package.chunks(REVIEWS) if REVIEWS in package.schemas else ()
    untyped = (chunk.filter(pc.fill_null(pc.not_equal(chunk.column("origin"), "typed"), True)) for chunk in chunks)
    return {row["review_id"]: row for chunk in untyped for row in chunk.to_pylist()}


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
