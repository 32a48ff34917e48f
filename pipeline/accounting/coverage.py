"""How much of an article is accounted for, by paragraph: figures that may leave the text behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.accounting.settle import Account
from pipeline.text.reading import ReadingText

Count = tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of items as (paragraph, what, state, count), sorted."""

    counts: tuple[Count, ...] = ()

    @classmethod
    def of(cls, account: Account, reading: ReadingText) -> Coverage:
        """The figures of an account."""
        return cls(tuple(sorted((*key, count) for key, count in account.counts(reading).items())))

    @classmethod
    def from_lock(cls, counts: Iterable[Iterable[object]]) -> Coverage:
        """The figures as a lock holds them."""
        return cls(tuple((int(str(p)), str(w), str(s), int(str(n))) for p, w, s, n in counts))

    def total(self, what: str, *states: str) -> int:
        """How many things of a kind are in any of these states."""
        return sum(n for _, w, s, n in self.counts if w == what and s in states)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs that hold anything countable."""
        return tuple(sorted({p for p, _, _, _ in self.counts}))

    def of_paragraph(self, number: int) -> Coverage:
        """The figures of one paragraph."""
        return Coverage(tuple(c for c in self.counts if c[0] == number))
