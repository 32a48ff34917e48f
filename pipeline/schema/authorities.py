"""The forms of the ids that authorities give, with their check digits; which column has which is said by its semantics."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of a ROR id: Crockford's base 32, without i, l, o and u."""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority and its ids: how they are written, and whether one of that form can be one, by its check digits."""

    name: str
    form: re.Pattern[str]
    says: str
    """The form in words, for messages."""
    digits_agree: Callable[[str], bool] = lambda value: True

    def fault(self, value: str) -> str:
        """What is wrong with an id; empty where nothing is."""
        if not self.form.fullmatch(value):
            return f"an id of {self.name} is {self.says}"
        return "" if self.digits_agree(value) else f"its check digits are not those of an id of {self.name}"


def ror_digits_agree(value: str) -> bool:
    """Whether the last two digits of a ROR id are those of its number: ISO/IEC 7064, MOD 97-10."""
    number = 0
    for character in value[1:7]:
        number = number * 32 + _CROCKFORD.index(character)
    return 98 - number * 100 % 97 == int(value[7:])


def iso_digit_agrees(value: str) -> bool:
    """Whether the last character of an ORCID iD or ISNI is that of its number: ISO/IEC 7064, MOD 11-2."""
    total = 0
    for digit in value.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == value[-1]


AUTHORITIES: Mapping[str, Authority] = {
    "wikidata-id": Authority("Wikidata", re.compile("Q[1-9][0-9]*"), "Q and a number, such as Q42"),
    "ror-id": Authority(
        "ROR", re.compile("0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}"), "0, six small letters or digits and two digits", ror_digits_agree
    ),
    "orcid-id": Authority(
        "ORCID", re.compile("(?:[0-9]{4}-){3}[0-9]{3}[0-9X]"), "four times four digits with hyphens between", iso_digit_agrees
    ),
    "isni-id": Authority("ISNI", re.compile("[0-9]{15}[0-9X]"), "sixteen digits without blanks", iso_digit_agrees),
}
"""Every semantics of a column with ids of an authority that are texts; those of GeoNames are numbers."""
