"""What units are called: one, several, in English and Chinese; every code that a reading can give has names."""

from __future__ import annotations

import csv
import json

import pytest

from pipeline.checks.units import unit_unlabelled
from pipeline.languages.chinese.units import known
from pipeline.model import Location, Row, Table
from pipeline.schema.load import load_schemas, parse_schema
from pipeline.schema.units import LIST, label_of, labels_of, published_labels
from tests.conftest import ROOT

HERE = Location("sources/x/metrics.yaml", 1, 1)


@pytest.mark.parametrize(
    ("code", "several", "one", "chinese"),
    [
        ("{device}", "devices", "device", "个设备"),
        ("{country}", "countries", "country", "个国家"),
        ("{person}", "people", "person", "人"),
        ("a", "years", "year", "年"),
        ("d", "days", "day", "天"),
        ("CNY", "yuan", "yuan", "元"),
        ("%", "per cent", "per cent", "%"),
        ("[ft_i]", "feet", "foot", "英尺"),
        ("CNY/t", "yuan per tonne", "yuan per tonne", "元/吨"),
        ("{reading}/d", "readings per day", "reading per day", "次读数/天"),
    ],
)
def test_a_unit_has_its_names(code: str, several: str, one: str, chinese: str) -> None:
    """As words behind a number."""
    assert (label_of(code), label_of(code, plural=False), label_of(code, "zh")) == (several, one, chinese)


@pytest.mark.parametrize("code", ["", "{griffin}", "{griffin}/d", "d/{griffin}", "CNY/t/mo", "xyz"])
def test_what_nobody_named_has_no_name(code: str) -> None:
    """None is guessed from the code."""
    assert label_of(code) is None


def test_every_code_that_the_grammar_of_units_gives_has_names() -> None:
    """Measures, currencies, shares: whatever `units.tsv` makes of a word."""
    assert [code for code, _ in known().values() if code and label_of(code) is None] == []


def test_every_code_of_this_dataset_has_names() -> None:
    """In the metrics as they are published."""
    with (ROOT / "output" / "csv" / "metrics.csv").open(encoding="utf-8", newline="") as file:
        assert {row["unit"] for row in csv.DictReader(file) if label_of(row["unit"]) is None} == set()


def test_the_list_is_sound() -> None:
    """Four columns, no code twice, nothing empty, no Chinese in English and no blank at an end."""
    rows = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {4}
    assert len({row[0] for row in rows}) == len(rows)
    assert [row for row in rows if any(not cell or cell != cell.strip() for cell in row)] == []
    assert [row for row in rows if not (row[1] + row[2]).isascii()] == []


def test_a_project_names_its_own_units_and_renames_others() -> None:
    """By `unitLabels` at its column of units; other tables keep the published names."""
    descriptor = json.loads((ROOT / "schemas" / "metrics.json").read_text(encoding="utf-8"))
    own = [
        {"value": "{griffin}", "label": "griffin", "labelPlural": "griffins", "labelZh": "只狮鹫"},
        {"value": "{site}", "label": "spot", "labelPlural": "spots", "labelZh": "个点"},
    ]
    next(f for f in descriptor["fields"] if f.get("part") == "unit")["unitLabels"] = own
    schema = parse_schema(descriptor, "metrics")
    assert label_of("{griffin}", labels=labels_of(schema)) == "griffins"
    assert label_of("{site}", "zh", labels=labels_of(schema, schema)) == "个点"
    assert published_labels()["{site}"] == ("site", "sites", "处")


def test_a_code_without_names_is_told_once() -> None:
    """At its first row."""
    schemas, _ = load_schemas(ROOT / "schemas", ROOT)
    rows = tuple(Row({"unit": code}, HERE) for code in ("km", "{griffin}", "{griffin}", "CNY/{griffin}", None))
    found = [finding.message for finding in unit_unlabelled({"metrics": Table(schemas["metrics"], rows)})]
    assert found == ["nothing says what unit {griffin} is called", "nothing says what unit CNY/{griffin} is called"]
