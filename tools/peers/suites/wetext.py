"""WeTextProcessing (Apache-2.0): the tests of its inverse text normalisation, ``spoken => written`` a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.peers.phrase import Phrase, Reading

FILES = ("cardinal", "number", "fraction", "measure", "money")
_WRITTEN = re.compile(
    r"(?P<low>-?\d+(?:\.\d+)?)(?P<low_scale>[万亿Ww]?)(?:[~-](?P<high>\d+(?:\.\d+)?))?(?P<scale>[万亿Ww]?)(?:/(?P<parts>\d+))?"
)
_SCALES = {"": 1, "万": 10**4, "W": 10**4, "w": 10**4, "亿": 10**8}


def phrases(checkout: Path) -> Iterator[Phrase]:
    """Every line whose written form has numbers in digits."""
    folder = checkout / "itn/chinese/test/data"
    for name in FILES:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            spoken, _, written = line.partition(" => ")
            expected = tuple(written_numbers(written))
            if spoken and expected and spoken != written:
                yield Phrase("WeTextProcessing", name, spoken.strip(), expected)


def written_numbers(written: str) -> list[Reading]:
    """The numbers of a text whose numbers are in digits, plain or before 万 and 亿, with the upper ends of ranges."""
    found: list[Reading] = []
    for match in _WRITTEN.finditer(re.sub(r"(?<=\d),(?=\d{3})", "", written)):
        scale = _SCALES[match["scale"]]
        low = float(match["low"]) * (_SCALES[match["low_scale"]] if match["low_scale"] else scale if match["high"] else 1)
        high = float(match["high"]) * scale if match["high"] else None
        found.append((low / float(match["parts"]), None) if match["parts"] else (low, high))
    return found
