"""Quantities in Chinese: from a phrase to value, upper value, qualifier, unit and exact spans.

Every number of a text is found once: as a quantity, inside a date, or inside a listed word.

`find_quantities(text)` reads every number of a text of either script and width; `find_numbers` gives dates and listed words with
them. Forms of numerals: `pipeline.languages.chinese.han`; inner marks, shares, 翻番: `numeral`; both ends: `ranges`; halves: `halves`;
marks before the unit: `tails`; words before and behind: `qualifiers`; units: `units`; currencies before the number: `money`; 折:
`discounts`; rates and ratios: `rates`; all of it together: `phrase`. Nothing is guessed: what breaks a rule comes back without value,
with a note.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.languages.chinese.dates import find_dates_folded
from pipeline.languages.chinese.han import HAN_DIGITS, SCALES
from pipeline.languages.chinese.idioms import idiom_spans
from pipeline.languages.chinese.quantities.numeral import next_numeral
from pipeline.languages.chinese.quantities.phrase import LONE, read_phrase
from pipeline.languages.chinese.quantities.rates import changed
from pipeline.languages.chinese.quantities.touch import settled
from pipeline.languages.chinese.width import folded
from pipeline.languages.values import Idiom, Numbers, Quantity

MASK = "\x00"
_DECIMAL = re.compile(f"[{HAN_DIGITS}{SCALES}]点[{HAN_DIGITS}]{{2,}}")
"""A decimal in Chinese numerals, which no listed word may cut: 五一 in 百分之四点五一."""


def find_quantities(text: str) -> list[Quantity]:
    """Every number of a text that is no date or clock time and no listed word, in order, without overlaps."""
    return list(_of_phrase(text))


@lru_cache(maxsize=16_384)
def _of_phrase(text: str) -> tuple[Quantity, ...]:
    """The same; the quote of a number is read where it is anchored, and again where its row is judged."""
    return tuple(find_numbers(text).quantities)


def find_numbers(text: str, context_date: str | None = None) -> Numbers:
    """Quantities, dates and listed words of a text in one pass; dates go before words, words before quantities."""
    return find_numbers_folded(folded(text), text, context_date)


def find_numbers_folded(plain: str, text: str, context_date: str | None) -> Numbers:
    """The same for a text that was folded already."""
    dates = find_dates_folded(plain, text, context_date)
    spans = _apart(idiom_spans(plain), [(date.start, date.end) for date in dates])
    spans = _apart(spans, [match.span() for match in _DECIMAL.finditer(plain)])
    masked = _masked(plain, sorted([*spans, *((date.start, date.end) for date in dates)]))
    return Numbers(_quantities(masked, text), dates, [Idiom(start, end, text[start:end]) for start, end in spans])


def _quantities(masked: str, text: str) -> list[Quantity]:
    found: list[Quantity] = []
    at = 0
    while numeral := next_numeral(masked, at):
        quantity = read_phrase(masked, numeral, text, at)
        found.append(quantity)
        at = max(quantity.end, quantity.number_end, at + 1)
    kept = bound(masked, settled(masked, text, found))
    touched = {place for quantity in kept if not is_word(quantity) for place in (quantity.start, quantity.end, quantity.number_end)}
    return [q for q in kept if not is_word(q) or q.number_start in touched or q.number_end in touched]


def bound(masked: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers, those that tell what a rate changed to with its base."""
    for at in range(1, len(found)):
        found[at] = changed(masked, found[at - 1], found[at])
    return found


def is_word(quantity: Quantity) -> bool:
    """Whether a multiplier stands alone, with no numeral, unit or qualifier: 万 in a name counts nothing."""
    return quantity.note == LONE and len(quantity.number_text) == 1


def _apart(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that touch none of the others; both are sorted."""
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in spans:
        while at < len(others) and others[at][1] <= start:
            at += 1
        if at == len(others) or others[at][0] >= end:
            kept.append((start, end))
    return kept


def _masked(plain: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [plain[at:start], MASK * (end - start)]
        at = end
    return "".join([*parts, plain[at:]])
