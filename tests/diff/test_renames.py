"""A row under another id is one row that was renamed; what refers to it follows, and nothing is paired by guessing."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.inspection import Project
from pipeline.tasks.diff.model import Diff
from pipeline.tasks.diff.render import FORMATS
from pipeline.tasks.diff.step import step_of
from pipeline.tasks.update.run import update
from tests.conftest import Runner
from tests.histories import ARTICLE, Edit, built, diff_of, state, typed, write_package
from tests.projects import replace


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it is."""
    return state(tmp_path_factory.mktemp("base") / "project")


def everywhere(*ids: tuple[str, str]) -> Edit:
    """Somebody renames rows, and writes the new ids wherever they are referred to."""

    def edit(root: Path) -> None:
        for path in (root / "sources").rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            for old, new in ids:
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")

    return edit


def told(diff: Diff) -> dict[str, list[str]]:
    """The rows that are shown, by table: kind, old and new id, columns."""
    return {
        table.name: [
            f"{r.kind} {'/'.join(map(str, (r.old_key or r.key).values()))} {'/'.join(map(str, r.key.values()))}" for r in table.rows()
        ]
        for table in diff.tables
    }


def test_one_metric_under_another_id(base: Path, tmp_path: Path, run: Runner) -> None:
    """One row, old id and new; evidence and review follow and are only counted; the step is major all the same."""
    new = state(tmp_path / "new", typed(f"{ARTICLE}/metrics.yaml", "metric_id: harbour-2031-m09", "metric_id: harbour-2031-m19"))
    diff = diff_of(base, new)
    assert told(diff) == {"metrics": ["renamed harbour-2031-m09 harbour-2031-m19"], "evidence": [], "reviews": []}
    assert [(t.name, t.followed) for t in diff.tables] == [("metrics", 0), ("evidence", 7), ("reviews", 1)]
    assert step_of(diff) == ("major", ("rows of metrics renamed",))
    for form in ("text", "markdown", "html"):
        page = "".join(FORMATS[form](diff, 9))
        assert "harbour-2031-m09 → harbour-2031-m19 (renamed)" in page
    row = json.loads("".join(FORMATS["json"](diff, 0)))["tables"][0]["rows"][0]
    assert (row["old_key"], row["key"]) == ({"metric_id": "harbour-2031-m09"}, {"metric_id": "harbour-2031-m19"})
    assert [(c["column"], c["old"], c["new"]) for c in row["cells"]] == [("metric_id", "harbour-2031-m09", "harbour-2031-m19")]


def test_several_rows_that_refer_to_each_other(base: Path, tmp_path: Path) -> None:
    """A figure and its baseline are renamed at once, and so is the event that many rows name: each is one row."""
    ids = (("2031-m03", "2031-m33"), ("2031-m04", "2031-m34"), ("2031-e01", "2031-e91"))
    diff = diff_of(base, state(tmp_path / "new", everywhere(*ids)))
    assert sorted(line for lines in told(diff).values() for line in lines) == sorted(
        f"renamed harbour-{old} harbour-{new}" for old, new in ids
    )


def test_a_row_of_a_shared_table(base: Path, tmp_path: Path) -> None:
    """A person under another id: nothing is said of the rows that name him but that they follow."""
    diff = diff_of(base, state(tmp_path / "new", everywhere(("shen-wangzhou", "shen-wz"))))
    assert told(diff) == {"persons": ["renamed shen-wangzhou shen-wz"], "participants": []}


def test_a_rename_with_one_value_changed(base: Path, tmp_path: Path) -> None:
    """A row that was renamed and mended at once is one row; the value is shown."""
    edits = everywhere(("2031-m09", "2031-m19"), ("area of old docks renewed", "area of docks renewed"))
    diff = diff_of(base, state(tmp_path / "new", edits))
    [row] = diff.tables[0].rows()
    assert (row.kind, [c.column for c in row.cells]) == ("renamed", ["metric_id", "indicator_en"])


