"""A draft of an article: every thing that is to be settled in it becomes a row, a waiver, or stays open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import __version__
from pipeline.accounting.items import Item
from pipeline.model import Article, Record, Schemas, Transcription
from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.tasks.draft.drafted import drafted
from pipeline.tasks.draft.proving import filled, proved, worded
from pipeline.tasks.draft.setting import Setting, setting_of
from pipeline.tasks.draft.sketch import Sketch
from pipeline.text.reading import read
from pipeline.transcription.limits import LIMITS, Limits
from pipeline.transcription.templates import empty_tables

PROPOSER = Proposer("pipeline draft", __version__)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was drafted, in the order of the text, and the things that are still open, with the setting they were read in."""

    proposals: tuple[Proposal, ...]
    left: tuple[Item, ...]
    setting: Setting | None = None


def draft(
    article: Article, transcription: Transcription, schemas: Schemas, shared: tuple[Record, ...] = (), limits: Limits = LIMITS
) -> Draft:
    """Rows for what an article says and its transcription does not have yet, each of which a build would take.

    Required values that no reader knows (translations) are left out. Where the layout does not fit the text nothing is drafted.
    """
    reading, _, problems = read(article.text, transcription.layout)
    if problems:
        return Draft((), ())
    setting = setting_of(reading, transcription, shared, schemas, limits.quote_longest)
    rows = drafted(setting)
    _number(setting, rows)
    kept = proved(setting, rows, article, limits)
    proposals = [_proposal(setting, row) for row in sorted(kept, key=lambda r: (r.place is not None, r.at, r.schema.position, r.row_id))]
    settled = {item for row in kept for item in row.items}
    left = tuple(item for item in setting.items if item in setting.open and item not in settled)
    return Draft(tuple(proposals), left, setting)


def letters(schemas: Schemas) -> dict[str, str]:
    """What the ids of the rows of every table begin with, behind the article's id and a hyphen: as `pipeline new` proposes them."""
    files = empty_tables((s for s in schemas.values() if s.source == "article"), "a")
    found = {name.removesuffix(".yaml"): re.search("a-([a-z]+)01", text) for name, text in files.items()}
    own = {name: match[1] for name, match in found.items() if match}
    return own | {s.name: s.name.replace("_", "") for s in schemas.values() if s.source == "shared"}


def _number(setting: Setting, rows: Iterable[Sketch]) -> None:
    """Give ids, in the order of the text, that go on from those of the rows that are there."""
    schemas = setting.meaning.schemas
    begin = letters(schemas)
    there = (r for r in (*setting.transcription.records, *setting.shared) if r.table in schemas)
    taken = {str(r.values.get(schemas[r.table].primary_key[0])) for r in there}
    counts: Counter[str] = Counter()
    for row in sorted((row for row in rows if not row.existing), key=lambda r: r.at):
        table = row.schema.name
        while not row.row_id or row.row_id in taken:
            counts[table] += 1
            row.row_id = f"{setting.transcription.article_id}-{begin.get(table, table)}{counts[table]:02}"


def _proposal(setting: Setting, row: Sketch) -> Proposal:
    values = filled(row)
    article_id = setting.transcription.article_id
    evidence = {name: Evidence(*(worded(setting, place) if place else ())) for name, place in row.shown.items() if name in values}
    if row.place is None:
        return Proposal(row.schema.name, values, evidence=evidence, article_id=article_id, proposer=PROPOSER)
    exact, paragraph = worded(setting, row.place)
    start, end = setting.reading.span(*row.place)
    where = paragraph if paragraph is not None else setting.reading.paragraph_at(row.place[0])
    return Proposal(row.schema.name, values, exact, where, start, end, evidence, article_id, PROPOSER)
