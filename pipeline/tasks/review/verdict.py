"""The verdict of `check` on the article at hand, fast enough to be asked for at every key: what has not changed is not judged again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.accounting.items import Item, find_items
from pipeline.accounting.placed import Placed
from pipeline.accounting.settle import CODES, Account, settle
from pipeline.languages import languages_of
from pipeline.model import Location, Problem, Record, Table
from pipeline.run.inspection import judge_tables
from pipeline.schema.cells import is_partial_date
from pipeline.schema.marks import shared_names
from pipeline.schema.pandera_rules import judge_table
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import Folio
from pipeline.text.reading import ReadingText, fold_all, read
from pipeline.transcription.anchoring import UNANCHORED, anchor_article, place_records
from pipeline.transcription.assemble import assemble_article, gather

OF_THE_WHOLE = frozenset(CODES.values())
"""What is left open is told thing by thing, as something to decide, and not as a fault of a row."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands: its reading text, its records with their places, what is settled and what not."""

    reading: ReadingText
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]
    account: Account
    said: Mapping[Item, Problem]
    """What `check` says of each open thing."""
    by_location: Mapping[Location, Placed]
    """Every record with its places, by where it was typed."""


class Judge:
    """Judges the article of a desk again and again; remembers the tables that are as they were, and the things the text holds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tables: dict[str, tuple[Table, tuple[list[Problem], list[Problem], Table]]] = {}
        self._text: tuple[object, ReadingText, tuple[Item, ...]] | None = None
        self._names: tuple[tuple[Record, ...], frozenset[str]] | None = None

    def problems(self, folio: Folio) -> list[Problem]:
        """What `check` would say of the article and of the shared tables, but for what is open."""
        desk, transcription = self._desk, folio.transcription
        known = self.known_names(folio)
        found: list[Problem] = list(folio.problems)
        anchored = None
        if transcription.usable:
            anchored, faults = anchor_article(transcription, desk.article, desk.schemas, known, desk.limits)
            found += faults
        rows, unshown = assemble_article(transcription, anchored or UNANCHORED, desk.schemas)
        found += unshown
        tables = gather([*desk.others, rows], folio.shared, desk.schemas, folio.unread)
        judged = judge_tables(tables, sound=not found, judge=self._table)
        paths = (f"sources/{desk.article_id}/", *(f"sources/{s.name}.yaml" for s in desk.schemas.values() if s.source == "shared"))
        found += [p for p in judged if p.location.path.startswith(paths) or not p.location.line]
        return [p for p in dict.fromkeys(found) if p.code not in OF_THE_WHOLE]

    def standing(self, folio: Folio, proposed: Sequence[Record] = ()) -> Standing | None:
        """How the article stands, or would stand if rows were added; nothing where its layout does not fit its text."""
        text = self.text(folio)
        if text is None:
            return None
        reading, items = text
        whole = replace(folio.transcription, records=(*folio.transcription.records, *proposed))
        placed, _ = place_records(whole, self._desk.schemas, reading, self._desk.limits.quote_longest)
        where = Location(folio.transcription.article.location.path)
        account, faults = settle(items, placed, reading, self.known_names(folio), where)
        said = [fault for fault in faults if fault.code in OF_THE_WHOLE]
        matched: dict[Item, Problem] = {}
        for item in (item for item, state in account.states if state == "open"):
            first, last = reading.span(*item.whole)
            of_it = [p for p in said if p.code == CODES[item.what] and f"characters [{first}, {last})" in p.message]
            if of_it:
                matched[item] = of_it[0]
        return Standing(reading, items, tuple(placed), account, matched, {p.record.location: p for p in placed})

    def text(self, folio: Folio) -> tuple[ReadingText, tuple[Item, ...]] | None:
        """The reading text and what it holds; nothing where the record of the article does not say well enough how it is read."""
        transcription = folio.transcription
        if not transcription.usable:
            return None
        context_date = transcription.article.values.get("context_date")
        key = (transcription.layout, context_date)
        if self._text is None or self._text[0] != key:
            reading, _, problems = read(self._desk.article.text, transcription.layout)
            if problems:
                return None
            dated = context_date if is_partial_date(context_date or "") else None
            self._text = key, reading, tuple(find_items(reading, dated))
        return self._text[1], self._text[2]

    def known_names(self, folio: Folio) -> frozenset[str]:
        """The folded names of the shared tables."""
        if self._names is None or self._names[0] is not folio.shared:
            languages = languages_of(sorted({folio.transcription.layout.language, *self._desk.languages}))
            self._names = folio.shared, fold_all(shared_names(folio.shared, self._desk.schemas), languages)
        return self._names[1]

    def _table(self, table: Table) -> tuple[list[Problem], list[Problem], Table]:
        before = self._tables.get(table.name)
        if before is None or before[0] != table:
            before = self._tables[table.name] = (table, judge_table(table))
        return before[1]


def breaks(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """The problems that were not there before; lines may have moved."""
    left = [(p.code, p.location.path, p.message) for p in before]
    new = []
    for problem in after:
        what = (problem.code, problem.location.path, problem.message)
        if what in left:
            left.remove(what)
        else:
            new.append(problem)
    return new
