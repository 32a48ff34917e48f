"""Drafted rows before the judge of a build: a value that does not hold is left out, and with its number, quote or key the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.checks.registry import run_rules
from pipeline.model import Article, Citation, Location, Problem, Quote, Record
from pipeline.schema.marks import shared_names, with_semantics
from pipeline.schema.pandera_rules import judge_table
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch
from pipeline.text.reading import fold_all
from pipeline.text.search import occurrences
from pipeline.transcription.anchoring import UNANCHORED, anchor_article
from pipeline.transcription.assemble import assemble_article, gather
from pipeline.transcription.limits import Limits

ROUNDS = 5
TYPED = ("value-required",)
"""What a person still types: a required value that no reader knows, such as a translation."""
PATH = "drafted/"


def proved(setting: Setting, sketches: Sequence[Sketch], article: Article, limits: Limits) -> list[Sketch]:
    """The rows, and of each the values, in which a build would find nothing wrong but for required values that are still to be typed."""
    kept = list(sketches)
    for last in [*[False] * ROUNDS, True]:
        faults = _faults(setting, kept, article, limits)
        if not faults:
            break
        bad = {at for problem in faults if _is_lost(kept[at := problem.location.line - 1], problem.location.column - 2) or last}
        kept = [sketch for at, sketch in enumerate(kept) if at not in bad]
        kept = [sketch for sketch in kept if _is_linked(sketch, kept)]
    return kept


def _is_lost(sketch: Sketch, column: int) -> bool:
    """Leave out the value that a fault is about, or what it is measured by; whether the row falls with it."""
    names = sketch.schema.field_names
    name = names[column] if 0 <= column < len(names) else ""
    if _carries(sketch, name):
        return True
    there = {*sketch.values, *sketch.links}
    if name not in there:
        dates = (f.name for f in sketch.schema.fields if f.derivation == "date")
        name = next((n for n in (with_semantics(sketch.schema, "parent"), *dates) if n in there), None) or ""
    sketch.shown.pop(name, None)
    return sketch.values.pop(name, None) is None and sketch.links.pop(name, None) is None


def _carries(sketch: Sketch, name: str) -> bool:
    """Whether a row falls with a value: its quote, its key, its number, its name, what an attribution or a waiver is about."""
    if not name or name == "quote" or name in sketch.schema.primary_key or sketch.schema.focus is not None:
        return True
    field = sketch.schema[name]
    return (
        field.part in ("value", "upper", "qualifier", "base", "unit-text")
        or field.semantics in ("numeral", "person")
        or (field.names_row and field.required)
        or name == sketch.schema.label
    )


def _is_linked(sketch: Sketch, kept: list[Sketch]) -> bool:
    """Whether the rows that a row refers to are still there: without them it loses the reference, or falls where that is required."""
    there = {id(s) for s in kept}
    for name, target in list(sketch.links.items()):
        if not target.existing and id(target) not in there:
            del sketch.links[name]
            if sketch.schema[name].required or sketch.schema.focus is not None:
                return False
    return True


def _faults(setting: Setting, sketches: Sequence[Sketch], article: Article, limits: Limits) -> list[Problem]:
    """What the judge finds in the drafted rows, each at the line that is the row's number."""
    schemas = setting.meaning.schemas
    records = [record_of(setting, sketch, line) for line, sketch in enumerate(sketches, 1)]
    own = (r for r in records if schemas[r.table].source == "article")
    whole = replace(setting.transcription, records=(*setting.transcription.records, *own))
    shared = (*setting.shared, *(r for r in records if schemas[r.table].source == "shared"))
    known = fold_all(shared_names(shared, schemas), [setting.reading.language])
    anchored, problems = anchor_article(whole, article, schemas, known, limits)
    rows, unshown = assemble_article(whole, anchored or UNANCHORED, schemas)
    problems += unshown
    tables = gather([rows], shared, schemas)
    for name in {sketch.schema.name for sketch in sketches}:
        problems += judge_table(tables[name])[0]
    problems += run_rules(tables)
    return [p for p in problems if p.location.path.startswith(PATH) and p.code not in TYPED and p.severity == "error"]


def record_of(setting: Setting, sketch: Sketch, line: int) -> Record:
    """A sketch as a transcribed row would be; the column of each location tells which field it is of."""
    path = f"{PATH}{sketch.schema.name}.yaml"
    where = Location(path, line, 1)
    locations = {name: Location(path, line, 2 + at) for at, name in enumerate(sketch.schema.field_names)}
    quote = None
    if sketch.place is not None:
        quote = Quote(*worded(setting, sketch.place), where)
    citations = {}
    for name, place in sketch.shown.items():
        if name in sketch.values:
            cited = Quote(*worded(setting, place), locations[name]) if place else None
            citations[name] = Citation(cited, None, locations[name])
    return Record(sketch.schema.name, filled(sketch), where, locations, quote, citations)


def filled(sketch: Sketch) -> dict[str, object]:
    """The values of a row in the order of its columns, with its id and the ids that it refers to."""
    values = {**sketch.values, **{name: target.row_id for name, target in sketch.links.items()}}
    values[sketch.schema.primary_key[0]] = sketch.row_id
    return {name: values[name] for name in sketch.schema.field_names if name in values}


def worded(setting: Setting, place: tuple[int, int]) -> tuple[str, int | None]:
    """A place as a quote: its words, and its paragraph where they stand in more than one."""
    exact = setting.words(place)
    paragraph = setting.reading.paragraph_at(place[0])
    return exact, paragraph if len(occurrences(setting.reading, exact)) > 1 else None
