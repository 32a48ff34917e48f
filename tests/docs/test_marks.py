"""docs/marks.md has every mark of the schemas and no other, and its examples are what the lint says of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.checks.registry import all_rules
from pipeline.checks.served import unserved
from pipeline.languages.chinese.cues import cues
from pipeline.model import Location, TableSchema
from pipeline.report.catalogue import SECTIONS
from pipeline.schema.lint import DERIVATIONS, lint
from pipeline.schema.load import SOURCES, parse_schema
from pipeline.schema.mark_lint import FIELD_MARKS, PART_TYPES, QUALIFIERS, SEMANTICS, TABLE_MARKS
from pipeline.schema.stating import ROLES

PAGE = (Path(__file__).parents[2] / "docs" / "marks.md").read_text(encoding="utf-8")
TEXTS = ("title", "titleZh", "description", "descriptionZh")
CODE_MARKS = ("requires", "requiresOne", "forbids", "aside")
EXAMPLES = re.findall(r"^```json ?(.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SOUND = [json.loads(text) for code, text in EXAMPLES if not code]


def rows(heading: str) -> dict[str, list[str]]:
    """The rows of the table below a heading, by the word in backquotes in the first column."""
    section = re.split(r"^#+ ", PAGE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): row[1:] for row in cells}


def words(cell: str) -> set[str]:
    """The words in backquotes in a cell."""
    return set(re.findall(r"`([^`]+)`", cell))


def whole(example: dict[str, Any]) -> TableSchema:
    """An example with what it leaves out: titles and descriptions, labels of codes, a position."""
    fields = []
    for field in example["fields"]:
        codes = [{"value": code, "label": code, "labelZh": code} for code in field.get("constraints", {}).get("enum", ())]
        fields.append({**dict.fromkeys(TEXTS, "…"), **({"categories": codes} if codes else {}), **field})
    return parse_schema({**dict.fromkeys(TEXTS, "…"), "position": 1, **example, "fields": fields}, example["name"])


@pytest.mark.parametrize(
    ("heading", "marks"),
    [
        ("Marks of a table", TABLE_MARKS),
        ("Marks of a field", FIELD_MARKS),
        ("Derivations", [one for one in DERIVATIONS if one]),
        ("Semantics", SEMANTICS),
        ("Parts of a number", PART_TYPES),
        ("Marks of a fact", ROLES),
        ("Marks of a code", CODE_MARKS),
        ("What is refused", ["schema-field", "schema-primary-key", "schema-mark", "schema-unchecked", "schema-reserved"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_mark_has_its_row(heading: str, marks: list[str]) -> None:
    """Each table of the page lists what the lint knows, and nothing else."""
    assert set(rows(heading)) == set(marks)


def test_types_are_those_of_the_lint() -> None:
    """The types that semantics and parts may have are those that the lint asks for."""
    assert {name: words(row[0]) for name, row in rows("Semantics").items()} == {name: set(types) for name, types in SEMANTICS.items()}
    assert {name: words(row[0]) for name, row in rows("Parts of a number").items()} == {n: set(t) for n, t in PART_TYPES.items()}
    assert {name: words(row[0]) for name, row in rows("Marks of a fact").items()} == {name: set(types) for name, types in ROLES.items()}


def test_closed_lists_are_told_whole() -> None:
    """Sources, qualifiers and lists of cues."""
    assert words(rows("Marks of a table")["source"][0]) == set(SOURCES)
    assert set(QUALIFIERS) < words(rows("Parts of a number")["qualifier"][1])
    assert set(cues()) == words(rows("Marks of a field")["cues"][1])


def test_every_code_it_names_is_one() -> None:
    """Whatever looks like a problem's code in a column of rules is in the catalogue."""
    known = {*all_rules(), *(code for section in SECTIONS.values() for code in section)}
    headings = ("Marks of a field", "Derivations", "Semantics", "Parts of a number")
    named = {word for heading in headings for row in rows(heading).values() for word in words(row[-1]) if "-" in word}
    named |= {word for row in rows("Marks of a table").values() for word in words(row[-1]) if "-" in word}
    assert named - set(SEMANTICS) - set(PART_TYPES) <= known
    assert len(named) > 25


def test_every_mark_has_an_example() -> None:
    """Each mark, each semantics and each part stands in an example that is sound; what only the program's tables have is theirs."""
    fields = [field for example in SOUND for field in example["fields"]]
    codes = [code for field in fields for code in field.get("categories", ())]
    assert {mark for example in SOUND for mark in example} >= set(TABLE_MARKS) - {"focus"}
    assert {mark for field in fields for mark in field} >= set(FIELD_MARKS)
    assert {field.get("semantics") for field in fields} >= set(SEMANTICS) - {"speaker"}
    assert {field.get("part") for field in fields} >= set(PART_TYPES)
    assert {mark for code in codes for mark in code} >= set(CODE_MARKS)


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_example_is_what_the_lint_says(code: str, text: str, tmp_path: Path) -> None:
    """A sound example has no fault; one of those refused has exactly the fault that it is there for."""
    example = json.loads(text)
    (tmp_path / f"{example['name']}.json").write_text(text, encoding="utf-8")
    schema = whole(example)
    problems = [*lint(schema, Location("x.json")), *unserved({schema.name: schema}, tmp_path)]
    assert [p.code for p in problems] == ([code] if code else [])
