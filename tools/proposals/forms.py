"""Rows written as another program would hand them over: JSON Lines, LangExtract's documents, a workbook."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.model import Quote, Record
from pipeline.proposals.model import Evidence, Proposal, as_line
from pipeline.text.reading import ReadingText
from pipeline.text.search import locate

Row = tuple[Record, str]
"""A record and the id of its row in the count."""


def proposal(record: Record) -> Proposal:
    """A record as a proposal."""
    quote = record.quote
    evidence = {
        name: Evidence(c.quote.exact if c.quote else None, c.quote.paragraph if c.quote else None, c.note)
        for name, c in record.citations.items()
    }
    return Proposal(
        record.table, dict(record.values), quote.exact if quote else None, quote.paragraph if quote else None, evidence=evidence
    )


def json_lines(records: Sequence[Record], reading: ReadingText) -> bytes:
    """One proposal a line."""
    return "".join(as_line(proposal(record)) + "\n" for record in records).encode()


def langextract(records: Sequence[Record], reading: ReadingText) -> bytes:
    """One annotated document, each extraction at the place of its words where they stand in the article."""
    extractions = [_extraction(record, reading) for record in records]
    return (json.dumps({"extractions": extractions, "text": reading.source, "document_id": "doc_1"}, ensure_ascii=False) + "\n").encode()


def _extraction(record: Record, reading: ReadingText) -> dict[str, Any]:
    quote = record.quote
    assert quote is not None
    place = locate(reading, Quote(quote.exact, quote.paragraph, quote.location))
    start, end = reading.span(*place) if isinstance(place, tuple) else (None, None)
    values = {name: value if isinstance(value, list) else str(value) for name, value in flat(record).items()}
    values.pop("quote")
    values.pop("paragraph", None)
    return {
        "extraction_class": record.table,
        "extraction_text": quote.exact,
        "char_interval": {"start_pos": start, "end_pos": end} if start is not None else None,
        "alignment_status": "match_exact" if start is not None else None,
        "attributes": values,
    }


def flat(record: Record) -> dict[str, Any]:
    """The columns of a row, evidence among them, one value each."""
    row: dict[str, Any] = dict(record.values)
    if record.quote is not None:
        row |= {"quote": record.quote.exact} | ({"paragraph": record.quote.paragraph} if record.quote.paragraph else {})
    for name, citation in record.citations.items():
        if citation.quote is not None:
            row[f"evidence.{name}"] = citation.quote.exact
            if citation.quote.paragraph:
                row[f"evidence.{name}.paragraph"] = citation.quote.paragraph
        if citation.note is not None:
            row[f"evidence.{name}.note"] = citation.note
    return row


def workbook(records: Sequence[Record], reading: ReadingText) -> bytes:
    """One sheet for each table."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table in dict.fromkeys(record.table for record in records):
        sheet = book.create_sheet(table)
        rows = [flat(record) for record in records if record.table == table]
        columns = list(dict.fromkeys(name for row in rows for name in row))
        for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], 1):
            for column, name in enumerate(columns, 1):
                value = row.get(name)
                cell = sheet.cell(number, column)
                cell.value = "|".join(value) if isinstance(value, list) else value
                if isinstance(value, str):
                    cell.data_type = "s"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


FORMS: Mapping[str, Any] = {
    "JSON Lines": (json_lines, "x.jsonl"),
    "LangExtract": (langextract, "x.jsonl"),
    "spreadsheet": (workbook, "x.xlsx"),
}
