"""Where the rows of a side stand in the article: in its text, else by the lock beside them, else as the proposals say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.model import Article, Location, Schemas, Transcription
from pipeline.tasks.compare.model import Span, Unit
from pipeline.tasks.compare.values import compared_tables
from pipeline.text.reading import read
from pipeline.transcription.anchoring import place_records, row_key
from pipeline.transcription.limits import Limits
from pipeline.transcription.lock import read_lock

Places = dict[Location, tuple[Span, Span | None]]


def units(
    transcription: Transcription,
    root: Path | None,
    article: Article | None,
    spans: Mapping[Location, Span],
    schemas: Schemas,
    limits: Limits,
) -> tuple[Unit, ...]:
    """The rows that are compared, with their places as far as they are known."""
    places = _in_text(transcription, article, schemas) if article else _in_lock(transcription, root, schemas, limits) if root else {}
    tables = {schema.name: schema for schema in compared_tables(schemas)}
    found = []
    for record in transcription.records:
        if record.table in tables:
            place, focus = places.get(record.location, (spans.get(record.location), None))
            found.append(Unit(record, row_key(record, tables[record.table]), place, focus))
    return tuple(found)


def _in_text(transcription: Transcription, article: Article, schemas: Schemas) -> Places:
    """The places of all rows whose quote stands in the text once; what is wrong with the others is for `check` to say."""
    reading, _, problems = read(article.text, transcription.layout)
    if problems:
        return {}
    placed, _ = place_records(transcription, schemas, reading, len(reading.text))
    return {p.record.location: (reading.span(*p.places[""]), reading.span(*p.focus) if p.focus else None) for p in placed if "" in p.places}


def _in_lock(transcription: Transcription, root: Path, schemas: Schemas, limits: Limits) -> Places:
    anchored, _ = read_lock(transcription, root, schemas, limits)
    if anchored is None:
        return {}
    known = ((location, anchors.anchors.get(""), anchors.focus) for location, anchors in anchored.records.items())
    return {location: ((anchor.start, anchor.end), focus) for location, anchor, focus in known if anchor is not None}
