"""The measure of damaged proposals, on a small example: what is damaged is refused in every form, what is right is not."""

from __future__ import annotations

from tests.admit.worlds import BOARD, ROOT
from tools.proposals.damaged import KINDS
from tools.proposals.forms import FORMS
from tools.proposals.run import examine


def test_damaged_rows_are_refused_and_right_ones_are_not() -> None:
    """Numbers, dates, quotes and names of a project with tables of its own, as JSON Lines, LangExtract's output and a workbook."""
    name, article = BOARD
    count, found, sound, _ = examine(ROOT / "examples" / name, ROOT / "examples" / name / "texts", article, seed=1, most=5)
    assert count.missed == []
    assert {one.kind for one in found} == set(KINDS)
    right = {form: count.outcomes["sound", form] for form in FORMS}
    assert all(c["refused"] == 0 and c["admitted"] > 5 and sum(c.values()) > len(sound) for c in right.values())
    wrong = [count.outcomes[kind, form] for kind in KINDS for form in FORMS]
    assert sum(c["refused"] for c in wrong) == len(found) > 60
