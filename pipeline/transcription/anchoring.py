"""From typed quotes to positions: every quote of a transcription anchored in its article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from pipeline.accounting.coverage import Coverage
from pipeline.accounting.dates import unsupported_dates
from pipeline.accounting.items import find_items
from pipeline.accounting.placed import Placed, Span
from pipeline.accounting.settle import CODES, settle
from pipeline.languages.effect import in_effect
from pipeline.model import MAX_QUOTE, Anchor, Article, Location, Problem, Quote, Record, Schemas, TableSchema, Transcription
from pipeline.schema.cells import is_partial_date
from pipeline.schema.marks import with_semantics
from pipeline.text.reading import PlacedErratum, ReadingText, fold, read
from pipeline.text.search import anchor, locate, locate_numeral
from pipeline.transcription.errata import unfounded_errata
from pipeline.transcription.limits import LIMITS, Limits
from pipeline.transcription.markup import left_markup, lost_characters
from pipeline.transcription.policies import other_language
from pipeline.transcription.runs import Prose, overshown

TEXT_RULES = 7
"""Version of the rules that read the text, match quotes and find numbers, speakers and names; a lock made by others is stale.

Every package says by which rules it was made (`pipeline.publish.provenance`), so count it up when other values come of the same sources.
"""


class AnchoredRecord(NamedTuple):
    """Where the quotes of one record stand: ``anchors[""]`` for the row, one more for each field with a quote of its own.

    ``focus`` is the place of the numeral or verb within the row's quote. ``unsettled`` names the fields
    (``""`` the row) whose value or quote is no longer what the lock has.
    """

    anchors: Mapping[str, Anchor] = MappingProxyType({})
    focus: tuple[int, int] | None = None
    unsettled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnchoredArticle:
    """What a build needs to know of an article's text, from the text itself or from the lock.

    ``reading_sha256`` is the hash of the folded reading text: it changes when the rules, the errata or the table of
    simplified characters read the article otherwise.
    ``records`` has an entry for every record, by the place it was typed at: its key may be missing or be another's too.
    ``dates`` are the dates of the text that no row cites: each is published as a waiver. ``prose`` is how much of the article's
    prose the quotes show: the characters of the longest stretch, and the share. ``words`` is the hash of the own words it was read with.
    """

    characters: int
    paragraphs: int
    reading_sha256: str
    errata: tuple[PlacedErratum, ...]
    records: Mapping[Location, AnchoredRecord]
    verified: bool
    coverage: Coverage = field(default_factory=Coverage)
    dates: tuple[Anchor, ...] = ()
    prose: tuple[int, float] = (0, 0.0)
    words: str = ""

    def of(self, record: Record) -> AnchoredRecord:
        """The anchors of a record."""
        return self.records.get(record.location) or AnchoredRecord()


UNANCHORED = AnchoredArticle(0, 0, "", (), {}, verified=False)
"""What is known of an article whose quotes could not be looked for: nothing. Its rows are checked as far as they go without."""


def row_key(record: Record, schema: TableSchema) -> str:
    """The value of a record's primary key, as text; empty where it lacks one."""
    if len(schema.primary_key) == 1:
        key = record.values.get(schema.primary_key[0])
        return "" if key is None else str(key)
    parts = [record.values.get(name) for name in schema.primary_key if name != "article_id"]
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


def quoted_prose(transcription: Transcription, article: Article, schemas: Schemas) -> Prose | None:
    """The prose of an article and the quotes that show it; ``None`` where the layout does not fit the text."""
    reading, _, problems = read(article.text, transcription.layout)
    if problems:
        return None
    context_date = transcription.article.values.get("context_date")
    placed, _ = place_records(transcription, schemas, reading)
    return Prose.of(placed, find_items(reading, context_date if is_partial_date(context_date or "") else None), reading)


