"""What is said of the dataset and its tables is compared too: a licence is no less than a value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.tasks.diff import changelog
from pipeline.tasks.diff.render import FORMATS
from pipeline.tasks.diff.step import step_of
from tests.conftest import Runner
from tests.histories import diff_of, write_package

FIELDS = [{"name": "id", "type": "string"}, {"name": "name", "type": "string"}]
PLAIN: dict[str, Any] = {"fields": FIELDS, "primaryKey": ["id"]}
ROWS = [{"id": "a", "name": "潮"}]
OPEN, CLOSED = ({"name": "CC-BY-4.0"}, {"name": "CC-BY-NC-4.0"})

SAID: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "the licence": ({"licenses": [OPEN]}, {"licenses": [CLOSED]}, "licenses", "licence: name CC-BY-4.0 → name CC-BY-NC-4.0"),
    "a licence with its title": (
        {"licenses": [{**OPEN, "title": "Attribution"}]},
        {"licenses": [{**CLOSED, "title": "Non-commercial"}]},
        "licenses",
        "licence: Attribution (CC-BY-4.0) → Non-commercial (CC-BY-NC-4.0)",
    ),
    "one licence more": ({"licenses": [OPEN]}, {"licenses": [OPEN, CLOSED]}, "licenses", "(none) → name CC-BY-NC-4.0"),
    "no licence any more": ({"licenses": [OPEN]}, {}, "licenses", "name CC-BY-4.0 → (none)"),
    "the title": ({"title": "Tides"}, {"title": "Ebbs"}, "title", "Tides → Ebbs"),
    "a contributor": (
        {"contributors": [{"title": "A", "roles": ["author"]}]},
        {"contributors": [{"title": "A", "roles": ["editor"]}]},
        "contributors",
        "contributors: A (author) → A (editor)",
    ),
    "the order of contributors": (
        {"contributors": [{"title": "A"}, {"title": "B"}]},
        {"contributors": [{"title": "B"}, {"title": "A"}]},
        "contributors",
        "in another order",
    ),
    "a source": (
        {"sources": [{"title": "X"}]},
        {"sources": [{"title": "X", "path": "https://example.org"}]},
        "sources",
        "articles cited: X → X (https://example.org)",
    ),
    "the description in Chinese": ({"descriptionZh": "潮"}, {"descriptionZh": "汐"}, "descriptionZh", "description in Chinese: 潮 → 汐"),
    "keywords": ({"keywords": ["tide", "port"]}, {"keywords": ["tide", "quay"]}, "keywords", "keywords: port → quay"),
    "the languages that are promised": (
        {"promises": {"languages": ["zh-Hans"], "quoteLongest": 40}},
        {"promises": {"languages": ["zh-Hans", "en"], "quoteLongest": 40}},
        "promises",
        "promises: languages: (none) → en",
    ),
    "a promise that is given up": ({"promises": {"quoteLongest": 40}}, {}, "promises", "promises: longest quote 40 → (none)"),
    "what no release knows of yet": ({}, {"homepage": "https://example.org"}, "homepage", "(none) → https://example.org"),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_said_of_the_dataset(what: str, tmp_path: Path, run: Runner) -> None:
    """A property that alone changed is seen in every form, by the exit code and by the changelog, and asks for a patch."""
    old, new, name, words = SAID[what]
    sides = write_package(tmp_path / "old", {"t": (PLAIN, ROWS)}, **old), write_package(tmp_path / "new", {"t": (PLAIN, ROWS)}, **new)
    diff = diff_of(*sides)
    assert (step_of(diff)[0], diff.empty) == ("patch", False)
    for form in ("text", "markdown", "html"):
        assert words in "".join(FORMATS[form](diff, 9)).replace("\\", ""), form
    assert words in "".join(changelog.draft(diff)["Changed"])
    assert "nothing of the data changed" not in "".join(FORMATS["text"](diff, 9))
    assert json.loads("".join(FORMATS["json"](diff, 0)))["properties"] == [{"name": name, "old": old.get(name), "new": new.get(name)}]
    assert run("diff", *sides, "--exit-code").exit_code == 1


def test_a_version_and_its_day_are_no_change(tmp_path: Path) -> None:
    """Every release has another version and day: they stand in the first line, and change nothing."""
    old = write_package(tmp_path / "old", {"t": (PLAIN, ROWS)}, version="1.0.0", issued="2031-01-01")
    new = write_package(tmp_path / "new", {"t": (PLAIN, ROWS)}, version="1.0.1", issued="2031-02-01")
    assert diff_of(old, new).empty


OF_TABLES: dict[str, tuple[dict[str, Any], str]] = {
    "a column's description": ({"fields": [FIELDS[0], {**FIELDS[1], "description": "Otherwise"}]}, "description: D → Otherwise"),
    "a column's example, which no list knows": ({"fields": [FIELDS[0], {**FIELDS[1], "example": "潮"}]}, "example: (none) → 潮"),
    "a constraint": ({"fields": [FIELDS[0], {**FIELDS[1], "constraints": {"maxLength": 3}}]}, "maxLength 3"),
    "the description of the table": ({"description": "Otherwise"}, "description: D → Otherwise"),
    "what is missing": ({"missingValues": ["", "-"]}, "missingValues"),
    "the primary key": ({"primaryKey": ["id", "name"]}, "key id → id, name"),
    "a foreign key": (
        {"foreignKeys": [{"fields": ["name"], "reference": {"resource": "t", "fields": ["id"]}}]},
        "key added: name to t",
    ),
}


@pytest.mark.parametrize("what", OF_TABLES)
def test_what_is_said_of_a_table(what: str, tmp_path: Path) -> None:
    """So is what a descriptor says of a table and its columns; the words tell both values."""
    changed, words = OF_TABLES[what]
    old = write_package(tmp_path / "old", {"t": (PLAIN, ROWS)})
    diff = diff_of(old, write_package(tmp_path / "new", {"t": ({**PLAIN, **changed}, ROWS)}))
    assert not diff.empty
    for form in ("text", "markdown", "html"):
        page = "".join(FORMATS[form](diff, 9)).replace("\\", "")
        assert words in page, form
    assert any("t" in line for lines in changelog.draft(diff).values() for line in lines)


def test_a_column_under_another_name(tmp_path: Path) -> None:
    """A column whose every value another one has now is one column renamed, a major step; its cells are no differences."""
    renamed = {**PLAIN, "fields": [FIELDS[0], {"name": "called", "type": "string"}]}
    old = write_package(tmp_path / "old", {"t": (PLAIN, [*ROWS, {"id": "b", "name": "汐"}])})
    new = write_package(tmp_path / "new", {"t": (renamed, [{"id": "a", "called": "潮"}, {"id": "b", "called": "汐"}])})
    diff = diff_of(old, new)
    assert [(c.name, c.kind, c.old) for c in diff.tables[0].columns] == [("called", "renamed", "name")]
    assert (step_of(diff)[0], diff.tables[0].counts.total()) == ("major", 0)


def test_a_column_that_is_gone_where_another_came(tmp_path: Path) -> None:
    """Where one value differs the two are two columns."""
    other = {**PLAIN, "fields": [FIELDS[0], {"name": "called", "type": "string"}]}
    old = write_package(tmp_path / "old", {"t": (PLAIN, [*ROWS, {"id": "b", "name": "汐"}])})
    new = write_package(tmp_path / "new", {"t": (other, [{"id": "a", "called": "潮"}, {"id": "b", "called": "海"}])})
    assert {c.kind for c in diff_of(old, new).tables[0].columns} == {"added", "removed"}


def test_a_format_that_is_gone(tmp_path: Path, run: Runner) -> None:
    """The tables are the same, but nobody finds them in JSON Lines any more: a major step; one that came is a minor one."""
    file = {"name": "t-jsonl", "path": "output/t.jsonl", "mediatype": "application/x-ndjson"}
    old, new = write_package(tmp_path / "old", {"t": (PLAIN, ROWS)}), write_package(tmp_path / "new", {"t": (PLAIN, ROWS)})
    descriptor = json.loads((old / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"].append(file)
    (old / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert step_of(diff_of(old, new)) == ("major", ("files of the type application/x-ndjson removed",))
    assert step_of(diff_of(new, old)) == ("minor", ("files of the type application/x-ndjson added",))
    assert run("diff", old, new, "--exit-code").exit_code == 1
    assert "files removed: application/x-ndjson" in run("diff", old, new).stdout
