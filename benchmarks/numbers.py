"""Numbers as the press writes them, each with the value, upper value and qualifier that a reader takes from it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Written:
    """A number in a text: the words before it, the numeral itself, and what both say."""

    before: str
    numeral: str
    value: float
    qualifier: str = "exact"
    value_max: float | None = None

    def __str__(self) -> str:
        return self.before + self.numeral


def written(rng: Random, low: int, high: int) -> Written:
    """A number between two limits, in one of the usual ways to write it."""
    n = rng.randint(low, high)
    size = 10 ** (len(str(n)) - 1)
    even = max(n // size, 1) * size
    way = rng.randrange(8)
    if way == 0:
        return Written("", f"{even}余" if size > 1 else str(n), even if size > 1 else n, "more_than" if size > 1 else "exact")
    if way == 1 and size > 1:
        return Written("", f"{even}多", even, "more_than")
    if way == 2:
        return Written("近", str(n), n, "nearly")
    if way == 3:
        return Written("约", str(n), n, "about")
    if way == 4:
        return Written("", f"{n}至{n + size}", n, value_max=float(n + size))
    if way == 5 and n < 100:
        return Written("", _chinese(n), n)
    if way == 6 and n >= 10_000:
        return Written("", f"{n // 10_000}万余", n // 10_000 * 10_000, "more_than")
    return Written("", str(n), n)


def share(rng: Random) -> Written:
    """A percentage."""
    value = rng.choice([rng.randint(5, 95), rng.randint(50, 950) / 10])
    before, qualifier = rng.choice([("", "exact"), ("超", "more_than"), ("约", "about"), ("近", "nearly")])
    return Written(before, f"{value:g}%", value, qualifier)


def _chinese(n: int) -> str:
    """A number from 11 to 99 in Chinese numerals."""
    tens, ones = divmod(n, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
