"""No module of the program or its mutants, the site's scripts included, holds a table's or column's name of this dataset in quotes.

What columns mean stands in the marks of the schemas. The words below are names in this dataset too, but the code has them from elsewhere.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORDINARY = {
    "name": "Table Schema and Data Package: the name of a field, a table, a resource, a licence; a kind of waiver",
    "type": "Table Schema: the type of a field; JSON-LD, DCAT and HTML have it too",
    "position": "a mark of a table: its place among the others",
    "value": "Table Schema: a code of categories; a part of a number in our marks",
    "unit": "a part of a number in our marks; a field of the reader's own quantities",
    "qualifier": "a part of a number in our marks",
    "distinction": "the list of cues that say that something is the first, as a language calls it",
    "topics": "a role in a fact, in our marks; the list of topics that help knows",
    "grade": "a role in a fact, in our marks",
    "latitude": "semantics in our marks, as WGS 84 calls it",
    "longitude": "semantics in our marks, as WGS 84 calls it",
    "kind": "a class of CSS, and a channel of a chart's own data",
    "role": "an attribute of ARIA",
    "status": "a role of ARIA, a command of ours, and a command of git",
    "theme": "light or dark, in the site; a reason of waivers",
    "subject": "a property of DataCite",
    "relation": "Label Studio: the type of a result that leads from one region to another",
}
"""Words that are quoted in the code, and from where it has them."""

QUOTED = re.compile(r"""\"((?:[^"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`([^`]*)`""")
BACKQUOTED = re.compile(r"`([a-z_]+)`")


def names_of(folder: Path, *only: str) -> set[str]:
    """The tables and columns of a folder of schemas, or of some of them."""
    paths = [path for path in folder.glob("*.json") if not only or path.stem in only]
    tables = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
    return {*tables, *(field["name"] for table in tables.values() for field in table["fields"])}


FLAT = names_of(ROOT / "pipeline/schema/core", "facts")
"""The columns of the flat table, which are the program's own: they are quoted where it is made and where it is shown."""
FLAT_FILES = ("pipeline/facts/", "pipeline/schema/stating.py", "pipeline/schema/core/flat.py", "pipeline/publish/site/")
CORE = {path.stem for path in (ROOT / "pipeline/schema/core").glob("*.json")}
OURS = names_of(ROOT / "schemas") - names_of(ROOT / "pipeline/schema/core", *(CORE - {"facts"}))
FOLDERS = (ROOT / "pipeline", ROOT / "tools" / "mutants")
FILES = [p for folder in FOLDERS for p in sorted(folder.rglob("*")) if p.suffix in (".py", ".js", ".html") and "vendor" not in p.parts]


def quoted_in_python(text: str) -> Iterator[tuple[int, str]]:
    """Every string of a module with its line; of longer ones the words in backquotes. Docstrings explain, and are left out."""
    tree = ast.parse(text)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.lineno, node.value
            yield from ((node.lineno, word) for word in BACKQUOTED.findall(node.value))


def quoted_in_script(text: str) -> Iterator[tuple[int, str]]:
    """Every string of a script or page with its line."""
    for match in QUOTED.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, next(part for part in match.groups() if part is not None)


def names_in(text: str, suffix: str) -> list[tuple[int, str]]:
    """The names of this dataset that a file has in quotes."""
    quoted = quoted_in_python(text) if suffix == ".py" else quoted_in_script(text)
    return [(line, word) for line, word in quoted if word in OURS]


def named(path: Path) -> list[tuple[int, str]]:
    """The names of this dataset that a file of the program has in quotes, but for columns of the flat table where that is at home."""
    found = names_in(path.read_text(encoding="utf-8"), path.suffix)
    at_home = path.relative_to(ROOT).as_posix().startswith(FLAT_FILES)
    return [(line, word) for line, word in found if not (at_home and word in FLAT)]


def test_no_file_of_the_program_names_a_table_or_column() -> None:
    """Every such word that is quoted is one of the ordinary ones."""
    found = [f"{path.relative_to(ROOT)}:{line} {word}" for path in FILES for line, word in named(path) if word not in ORDINARY]
    assert found == []


def test_every_ordinary_word_is_a_name_here_and_is_used() -> None:
    """The list holds nothing that it need not."""
    used = {word for path in FILES for _, word in named(path)}
    assert set(ORDINARY) == used
    assert len(FILES) > 200


@pytest.mark.parametrize(
    ("text", "suffix", "found"),
    [
        ('x = row["metric_id"]', ".py", [(1, "metric_id")]),
        ('HINT = "correct the `value_text`"', ".py", [(1, "value_text")]),
        ('def f():\n    """Of `metrics`."""\n    return row["events"]', ".py", [(3, "events")]),
        ('x = "the metrics of a city"', ".py", []),
        ("\nrow.value('start_date')", ".js", [(2, "start_date")]),
        ("tables.get(`places`)", ".js", [(1, "places")]),
        ("const places = 1;", ".js", []),
    ],
)
def test_what_counts_as_named(text: str, suffix: str, found: list[tuple[int, str]]) -> None:
    """Whole strings, and words in backquotes within strings; neither variables nor explanations."""
    assert names_in(text, suffix) == found
