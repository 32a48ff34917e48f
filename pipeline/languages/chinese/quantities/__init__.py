"""Quantities in Chinese: from a phrase to value, upper value, qualifier, unit and exact spans.

`find_quantities(text)` reads every number of a text of either script and width; `find_numbers` gives dates and listed words with
them. Forms of numerals: `pipeline.languages.chinese.han`; inner marks, shares, 翻番: `numeral`; both ends: `ranges`; halves: `halves`;
marks before the unit: `tails`; words before and behind: `qualifiers`; units: `units`; currencies before the number: `money`; 折:
`discounts`; rates and ratios: `rates`; all of it together: `phrase`. Nothing is guessed: what breaks a rule comes back without value,
with a note.
"""

from pipeline.languages.chinese.quantities.find import find_numbers, find_numbers_folded, find_quantities
from pipeline.languages.values import Form, Numbers, Qualifier, Quantity

__all__ = ["Form", "Numbers", "Qualifier", "Quantity", "find_numbers", "find_numbers_folded", "find_quantities"]
