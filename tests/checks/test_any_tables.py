"""Whatever columns a project keeps, in whatever order and by whatever names: those that are marked are checked."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.run.inspection import Project, inspect
from tests.renamed import fresh, rename

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "board-minutes"
OPTIONAL = {
    "members": ("latin_name",),
    "seats": ("office_en", "presence"),
    "decisions": ("heading_en", "gist", "stage", "decided_on", "works_begin", "works_end", "seat_key"),
    "budgets": (
        "purpose_en",
        "amount",
        "ceiling",
        "precision",
        "measure",
        "measure_word",
        "outlook",
        "counted_from",
        "counted_to",
        "decision_key",
        "seat_key",
    ),
}
"""Columns without which every number, speaker and name of the minutes is still settled."""
DAMAGES = {
    "amount": ("budgets", "amount: 64000000\n", "amount: 9999999\n", "number-differs"),
    "ceiling": ("budgets", "ceiling: 150000\n", "ceiling: 160000\n", "number-differs"),
    "precision": ("budgets", "precision: at_most\n", "precision: about\n", "number-differs"),
    "measure": ("budgets", "measure: CNY\n", "measure: EUR\n", "unit-differs"),
    "measure_word": ("budgets", "measure_word: 公里\n", "measure_word: 年\n", "unit-differs"),
    "figure": ("budgets", "figure: 1280万\n", "figure: 128万\n", "number-not-in-quote"),
    "purpose": ("budgets", "purpose: 总投资\n", "purpose: 总支出\n", "value-not-in-quote"),
    "outlook": ("budgets", "outlook: forecast\n", "outlook: target\n", "cue-missing"),
    "counted_from": ("budgets", 'counted_from: "2031"\n', 'counted_from: "2021"\n', "date-differs"),
    "counted_to": ("budgets", 'counted_to: "2031"\n', 'counted_to: "2033"\n', "date-differs"),
    "stage": ("decisions", "stage: published\n", "stage: proposed\n", "cue-missing"),
    "works_begin": ("decisions", "works_begin: 2032-06\n", "works_begin: 2033-10\n", "date-differs"),
    "works_end": ("decisions", "works_end: 2033-10\n", "works_end: 2032-06\n", "date-differs"),
    "heading": ("decisions", "heading: 清渠行动\n", "heading: 清河行动\n", "value-not-in-quote"),
    "called": ("seats", "called: 鲁北辰\n", "called: 鲁南辰\n", "value-not-in-quote"),
    "office": ("seats", "office: 总工程师\n", "office: 工程总师\n", "value-not-in-quote"),
}
"""For each marked column, words of its file in the spring minutes, what they become, and the code that must be among the problems."""


def project(folder: Path, dropped: dict[str, list[str]], rng: random.Random) -> Path:
    """The minutes without some columns, the others in another order; only the ends of a period stay behind their starts."""
    root = Path(shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("output", "datapackage.json", "texts")))
    for path in (root / "schemas").glob("*.json"):
        table = json.loads(path.read_text(encoding="utf-8"))
        kept = [f for f in table["fields"] if f["name"] not in dropped[path.stem]]
        rng.shuffle(kept)
        table["fields"] = sorted(kept, key=lambda f: f.get("bound") == "end")
        table["foreignKeys"] = [k for k in table.get("foreignKeys", ()) if k["fields"][0] not in dropped[path.stem]]
        path.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
        for rows in (root / "sources").rglob(f"{path.stem}.yaml"):
            rows.write_text(without(rows.read_text(encoding="utf-8"), dropped[path.stem]), encoding="utf-8")
    return root


def without(text: str, columns: Iterable[str]) -> str:
    """Rows without some columns, and without evidence for them."""
    for column in columns:
        text = re.sub(rf"^ {{2,4}}{column}:.*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^  evidence:\n(?!    )", "", text, flags=re.MULTILINE)


def codes(root: Path) -> list[str]:
    """The codes of a project's problems, with its texts at hand."""
    return [p.code for p in inspect(Project(root, (EXAMPLE / "texts",))).report.problems]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_every_marked_column_that_is_kept_is_checked(seed: int, tmp_path: Path) -> None:
    """Sound without a fault; with one value damaged, the rule of that value's mark tells it."""
    rng = random.Random(seed)
    dropped = {name: [column for column in columns if rng.random() < seed / 10] for name, columns in OPTIONAL.items()}
    sound = project(tmp_path / "sound", dropped, rng)
    names = fresh(seed, sound / "schemas")
    kept = [column for column, (table, *_) in DAMAGES.items() if column not in dropped[table]]
    for column in kept:
        table, old, new, code = DAMAGES[column]
        root = Path(shutil.copytree(sound, tmp_path / column))
        path = root / "sources" / "reed-2032-spring" / f"{table}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text, column
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        rename(root, names)
        assert code in codes(root), column
    rename(sound, names)
    assert codes(sound) == []


def test_columns_are_dropped_with_their_evidence() -> None:
    """What is left of a row is a row."""
    text = "- id: a\n  worth: 3\n  word: 人\n  evidence:\n    worth: 三\n- id: b\n  evidence:\n    word: 人\n"
    assert without(text, ["worth"]) == "- id: a\n  word: 人\n- id: b\n  evidence:\n    word: 人\n"
