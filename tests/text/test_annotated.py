"""The annotated articles: what is read of them may only get better. What it says of other articles stands in docs/readers.md."""

from __future__ import annotations

from collections import Counter

import pytest

from tools.unseen.gold import FOLDER, articles
from tools.unseen.judge import numbers, persons

SETS = {"first": FOLDER, "second": FOLDER / "second", "third": FOLDER / "third"}


def counted(name: str, kind: str) -> Counter[str]:
    """The verdicts on all articles of a set."""
    judge = {"numbers": numbers, "persons": persons}[kind]
    return sum((judge(gold).counts for gold in articles(SETS[name])), Counter())


@pytest.mark.parametrize("name", SETS)
def test_no_number_is_read_wrong_without_a_word(name: str) -> None:
    """A number of an annotated article is right, or said to be unread, or lies in a date or a listed word."""
    found = counted(name, "numbers")
    assert found["wrong"] == 0
    assert found["right"] >= 0.94 * found.total()


@pytest.mark.parametrize("name", SETS)
def test_persons_are_found(name: str) -> None:
    """Nearly all, and few that are none."""
    found = counted(name, "persons")
    forms = found["found"] + found["found in part"] + found["passed over"]
    assert found["found"] >= 0.96 * forms
    assert found["no person"] <= 0.08 * found["hit"]
