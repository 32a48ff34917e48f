"""What a reading says of each part of a number, by the marks that columns have."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.languages.values import Quantity


def parts_of(reading: Quantity) -> Mapping[str, float | str | None]:
    """What the text says of every part of a number (`pipeline.schema.marks.PARTS`) but for its code of a unit, which a person chooses."""
    return {
        "value": reading.value,
        "upper": reading.value_max,
        "qualifier": reading.qualifier,
        "unit-text": reading.unit_text,
        "base": reading.per_value,
        "base-unit-text": reading.per_unit_text,
    }
