"""Touching quotes of prose may not add up to a passage; lists of names and titles may."""

from __future__ import annotations

import pytest

from pipeline.model import Layout, Location
from pipeline.text.reading import read
from pipeline.transcription.runs import Quoted, long_runs

READING = read("潮" * 100, Layout("line"))[0]
HERE = Location("t", 1, 1)


def spans(*places: tuple[int, int], names: frozenset[int] = frozenset()) -> list[Quoted]:
    """Quotes at these places of the reading text."""
    return [Quoted(start, end, names & set(range(start, end)), HERE) for start, end in places]


@pytest.mark.parametrize(
    ("places", "runs"),
    [
        ([(0, 40)], 0),
        ([(0, 30), (31, 60)], 0),
        ([(0, 20), (20, 40)], 0),
        ([(0, 20), (20, 41)], 1),
        ([(20, 41), (0, 20)], 1),
        ([(0, 30), (10, 45)], 1),
        ([(0, 21), (10, 15), (21, 42), (60, 80), (70, 101)], 2),
    ],
)
def test_quotes_that_touch_count_together(places: list[tuple[int, int]], runs: int) -> None:
    """One character between them parts two runs."""
    assert [p.code for p in long_runs(spans(*places), READING)] == ["quote-run"] * runs


def test_names_and_titles_do_not_count() -> None:
    """A list of speakers may be longer than a quote."""
    assert list(long_runs(spans((0, 30), (30, 60), names=frozenset(range(5, 30))), READING)) == []
