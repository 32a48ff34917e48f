"""The number of a fact: its columns, as written and in a unit in which it can be compared."""

from __future__ import annotations

from typing import Any

from pipeline.facts.bound import Values
from pipeline.facts.fact import Figure
from pipeline.facts.unit_words import unit_words
from pipeline.facts.units import in_base
from pipeline.languages import default_language
from pipeline.schema.stating import Stating


class Figures:
    """Numbers with their units in words; what a unit as printed is called is looked up once."""

    def __init__(self) -> None:
        self._codes: dict[str, str | None] = {}

    def of(self, table: Stating, row: Values) -> Figure | None:
        """The number of a row; nothing where it has none."""
        number = table.number
        if number is None or number.value is None or row.get(number.value) is None:
            return None
        value, base = row[number.value], row.get(number.base or "")
        upper, unit = row.get(number.upper or ""), row.get(number.unit or "")
        printed = row.get(number.base_unit_text or "")
        code = self._code(printed) if printed else None
        return Figure(
            text=str(row.get(number.numeral) or ""),
            value=value,
            upper=upper,
            qualifier=row.get(number.qualifier or ""),
            unit=unit,
            unit_english=unit_words(unit, value if upper is None else None) if unit else None,
            unit_chinese=row.get(number.unit_text or ""),
            base=base,
            base_unit_english=unit_words(code, base) if code else None,
            base_unit_text=printed,
        )

    def columns(self, table: Stating, row: Values, figure: Figure | None) -> dict[str, Any]:
        """The columns of a number."""
        if figure is None:
            return {}
        columns = {
            "value": figure.value,
            "value_max": figure.upper,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
            "unit_label_en": figure.unit_english,
            "unit_label_zh": figure.unit_chinese,
            "per_value": figure.base,
            "per_unit_label_en": figure.base_unit_english,
            "per_unit_label_zh": figure.base_unit_text,
        }
        ends = [in_base(n, figure.unit) for n in (figure.value, figure.upper) if n is not None and figure.unit and figure.base is None]
        if ends and None not in ends:
            columns |= dict(zip(("base_value", "base_value_max"), (end[0] for end in ends if end), strict=False))
            columns["base_unit"] = next(end[1] for end in ends if end)
        return columns

    def _code(self, printed: str) -> str | None:
        """The code of a unit as printed, where the language has one for it."""
        if printed not in self._codes:
            found = default_language().find_quantities(f"1{printed}")
            self._codes[printed] = next((q.unit for q in found if q.unit), None)
        return self._codes[printed]
