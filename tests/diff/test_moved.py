"""What only stands elsewhere is summed up, so that the one figure which was corrected is seen."""

from __future__ import annotations

import json

import pytest

from pipeline.run.inspection import Project
from pipeline.tasks.diff import changelog
from pipeline.tasks.diff.model import Diff
from pipeline.tasks.diff.render import FORMATS
from pipeline.tasks.diff.step import step_of
from pipeline.tasks.update.run import update
from tests.histories import ARTICLE, built, diff_of, state
from tests.projects import replace


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Diff:
    """The publisher put a note before the article and corrected one figure."""
    folder = tmp_path_factory.mktemp("moved")
    old, new = state(folder / "old"), state(folder / "new")
    text = new / "texts/harbour-forum.txt"
    replace(text, "2600多个泊位", "2900多个泊位")
    text.write_bytes("编者按：图表已更正。\n\n".encode() + text.read_bytes())
    metrics = new / "sources" / ARTICLE / "metrics.yaml"
    replace(metrics, "接入全市2600多个泊位", "接入全市2900多个泊位")
    replace(metrics, "value: 2600\n", "value: 2900\n")
    replace(metrics, "value_text: 2600多", "value_text: 2900多")
    result = update(Project(new), ARTICLE, text)
    assert result.settled, [str(p) for p in result.problems]
    return diff_of(old, built(new))


@pytest.mark.slow
def test_values_lead(moved: Diff) -> None:
    """Of a table the row with another value comes first, and its value before its place; tables that only moved come last."""
    metrics = next(t for t in moved.tables if t.name == "metrics")
    first = next(iter(metrics.rows()))
    assert (first.kind, [c.column for c in first.cells][:3]) == ("changed", ["value", "value_text", "quote"])
    assert (metrics.counts["changed"], metrics.counts["moved"]) == (1, 11)
    kinds = [t.only_moved for t in moved.tables]
    assert kinds == sorted(kinds)
    assert kinds.count(True) == 7


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_moved_rows_are_one_line(form: str, moved: Diff) -> None:
    """One row a table shows the figure, old and new; those that moved are a number."""
    page = "".join(FORMATS[form](moved, 1)).replace("\\", "")
    assert "2600" in page
    assert "2900" in page
    assert "11 rows only stand elsewhere in the article (article 11)" in page
    assert "harbour-2031-m01" not in page


def test_json_is_complete_and_leads_with_values(moved: Diff) -> None:
    """Every row is there, those that moved under a kind of their own, behind the others."""
    tables = {t["name"]: t for t in json.loads("".join(FORMATS["json"](moved, 0)))["tables"]}
    assert [row["change"] for row in tables["metrics"]["rows"]] == ["changed"] + ["moved"] * 11
    assert {c["column"] for row in tables["events"]["rows"] for c in row["cells"]} == {"paragraph", "char_start", "char_end"}


def test_the_changelog_names_the_figure(moved: Diff) -> None:
    """The drafted entry has the old and the new value, and one line for all that moved."""
    lines = changelog.draft(moved)["Changed"]
    assert any("`harbour-2031-m06`: value 2600 → 2900" in line for line in lines)
    assert sum("only stand elsewhere" in line for line in lines) == 1


def test_reasons_lead_with_values(moved: Diff) -> None:
    """The step is a patch, and its first reasons are not the rows that moved."""
    step, reasons = step_of(moved)
    assert step == "patch"
    assert not any("moved" in reason for reason in reasons[:3])
