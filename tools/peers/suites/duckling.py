"""duckling (BSD-3-Clause): the Chinese corpus of numerals, in Haskell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.peers.phrase import Phrase

_EXAMPLES = re.compile(r"examples \(NumeralValue \(?([-\d.]+)\)?\)\s*\[(.*?)\]", re.DOTALL)
_STRING = re.compile(r'"([^"]+)"')


def phrases(checkout: Path) -> Iterator[Phrase]:
    """Every example of a numeral and its value."""
    corpus = (checkout / "Duckling/Numeral/ZH/Corpus.hs").read_text(encoding="utf-8")
    for value, examples in _EXAMPLES.findall(corpus):
        for text in _STRING.findall(examples):
            yield Phrase("duckling", "numeral", text, ((float(value), None),))