def anchor_article(
    transcription: Transcription,
    article: Article,
    schemas: Schemas,
    known_names: frozenset[str] = frozenset(),
    limits: Limits = LIMITS,
) -> tuple[AnchoredArticle | None, list[Problem]]:
    """Anchor every quote of a transcription in its article, and account for every number, speaker and name.

    Where the layout does not fit the text, or markup is left in it, no quote is looked for: it might stand in what is to be mended.
    ``known_names`` are the folded names of the shared tables, ``limits`` how much prose may be shown. What is wrong comes back.
    """
    reading, errata, problems = read(article.text, transcription.layout)
    problems += left_markup(article, errata)
    if problems:
        return None, problems + _lost_besides(transcription, schemas, reading, problems)
    placed, problems = place_records(transcription, schemas, reading, limits.quote_longest)
    problems += other_language(transcription, limits)
    problems += unfounded_errata(errata, reading)
    context_date = transcription.article.values.get("context_date")
    dated = context_date is None or is_partial_date(context_date)
    if dated:
        problems += unsupported_dates(placed, reading, context_date)
    items = find_items(reading, context_date if dated else None)
    where = Location(transcription.article.location.path)
    account, faults = settle(items, placed, reading, known_names, where)
    prose = Prose.of(placed, items, reading)
    unpromised = {CODES[what] for what in CODES if what in limits.unpromised}
    if not problems and dated and _is_whole(transcription):
        problems += [fault for fault in faults if fault.code not in unpromised]
    problems += overshown(prose, limits, where)
    problems += lost_characters(article, errata)
    misread = {fault.location for fault in faults if fault.code == "number-misread"}
    records = {p.record.location: _anchored(p, reading, misread) for p in placed}
    dates = tuple(anchor(reading, *item.whole) for item, state in account.states if state == "date")
    anchored = AnchoredArticle(
        len(article.text),
        len(reading.paragraph_starts),
        hashlib.sha256(reading.folded.encode()).hexdigest(),
        tuple(errata),
        records,
        verified=True,
        coverage=Coverage.of(account, reading),
        dates=dates,
        prose=(prose.longest, prose.share),
        words=in_effect().digest,
    )
    return anchored, problems


def _is_whole(transcription: Transcription) -> bool:
    """Whether every row could be read: what a faulty one cites would be called unaccounted for."""
    return not transcription.unread and not any(r.faulty for r in transcription.all_records)


def _lost_besides(transcription: Transcription, schemas: Schemas, reading: ReadingText, problems: list[Problem]) -> list[Problem]:
    """The quotes that would not be found either if every erratum did fit: no word of theirs is among what the errata mend."""
    if any(problem.code != "erratum-unmatched" for problem in problems):
        return []
    unfit = [e for e in transcription.layout.errata if e.location in {problem.location for problem in problems}]
    if any(e.raw == e.reading for e in unfit):
        return []
    mended = [fold(words, reading.language) for e in unfit for words in (e.raw, e.reading)]
    lost: list[Problem] = []
    for record in transcription.all_records:
        for _, quote in cited_quotes(record, schemas[record.table]):
            words = fold(quote.exact, reading.language)
            place = None if any(m in words or words in m for m in mended) else locate(reading, quote)
            if isinstance(place, Problem) and place.code == "quote-not-found":
                lost.append(place)
    return lost


def place_records(
    transcription: Transcription, schemas: Schemas, reading: ReadingText, longest: int = MAX_QUOTE
) -> tuple[list[Placed], list[Problem]]:
    """Every record with the places of its quotes, and a problem for each quote that has none."""
    placed: list[Placed] = []
    problems: list[Problem] = []
    for record in transcription.all_records:
        schema = schemas[record.table]
        places: dict[str, Span] = {}
        for name, quote in cited_quotes(record, schema):
            place = locate(reading, quote, longest)
            if isinstance(place, Problem):
                problems.append(place)
            else:
                places[name] = place
        focus, faults = _focus(record, schema, reading, places[""]) if "" in places else (None, [])
        problems += faults
        placed.append(Placed(record, schema, places, focus))
    return placed, problems


def _focus(record: Record, schema: TableSchema, reading: ReadingText, place: Span) -> tuple[Span | None, list[Problem]]:
    """The part of a row's quote that the row is about: its numeral as written, or its verb of saying."""
    if schema.focus == "verb":
        verbs = reading.language.find_speech(reading.text[slice(*place)])
        if len(verbs) == 1:
            return (place[0] + verbs[0].start, place[0] + verbs[0].end), []
        message = f"the quote holds {len(verbs)} verbs of saying, not one"
        return None, [Problem("verb-not-in-quote", record.where("quote"), message, "quote the verb with the words beside it")]
    name = with_semantics(schema, "numeral")
    if name is None or name not in record.values:
        return None, []
    found = locate_numeral(reading, *place, str(record.values[name]))
    if isinstance(found, str):
        hint = "quote the number once and whole; write it as the quote has it"
        return None, [Problem("number-not-in-quote", record.where(name), found, hint)]
    return found, []


def _anchored(placed: Placed, reading: ReadingText, misread: set[Location]) -> AnchoredRecord:
    """The anchors of a record; a numeral that is none of the article's is no focus."""
    anchors = {name: anchor(reading, *place) for name, place in placed.places.items()}
    misread_here = placed.record.where(with_semantics(placed.schema, "numeral") or "") in misread
    return AnchoredRecord(anchors, reading.span(*placed.focus) if placed.focus is not None and not misread_here else None)


def citation_location(record: Record, name: str) -> Location:
    """Where the evidence of a field was typed, or the value itself where the row's quote serves."""
    citation = record.citations.get(name)
    return citation.location if citation else record.where(name)
