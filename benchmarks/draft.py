"""An article in the making: its paragraphs, and the rows that cite them, written side by side so that each fits the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
LETTERS = {"events": "e", "participants": "p", "initiatives": "i", "metrics": "m", "attributions": "a", "waivers": "w"}
KEYS = {
    "events": "event_id",
    "participants": "participant_id",
    "initiatives": "initiative_id",
    "metrics": "metric_id",
    "attributions": "attribution_id",
    "waivers": "waiver_id",
}
"""The tables of an article, in the order of their schemas, and their keys."""


@dataclass(slots=True)
class Draft:
    """Paragraphs and rows; ``record`` is the article's own."""

    article_id: str
    paragraphs: list[list[str]] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in LETTERS})
    record: Row = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    """Names of the shared tables that a waiver of the article leans on."""

    def begin(self, *texts: str) -> None:
        """Begin a paragraph."""
        self.paragraphs.append(list(texts))

    def write(self, *texts: str) -> None:
        """Go on in the paragraph at hand."""
        self.paragraphs[-1].extend(texts)

    def add(self, table: str, quote: str, **values: Any) -> str:
        """Add a row; returns its id. Values that are ``None`` stay out."""
        number = len(self.rows[table]) + 1
        key = f"{self.article_id}-{LETTERS[table]}{number:02}"
        given = {name: value for name, value in values.items() if value is not None}
        self.rows[table].append({KEYS[table]: key, "quote": quote, **given})
        return key

    @property
    def texts(self) -> list[str]:
        """The finished paragraphs."""
        return ["".join(parts) for parts in self.paragraphs]
