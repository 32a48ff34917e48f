"""What a suite expects of a phrase, what a reader makes of it, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tools.peers.days import first_day, last_day

Verdict = Literal["right", "unread", "wrong", "missed"]
Value = float | str | None
Reading = tuple[Value, Value]
"""A number and its upper end, or the two ends of a date (ISO 8601, partial); (None, None): found, and not read."""


class Scaled(NamedTuple):
    """A number whose unit is itself a part or a multiple of one (2 % is 0.02): what one of that unit is worth comes with it."""

    low: Value
    high: Value
    one: float


Found = tuple[Reading | Scaled, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a suite: where it is from, its kind, the words, and every reading expected, in order.

    ``partial``: the suite looks for one kind only, and the words may hold other numbers too.
    ``left_out`` says why a press text cannot hold it, or why the suite's convention is not ours; it is empty for what counts.
    """

    suite: str
    kind: str
    text: str
    expected: tuple[Reading, ...]
    context: str | None = None
    partial: bool = False
    left_out: str = ""

    @property
    def dated(self) -> bool:
        """Whether dates are expected."""
        return any(isinstance(low, str) for low, _ in self.expected)


@dataclass(slots=True)
class Score:
    """How many phrases have each verdict, those that were read wrong, and those unread or missed."""

    counts: dict[Verdict, int] = field(default_factory=lambda: {"right": 0, "unread": 0, "wrong": 0, "missed": 0})
    wrong: list[tuple[Phrase, Found]] = field(default_factory=list)
    unread: list[tuple[Phrase, Found]] = field(default_factory=list)

    def add(self, phrase: Phrase, found: Found) -> None:
        """Judge one phrase."""
        verdict = judge(phrase, found)
        self.counts[verdict] += 1
        if verdict != "right":
            (self.wrong if verdict == "wrong" else self.unread).append((phrase, found))

    @property
    def total(self) -> int:
        """How many phrases were judged."""
        return sum(self.counts.values())


def judge(phrase: Phrase, found: Found) -> Verdict:
    """Right if all that is expected was read and nothing else; unread if nothing false was said; wrong if a false value was.

    A number that is found and not read is never wrong. Missed: nothing at all was found where something is expected. Equal are: a
    value and the same in another unit (2 % and 0.02), and the two ends of a range as one reading or as two.
    """
    wanted = [_rounded(reading) for reading in phrase.expected]
    read = [_as_wanted(reading, wanted) for reading in found if tuple(reading[:2]) != (None, None)]
    read = _ends_joined(read, wanted)
    unread = sum(tuple(reading[:2]) == (None, None) for reading in found)
    if wanted == read and not unread:
        return "right"
    if phrase.partial:
        read = [reading for reading in read if reading in wanted] or read
        if wanted == read:
            return "right"
    left = list(wanted)
    for reading in read:
        if reading not in left:
            return "wrong"
        left.remove(reading)
    return "unread" if found or not wanted else "missed"


def _as_wanted(reading: Reading | Scaled, wanted: list[Reading]) -> Reading:
    """A reading as it is compared: by the worth of its unit, if that is what is expected."""
    plain = _rounded((reading[0], reading[1]))
    if len(reading) == 2 or plain in wanted:
        return plain
    low, high = (value * reading[2] if isinstance(value, (int, float)) else value for value in reading[:2])
    scaled = _rounded((low, high))
    return scaled if scaled in wanted else plain


def _ends_joined(read: list[Reading], wanted: list[Reading]) -> list[Reading]:
    """The readings, two of them as one where a range with just these ends is expected."""
    kept: list[Reading] = []
    for reading in read:
        if kept and reading not in wanted and kept[-1][1] is reading[1] is None and (kept[-1][0], reading[0]) in wanted:
            kept[-1] = (kept[-1][0], reading[0])
        else:
            kept.append(reading)
    return kept


def _rounded(reading: Reading) -> Reading:
    """A reading as it is compared: numbers to nine digits, dates as days, a range without extent as one number."""
    low, high = reading
    if isinstance(low, str) and isinstance(high, str):
        return first_day(low), last_day(high)
    low, high = (float(f"{v:.9g}") if isinstance(v, (int, float)) else v for v in reading)
    return low, None if low == high else high
