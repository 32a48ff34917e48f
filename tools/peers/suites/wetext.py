"""WeTextProcessing (Apache-2.0): the tests of its inverse text normalisation, ``spoken => written`` a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.peers.phrase import Phrase, Reading

FILES = ("cardinal", "number", "fraction", "measure", "money")
_WRITTEN = re.compile(
    r"(?P<low>-?\d+(?:\.\d+)?)(?P<low_scale>[万亿兆Ww]?)(?:[~-](?P<high>\d+(?:\.\d+)?))?(?P<scale>[万亿兆Ww]?)(?:/(?P<parts>\d+))?"
)
_SCALES = {"": 1, "万": 10**4, "W": 10**4, "w": 10**4, "亿": 10**8, "兆": 10**12}


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
    """The numbers of a text whose numbers are in digits, plain or before 万 and 亿, with the upper ends of ranges.

    Of two neighbours it writes the digits that differ (730-40 is 730 to 740); what stands straight behind 万 or 亿 is added.
    """
    found: list[Reading] = []
    end = -1
    for match in _WRITTEN.finditer(re.sub(r"(?<=\d),(?=\d{3})", "", written)):
        scale = _SCALES[match["scale"]]
        low = float(match["low"]) * (_SCALES[match["low_scale"]] if match["low_scale"] else scale if match["high"] else 1)
        high = float(_completed(match["low"], match["high"])) * scale if match["high"] else None
        before = found[-1][0] if found and match.start() == end else None
        if isinstance(before, float) and before > low and high is None:
            found[-1] = (before + low, None)
        else:
            found.append((low / float(match["parts"]), None) if match["parts"] else (low, high))
        end = match.end() if match["low_scale"] in ("万", "亿", "兆") else -1
    return found


def _completed(low: str, high: str) -> str:
    """The upper of two neighbours with the digits it shares with the lower: 40 behind 730 is 740."""
    return low[: -len(high)] + high if len(high) <= len(low) and low.isdigit() and high.isdigit() and int(high) < int(low) else high
