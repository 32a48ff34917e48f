"""What the page is told, as plain objects: the text in blocks, the marks in it, what waits, the row at hand, the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pipeline.accounting.placed import Span, inside
from pipeline.model import Field, Problem, TableSchema
from pipeline.tasks.review.decide import tables_for, waiver_table
from pipeline.tasks.review.rows import TypedRow, is_quoted, key_column
from pipeline.tasks.review.session import Review
from pipeline.tasks.review.state import Entry, State, item_name, row_name, span_of
from pipeline.text.reading import ReadingText
from pipeline.text.search import shown

LABEL = 60
"""So many characters of a value are enough to know a row by."""


def state_view(review: Review, state: State) -> dict[str, Any]:
    """The whole state of a review."""
    article = state.folio.transcription.article.values
    last = review.journal.decisions[-1] if review.journal.decisions else None
    return {
        "version": state.version,
        "article": {
            "id": review.desk.article_id,
            "title": str(article.get("title", "")),
            "language": str(article.get("language", "zh-Hans")),
        },
        "blocks": _blocks(state.now.reading) if state.now else [],
        "marks": _marks(review, state),
        "queue": [_line(review, state, entry) for entry in state.queue],
        "problems": [
            problem_view(p) | {"key": row_name(state.owners[n], review.desk) if n in state.owners else None}
            for n, p in enumerate(state.problems)
        ],
        "counts": _counts(state),
        "names": _names(review, state),
        "done": state.is_done,
        "undo": {"action": last.action, "table": last.table, "row": last.row} if last else None,
    }


def tables_view(review: Review) -> list[dict[str, Any]]:
    """The tables whose rows can be written, with their columns, in both languages."""
    schemas = review.desk.schemas.values()
    return [_table(s, review) for s in schemas if s.source in ("article", "shared")]


def entry_view(review: Review, state: State, key: str) -> dict[str, Any] | None:
    """One entry, or one row that is there, with what it would break and what can be done about it."""
    entry = state.entry(key)
    if entry is None:
        return _row_there(review, key)
    view: dict[str, Any] = {"key": key, "kind": entry.kind, "reasons": review.reasons(entry)}
    typed = review.row(entry)
    if typed is not None:
        view |= {"table": typed[0], "row": plain_row(typed[1])}
    if entry.offer is not None:
        who = entry.offer.proposal.proposer
        problems = review.preview(entry.offer.table, entry.offer.row)
        view |= {
            "problems": [problem_view(p) for p in problems],
            "proposer": " ".join(part for part in (who.name, who.version) if part) if who else "",
            "confidence": entry.offer.proposal.confidence,
        }
    elif entry.record is not None:
        mine = [state.problems[n] for n, record in state.owners.items() if record.location == entry.record.location]
        view["problems"] = [problem_view(p) for p in mine]
    elif entry.item is not None and state.then is not None:
        said = state.then.said.get(entry.item)
        view |= {"problems": [problem_view(said)] if said else [], "tables": tables_for(review.desk, entry.item), "what": entry.item.what}
        view |= {"whole": list(entry.item.whole), "sort": entry.item.kind}
    return view


def _row_there(review: Review, key: str) -> dict[str, Any] | None:
    kind, _, rest = key.partition(":")
    table, _, name = rest.partition(":")
    row = review.existing(table, name) if kind == "r" else None
    return {"key": key, "kind": "row", "table": table, "row": plain_row(row), "problems": [], "reasons": []} if row is not None else None


def problem_view(problem: Problem) -> dict[str, Any]:
    """A problem with the very words of `check`."""
    parts = {"code": problem.code, "severity": problem.severity, "message": problem.message, "hint": problem.hint}
    return {**parts, **problem.location._asdict(), "text": str(problem)}


def plain_row(row: TypedRow) -> dict[str, Any]:
    """A typed row as JSON can hold it: numbers as they are typed."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal | float):
        return format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    return value if isinstance(value, str | int) or value is None else str(value)


def _blocks(reading: ReadingText) -> list[dict[str, Any]]:
    """The text by paragraph; paragraphs that are read as one are one block with several numbers."""
    blocks = []
    start = 0
    for text in reading.text.split("\n"):
        end = start + len(text)
        numbers = [n for n, at in enumerate(reading.paragraph_starts, 1) if start <= at <= end]
        blocks.append({"numbers": numbers or [reading.paragraph_at(start)], "start": start, "text": text})
        start = end + 1
    return blocks


