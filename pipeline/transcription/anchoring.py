"""From typed quotes to positions: every quote of a transcription anchored in its article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model import Anchor, Article, Citation, Location, Problem, Quote, Record, Schemas, TableSchema, Transcription
from pipeline.text.reading import PlacedErratum, ReadingText, read
from pipeline.text.search import anchor, locate, locate_numeral
from pipeline.transcription.runs import Quoted, long_runs, quoted

TEXT_RULES = 1
"""Version of the rules that make the reading text and match quotes; a lock made by other rules is stale."""


@dataclass(frozen=True, slots=True)
class AnchoredRecord:
    """Where the quotes of one record stand: ``anchors[""]`` for the row, one more for each field with a quote of its own.

    ``unsettled`` names the fields (``""`` the row) whose value or quote is no longer what the lock has.
    """

    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    numeral: tuple[int, int] | None = None
    unsettled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnchoredArticle:
    """What a build needs to know of an article's text, from the text itself or from the lock.

    ``reading_sha256`` is the hash of the folded reading text: it changes when the rules, the errata or OpenCC read the article otherwise.
    ``records`` has an entry for every record, by the place it was typed at: its key may be missing or be another's too.
    """

    characters: int
    paragraphs: int
    reading_sha256: str
    errata: tuple[PlacedErratum, ...]
    records: Mapping[Location, AnchoredRecord]
    verified: bool

    def of(self, record: Record) -> AnchoredRecord:
        """The anchors of a record."""
        return self.records.get(record.location) or AnchoredRecord()


UNANCHORED = AnchoredArticle(0, 0, "", (), {}, verified=False)
"""What is known of an article whose quotes could not be looked for: nothing. Its rows are checked as far as they go without."""


def row_key(record: Record, schema: TableSchema) -> str:
    """The value of a record's primary key, as text; empty where it lacks one."""
    parts = [record.values.get(name) for name in schema.primary_key if name != "article_id" or len(schema.primary_key) == 1]
    return "/".join(str(p) for p in parts if p is not None)


def cited_quotes(record: Record, schema: TableSchema) -> Iterator[tuple[str, Quote]]:
    """Every quote of a record by field name, the row's own under ``""``.

    A table whose rows have no quote of their own (the article's record, its pieces) cites a verbatim value by itself.
    """
    if record.quote is not None:
        yield "", record.quote
    for name, citation in record.citations.items():
        if citation.quote is not None:
            yield name, citation.quote
    if record.quote is None and schema.source == "record":
        for f in schema.cited_fields:
            if f.derivation == "verbatim" and f.name in record.values and f.name not in record.citations:
                yield f.name, Quote(str(record.values[f.name]), None, record.where(f.name))


def anchor_article(transcription: Transcription, article: Article, schemas: Schemas) -> tuple[AnchoredArticle | None, list[Problem]]:
    """Anchor every quote of a transcription in its article; what cannot be anchored comes back as problems.

    Where the layout does not fit the text no quote is looked for: it might stand in what an erratum or a join would mend.
    """
    reading, errata, problems = read(article.text, transcription.layout)
    if problems:
        return None, problems
    records: dict[Location, AnchoredRecord] = {}
    revealed: list[Quoted] = []
    for record in transcription.all_records:
        schema = schemas[record.table]
        anchored, faults, quotes = _anchor_record(record, schema, reading)
        problems += faults
        revealed += quotes
        records[record.location] = anchored
    problems += long_runs(revealed, reading)
    digest = hashlib.sha256(reading.folded.encode()).hexdigest()
    return (
        AnchoredArticle(len(article.text), len(reading.paragraph_starts), digest, tuple(errata), records, verified=True),
        problems,
    )


def _anchor_record(record: Record, schema: TableSchema, reading: ReadingText) -> tuple[AnchoredRecord, list[Problem], list[Quoted]]:
    anchors: dict[str, Anchor] = {}
    problems: list[Problem] = []
    revealed: list[Quoted] = []
    numeral: tuple[int, int] | None = None
    for name, quote in cited_quotes(record, schema):
        place = locate(reading, quote)
        if isinstance(place, Problem):
            problems.append(place)
            continue
        anchors[name] = anchor(reading, *place)
        revealed.append(quoted(record, schema, reading, place, quote.location))
        if name == "":
            numeral, faults = _anchor_numeral(record, schema, reading, place)
            problems += faults
    return AnchoredRecord(anchors, numeral), problems, revealed


def _anchor_numeral(
    record: Record, schema: TableSchema, reading: ReadingText, place: tuple[int, int]
) -> tuple[tuple[int, int] | None, list[Problem]]:
    """The span of the numeral inside the row's quote, for tables that have a numeral as written."""
    name = next((f.name for f in schema.fields if f.semantics == "numeral"), None)
    if name is None or name not in record.values:
        return None, []
    found = locate_numeral(reading, *place, str(record.values[name]))
    if isinstance(found, str):
        hint = "quote the number once and whole; write it as the quote has it"
        return None, [Problem("number-not-in-quote", record.where(name), found, hint)]
    return found, []


def citation_location(record: Record, name: str) -> Location:
    """Where the evidence of a field was typed, or the value itself where the row's quote serves."""
    citation: Citation | None = record.citations.get(name)
    return citation.location if citation else record.where(name)
