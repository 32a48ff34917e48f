"""What a proposal is: one row of one table, with the words that show it and who proposed it; and its line of JSON.

A line is an object with the keys ``table``, ``values``, ``quote``, ``paragraph``, ``char_start``, ``char_end``, ``evidence``,
``article_id``, ``proposer``, ``confidence``; all but ``table`` and ``values`` may be left out. Positions count code points of the
article's text, ``char_end`` is the first that no longer belongs to it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.model import Citation, Location

UNKNOWN = Location("proposals")


@dataclass(frozen=True, slots=True)
class Proposer:
    """Who proposed a row: a name, its version, and the SHA-256 of the prompt where there was one."""

    name: str
    version: str = ""
    prompt_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows one value: a quote with its paragraph, a note why it follows from context, or both."""

    quote: str | None = None
    paragraph: int | None = None
    note: str | None = None

    @classmethod
    def of(cls, citation: Citation) -> Evidence:
        """What a citation of a transcription shows."""
        quote = citation.quote
        return cls(quote.exact if quote else None, quote.paragraph if quote else None, citation.note)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed row. ``location`` is where it was read, for messages; two proposals that say the same are equal wherever they stood."""

    table: str
    values: Mapping[str, Any]
    quote: str | None = None
    paragraph: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    article_id: str | None = None
    proposer: Proposer | None = None
    confidence: float | None = None
    location: Location = field(default=UNKNOWN, compare=False)


def as_line(proposal: Proposal) -> str:
    """The proposal as one line of JSON, without what is empty, its keys always in the same order."""
    return json.dumps(as_object(proposal), ensure_ascii=False, separators=(",", ":"))


def as_object(proposal: Proposal) -> dict[str, Any]:
    """The proposal as a JSON object, without what is empty."""
    plain = {
        "article_id": proposal.article_id,
        "table": proposal.table,
        "values": {name: value for name, value in proposal.values.items() if value is not None},
        "quote": proposal.quote,
        "paragraph": proposal.paragraph,
        "char_start": proposal.char_start,
        "char_end": proposal.char_end,
        "evidence": {name: filled(shown) for name, shown in proposal.evidence.items()},
        "proposer": filled(proposal.proposer) if proposal.proposer else None,
        "confidence": proposal.confidence,
    }
    return {name: value for name, value in plain.items() if value is not None and (value != {} or name == "values")}


def filled(thing: Evidence | Proposer) -> dict[str, Any]:
    """What is said of a value or a proposer, by name."""
    return {name: value for name, value in asdict(thing).items() if value not in (None, "")}
