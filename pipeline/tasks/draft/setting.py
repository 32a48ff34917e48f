"""What all drafters know of an article: its reading text, the things to settle in it, its dates, and what rows it has already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.accounting.items import Item, find_items
from pipeline.accounting.owned import bare
from pipeline.accounting.placed import Placed, Span
from pipeline.accounting.settle import settle
from pipeline.languages.values import DatePhrase
from pipeline.model import Location, Record, Schemas, TableSchema, Transcription
from pipeline.schema.cells import is_partial_date
from pipeline.schema.marks import shared_names
from pipeline.tasks.draft.meaning import Meaning
from pipeline.text.reading import ReadingText, fold, fold_all
from pipeline.transcription.anchoring import place_records

SENTENCE = re.compile(r"[。！？!?…\n]")
SPOKEN = re.compile(r"[。！？!?…\n，,；;：:]")
CLAUSE = re.compile(r"[。！？!?…\n，,；;：:（）()]")


@dataclass(frozen=True)
class Setting:
    """An article as its drafters see it; ``open`` are the things that no row or waiver settles yet."""

    reading: ReadingText
    meaning: Meaning
    transcription: Transcription
    shared: tuple[Record, ...]
    items: tuple[Item, ...]
    open: frozenset[Item]
    placed: tuple[Placed, ...]
    dates: tuple[DatePhrase, ...]
    longest: int

    @property
    def plain(self) -> str:
        """The reading text, simplified and in the common width."""
        return self.reading.folded

    def words(self, place: Span) -> str:
        """The article's own words at a place."""
        return self.reading.text[slice(*place)]

    def fold(self, words: str) -> str:
        """Words as they are compared, in the article's language."""
        return fold(words, self.reading.language)

    def bare(self, words: str) -> str:
        """A name as it is compared: folded, without any marks."""
        return bare(words, self.reading.language)

    def has_rows(self, schema: TableSchema | None) -> bool:
        """Whether the article has rows of a table already."""
        return schema is not None and any(r.table == schema.name for r in self.transcription.records)

    def of_kind(self, *kinds: str) -> Iterator[Item]:
        """The things of some kinds, settled or not."""
        return (item for item in self.items if item.kind in kinds)

    def sentence(self, at: int) -> Span:
        """The sentence around a place."""
        return self._between(SENTENCE, at)

    def clause(self, at: int, *, brackets: bool = True) -> Span:
        """The clause around a place: from mark to mark, 、 and quotation marks aside; what stands in brackets is one of its own."""
        return self._between(CLAUSE if brackets else SPOKEN, at)

    def paragraph(self, at: int) -> Span:
        """The paragraph around a place."""
        start = self.plain.rfind("\n", 0, at) + 1
        end = self.plain.find("\n", at)
        return start, end if end >= 0 else len(self.plain)

    def _between(self, marks: re.Pattern[str], at: int) -> Span:
        first, last = self.paragraph(at)
        start = max((m.end() for m in marks.finditer(self.plain, first, at) if not _in_number(self.plain, m.start())), default=first)
        end = next((m.start() for m in marks.finditer(self.plain, at, last) if not _in_number(self.plain, m.start())), last)
        return start, end

    def quote(self, start: int, end: int, fits: Callable[[int, int], bool] | None = None) -> Span | None:
        """The shortest quote that holds ``[start, end)``, stands once in its paragraph and cuts no number, if one is short enough."""
        first, last = self.paragraph(start)
        if end > last:
            return None
        for grown in range(self.longest - (end - start) + 1):
            for left in range(grown + 1):
                a, b = start - (grown - left), end + left
                if a < first or b > last or self.reading.language.cuts_numeral(self.plain, a, b):
                    continue
                if not self.plain[a].strip() or not self.plain[b - 1].strip():
                    continue
                words = self.plain[a:b]
                once = self.plain.find(words, first, last) == a and self.plain.find(words, a + 1, last) < 0
                if once and (fits is None or fits(a, b)):
                    return a, b
        return None


def _in_number(plain: str, at: int) -> bool:
    """Whether a mark stands within digits: 1,300; 9:30."""
    return plain[at] in ",:.：，" and plain[at - 1 : at].isdecimal() and plain[at + 1 : at + 2].isdecimal()


def setting_of(reading: ReadingText, transcription: Transcription, shared: tuple[Record, ...], schemas: Schemas, longest: int) -> Setting:
    """Look at an article, with the rows that it has already."""
    said = transcription.article.values.get("context_date")
    context_date = said if is_partial_date(said or "") else None
    known = fold_all(shared_names(shared, schemas), [reading.language])
    items = find_items(reading, context_date)
    placed, _ = place_records(transcription, schemas, reading, longest)
    account, _ = settle(items, placed, reading, known, Location(transcription.article.location.path))
    left = frozenset(item for item, state in account.states if state == "open")
    return Setting(
        reading,
        Meaning(schemas),
        transcription,
        shared,
        tuple(items),
        left,
        tuple(placed),
        tuple(reading.language.find_dates(reading.text, context_date)),
        longest,
    )
