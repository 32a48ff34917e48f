"""Comparable values: the factors are exact, and a value that cannot be compared has none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.facts.units import METRIC, OTHERS, PREFIXES, base_of, exactly, in_base
from pipeline.schema.cells import DIGITS, LARGEST_NUMBER
from pipeline.schema.units import published_labels
from tests.facts.made import figure

EXACT = [
    (82_400, "km2", 82_400_000_000, "m2"),
    (34, "km", 34_000, "m"),
    (78, "mm", 0.078, "m"),
    (3, "[mu]", 2000, "m2"),
    (1, "[mu]", 666.666666666667, "m2"),
    (2, "har", 20_000, "m2"),
    (5, "m3", 5, "m3"),
    (20, "L", 0.02, "m3"),
    (3, "t", 3000, "kg"),
    (2.5, "Mt", 2_500_000_000, "kg"),
    (12, "GW.h", 12_000_000, "kW.h"),
    (36, "h", 1.5, "d"),
    (4, "h", 0.166666666666667, "d"),
    (90, "min", 0.0625, "d"),
    (2, "wk", 14, "d"),
    (4, "mo", 4, "mo"),
    (2, "a", 24, "mo"),
    (0.5, "1", 50, "%"),
    (3, "[ppth]", 0.3, "%"),
    (37, "%", 37, "%"),
    (297_600_000_000, "CNY", 297_600_000_000, "CNY"),
    (12, "{person}", 12, "{person}"),
    (1, "[nmi_i]", 1852, "m"),
]
"""Value and unit as published, value and base unit as they must be: worked out by hand from the definitions."""


@pytest.mark.parametrize(("value", "unit", "base_value", "base"), EXACT, ids=[f"{value} {unit}" for value, unit, _, _ in EXACT])
def test_conversions(value: float, unit: str, base_value: float, base: str) -> None:
    """By the definitions of UCUM, and 亩 as the fifteenth part of a hectare."""
    assert in_base(value, unit) == (base_value, base)


@pytest.mark.parametrize("unit", ["rank", "CNY/t", "[degF]", "dB", "nonsense", "", "{}", "km/h", "cny"])
def test_what_cannot_be_compared_has_no_base(unit: str) -> None:
    """A rank is no quantity, a price is one of its goods, and what is not known is not converted."""
    assert in_base(3, unit) is None


def test_a_month_is_no_number_of_days() -> None:
    """Neither a year; and a rate has no comparable value, since its base is part of it."""
    assert {unit: base_of(unit)[0] for unit in ("mo", "a", "d", "wk")} == {"mo": "mo", "a": "mo", "d": "d", "wk": "d"}  # type: ignore[index]
    assert "base_value" not in figure(value=12.5, value_text="12.5", unit="%", unit_text="%", per_value=1000, per_unit_text="人")
    assert figure(value=800, value_max=1000, value_text="800至1000", unit="km")["base_value_max"] == 1_000_000


def test_base_units_are_their_own() -> None:
    """What a unit is converted to is converted no further, by a factor of one."""
    bases = {base_of(code)[0] for code in (*OTHERS, *METRIC, "m2", "m3", "km3") if base_of(code)}  # type: ignore[index]
    assert {base: base_of(base) for base in bases} == {base: (base, Fraction(1)) for base in bases}
    assert all(Fraction(factor) > 0 for factor in (*PREFIXES.values(), *(one for _, one in OTHERS.values())))


def test_every_published_measure_of_the_usual_kinds_can_be_compared() -> None:
    """Lengths, areas, volumes, masses, times and energies of the published list, but for those without an exact factor here."""
    measures = [code for code in published_labels() if code[0] not in "{[" and not code.isupper() and "/" not in code]
    without = {code for code in measures if base_of(code) is None}
    assert {"km", "m2", "cm3", "t", "kW.h", "min", "a", "har", "mL", "MBy"} <= set(measures) - without
    assert without <= {
        *("rank", "pm", "fm", "ps", "fs", "ms", "us", "ns", "pg", "cal", "kcal", "eV", "Ohm", "bar", "mbar", "atm", "mm[Hg]", "kN"),
        *("N.m", "deg", "rad", "lm", "lx", "cd", "dB", "mol", "mmol", "Bq", "Ci", "Sv", "mSv", "uSv", "t.km"),
    }


@given(
    st.one_of(st.integers(-(10**9), 10**9).map(float), st.decimals(-(10**6), 10**6, places=5).map(float)),
    st.sampled_from(sorted({*OTHERS, "km2", "cm3", "um", "Mt", "kW.h", "GBy", "{tap}", "SGD"})),
)
@example(9_007_200.0, "GBy")
@example(9_007_199.0, "GBy")
def test_a_comparable_value_leads_back(value: float, unit: str) -> None:
    """It is the exact product to the digits that every number here has, so that whoever divides gets the value again.

    A product that no cell holds (beyond 2^53) is left out, and no other.
    """
    converted = in_base(value, unit)
    base, factor = base_of(unit) or ("", Fraction(0))
    exact = exactly(value) * factor
    assert (converted is None) == (abs(exact) > LARGEST_NUMBER)
    if converted is None:
        return
    assert converted[1] == base
    assert abs(exactly(converted[0]) - exact) <= abs(exact) * Fraction(1, 10 ** (DIGITS - 1))
    assert f"{float(exactly(converted[0]) / factor):.13g}" == f"{float(exactly(value)):.13g}"
    assert f"{converted[0]:.{DIGITS}g}" == f"{converted[0]:.17g}" or float(f"{converted[0]:.{DIGITS}g}") == converted[0]


def test_what_no_cell_holds_is_left_out() -> None:
    """A value whose product is beyond 2^53 has no comparable value."""
    assert in_base(LARGEST_NUMBER, "km2") is None
    assert in_base(LARGEST_NUMBER, "m2") == (LARGEST_NUMBER, "m2")
