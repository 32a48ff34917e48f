"""The proposals of a review: each with a name that lasts, an id for its row, and its record as it would be read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Problem, Quote, Record, Schemas, TableSchema
from pipeline.proposals.model import Proposal
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import Folio, records_of_text
from pipeline.tasks.review.rows import TypedRow, free_key, key_column, row_of_proposal
from pipeline.text.reading import ReadingText
from pipeline.text.search import locate
from pipeline.transcription.rows_file import with_rows


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal as it lies on the desk: ``name`` is the same in every session, ``row`` is what accepting it writes."""

    name: str
    proposal: Proposal
    row: TypedRow
    record: Record | None
    place: tuple[int, int] | None

    @property
    def table(self) -> str:
        """The table of its row."""
        return self.proposal.table

    @property
    def at(self) -> int:
        """Where it stands in the text; -1 for what has no place."""
        return self.place[0] if self.place else -1


def names_of(proposals: Sequence[Proposal], schemas: Schemas) -> list[str]:
    """A name for each proposal, by what it says: not by ids, which may be others the next time."""
    names: list[str] = []
    times: Counter[str] = Counter()
    for proposal in proposals:
        schema = schemas[proposal.table]
        name = _said(proposal, {*schema.primary_key, *(name for key in schema.foreign_keys for name in key.fields)})
        times[name] += 1
        names.append(f"{name}-{times[name]}" if times[name] > 1 else name)
    return names


def each_once(proposals: Iterable[Proposal], schemas: Schemas) -> list[Proposal]:
    """The proposals, without those that say what one before them says, whatever id they give it."""
    return list({_said(p, schemas[p.table].primary_key): p for p in reversed(list(proposals))}.values())[::-1]


def _said(proposal: Proposal, but: Container[str]) -> str:
    """A digest of what a proposal says, some columns aside."""
    values = {name: value for name, value in proposal.values.items() if name not in but}
    said = [proposal.table, proposal.quote, proposal.paragraph, proposal.char_start, values]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()[:16]


def offers(
    proposals: Sequence[Proposal], desk: Desk, folio: Folio, reading: ReadingText, decided: Mapping[str, str], known: Mapping[str, Offer]
) -> list[Offer]:
    """Every proposal with an id of its own; references to a proposal that had to get another id go along.

    ``decided`` has the ids of rows that proposals became in earlier sessions, by the names of these, ``known`` the offers that were made
    before with the same text: those that are still the same are taken over.
    """
    names = names_of(proposals, desk.schemas)
    keys = folio.keys(desk)
    given: dict[tuple[str, str], str] = {}
    rows = [(_key(p, name, desk, folio, keys, decided, given), p, name) for p, name in zip(proposals, names, strict=True)]
    return [_offer(p, name, key, desk, reading, given, known.get(name)) for key, p, name in rows]


def _key(
    proposal: Proposal,
    name: str,
    desk: Desk,
    folio: Folio,
    keys: Mapping[str, set[str]],
    decided: Mapping[str, str],
    given: dict[tuple[str, str], str],
) -> str | None:
    """The id of a proposed row: its own, unless another row has it."""
    schema = desk.schemas[proposal.table]
    own = desk.key_of(schema.name, proposal.values)
    if name in decided:
        key = decided[name]
    elif own and (own not in keys[schema.name] or _is_there(proposal, own, desk, folio)):
        key = own
    elif schema.source == "shared":
        return own or None
    else:
        others = {key for table, found in keys.items() if table != schema.name for key in found}
        others |= {str(p) for p in given.values()} - keys[schema.name]
        key = free_key(schema, desk.article_id, keys[schema.name], others)
    keys[schema.name].add(key)
    if own and own != key:
        given[schema.name, own] = key
    return key


def _is_there(proposal: Proposal, key: str, desk: Desk, folio: Folio) -> bool:
    """Whether the row with the id of a proposal is that proposal: the same quote, or the same values."""
    row = folio.record(desk, proposal.table, key)
    if row is None:
        return False
    if row.quote is not None:
        return row.quote.exact == proposal.quote
    return all(str(row.values.get(name)) == str(value) for name, value in proposal.values.items() if value is not None)


def _offer(
    proposal: Proposal,
    name: str,
    key: str | None,
    desk: Desk,
    reading: ReadingText,
    given: Mapping[tuple[str, str], str],
    before: Offer | None,
) -> Offer:
    schema = desk.schemas[proposal.table]
    row = row_of_proposal(proposal, schema, key, reading)
    for foreign in schema.foreign_keys:
        column = foreign.fields[0]
        if (renamed := given.get((foreign.resource, str(row.get(column))))) is not None:
            row[column] = renamed
    if before is not None and before.row == row:
        return before
    record = record_of_row(row, schema)
    quote = Quote(proposal.quote, proposal.paragraph, proposal.location) if proposal.quote else None
    found = locate(reading, quote, desk.limits.quote_longest) if quote else None
    return Offer(name, proposal, row, record, None if isinstance(found, Problem) else found)


def record_of_row(row: TypedRow, schema: TableSchema) -> Record | None:
    """The record that a typed row would be read as; nothing where it cannot be written or read."""
    text = with_rows("[]\n", f"{schema.name}.yaml", [row])
    if isinstance(text, Problem):
        return None
    records, _, _ = records_of_text(text, f"proposal:{schema.name}:{row.get(key_column(schema))}", schema)
    return records[0] if records else None


def in_order(pending: Iterable[Offer], schemas: Schemas) -> list[Offer]:
    """Offers in the order of the text, but behind those to whose rows they refer; a waiver behind the name that holds its words.

    What has no place in the text, as a row of a shared table, comes right before the first that refers to it, or last.
    """
    waiting = sorted(pending, key=lambda offer: (offer.place is None, offer.at, schemas[offer.table].focus == "waived"))
    by_key = {(offer.table, str(offer.row.get(key_column(schemas[offer.table])))): offer for offer in waiting}
    ordered: list[Offer] = []
    begun: set[str] = set()

    def take(offer: Offer) -> None:
        if offer.name in begun:
            return
        begun.add(offer.name)
        for foreign in schemas[offer.table].foreign_keys:
            other = by_key.get((foreign.resource or offer.table, str(offer.row.get(foreign.fields[0]))))
            if other is not None:
                take(other)
        ordered.append(offer)

    for offer in waiting:
        take(offer)
    return ordered
