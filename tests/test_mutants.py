"""Damaged copies of a project with tables of its own are caught as those of this dataset are: its columns are found by their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.mutants.__main__ import CASES, LOCK_CLASS, MUST_BE_COMPLETE, examine
from tools.mutants.damage import CLASSES, Sound
from tools.mutants.judge import Bench

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
MINUTES = ROOT / "examples" / "board-minutes"
ABSENT = {"base of a rate changed, lost or made up", "name of a body swapped between rows", "erratum altered"}
"""Classes for which the minutes have nothing to damage: no rate, no body of its own, no erratum."""
COMPLETE = sorted((MUST_BE_COMPLETE - ABSENT) - {LOCK_CLASS})


@pytest.fixture(scope="module")
def bench() -> Bench:
    """The minutes with their texts."""
    return Bench.open(MINUTES, MINUTES / "texts")


def test_the_undamaged_minutes_are_clean(bench: Bench) -> None:
    """Else whatever is damaged would be called caught."""
    assert [p for t in bench.sources.transcriptions for p in bench.problems(t)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPLETE)
def test_a_few_mutants_of_every_class_are_caught(name: str) -> None:
    """A handful of each class, drawn by a fixed seed; there are some, and none survives."""
    tally = examine(MINUTES, MINUTES / "texts", name, seed=7, most=6)
    assert tally.mutants > 0
    assert tally.survivors == []


def test_every_class_but_those_has_mutants_in_the_minutes(bench: Bench) -> None:
    """No class goes by a name that the minutes do not have."""
    made = {name for name, damage in CLASSES.items() for t in bench.sources.transcriptions if any(damage(Sound(t, bench.schemas)))}
    assert set(CLASSES) - made == ABSENT - {*CASES}
