"""Where the quotes of proposals stand, and what the program knows of them by that: paragraph, place, number, id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.accounting.placed import Placed, Span
from pipeline.languages import Language
from pipeline.model import Location, Problem, Quote, Record, Schemas
from pipeline.proposals.model import Proposal
from pipeline.proposals.record import other_article, record_from, with_id
from pipeline.tasks.admit.bench import Bench
from pipeline.text.reading import clean, fold
from pipeline.text.search import occurrences, shown
from pipeline.transcription.anchoring import cited_quotes, place_records

HINTS = 500
"""So many quotes that are not found are told what is closest; looking for it takes longer than all else."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A proposal on its way: the record it makes, where it stands, and what was found wrong with it. Each is itself only.

    ``lacks`` are the columns that a row must have and it has not yet: a person adds them.
    """

    number: int
    proposal: Proposal
    record: Record | None = None
    placed: Placed | None = None
    problems: list[Problem] = field(default_factory=list)
    lacks: tuple[Problem, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether nothing was found wrong so far."""
        return self.record is not None and not self.problems

    @property
    def row(self) -> Record:
        """The record of one whose form is right."""
        assert self.record is not None
        return self.record

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with it."""
        self.problems += problems

    @property
    def place(self) -> Span | None:
        """Where its row's quote stands in the reading text."""
        return self.placed.places.get("") if self.placed else None


def candidates(proposals: Sequence[Proposal], bench: Bench) -> list[Candidate]:
    """The proposals as records under ids of their own, every quote looked for; what is wrong with each by itself is told."""
    found = [Candidate(number, proposal) for number, proposal in enumerate(proposals)]
    for candidate in found:
        if foreign := other_article(candidate.proposal, bench.transcription.article_id):
            candidate.refuse([foreign])
        candidate.record, problems = record_from(candidate.proposal, bench.schemas)
        candidate.refuse(problems)
        if candidate.fine:
            candidate.record = _in_paragraph(candidate.row, candidate.proposal, bench)
    _give_ids(found, bench)
    _place(found, bench)
    for candidate in found:
        if candidate.fine and (wrong := _misplaced(candidate, bench)):
            candidate.refuse([wrong])
    return found


def _in_paragraph(record: Record, proposal: Proposal, bench: Bench) -> Record:
    """The record with the paragraph of its quote where that stands in several and the place that was given says in which."""
    quote, start = record.quote, proposal.char_start
    if quote is None or quote.paragraph is not None or start is None:
        return record
    hits = occurrences(bench.reading, quote.exact)
    there = [at for at in hits if bench.reading.span(at, at + 1)[0] == start]
    if len(hits) < 2 or len(there) != 1:
        return record
    return replace(record, quote=Quote(quote.exact, bench.reading.paragraph_at(there[0]), quote.location))


def _place(found: list[Candidate], bench: Bench) -> None:
    """Look for every quote once, and for the number or the verb that each row is about."""
    sought: list[Candidate] = []
    hints = HINTS
    for candidate in found:
        if not candidate.fine or bench.schemas[candidate.row.table].source != "article":
            continue
        record = candidate.row
        lost = [q for _, q in cited_quotes(record, bench.schemas[record.table]) if not occurrences(bench.reading, q.exact, q.paragraph)]
        hints -= len(lost)
        if lost and hints < 0 and len(clean(lost[0].exact, bench.reading.language)) <= bench.limits.quote_longest:
            candidate.refuse([_lost(quote) for quote in lost])
        else:
            sought.append(candidate)
    rows = replace(bench.transcription, records=tuple(c.row for c in sought))
    placed, problems = place_records(rows, bench.schemas, bench.reading, bench.limits.quote_longest)
    by_place = {p.record.location: p for p in placed}
    wrong = by_location(problems)
    for candidate in sought:
        candidate.placed = by_place[candidate.proposal.location]
        candidate.refuse(wrong.get(candidate.proposal.location, []))


def _lost(quote: Quote) -> Problem:
    return Problem("quote-not-found", quote.location, f"“{shown(quote.exact)}” is not in the article", "quote its own words")


def by_location(problems: Sequence[Problem]) -> dict[Location, list[Problem]]:
    """Problems by where they are."""
    found: dict[Location, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.location, []).append(problem)
    return found


def _misplaced(candidate: Candidate, bench: Bench) -> Problem | None:
    """A place that was given and is not that of the quote, nor of the number or verb in it."""
    given = (candidate.proposal.char_start, candidate.proposal.char_end)
    if given == (None, None) or candidate.placed is None or candidate.place is None:
        return None
    spans = [span for span in (candidate.place, candidate.placed.focus) if span is not None]
    places = [bench.reading.span(*span) for span in spans]
    if given in places:
        return None
    message = f"it is said to stand at characters [{given[0]}, {given[1]}), but its quote stands at [{places[0][0]}, {places[0][1]})"
    hint = "correct the place, or leave it out: the program finds it"
    return Problem("proposal-position", candidate.proposal.location, message, hint)


def _give_ids(found: list[Candidate], bench: Bench) -> None:
    """An id of its own for every row that has none, in the manner of those that are there."""
    taken = {str(r.values.get(bench.schemas[r.table].primary_key[-1])) for r in (*bench.transcription.records, *bench.shared)}
    taken |= {str(c.record.values.get(bench.schemas[c.record.table].primary_key[-1])) for c in found if c.record is not None}
    ids: dict[str, Iterator[str]] = {}
    for candidate in found:
        record = candidate.record
        if record is None or bench.schemas[record.table].source != "article":
            continue
        schema = bench.schemas[record.table]
        if record.values.get(schema.primary_key[-1]) is None and len(schema.primary_key) == 1:
            free = ids.setdefault(schema.name, _ids(schema.name, bench, taken))
            candidate.record = with_id(record, schema, next(free))


def _ids(table: str, bench: Bench, taken: set[str]) -> Iterator[str]:
    """Ids of a table that are free: its prefix in this article, and two digits or more."""
    prefix = _prefix(table, bench.schemas, bench)
    highest = max((int(m[1]) for t in taken if (m := re.fullmatch(re.escape(prefix) + r"(\d{1,9})", t))), default=0)
    number = highest
    while True:
        number += 1
        yield f"{prefix}{number:02}"


def _prefix(table: str, schemas: Schemas, bench: Bench) -> str:
    """What the ids of a table begin with: as the rows that are there, else with as many letters of its name as tell it from others."""
    own = bench.transcription.article_id
    key = schemas[table].primary_key[-1]
    for record in bench.transcription.records:
        match = re.fullmatch(rf"({re.escape(own)}-[a-z]+)\d+", str(record.values.get(key))) if record.table == table else None
        if match:
            return match[1]
    others = [s.name for s in schemas.values() if s.source == "article" and s.name != table]
    length = next((n for n in range(1, len(table)) if not any(o.startswith(table[:n]) for o in others)), len(table))
    return f"{own}-{re.sub('[^a-z]', '', table[:length])}"


def words_of(record: Record, language: Language) -> str:
    """All words that a row cites, folded as they are matched."""
    quotes = [record.quote, *(citation.quote for citation in record.citations.values())]
    return "\n".join(fold(quote.exact, language) for quote in quotes if quote is not None)
