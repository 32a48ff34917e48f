"""The number of a fact: its columns, as written and in a unit in which it can be compared."""

from __future__ import annotations

from typing import Any

from pipeline.facts.bound import Values, get, told
from pipeline.facts.fact import Figure
from pipeline.facts.unit_words import in_chinese, in_english
from pipeline.facts.units import in_base
from pipeline.languages import Language
from pipeline.model import Schemas
from pipeline.schema.stating import Stating
from pipeline.schema.units import Labels, labels_of

COLUMNS = (
    "value",
    "value_max",
    "qualifier",
    "unit",
    "unit_label_en",
    "unit_label_zh",
    "per_value",
    "per_unit_label_en",
    "per_unit_label_zh",
)
"""The columns of facts that a figure fills, in its order behind the text."""


class Figures:
    """Numbers with their units in words; what a unit as printed is called is looked up once."""

    def __init__(self, schemas: Schemas) -> None:
        self._labels = labels_of(*schemas.values())
        self._named = _by_name(self._labels)
        self._codes: dict[tuple[Language, str], str | None] = {}

    def of(self, table: Stating, row: Values, language: Language) -> Figure | None:
        """The number of a row; nothing where it has none."""
        number = table.number
        if number is None or number.value is None or row.get(number.value) is None:
            return None
        value, base = row[number.value], get(row, number.base)
        upper, unit, printed = get(row, number.upper), get(row, number.unit), get(row, number.base_unit_text)
        code = self._code(printed, language) if printed else None
        return Figure(
            text=str(row.get(number.numeral) or ""),
            value=value,
            upper=upper,
            qualifier=get(row, number.qualifier),
            unit=unit,
            unit_english=in_english(unit, value if upper is None else None, self._labels) if unit else None,
            unit_chinese=get(row, number.unit_text) or self._unprinted(unit, base),
            base=base,
            base_unit_english=in_english(code, base, self._labels) if code else None,
            base_unit_text=printed,
        )

    def _unprinted(self, unit: str | None, base: float | None) -> str | None:
        """What a unit is called that the article does not print: a rank and a share are called nothing."""
        return None if unit in (None, "rank", "1", "%") or base is not None else in_chinese(str(unit), self._labels)

    def columns(self, figure: Figure) -> dict[str, Any]:
        """The columns of a number."""
        columns = told(dict(zip(COLUMNS, figure[1:], strict=True)))
        if figure.unit is not None and figure.base is None:
            ends = [in_base(number, figure.unit) for number in (figure.value, figure.upper) if number is not None]
            known = [end for end in ends if end is not None]
            if known and len(known) == len(ends):
                columns |= zip(("base_value", "base_value_max"), (number for number, _ in known), strict=False)
                columns["base_unit"] = known[0][1]
        return columns

    def _code(self, printed: str, language: Language) -> str | None:
        """The code of a unit as printed: that which has just this name (人 is {person}), else that which the language reads there."""
        if (language, printed) not in self._codes:
            read = (q.unit for q in language.find_quantities(f"1{printed}") if q.unit)
            self._codes[language, printed] = self._named.get(language.simplified(printed)) or next(read, None)
        return self._codes[language, printed]


def _by_name(labels: Labels) -> dict[str, str]:
    """The codes by their names in Chinese, where one code alone has it."""
    told: dict[str, list[str]] = {}
    for code, (_, _, chinese) in labels.items():
        told.setdefault(chinese, []).append(code)
    return {chinese: codes[0] for chinese, codes in told.items() if len(codes) == 1}
