"""A diff as people and programs see it: whole, in order, and with nothing in it that is run, loaded or mistaken for markup."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.tasks.diff.model import Diff
from pipeline.tasks.diff.render import FORMATS
from tests.histories import diff_of, write_package

SCHEMA = {"fields": [{"name": n, "type": "string"} for n in ("id", "name", "note")], "primaryKey": ["id"]}
HOSTILE = "<script>alert(1)</script><img src=x onerror=a> | `x` [y](z) *b* \x1b[31m \u202e 𠮷 &amp;"


@pytest.fixture
def hostile(tmp_path: Path) -> Diff:
    """A diff whose values, keys and labels are markup of every kind."""
    old = write_package(tmp_path / "<b>old", {"t": (SCHEMA, [{"id": HOSTILE, "name": "a", "note": "n"}, {"id": "b", "name": HOSTILE}])})
    new = write_package(tmp_path / "<b>new", {"t": (SCHEMA, [{"id": HOSTILE, "name": HOSTILE, "note": "n"}, {"id": "c", "name": "z"}])})
    return diff_of(old, new)


def shown(diff: Diff, form: str, most: int = 200) -> str:
    """A diff in one form."""
    return "".join(FORMATS[form](diff, most))


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and whether those that need an end have one."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_runs_and_loads_nothing(hostile: Diff) -> None:
    """No script, no image, no link out, no attribute that acts; every value is there as text."""
    page = Tags()
    page.feed(shown(hostile, "html"))
    assert not {"script", "img", "link", "iframe", "b", "object", "form"} & set(page.tags)
    assert page.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rowspan", "open"}
    assert page.text.count(HOSTILE) >= 3
    assert "default-src 'none'" in shown(hostile, "html")


def test_markdown_holds_no_markup_of_values(hostile: Diff) -> None:
    """In Markdown a value is text in one cell: no tag, no link, no bar that parts cells, no control character."""
    page = shown(hostile, "markdown")
    assert "<" not in page
    assert "\x1b" not in page
    for line in page.splitlines():
        if line.startswith("| ") and r"\[y\](z)" in line:
            assert len(re.findall(r"(?<!\\)\|", line)) == 6


def test_text_steers_no_terminal(hostile: Diff) -> None:
    """Escapes and marks of direction are shown, not sent."""
    page = shown(hostile, "text")
    assert not {"\x1b", "\u202e"} & set(page)
    assert r"\x1b[31m" in page


def test_text_reads_as_printed(tmp_path: Path) -> None:
    """The whole of a small diff."""
    old = write_package(tmp_path / "old", {"t": (SCHEMA, [{"id": "a", "name": "x"}, {"id": "b", "name": "y"}])})
    new = write_package(
        tmp_path / "new", {"t": (SCHEMA, [{"id": "a", "name": "x", "note": "n"}, {"id": "c", "name": "z"}])}, version="1.1.0"
    )
    lines = shown(diff_of(old, new), "text").splitlines()
    assert lines == [
        f"made-by-hand 1.0.0 ({old}) → made-by-hand 1.1.0 ({new})",
        "minor: rows of t removed; rows of t added",
        "",
        "rows    added  removed  changed  causes",
        "t           1        1        1  transcription 3",
        "",
        "t",
        "  + c  [transcription]",
        "      name: z",
        "  - b  [transcription]",
        "      name: y",
        "  ~ a  [transcription]",
        "      note: (empty) → n",
    ]


def test_people_see_the_first_rows_and_how_many_more(tmp_path: Path) -> None:
    """Text, Markdown and HTML show as many rows a table as asked for; JSON has all."""
    rows = [{"id": f"r{n}", "name": "x"} for n in range(9)]
    diff = diff_of(write_package(tmp_path / "old", {"t": (SCHEMA, [])}), write_package(tmp_path / "new", {"t": (SCHEMA, rows)}))
    for form in ("text", "markdown", "html"):
        page = shown(diff, form, most=2)
        assert ("r1" in page, "r2" in page, "and 7 more rows" in page) == (True, False, True)
    assert len(json.loads(shown(diff, "json", most=2))["tables"][0]["rows"]) == 9


def test_json_has_the_documented_shape(hostile: Diff) -> None:
    """The parts that docs/releases.md names, and no others."""
    document = json.loads(shown(hostile, "json"))
    assert list(document) == ["old", "new", "step", "reasons", "rules", "files", "paths", "properties", "articles", "tables"]
    table = document["tables"][0]
    assert list(table) == ["name", "change", "keys", "columns", "properties", "reordered", "followed", "counts", "causes", "rows"]
    assert {tuple(row) for row in table["rows"]} == {("change", "key", "article_id", "causes", "cells")}
    assert {tuple(cell) for row in table["rows"] for cell in row["cells"]} == {("column", "old", "new", "causes")}
    assert table["counts"] == {"added": 1, "removed": 1, "renamed": 0, "changed": 1, "moved": 0}
