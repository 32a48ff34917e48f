"""The differences as proposals: what the second side would change or add in the first, for `pipeline review` or `pipeline admit` to open.

A row that both have and that differs is proposed under the first side's id, with the second side's values; one that only the second side
has is proposed without an id. Rows that only the first side has are there already. An id of the article's own rows becomes that of the
first side's row; where the first side has none, it is left out, since it would lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.tasks.compare.model import Comparison, Match
from pipeline.tasks.compare.values import row_reference


def proposals(comparison: Comparison) -> Iterator[Proposal]:
    """The proposals of a comparison, in the order of the text."""
    for match in comparison.matches:
        if match.kind in ("differs", "only-b"):
            yield _proposal(match, comparison)


def _proposal(match: Match, comparison: Comparison) -> Proposal:
    assert match.b is not None
    schemas = comparison.schemas
    record, schema = match.b.record, schemas[match.table]
    (key,) = schema.primary_key
    values: dict[str, Any] = {key: match.a.key} if match.a and match.a.key else {}
    for name, value in record.values.items():
        table = row_reference(schema, name, schemas)
        led = comparison.ids.get(table, {}).get(str(value)) if table else value
        if name != key and led is not None:
            values[name] = led
    evidence = {name: Evidence.of(citation) for name, citation in record.citations.items() if name in values}
    start, end = match.b.place or (None, None)
    quote = record.quote
    return Proposal(
        table=match.table,
        values=values,
        quote=quote.exact if quote else None,
        paragraph=quote.paragraph if quote else None,
        char_start=start,
        char_end=end,
        evidence=evidence,
        article_id=comparison.article_id,
        proposer=Proposer(comparison.b.label),
    )
