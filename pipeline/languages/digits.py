"""Numbers in digits and ISO dates, as any language has them, with the marks and the closed words of one."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.languages.values import DatePhrase, Qualifier, Quantity

_ISO = re.compile(r"(?<![\w.,:/+-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w/:-]|[.,][0-9])")
_TOKEN = re.compile(r"[0-9]+(?:[.,'’ \u00a0\u202f]?[0-9]+)*(?: ?%)?")
"""Digits with whatever may part them: a blank between two numbers makes one of them, which is not read."""
_BEFORE = re.compile(r"[+/:%−–-]|(?<=\w)[.,]")
_BEHIND = re.compile(r"[+/:%−–-]|[.,](?=\w)")
"""What beside a numeral may make another number of it, or a range."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_MARGIN = 40
"""So far around a span a numeral that it cuts is looked for."""


@dataclass(frozen=True)
class Digits:
    """The reader of digits of one language; see `pipeline.languages.plain.Plain` for its words."""

    point: str
    grouping: str
    units: Mapping[str, tuple[str | None, str]] = field(hash=False)
    qualifiers: Mapping[str, Qualifier] = field(hash=False)

    @cached_property
    def _value(self) -> re.Pattern[str]:
        whole = rf"[0-9]+|[0-9]{{1,3}}(?:{re.escape(self.grouping)}[0-9]{{3}})+" if self.grouping else "[0-9]+"
        return re.compile(rf"({whole})(?:{re.escape(self.point)}([0-9]+))?" if self.point else rf"({whole})()")

    @cached_property
    def _qualified(self) -> re.Pattern[str]:
        words = "|".join(sorted(map(re.escape, self.qualifiers), key=len, reverse=True))
        return re.compile(rf"(?i)(?<!\w)({words})\s+\Z" if words else "(?!)")

    def dates(self, text: str) -> list[DatePhrase]:
        """The days in ISO 8601 that there are."""
        found = []
        for match in _ISO.finditer(text):
            year, month, day = map(int, match.groups())
            if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                found.append(DatePhrase(*match.span(), match[0], "day", match[0], match[0]))
        return found

    def quantities(self, text: str, dates: Iterable[tuple[int, int]]) -> list[Quantity]:
        """The numbers outside the dates."""
        taken = list(dates)
        return [
            self._quantity(text, match.start(), match.end())
            for match in _TOKEN.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in taken)
        ]

    def cuts(self, text: str, start: int, end: int) -> bool:
        """Whether a span begins or ends inside a numeral."""
        low = max(0, start - _MARGIN)
        spans = ((m.start(), m.end()) for m in _TOKEN.finditer(text, low, end + _MARGIN))
        return any(first < start < last or first < end < last for first, last in spans)

    def is_numeral(self, text: str) -> bool:
        """Whether a text is one numeral."""
        return bool(_TOKEN.fullmatch(text))

    def _quantity(self, text: str, start: int, end: int) -> Quantity:
        words = text[start:end]
        if (start and _LETTER.match(text, start - 1)) or _LETTER.match(text, end):
            return Quantity(start, end, start, end, words, None, form="label", note="letters touch it")
        value = self._value.fullmatch(words.removesuffix("%").rstrip())
        if value is None or (start and _BEFORE.match(text, start - 1)) or _BEHIND.match(text, end):
            return Quantity(start, end, start, end, words, None, form="unread", note="its marks may say more than one thing")
        whole, decimals = value[1].replace(self.grouping, "") if self.grouping else value[1], value[2] or ""
        number = float(f"{whole}.{decimals}") if decimals.strip("0") else int(whole)
        unit_text, code, kind, behind = self._unit(text, end, words)
        before = self._qualified.search(text, max(0, start - _MARGIN), start)
        first = before.start() if before else start
        qualifier: Qualifier = self.qualifiers[before[1].lower()] if before else "exact"
        return Quantity(first, behind, start, end, words, number, qualifier=qualifier, unit_text=unit_text, unit=code, unit_kind=kind)

    def _unit(self, text: str, end: int, words: str) -> tuple[str, str | None, str, int]:
        """The unit as written, its code and kind, and where the phrase ends."""
        if words.endswith("%"):
            return "%", "%", "percent", end
        word = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if word is None or word[0] not in self.units:
            return "", None, "", end
        return word[0], *self.units[word[0]], word.end()
