"""A short digest of what people transcribed from an article: it tells one release from the next which articles were worked on."""

from __future__ import annotations

import hashlib
import json
from operator import itemgetter
from typing import Any

from pipeline.model import Quote, Record, Transcription
from pipeline.transcription.reviews import as_row

FILE_COLUMNS = ("sha256", "file_name")
"""What an article's record says of the file itself."""

LENGTH = 16


def transcription_digest(transcription: Transcription) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of rows, quotes, notes, layout and reviews as they were read, so a comment does not count.

    The file's own hash and the errata are left out: both are published, and each is a cause of its own.
    """
    layout = transcription.layout
    content: dict[str, Any] = {
        "paragraph_break": layout.paragraph_break,
        "joins": layout.joins,
        "rows": [_content(record) for record in transcription.all_records],
    }
    if transcription.reviews:
        content["reviews"] = sorted([as_row(review) for review in transcription.reviews], key=itemgetter("table", "row"))
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _content(record: Record) -> list[Any]:
    values = dict(record.values)
    if record.table == "articles":
        values = {name: value for name, value in values.items() if name not in FILE_COLUMNS}
    citations = {name: [_quoted(c.quote), c.note] for name, c in record.citations.items()}
    return [record.table, values, _quoted(record.quote), citations]


def _quoted(quote: Quote | None) -> list[Any] | None:
    return [quote.exact, quote.paragraph] if quote is not None else None
