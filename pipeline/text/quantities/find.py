"""Every number of a text, each once: as a quantity, inside a date, or inside a listed word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.text.dates import DatePhrase, find_dates_folded
from pipeline.text.han import HAN_DIGITS, SCALES
from pipeline.text.idioms import Idiom, idiom_spans
from pipeline.text.quantities.numeral import next_numeral, numeral_at
from pipeline.text.quantities.phrase import read_phrase
from pipeline.text.quantities.quantity import Quantity
from pipeline.text.width import folded

MASK = "\x00"
_CHARACTERS = set("0123456789" + HAN_DIGITS + SCALES)
_DECIMAL = re.compile(f"[{HAN_DIGITS}{SCALES}]点[{HAN_DIGITS}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a text in three lists, none of which overlaps another."""

    quantities: list[Quantity]
    dates: list[DatePhrase]
    idioms: list[Idiom]


def find_quantities(text: str) -> list[Quantity]:
    """Every number of a text that is no date or clock time and no listed word, in order, without overlaps."""
    return find_numbers(text).quantities


def find_numbers(text: str, context_date: str | None = None) -> Numbers:
    """Quantities, dates and listed words of a text in one pass; dates go before words, words before quantities."""
    return find_numbers_folded(folded(text), text, context_date)


def find_numbers_folded(plain: str, text: str, context_date: str | None) -> Numbers:
    """The same for a text that was folded already."""
    dates = find_dates_folded(plain, text, context_date)
    spans = _apart(idiom_spans(plain), [(date.start, date.end) for date in dates])
    spans = _apart(spans, _decimals(plain))
    masked = _masked(plain, sorted([*spans, *((date.start, date.end) for date in dates)]))
    return Numbers(_quantities(masked, text), dates, [Idiom(start, end, text[start:end]) for start, end in spans])


def _quantities(masked: str, text: str) -> list[Quantity]:
    found: list[Quantity] = []
    at = 0
    while numeral := next_numeral(masked, at):
        quantity = _whole(masked, text, read_phrase(masked, numeral, text, at))
        found.append(quantity)
        at = max(quantity.end, quantity.number_end, at + 1)
    return found


def _whole(masked: str, text: str, quantity: Quantity) -> Quantity:
    """The quantity, or an unread one where a numeral touches its own: what is not consumed whole has no value."""
    end = quantity.number_end
    if quantity.unit_text and not quantity.unit_text[0].isdigit() and quantity.end > end:
        return quantity
    while (more := numeral_at(masked, end)) and masked[end] in _CHARACTERS:
        end = more.end
    if end == quantity.number_end or quantity.end > end:
        return quantity
    number = text[quantity.number_start : end]
    note = "numerals touch that do not make up one number"
    return replace(quantity, end=end, number_end=end, number_text=number, value=None, value_max=None, form="unread", note=note)


def _decimals(plain: str) -> list[tuple[int, int]]:
    """The decimals in Chinese numerals, which no listed word may cut: 五一 in 百分之四点五一."""
    return [match.span() for match in _DECIMAL.finditer(plain)]


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
