"""Our own readers, on the reading text as everywhere: blanks between Chinese characters do not count."""

from __future__ import annotations

from pipeline.text.quantities.find import find_numbers
from pipeline.text.quantities.quantity import Quantity
from pipeline.text.reading import clean
from tools.peers.phrase import Phrase, Reading

_HUNDREDTHS = {"[ppth]": 0.1, "10*-4": 0.01, "1": 100.0}


def read(phrase: Phrase) -> tuple[Reading, ...]:
    """All numbers of a text; for a phrase that expects dates, all dates."""
    numbers = find_numbers(clean(phrase.text), phrase.context)
    if phrase.dated:
        return tuple((date.first, date.last) for date in numbers.dates)
    return tuple(_in_hundredths(quantity, phrase.kind) for quantity in numbers.quantities)


def _in_hundredths(quantity: Quantity, kind: str) -> Reading:
    """Value and upper value; a suite of per cent gives thousandths and parts of one in hundredths too."""
    factor = _HUNDREDTHS.get(quantity.unit or "", 1.0) if kind == "per cent" else 1.0
    low, high = quantity.value, quantity.value_max
    return low if low is None else low * factor, high if high is None else high * factor
