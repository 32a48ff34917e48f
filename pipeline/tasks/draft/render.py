"""A draft as a list for reading: row after row in the order of the text, and at the end how many of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.proposals.model import Proposal
from pipeline.tasks.draft.run import Draft
from pipeline.text.search import shown

MOST_LEFT = 20


def as_list(draft: Draft) -> Iterator[str]:
    """One line for every row under its paragraph: table, id, quote, values; then what is still open, and the counts."""
    paragraph: int | None = 0
    for proposal in draft.proposals:
        if proposal.paragraph != paragraph:
            paragraph = proposal.paragraph
            yield f"paragraph {paragraph}" if paragraph else "shared tables"
        yield f"  {_line(proposal)}"
    yield ""
    yield from summary(draft)


def _line(proposal: Proposal) -> str:
    """Table and id, the quote, the values that are no id of the row itself."""
    names = list(proposal.values)
    row_id = proposal.values[names[0]] if names else ""
    values = ", ".join(f"{name} {_told(value)}" for name, value in list(proposal.values.items())[1:] if value is not None)
    quote = f"“{shown(proposal.quote)}” " if proposal.quote else ""
    return f"{proposal.table} {row_id}: {quote}{values}".rstrip()


def _told(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def summary(draft: Draft) -> Iterator[str]:
    """How many rows of which table were drafted, and what no rule is sure of."""
    counts = Counter(proposal.table for proposal in draft.proposals)
    yield "drafted: " + (", ".join(f"{number} {table}" for table, number in sorted(counts.items())) or "nothing")
    if not draft.left or draft.setting is None:
        yield "nothing that is counted is left open"
        return
    words = [
        f"{shown(draft.setting.words((i.start, i.end)))} ({i.what}, paragraph {draft.setting.reading.paragraph_at(i.start)})"
        for i in draft.left
    ]
    more = f" and {len(words) - MOST_LEFT} more" if len(words) > MOST_LEFT else ""
    yield f"left open, {len(words)}: {', '.join(words[:MOST_LEFT])}{more}"
