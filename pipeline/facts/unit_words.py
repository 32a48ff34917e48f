"""Units in words, in the number of their value: signs for measures, the published names for everything else."""

from __future__ import annotations

from pipeline.schema.units import Labels, label_of

SIGNS = {
    "%": "%",
    "km": "km",
    "m": "m",
    "cm": "cm",
    "mm": "mm",
    "km2": "km²",
    "m2": "m²",
    "m3": "m³",
    "kg": "kg",
    "TW.h": "TWh",
    "GW.h": "GWh",
    "MW.h": "MWh",
    "kW.h": "kWh",
    "GW": "GW",
    "MW": "MW",
    "kW": "kW",
    "Cel": "°C",
}
"""Measures whose sign reads better than their name behind a number."""


def in_english(unit: str, value: float | None, labels: Labels) -> str | None:
    """A unit in English; ``value`` is that which it stands behind, and none of a range. Nothing where no list says what it is called."""
    return SIGNS.get(unit) or label_of(unit, "en", plural=value != 1, labels=labels)


def in_chinese(unit: str, labels: Labels) -> str | None:
    """A unit in Chinese, for a number whose article prints none."""
    return label_of(unit, "zh", labels=labels)
