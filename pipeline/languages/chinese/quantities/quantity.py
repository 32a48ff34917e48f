"""What is read off a phrase that holds a number."""

from __future__ import annotations

from fractions import Fraction

from pipeline.languages.values import Form, Qualifier, Quantity

__all__ = ["Form", "Qualifier", "Quantity", "plain"]


def plain(value: Fraction) -> int | float:
    """An exact value as the number a table holds: an integer, or the float nearest to it."""
    return value.numerator if value.denominator == 1 else float(value)
