"""Units in English words, in the number of their value."""

from __future__ import annotations

WORDS = {
    "d": ("day", "days"),
    "wk": ("week", "weeks"),
    "mo": ("month", "months"),
    "a": ("year", "years"),
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "s": ("second", "seconds"),
    "t": ("tonne", "tonnes"),
    "har": ("hectare", "hectares"),
    "[mu]": ("mu", "mu"),
    "{person}": ("person", "people"),
    "{city}": ("city", "cities"),
    "{country}": ("country", "countries"),
    "{county}": ("county", "counties"),
}
SIGNS = {"m2": "m²", "km2": "km²", "m3": "m³", "kW.h": "kWh", "Cel": "°C"}


def unit_words(unit: str, value: float | None) -> str | None:
    """A unit in words; nothing where it has none."""
    plural = value != 1
    if unit in WORDS:
        return WORDS[unit][plural]
    if unit[:1] == "{" and unit[-1:] == "}":
        word = unit[1:-1].replace("_", " ")
        return f"{word}s" if plural else word
    return SIGNS.get(unit, unit)
