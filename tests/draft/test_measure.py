"""How good drafts are, on every annotated article whose text lies in the repository."""

from __future__ import annotations

from collections import Counter

import pytest

from tools.drafts.gold import cases
from tools.drafts.judge import Figures, judge


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The figures of all articles together."""
    whole: Figures = Counter()
    for case in cases(None):
        whole.update(judge(case)[0])
    return whole


def share(figures: Figures, table: str, good: str, bad: str) -> float:
    return figures[table, good] / (figures[table, good] + figures[table, bad])


def test_numbers_are_found_and_read_right(figures: Figures) -> None:
    """Main ones, and few others; no value is wrong."""
    assert share(figures, "metrics", "core found", "core missed") >= 0.97
    assert share(figures, "metrics", "found", "surplus") >= 0.85
    assert figures["metrics", "value wrong"] == 0


def test_every_named_person_is_found(figures: Figures) -> None:
    """Nearly nobody else is."""
    assert figures["particip: persons", "missed"] == 0
    assert share(figures, "particip: persons", "found", "surplus") >= 0.9


def test_who_speaks_is_right(figures: Figures) -> None:
    """For nine verbs in ten that are drafted, and nearly all are."""
    found, wrong = figures["attributions", "found"], figures["attributions", "speaker wrong"]
    assert (found - wrong) / found >= 0.9
    assert share(figures, "attributions", "found", "missed") >= 0.9


def test_gatherings_and_works_are_found_with_few_others(figures: Figures) -> None:
    """Main ones."""
    assert share(figures, "events", "core found", "core missed") >= 0.75
    assert share(figures, "events", "found", "surplus") >= 0.6
    assert share(figures, "initiatives", "core found", "core missed") >= 0.7
    assert share(figures, "initiatives", "found", "surplus") >= 0.5