def test_an_article_under_another_id(base: Path, tmp_path: Path) -> None:
    """The ids of an article and of all its rows change: every row is paired, none is gone or new."""

    def edit(root: Path) -> None:
        (root / "sources" / ARTICLE).rename(root / "sources" / "port-2031")
        everywhere((ARTICLE, "port-2031"))(root)

    diff = diff_of(base, state(tmp_path / "new", edit))
    assert {row.kind for table in diff.tables for row in table.rows()} == {"renamed"}
    assert [(a.article_id, a.what) for a in diff.articles] == [("port-2031", ("renamed", "transcription"))]
    assert {t.name: t.followed for t in diff.tables if t.followed} == {
        "pieces": 1,
        "evidence": 148,
        "waivers": 2,
        "errata": 1,
        "reviews": 46,
    }


def test_a_rename_in_a_text_that_moved(base: Path, tmp_path: Path) -> None:
    """A sentence before the article and another id: the row is renamed, its place in one line."""
    root = state(tmp_path / "new")
    text = root / "texts/harbour-forum.txt"
    text.write_bytes("编者按：有更新。\n\n".encode() + text.read_bytes())
    everywhere(("2031-m09", "2031-m19"))(root)
    assert update(Project(root), ARTICLE, text).settled
    diff = diff_of(base, built(root))
    assert told(diff)["metrics"][0] == "renamed harbour-2031-m09 harbour-2031-m19"
    assert {line.split()[0] for line in told(diff)["metrics"][1:]} == {"moved"}


FIELDS = [{"name": n, "type": "string"} for n in ("id", "name", "place", "note", "kind")]
SCHEMA: dict[str, Any] = {"fields": FIELDS, "primaryKey": ["id"]}


@pytest.mark.parametrize(
    ("why", "old", "new"),
    [
        ("nothing is shared but a word", {"id": "a", "kind": "x"}, {"id": "b", "kind": "x"}),
        ("most differs", {"id": "a", "name": "潮", "place": "p", "note": "n"}, {"id": "b", "name": "汐", "place": "q", "note": "n"}),
        ("what is shared tells nothing", {"id": "a", "name": "潮", "kind": "x"}, {"id": "b", "name": "汐", "kind": "x"}),
    ],
)
def test_rows_that_are_not_paired(why: str, old: dict[str, str], new: dict[str, str], tmp_path: Path) -> None:
    """A row that is gone and a row that is new stay two where they are not alike."""
    diff = diff_of(write_package(tmp_path / "o", {"t": (SCHEMA, [old])}), write_package(tmp_path / "n", {"t": (SCHEMA, [new])}))
    assert {row.kind for row in diff.tables[0].rows()} == {"added", "removed"}, why


def test_twins_are_not_paired(tmp_path: Path) -> None:
    """Two rows alike in all but their ids: which became which nobody knows."""
    twin = {"name": "潮", "place": "p", "note": "n"}
    old = write_package(tmp_path / "o", {"t": (SCHEMA, [{"id": "a", **twin}, {"id": "b", **twin}])})
    new = write_package(tmp_path / "n", {"t": (SCHEMA, [{"id": "c", **twin}, {"id": "d", **twin}])})
    assert {row.kind for row in diff_of(old, new).tables[0].rows()} == {"added", "removed"}


