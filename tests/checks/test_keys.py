"""Circles among references of a table to itself."""

from __future__ import annotations

import pytest

from pipeline.checks.keys import circles


@pytest.mark.parametrize(
    ("parent_of", "firsts"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, ["a"]),
        ({"b": "a", "a": "b"}, ["b"]),
        ({"x": "b", "c": "b", "b": "c"}, ["c"]),
        ({"x": "b", "d": "e", "e": "d", "b": "c", "c": "b"}, ["d", "b"]),
    ],
)
def test_a_circle_is_told_at_the_first_of_its_rows(parent_of: dict[str, str], firsts: list[str]) -> None:
    """Whatever leads into a circle is no part of it; circles come in the order of their first rows."""
    assert circles(parent_of) == firsts