def _marks(review: Review, state: State) -> list[dict[str, Any]]:
    """Everything marked in the text: ``state`` is cited, waived, proposed, open or date."""
    if state.now is None or state.then is None:
        return []
    marks = [_mark(*told) for told in _of_rows(review, state)]
    marks += [_mark(entry.place, "proposed", entry.key) for entry in state.queue if entry.offer is not None and entry.place is not None]
    owners = [((m["start"], m["end"]), m["key"]) for m in marks]
    left = dict(state.then.account.states)
    for item, what in state.now.account.states:
        shown_as = "date" if what in ("date", "idiom") else "proposed" if what == "open" and left.get(item) != "open" else what
        span = (item.start, item.end)
        owner = next((k for place, k in owners if inside(span, place) or inside(place, span)), None)
        marks.append(_mark(span, shown_as, item_name(item) if shown_as == "open" else owner))
    return marks


def _mark(span: Span, state: str, key: str | None) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "shown": state, "key": key}


def _of_rows(review: Review, state: State) -> Iterator[tuple[Span, str, str]]:
    assert state.now is not None
    for placed in state.now.placed:
        if placed.schema.source != "article":
            continue
        span = span_of(placed, state.now)
        if span is not None:
            yield span, "waived" if placed.schema.focus == "waived" else "cited", row_name(placed.record, review.desk)


def _line(review: Review, state: State, entry: Entry) -> dict[str, Any]:
    """An entry as the list of what waits has it."""
    reading = state.now.reading if state.now else None
    place = entry.place
    quote = _quote_place(state, entry)
    words = shown(reading.text[slice(*place)]) if reading and place else ""
    typed = review.row(entry)
    label = _label(review.desk.schemas[typed[0]], typed[1]) if typed else words
    return {
        "key": entry.key,
        "kind": entry.kind,
        "table": typed[0] if typed else None,
        "what": entry.item.what if entry.item else None,
        "label": label or words,
        "place": list(place) if place else None,
        "quote": list(quote) if quote else None,
        "paragraph": reading.paragraph_at(place[0]) if reading and place else None,
    }


def _quote_place(state: State, entry: Entry) -> Span | None:
    """Where the quote of an entry's row stands."""
    if entry.offer is not None:
        return entry.offer.place
    placed = state.now.by_location.get(entry.record.location) if state.now and entry.record else None
    return placed.places.get("") if placed else entry.place


def _label(schema: TableSchema, row: TypedRow) -> str:
    """By what a person knows a row: its label, else its quote."""
    value = row.get(schema.label or "") or row.get("quote") or row.get(key_column(schema)) or ""
    return str(value)[:LABEL]


def _counts(state: State) -> dict[str, int]:
    states = [what for _, what in state.now.account.states] if state.now else []
    counts = {name: states.count(name) for name in ("cited", "waived")}
    kinds = [entry.kind for entry in state.queue]
    errors = sum(1 for p in state.problems if p.severity == "error")
    return counts | {"proposed": kinds.count("proposal"), "open": kinds.count("open"), "errors": errors}


def _names(review: Review, state: State) -> dict[str, dict[str, str]]:
    """By table the ids that a column may refer to, with the words by which a person knows them; those proposed too."""
    names: dict[str, dict[str, str]] = {}
    schemas = review.desk.schemas
    for record in (*state.folio.shared, *state.folio.transcription.records):
        schema = schemas[record.table]
        key = record.values.get(key_column(schema))
        if key is not None and schema.source != "record":
            quote = {"quote": record.quote.exact} if record.quote else {}
            names.setdefault(schema.name, {})[str(key)] = _label(schema, {**quote, **record.values})
    for offer in state.pending:
        key = review.desk.key_of(offer.table, offer.row)
        if key:
            names.setdefault(offer.table, {})[key] = _label(schemas[offer.table], offer.row)
    return names


def _table(schema: TableSchema, review: Review) -> dict[str, Any]:
    refers = {key.fields[0]: key.resource for key in schema.foreign_keys if len(key.fields) == 1}
    own = [f for f in schema.fields if not f.computed and f.name not in ("quote", "paragraph")]
    return {
        "name": schema.name,
        "title": schema.title,
        "titleZh": schema.title_zh,
        "key": key_column(schema),
        "source": schema.source,
        "isQuoted": is_quoted(schema),
        "isWaiver": schema is waiver_table(review.desk),
        "fields": [_field(f, refers.get(f.name)) for f in own],
    }


def _field(field: Field, refers: str | None) -> dict[str, Any]:
    labels = {code: field.labels.get(code, (code, code)) for code in field.enum}
    codes = [{"value": code, "label": label, "labelZh": label_zh} for code, (label, label_zh) in labels.items()]
    return {
        "name": field.name,
        "title": field.title,
        "titleZh": field.title_zh,
        "description": field.description,
        "descriptionZh": field.description_zh,
        "type": field.type,
        "required": field.required,
        "codes": codes,
        "refers": refers,
        "cited": field.derivation is not None,
        "ours": field.translation_of is not None or field.semantics == "own-words",
    }
