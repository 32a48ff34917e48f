"""Records and anchors become finished tables: provenance columns, evidence, reviews, errata, and the figures of every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from pipeline.languages import Language, language_of
from pipeline.model import Anchor, Problem, Record, Review, Row, Schemas, Table, TableSchema, Transcription
from pipeline.text.reading import shows
from pipeline.text.search import shown
from pipeline.transcription.anchoring import AnchoredArticle, AnchoredRecord, citation_location, row_key
from pipeline.transcription.reviews import NAMING, as_row

_TYPED = as_row(Review("", "", "typed"))
"""What is said of a row that nobody says anything of."""
TRANSCRIBED_PROVENANCE = ("article_id", "paragraph", "char_start", "char_end", "quote")


@dataclass(frozen=True, slots=True)
class AssembledArticle:
    """The finished rows of one article, by table."""

    article_id: str
    rows: Mapping[str, tuple[Row, ...]]


def assemble_article(transcription: Transcription, anchored: AnchoredArticle, schemas: Schemas) -> tuple[AssembledArticle, list[Problem]]:
    """The rows of one article, and a problem for every value that its quote does not show."""
    rows: dict[str, list[Row]] = {name: [] for name in schemas}
    language = language_of(transcription.layout.language)
    problems: list[Problem] = []
    references, told = (_references(schemas[name]) for name in ("evidence", "reviews"))
    reviews = {(review.table, review.row): review for review in transcription.reviews}
    for record in transcription.records:
        schema = schemas[record.table]
        found = anchored.of(record)
        problems += _unshown(record, schema, found, language)
        rows[record.table].append(_row(record, schema, found, transcription.article_id))
        key = row_key(record, schema)
        if key and record.table in told:
            rows["reviews"].append(_review(record, key, told[record.table], reviews.get((record.table, key)), transcription.article_id))
        if key and schema.is_fact:
            rows["evidence"] += _evidence(record, schema, key, references.get(record.table), found, transcription.article_id)
    problems += _unshown(transcription.article, schemas["articles"], anchored.of(transcription.article), language)
    rows["errata"] += _errata(transcription, anchored)
    rows["waivers"] += _dates(transcription, anchored)
    rows["articles"].append(_article_row(transcription, anchored))
    return AssembledArticle(transcription.article_id, {name: tuple(r) for name, r in rows.items()}), problems


def with_facts(article: AssembledArticle, facts: tuple[Row, ...]) -> AssembledArticle:
    """The article with the rows of the flat table of facts."""
    return replace(article, rows={**article.rows, "facts": facts}) if facts else article


def gather(
    articles: list[AssembledArticle], shared: tuple[Record, ...], schemas: Schemas, unread: frozenset[str] = frozenset()
) -> dict[str, Table]:
    """All tables in published order: articles by id, rows in the order they were transcribed, shared rows by key.

    ``unread`` names the tables of which some rows could not be read; a table with a row that lacks its key is incomplete as well.
    """
    tables: dict[str, Table] = {}
    in_order = sorted(articles, key=lambda article: article.article_id)
    for schema in schemas.values():
        if schema.source == "shared":
            records = sorted((r for r in shared if r.table == schema.name), key=lambda r: row_key(r, schema))
            rows = tuple(Row(r.values, r.location, r.locations, r.faulty) for r in records)
        else:
            rows = tuple(chain.from_iterable(article.rows[schema.name] for article in in_order))
        typed = schema.primary_key if schema.source != "computed" else ()
        keyed = not any(None in [row.values.get(name) for row in rows] for name in typed)
        tables[schema.name] = Table(schema, rows, complete=keyed and schema.name not in unread)
    return tables


def _row(record: Record, schema: TableSchema, anchored: AnchoredRecord, article_id: str) -> Row:
    """A transcribed row with the provenance columns its table has."""
    values: dict[str, Any] = {**record.values}
    if "article_id" in schema:
        values["article_id"] = article_id
    anchor = anchored.anchors.get("")
    if anchor is None:
        return Row(values, record.location, record.locations, record.faulty | set(TRANSCRIBED_PROVENANCE[1:]))
    place = _quoted(anchor)
    if schema.focus != "waived":
        del place["match"]
    if schema.focus == "verb" and anchored.focus:
        place["char_start"], place["char_end"] = anchored.focus
    values |= {name: value for name, value in place.items() if name in schema}
    withdrawn = anchored.unsettled | ({"quote"} if "" in anchored.unsettled else set())
    if anchored.focus is None:
        withdrawn |= schema.numerals
    return Row(values, record.location, record.locations, record.faulty | withdrawn)


def _unshown(record: Record, schema: TableSchema, anchored: AnchoredRecord, language: Language) -> Iterator[Problem]:
    """Verbatim values that do not stand in the words cited for them, and article facts without evidence.

    A numeral is not among them: that it stands in the row's quote, once and whole, is `number-not-in-quote`.
    """
    for name, idle in record.citations.items():
        if name not in record.values and not _is_reported(record, name, anchored):
            yield Problem("evidence-idle", idle.location, f"evidence is given for {name}, which is empty", "fill it or drop it")
    doubtful = bool(record.faulty or anchored.unsettled or record.citations)
    # Where the row has words, all other values have, which need not be their own.
    for f in schema.verbatim_fields if "" in anchored.anchors else schema.cited_fields:
        value = record.values.get(f.name)
        if value is None or f.semantics == "numeral" or (doubtful and _is_reported(record, f.name, anchored)):
            continue
        citation = record.citations.get(f.name)
        anchor = anchored.anchors.get(f.name) or anchored.anchors.get("")
        if anchor is None:
            if citation is None and not schema.is_fact and f.derivation != "verbatim":
                hint = "give its evidence: a quote, or a note"
                yield Problem("evidence-missing", record.where(f.name), f"{f.name} has no evidence", hint)
            continue
        if f.derivation == "verbatim" and not shows(anchor.quote, str(value), language):
            message = f"{f.name} “{shown(str(value))}” is not in its quote “{shown(anchor.quote)}”"
            hint = "write it as the article does, or give the field a quote of its own"
            yield Problem("value-not-in-quote", citation_location(record, f.name), message, hint)


def _is_reported(record: Record, name: str, anchored: AnchoredRecord) -> bool:
    """Whether a field or its evidence could not be read, was not found, or is not what the lock has: reported already."""
    citation = record.citations.get(name)
    own = bool(citation and citation.quote)
    unsettled = name in anchored.unsettled or ("" in anchored.unsettled and not own)
    unfound = own and name not in anchored.anchors
    return unsettled or unfound or bool(record.faulty & {name, "evidence", f"evidence.{name}"})


def _evidence(record: Record, schema: TableSchema, key: str, reference: str | None, anchored: AnchoredRecord, article_id: str) -> list[Row]:
    """One evidence row for every value read off the text, in the order of the columns; ``reference`` is the column that leads back."""
    if reference is None:
        return []
    rows_anchor, focus = anchored.anchors.get(""), anchored.focus
    doubtful = bool(record.faulty or anchored.unsettled)
    given, citations, anchors, place = record.values, record.citations, anchored.anchors, record.where
    shared = {"evidence_id": "", reference: key, "field": "", "article_id": article_id}
    rows_own = {**shared, **_quoted(rows_anchor)} if rows_anchor else {}
    rows: list[Row] = []
    for f in schema.fields if citations else schema.cited_fields:
        name = f.name
        if name not in given:
            continue
        citation = citations.get(name)
        own = anchors.get(name)
        if (own or rows_anchor) is None or not (f.derivation or citation):
            continue
        if (doubtful or citation) and _is_reported(record, name, anchored):
            continue
        values = {**shared, **_quoted(own)} if own else rows_own.copy()
        values["evidence_id"], values["field"] = f"{key}.{name}", name
        values["derivation"] = f.derivation or "category"
        if citation and citation.note:
            values["derivation"], values["note"] = "context", citation.note
        if focus and f.derivation == "number":
            values["number_start"], values["number_end"] = focus
        rows.append(Row(values, citation.location if citation else place(name)))
    return rows


def _quoted(anchor: Anchor) -> dict[str, Any]:
    """What a row holds of its quote."""
    quote, paragraph, start, end, match = anchor
    return {"paragraph": paragraph, "char_start": start, "char_end": end, "quote": quote, "match": match}


def _references(schema: TableSchema) -> dict[str, str]:
    """The tables that a table refers to by a column each, with that column."""
    return {key.resource: key.fields[0] for key in schema.foreign_keys}


def _review(record: Record, key: str, reference: str, review: Review | None, article_id: str) -> Row:
    """How a row came about; of one that nobody says anything of, that it was typed."""
    said = {name: value for name, value in as_row(review).items() if name not in NAMING} if review else _TYPED
    values = {"review_id": f"{key}.{record.table}", reference: key, "article_id": article_id, **said}
    return Row(values, review.location if review else record.location)


def _errata(transcription: Transcription, anchored: AnchoredArticle) -> Iterator[Row]:
    for number, placed in enumerate(sorted(anchored.errata, key=lambda p: p.start), 1):
        erratum = placed.erratum
        values = {
            "erratum_id": f"{transcription.article_id}-x{number:02}",
            "article_id": transcription.article_id,
            "paragraph": erratum.paragraph,
            "char_start": placed.start,
            "char_end": placed.end,
            "raw": erratum.raw,
            "reading": erratum.reading,
            "reason": erratum.reason,
        }
        yield Row(values, erratum.location)


def _dates(transcription: Transcription, anchored: AnchoredArticle) -> Iterator[Row]:
    """A waiver for every date of the text that no row cites: found by the grammar of dates, not written by hand."""
    for number, date in enumerate(anchored.dates, 1):
        values = {
            "waiver_id": f"{transcription.article_id}-d{number:02}",
            "article_id": transcription.article_id,
            **_quoted(date),
            "what": "number",
            "reason": "date",
        }
        yield Row(values, transcription.article.location)


def _coverage(anchored: AnchoredArticle) -> dict[str, int]:
    """What is cited and waived, as the table of articles has it; idioms of the lexicon count nothing."""
    counts = anchored.coverage
    return {
        f"{what}s_{column}": counts.total(what, *states)
        for what in ("number", "speaker", "name")
        for column, states in (("cited", ("cited",)), ("waived", ("waived", "date")))
    }


def _article_row(transcription: Transcription, anchored: AnchoredArticle) -> Row:
    record = transcription.article
    if not anchored.characters:
        faulty = record.faulty | {"characters", "paragraphs", "quoted_share", "prose_longest", "prose_share"}
        return Row(record.values, record.location, record.locations, faulty)
    computed = {
        "characters": anchored.characters,
        "paragraphs": anchored.paragraphs,
        "quoted_share": quoted_share(anchored),
        "prose_longest": anchored.prose[0],
        "prose_share": anchored.prose[1],
        **_coverage(anchored),
    }
    return Row({**record.values, **computed}, record.location, record.locations, record.faulty)


def quoted_share(anchored: AnchoredArticle) -> float:
    """The share of the article's characters that all quotes together reveal, to four places."""
    anchors = [a for record in anchored.records.values() for a in record.anchors.values()]
    spans = sorted((a.start, a.end) for a in [*anchors, *anchored.dates])
    total, reached = 0, 0
    for start, end in spans:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return round(total / anchored.characters, 4)
