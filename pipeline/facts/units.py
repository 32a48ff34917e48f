"""Units that can be compared: each with its base unit and the exact factor between them, as a ratio of whole numbers.

Where a factor is not exact there is none: a month has no fixed number of days, and money of one country is none of another. Sources: UCUM
2.1 for the prefixes and the units of measurement; GB 3100-1993 for [mu], the project's code of 亩, 2000/3 square metres.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from pipeline.schema.cells import DIGITS, LARGEST_NUMBER, stored

PREFIXES: dict[str, int | Fraction] = {
    "Z": 10**21,
    "E": 10**18,
    "P": 10**15,
    "T": 10**12,
    "G": 10**9,
    "M": 10**6,
    "k": 10**3,
    "h": 10**2,
    "d": Fraction(1, 10),
    "c": Fraction(1, 100),
    "m": Fraction(1, 10**3),
    "u": Fraction(1, 10**6),
    "n": Fraction(1, 10**9),
}
"""The prefixes of UCUM that the units of articles have."""

METRIC: dict[str, tuple[str, int | Fraction]] = {
    "m": ("m", 1),
    "g": ("kg", Fraction(1, 1000)),
    "t": ("kg", 1000),
    "L": ("m3", Fraction(1, 1000)),
    "W": ("kW", Fraction(1, 1000)),
    "W.h": ("kW.h", Fraction(1, 1000)),
    **{unit: (unit, 1) for unit in ("A", "A.h", "By", "By/s", "bit", "bit/s", "Hz", "J", "Pa", "V", "V.A")},
}
"""Units that take prefixes: the base unit and how many of it one is."""

OTHERS: dict[str, tuple[str, int | Fraction]] = {
    "%": ("%", 1),
    "[ppth]": ("%", Fraction(1, 10)),
    "[ppm]": ("%", Fraction(1, 10**4)),
    "1": ("%", 100),
    "ar": ("m2", 100),
    "har": ("m2", 10**4),
    "[mu]": ("m2", Fraction(2000, 3)),
    "d": ("d", 1),
    "wk": ("d", 7),
    "h": ("d", Fraction(1, 24)),
    "min": ("d", Fraction(1, 1440)),
    "s": ("d", Fraction(1, 86400)),
    "mo": ("mo", 1),
    "a": ("mo", 12),
    "[mi_i]": ("m", Fraction(1609344, 1000)),
    "[nmi_i]": ("m", 1852),
    "[ft_i]": ("m", Fraction(3048, 10**4)),
    "[in_i]": ("m", Fraction(254, 10**4)),
    "Cel": ("Cel", 1),
}
"""Units without prefixes. A year has twelve months; neither is a number of days."""

_POWER = re.compile(r"([ZEPTGMkhdcmun]?)m([23])")
_PREFIXED = re.compile(rf"([ZEPTGMkhdcmun]?)({'|'.join(map(re.escape, METRIC))})")
_COUNT = re.compile(r"\{[^{}]+\}")
_MONEY = re.compile(r"[A-Z]{3}")


@cache
def base_of(unit: str) -> tuple[str, Fraction] | None:
    """The base unit of a code, and how many of it one is; nothing where it is not known exactly, or is no quantity (a rank)."""
    if unit in OTHERS:
        return OTHERS[unit][0], Fraction(OTHERS[unit][1])
    if power := _POWER.fullmatch(unit):
        exponent = int(power[2])
        return f"m{exponent}", Fraction(PREFIXES.get(power[1], 1)) ** exponent
    if prefixed := _PREFIXED.fullmatch(unit):
        base, one = METRIC[prefixed[2]]
        return base, Fraction(PREFIXES.get(prefixed[1], 1)) * Fraction(one)
    return (unit, Fraction(1)) if _COUNT.fullmatch(unit) or _MONEY.fullmatch(unit) else None


def in_base(value: float, unit: str) -> tuple[float, str] | None:
    """A value in its base unit, to the digits that every number here has; nothing above what a cell tells from its neighbours."""
    found = base_of(unit)
    if found is None:
        return None
    base, factor = found
    converted = float(value) if factor == 1 and float(value).is_integer() else stored(repr(float(exactly(value) * factor)))
    return (converted, base) if abs(converted) <= LARGEST_NUMBER else None


def exactly(value: float) -> Fraction:
    """The number that a cell shows, as a ratio."""
    return Fraction(int(value)) if float(value).is_integer() else Fraction(f"{value:.{DIGITS}g}")