def test_ids_that_were_shifted(base: Path, tmp_path: Path) -> None:
    """A metric is put first and all behind it are numbered anew: twelve rows renamed and one new, not thirteen that changed."""

    def edit(root: Path) -> None:
        for path in (root / "sources").rglob("*.yaml"):
            path.write_text(
                re.sub(r"2031-m(\d\d)", lambda m: f"2031-m{int(m[1]) + 1:02}", path.read_text(encoding="utf-8")), encoding="utf-8"
            )
        text = root / "texts/harbour-forum.txt"
        with text.open("a", encoding="utf-8") as file:
            file.write("\n渡轮增至3艘。海鸥绕着灯塔飞，潮声缓缓，渔火远远近近。\n")
        replace(root / "sources" / ARTICLE / "article.yaml", "last_paragraph: 12", "last_paragraph: 13")
        record = root / "sources" / ARTICLE / "article.yaml"
        digest = hashlib.sha256(text.read_bytes()).hexdigest()
        record.write_text(re.sub("sha256: .*", f"sha256: {digest}", record.read_text(encoding="utf-8")), encoding="utf-8")
        metrics = root / "sources" / ARTICLE / "metrics.yaml"
        metrics.write_text(FERRIES + metrics.read_text(encoding="utf-8"), encoding="utf-8")

    diff = diff_of(base, state(tmp_path / "new", edit))
    lines = told(diff)["metrics"]
    assert lines == ["added harbour-2031-m01 harbour-2031-m01"] + [
        f"renamed harbour-2031-m{n:02} harbour-2031-m{n + 1:02}" for n in range(1, 13)
    ]
    assert {row.kind for t in diff.tables if t.name == "evidence" for row in t.rows()} == {"added"}


def test_two_ids_exchanged(base: Path, tmp_path: Path) -> None:
    """Each row is the one with its words, under the id of the other."""
    diff = diff_of(base, state(tmp_path / "new", everywhere(("2031-m09", "2031-mXX"), ("2031-m10", "2031-m09"), ("2031-mXX", "2031-m10"))))
    assert sorted(told(diff)["metrics"]) == ["renamed harbour-2031-m09 harbour-2031-m10", "renamed harbour-2031-m10 harbour-2031-m09"]
    assert list(told(diff)) == ["metrics", "evidence", "reviews"]


def test_dates_that_the_program_numbers(base: Path, tmp_path: Path) -> None:
    """A date in a note before the article: those behind it have other numbers, which nobody gave, so they only moved."""
    root = state(tmp_path / "new")
    text = root / "texts/harbour-forum.txt"
    text.write_bytes("编者按：2031年5月20日更新。海鸥绕着灯塔飞，潮声缓缓，渔火远远近近。\n\n".encode() + text.read_bytes())
    assert update(Project(root), ARTICLE, text).settled
    diff = diff_of(base, built(root))
    assert Counter(line.split()[0] for line in told(diff)["waivers"]) == {"added": 1, "moved": 10}


FERRIES = f"""\
- metric_id: {ARTICLE}-m01
  quote: 渡轮增至3艘
  indicator: 渡轮
  indicator_en: ferries
  about_place_id: xt-wugang
  value: 3
  value_text: "3"
  qualifier: exact
  unit: "{{ferry}}"
  unit_text: 艘
  kind: observed
  grade: minor
"""


def test_a_flat_table_follows_the_rows_it_repeats(tmp_path: Path) -> None:
    """A computed table under the ids of other tables' rows, with addresses and earlier figures: a renamed row is renamed once."""
    names = ("fact_id", "sentence", "page", "before_fact_id")
    flat: dict[str, Any] = {"fields": [{"name": n, "type": "string", "computed": True} for n in names], "primaryKey": ["fact_id"]}

    def package(folder: Path, first: str) -> Path:
        things = [{"id": first, "name": "潮高", "place": "p", "note": "n"}, {"id": "b", "name": "汐低", "place": "q", "note": "m"}]
        facts = [
            {"fact_id": first, "sentence": "The tide is high.", "page": f"#/row/t/{first}"},
            {"fact_id": "b", "sentence": "The ebb is low.", "page": "#/row/t/b", "before_fact_id": first},
        ]
        return write_package(folder, {"t": (SCHEMA, things), "facts": (flat, facts)})

    diff = diff_of(package(tmp_path / "old", "a"), package(tmp_path / "new", "z"), flat=True)
    assert told(diff) == {"t": ["renamed a z"], "facts": []}
    assert {table.name: table.followed for table in diff.tables} == {"t": 0, "facts": 2}
