"""What a numeral says: its value, its upper value, and what the marks inside it say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a numeral, the upper value of a range or estimate, and `exact`, `more_than`, `less_than` or `about`."""

    value: Fraction
    value_max: Fraction | None = None
    said: str = "exact"

    def times(self, factor: Fraction | int) -> Reading:
        """The reading with both values multiplied; a negative factor turns the ends round."""
        low, high = self.value * factor, None if self.value_max is None else self.value_max * factor
        return Reading(high, low, self.said) if high is not None and factor < 0 else Reading(low, high, self.said)


def together(first: str, second: str) -> str | None:
    """What the marks of both ends of a range say, or nothing where they contradict each other."""
    said = {first, second} - {"exact"}
    firm = said - {"about"}
    return None if len(firm) > 1 else firm.pop() if firm else "about" if said else "exact"
