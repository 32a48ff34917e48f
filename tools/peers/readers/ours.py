"""Our own readers, on the reading text as everywhere: blanks between Chinese characters do not count."""

from __future__ import annotations

from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.values import Quantity
from pipeline.text.reading import clean
from tools.peers.phrase import Found, Phrase, Reading, Scaled

_HUNDREDTHS = {"[ppth]": 0.1, "10*-4": 0.01, "1": 100.0}
_PARTS = {"%": 0.01, "[ppth]": 0.001, "10*-4": 0.0001}


def read(phrase: Phrase) -> Found:
    """All numbers of a text; for a phrase that expects dates, all dates."""
    numbers = find_numbers(clean(phrase.text), phrase.context)
    if phrase.dated:
        return tuple((date.first, date.last) for date in numbers.dates)
    return tuple(_scaled(quantity, phrase.kind) for quantity in numbers.quantities)


def _scaled(quantity: Quantity, kind: str) -> Reading | Scaled:
    """Value and upper value; a suite of per cent gives thousandths and parts of one in hundredths too, other suites per cents as parts."""
    low, high = quantity.value, quantity.value_max
    if kind != "per cent":
        return Scaled(low, high, _PARTS[quantity.unit]) if quantity.unit in _PARTS else (low, high)
    factor = _HUNDREDTHS.get(quantity.unit or "", 1.0)
    return low if low is None else low * factor, high if high is None else high * factor
