"""Other suites' expectations are compared by what they say, not by how they write it."""

from __future__ import annotations

import pytest

from tools.peers.phrase import Found, Phrase, Reading, Scaled, judge
from tools.peers.suites.wetext import written_numbers


def phrase(*expected: Reading, partial: bool = False) -> Phrase:
    """A phrase of a made-up suite."""
    return Phrase("made-up", "number", "words", expected, partial=partial)


@pytest.mark.parametrize(
    ("expected", "found", "verdict"),
    [
        (((0.02, None),), (Scaled(2, None, 0.01),), "right"),
        (((2.0, None),), (Scaled(2, None, 0.01),), "right"),
        (((3.0, None),), (Scaled(2, None, 0.01),), "wrong"),
        (((10.0, 15.0),), ((10, None), (15, None)), "right"),
        (((10.0, 15.0),), ((10, None), (16, None)), "wrong"),
        (((10.0, None), (15.0, None)), ((10, None), (15, None)), "right"),
        (((7.0, 7.0),), ((7, None),), "right"),
        (((7.0, None),), ((None, None),), "unread"),
        (((7.0, None),), (), "missed"),
        (((7.0, None),), ((7, None), (None, None)), "unread"),
    ],
)
def test_equal_quantities_are_equal_however_they_are_written(expected: tuple[Reading, ...], found: Found, verdict: str) -> None:
    """2 % is 0.02, a range is its two ends, and nothing else is equal."""
    assert judge(phrase(*expected), found) == verdict


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("15-6", [(15.0, 16.0)]),
        ("730-40s", [(730.0, 740.0)]),
        ("45-6万", [(450000.0, 460000.0)]),
        ("3-5米", [(3.0, 5.0)]),
        ("1亿2300人", [(100002300.0, None)]),
        ("1兆300万2300人", [(1000003002300.0, None)]),
        ("3人2车", [(3.0, None), (2.0, None)]),
    ],
)
def test_a_suite_that_shortens_its_ranges_is_read_in_full(written: str, numbers: list[Reading]) -> None:
    """Of two neighbours it writes the digits that differ, and it goes on behind 万 and 亿."""
    assert written_numbers(written) == numbers
