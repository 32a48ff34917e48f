"""Names that rows are named by: a title, a name in marks, an event or an initiative is cited by a row of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Placed, Span, inside
from pipeline.languages import Language
from pipeline.languages.marks import ALL_MARKS
from pipeline.text.reading import ReadingText, fold

_NO_MARKS = str.maketrans("", "", ALL_MARKS)
UNMARKED = ("event", "initiative")
LEAST = 4
"""How many characters of a name may stand for it inside a longer phrase without marks."""


def bare(words: str, language: Language) -> str:
    """A name as it is compared: folded, without any marks."""
    return fold(words, language).translate(_NO_MARKS)


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names by which the rows of an article are named, as the columns marked ``namesRow`` have them: where they stand, and the words.

    ``waived`` are the names that waivers quote: a name without marks is waived once, however often it is said.
    """

    spans: tuple[Span, ...]
    values: frozenset[str]
    language: Language
    waived: frozenset[str] = frozenset()

    @classmethod
    def of(cls, items: Iterable[Item], own: Iterable[tuple[str, Span]], waivers: Iterable[Placed], reading: ReadingText) -> OwnNames:
        """The ``own`` names of all rows with their places, and the names that waivers quote."""
        own = list(own)
        places = [w.places[""] for w in waivers if w.record.values.get("what") == "name" and "" in w.places]
        named = ((i.start, i.end) for i in items if i.what == "name")
        waived = (span for span in named if any(inside(span, place) for place in places))
        return cls(
            tuple(span for _, span in own),
            frozenset(bare(value, reading.language) for value, _ in own) - {""},
            reading.language,
            frozenset(bare(reading.text[slice(*span)], reading.language) for span in waived) - {""},
        )

    def cites(self, item: Item, words: str) -> bool:
        """Whether a row is named by an item: its name overlaps it there, or is the same elsewhere.

        A title may be shortened to its last words (《…报告》, then 《报告》). What stands without marks has no sure bounds, so
        elsewhere any shorter or longer form of it will do.
        """
        mine = bare(words, self.language)
        if mine in self.values or any(start < item.end and item.start < end for start, end in self.spans):
            return True
        if item.kind == "title":
            return any(value.endswith(mine) for value in self.values)
        return item.kind in UNMARKED and any(mine in value or _is_part(value, mine) for value in self.values)

    def waives(self, item: Item, words: str) -> bool:
        """Whether words without marks were waived elsewhere in the article, alone or within longer words."""
        mine = bare(words, self.language)
        return item.kind in UNMARKED and any(mine in value for value in self.waived)


def _is_part(name: str, words: str) -> bool:
    return len(name) >= LEAST and (words.endswith(name) or (name in words and 2 * len(name) >= len(words)))
