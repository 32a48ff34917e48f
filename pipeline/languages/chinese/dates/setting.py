"""What was said before a date: it decides what the date may take over, and whether the context date may lend anything at all.

The context lends its year only where the sentence has named no other last; a date with its month and year (2019年3月) tells a story whose
next sentences keep that year, to the end of the paragraph or until another year is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.languages.chinese.dates.phrase import DatePhrase, Moment, parse_iso

_SENTENCE = re.compile(r"[。!?\n]")
_BLOCK = re.compile(r"\n")


@dataclass(slots=True)
class Setting:
    """The state of reading: the context date, the last date of this sentence, and the year that was named last.

    ``unknown``: the last date of the sentence has a year that cannot be told (每年, 道光二十二年四月), or runs over several; ``months``:
    it runs over several months.
    """

    context: Moment | None
    last: Moment | None = None
    year: int | None = None
    unknown: bool = False
    months: bool = False
    story: int | None = None
    end: int = 0

    def reach(self, plain: str, start: int) -> None:
        """Go on to a place of the text: what was said in another sentence is let go, but for the year of a story."""
        if _SENTENCE.search(plain, self.end, start):
            self.last, self.unknown, self.months = None, False, False
            if _BLOCK.search(plain, self.end, start):
                self.story = None
            self.year = self.story
        self.end = start

    def keep(self, date: DatePhrase) -> None:
        """Remember a date that was read."""
        self.end = date.end
        moment = parse_iso(date.last)
        if moment is None:
            self.unknown = self.unknown or date.kind in ("day", "month", "year", "part")
            if self.unknown:
                self.last = None
            return
        if date.kind == "century" and self.context and (date.first or "") <= f"{self.context.year:04}" <= (date.last or ""):
            return
        first = parse_iso(date.first) or moment
        self.last, self.year, self.unknown = moment, moment.year, first.year != moment.year
        self.months = first.month != moment.month
        if date.relative:
            self.story = None
        elif moment.month is not None and not date.from_context:
            self.story = moment.year

    def lends_year(self) -> bool:
        """Whether the context date may lend its year here."""
        if self.context is None or self.unknown:
            return False
        return self.year is None or self.year == self.context.year

    def lends_month(self) -> bool:
        """Whether it may lend its month too."""
        last = self.last
        if self.context is None or not self.lends_year() or self.months:
            return False
        return last is None or last.month is None or last.month == self.context.month
