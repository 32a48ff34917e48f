"""The figures of a draft: recall, precision, values and speakers right, and the characters that a person still types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.accounting.placed import Placed
from pipeline.checks.readings import same_number
from pipeline.model import Record, TableSchema
from pipeline.proposals.model import Proposal
from pipeline.schema.marks import number_columns
from pipeline.tasks.draft.meaning import person_column
from pipeline.tasks.draft.run import draft
from pipeline.text.reading import fold, read
from pipeline.transcription.anchoring import place_records
from tools.drafts.gold import Case
from tools.drafts.pair import Pairs, identity, paired, speaker_column

Figures = Counter[tuple[str, str]]


def judge(case: Case, *, alone: bool = False) -> tuple[Figures, list[str]]:
    """The figures of one article by table, and a line for every row that was missed, invented or wrong; ``alone`` without shared tables."""
    from pipeline.model import Citation, Location, Quote

    shared = () if alone else case.shared
    made = draft(case.article, case.bare, case.schemas, shared)
    reading, _, _ = read(case.article.text, case.gold.layout)

    def record(proposal: Proposal) -> Record:
        where = Location("draft")
        quote = Quote(proposal.quote, proposal.paragraph, where) if proposal.quote is not None else None
        shown = {
            name: Citation(Quote(e.quote, e.paragraph, where) if e.quote is not None else None, e.note, where)
            for name, e in proposal.evidence.items()
        }
        return Record(proposal.table, dict(proposal.values), where, {}, quote, shown)

    drafts, faults = place_records(replace(case.bare, records=tuple(map(record, made.proposals))), case.schemas, reading)
    gold, _ = place_records(case.gold, case.schemas, reading)
    pairs = paired(gold, drafts, case.schemas)
    ids = identity(gold, drafts, pairs)
    figures: Figures = Counter()
    lines = [f"unplaced: {fault}" for fault in faults]
    for table, found in pairs.items():
        figures.update(_counts(table, found))
        if case.schemas[table].speaks:
            figures.update(_counts(f"{table[:8]}: persons", persons_only(found, case.schemas[table])))
        lines += _lines(table, found, ids, figures, case)
    figures["all", "open"] += len(made.left)
    for table in pairs:
        typed, whole = _characters(pairs[table], case.schemas[table], ids)
        figures[table, "typed"] += typed
        figures[table, "characters"] += whole
        figures["all", "typed"] += typed
        figures["all", "characters"] += whole
        for name in (table, "all"):
            figures[name, "own words"] += _own_words(pairs[table], case.schemas[table])
    return figures, lines


def persons_only(found: Pairs, schema: TableSchema) -> Pairs:
    """The rows of named persons, without bodies and unnamed people who speak for one."""
    key = schema[person_column(schema) or schema.primary_key[0]].name_of or schema.primary_key[0]

    def named(row: Placed) -> bool:
        return key in row.record.values

    kept = [(g, d) for g, d in found.paired if named(g)]
    return Pairs(found.table, kept, [*filter(named, found.missed)], [*filter(named, found.surplus)])


def _counts(table: str, found: Pairs) -> Figures:
    graded = [g for g, _ in found.paired]
    return Counter(
        {
            (table, "found"): len(found.paired),
            (table, "missed"): len(found.missed),
            (table, "surplus"): len(found.surplus),
            (table, "core found"): sum(map(_is_core, graded)),
            (table, "core missed"): sum(map(_is_core, found.missed)),
        }
    )


def _is_core(row: Placed) -> bool:
    """Whether a row is of the main grade, or of a table without grades; a thing only spoken of is none."""
    for f in row.schema.fields:
        value = str(row.record.values.get(f.name))
        if f.rules.get(value) and f.rules[value].aside:
            return False
        if set(f.enum) == {"core", "minor"} and value == "minor":
            return False
    return True


def _lines(table: str, found: Pairs, ids: Mapping[str, set[Any]], figures: Figures, case: Case) -> Iterator[str]:
    schema = case.schemas[table]
    columns = number_columns(schema)
    for row in found.missed:
        yield f"{case.name} {table} missed{'' if _is_core(row) else ' (minor)'}: {_told(row)}"
    for row in found.surplus:
        yield f"{case.name} {table} surplus: {_told(row)}"
    speaker = speaker_column(schema) if schema.focus == "verb" else None
    for one, other in found.paired:
        if columns:
            for part in ("value", "upper", "qualifier", "base"):
                column = columns.of(part)
                mine, theirs = (r.record.values.get(column or "") for r in (one, other))
                alike = mine == theirs if isinstance(mine, str) else same_number(mine, theirs)
                if column and not alike:
                    figures[table, "value wrong"] += 1
                    yield f"{case.name} {table} {column} {theirs} for {mine}: {_told(other)}"
                    break
        others = [d for _, d in found.paired if d.focus == other.focus] + [d for d in found.surplus if d.focus == other.focus]
        if speaker and not any(one.record.values[speaker] in ids.get(str(d.record.values[speaker]), set()) for d in others):
            figures[table, "speaker wrong"] += 1
            yield f"{case.name} {table} speaker {other.record.values[speaker]} for {one.record.values[speaker]}: {_told(other)}"


def _told(row: Placed) -> str:
    quote = row.record.quote.exact if row.record.quote else ""
    names = [str(row.record.values[f.name]) for f in row.schema.fields if f.names_row and f.name in row.record.values]
    return f"{quote} {' '.join(names)} {row.record.values.get('reason', '')}"


def _characters(found: Pairs, schema: TableSchema, ids: Mapping[str, set[Any]]) -> tuple[int, int]:
    """How many characters of a table's YAML a person types with the draft at hand, and without.

    A value that differs, or that the draft lacks, is typed; its key too, unless the column is required, for such columns stand in a draft
    empty. A row that was missed is typed whole. The id, the quote and the places of a paired row come from the draft whatever they are.
    """
    typed = whole = 0
    for row in found.missed:
        size = sum(len(line) for _, line, _ in _yaml(row))
        typed, whole = typed + size, whole + size
    for one, other in found.paired:
        for name, line, value in _yaml(one):
            whole += len(line)
            if name in (schema.primary_key[0], "quote", "paragraph") or (
                name.startswith("evidence.") and _agrees(name[9:], one, other, ids)
            ):
                continue
            if name.startswith("evidence.") or not _agrees(name, one, other, ids):
                typed += len(value) if name in schema.field_names and schema[name].required else len(line)
    return typed, whole


def _own_words(found: Pairs, schema: TableSchema) -> int:
    """How many of the characters typed are translations and other texts of one's own, which no reader drafts."""
    own = {f.name: f.required for f in schema.fields if f.translation_of or f.semantics == "own-words"}
    drafted = sum(len(value if own[name] else line) for one, _ in found.paired for name, line, value in _yaml(one) if name in own)
    return drafted + sum(len(line) for one in found.missed for name, line, _ in _yaml(one) if name in own)


def _agrees(name: str, one: Placed, other: Placed, ids: Mapping[str, set[Any]]) -> bool:
    mine, theirs = one.record.values.get(name), other.record.values.get(name)
    if mine == theirs or (isinstance(theirs, str) and mine in ids.get(theirs, set())):
        return True
    return isinstance(mine, str) and isinstance(theirs, str) and fold(mine) == fold(theirs)


def _yaml(row: Placed) -> Iterator[tuple[str, str, str]]:
    """Every entry of a row as a line of YAML, with the column and the value alone."""
    record = row.record
    if record.quote is not None:
        yield "quote", f"quote: {record.quote.exact}", record.quote.exact
        if record.quote.paragraph is not None:
            yield "paragraph", f"paragraph: {record.quote.paragraph}", str(record.quote.paragraph)
    for name, value in record.values.items():
        text = f"[{', '.join(value)}]" if isinstance(value, list) else str(value)
        yield name, f"{name}: {text}", text
    for name, citation in record.citations.items():
        text = " ".join(filter(None, (citation.quote.exact if citation.quote else "", citation.note)))
        yield f"evidence.{name}", f"{name}: {text}", text
