"""The datasheet is what its sentences and the tables give, in two languages that say the same; the data dictionary counts right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model import Schemas
from pipeline.report.counts import read_tables
from pipeline.report.datasheet import datasheet_page, filled
from pipeline.report.dictionary import dictionary_page
from pipeline.schema.load import load_schemas, parse_schema
from pipeline.transcription.dataset import dataset_limits
from pipeline.transcription.policies import published

ROOT = Path(__file__).parents[2]
SCHEMAS, _ = load_schemas(ROOT / "schemas")
TABLES = read_tables(ROOT, SCHEMAS)
PROSE: Mapping[str, Any] = yaml.safe_load((ROOT / "docs" / "datasheet.yaml").read_text(encoding="utf-8"))
VERSION = yaml.safe_load((ROOT / "sources" / "dataset.yaml").read_text(encoding="utf-8"))["version"]
PROMISES = published(dataset_limits(ROOT, SCHEMAS))
PAGES = {"en": "datasheet.md", "zh": "datasheet.zh-CN.md"}

BOATS = {
    "title": "Boats",
    "titleZh": "船",
    "description": "One boat, one row.",
    "descriptionZh": "一船一行。",
    "source": "article",
    "position": 1,
    "fields": [
        {"name": "boat_id", "type": "string", "title": "Boat", "titleZh": "船", "description": "Its name.", "descriptionZh": "船名。"},
        {
            "name": "colours",
            "type": "list",
            "delimiter": "|",
            "title": "Colours",
            "titleZh": "颜色",
            "description": "What it is painted.",
            "descriptionZh": "漆色。",
            "itemCategories": [
                {"value": "red", "label": "red", "labelZh": "红"},
                {"value": "blue", "label": "blue", "labelZh": "蓝"},
                {"value": "green", "label": "green", "labelZh": "绿"},
            ],
        },
        {"name": "tons", "type": "number", "title": "Tons", "titleZh": "吨位", "description": "Its weight.", "descriptionZh": "重量。"},
        {"name": "load", "type": "number", "title": "Load", "titleZh": "载荷", "description": "How full.", "descriptionZh": "装载率。"},
    ],
    "primaryKey": ["boat_id"],
}
FLEET: Schemas = {"boats": parse_schema(BOATS, "boats")}
AFLOAT = {
    "boats": [
        {"boat_id": "b1", "colours": "red|blue", "tons": "1250.5", "load": "0.2"},
        {"boat_id": "b2", "colours": "red", "tons": "", "load": "0.755"},
        {"boat_id": "b3", "colours": "", "tons": "-3", "load": ""},
        {"boat_id": "b4", "colours": "", "tons": "2000", "load": ""},
    ]
}


@pytest.mark.parametrize("language", PAGES)
def test_page_is_what_is_generated(language: str, update_golden: bool) -> None:
    """The datasheet is what the program gives now (write it anew with --update-golden)."""
    path = ROOT / "docs" / PAGES[language]
    page = datasheet_page(PROSE[language], VERSION, SCHEMAS, TABLES, language, PROMISES)
    if update_golden:
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page
    assert "{" not in page


def test_both_languages_give_the_same_figures_and_tables() -> None:
    """Section by section, question by question: the same figures are counted and the same tables shown."""
    assert [*figures(PROSE["en"])] == [*figures(PROSE["zh"])]


def figures(prose: Mapping[str, Any]) -> Iterator[tuple[int, int, list[str], str]]:
    """The figures of every answer, in no order within it, and the table it shows."""
    for number, section in enumerate(prose["sections"]):
        for question, entry in enumerate(section["questions"]):
            yield number, question, sorted(re.findall(r"\{.+?\}", entry["answer"])), entry.get("show", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{rows:boats} boats", "4 boats"),
        ("{code:boats.colours=red} are red, {share:boats.colours=red}", "2 are red, 50.0%"),
        ("{filled:boats.tons} weighed, {missing:boats.tons} not, {empty:boats.tons}", "3 weighed, 1 not, 25.0%"),
        ("loaded to {most:boats.load} at most", "loaded to 75.5% at most"),
        ("no figure: {}", "no figure: {}"),
    ],
)
def test_figures_are_counted(sentence: str, expected: str) -> None:
    """Each kind of figure, over four boats; a list counts for each of its codes."""
    assert filled(sentence, FLEET, AFLOAT) == expected


@pytest.mark.parametrize("sentence", ["{rows:ships}", "{code:boats.mast=red}", "{guess:boats.tons}"])
def test_a_figure_that_cannot_be_counted_is_an_error(sentence: str) -> None:
    """A table, a column or a kind of figure that there is not."""
    with pytest.raises(KeyError):
        filled(sentence, FLEET, AFLOAT)


def test_the_dictionary_counts_empty_cells_ranges_and_codes() -> None:
    """In both languages: the share of empty cells, the range of numbers, rows by code, a code that no row has."""
    english, chinese = (dictionary_page(FLEET, AFLOAT, language) for language in ("en", "zh"))
    assert "| `boat_id` | string | key |  | 4 different | Its name. |" in english
    assert "| `colours` | list | [codes](#boatscolours) | 50.0% |  | What it is painted. |" in english
    assert "| `tons` | number |  | 25.0% | -3 to 2,000 | Its weight. |" in english
    assert "| `tons` | 数值 |  | 25.0% | -3 至 2,000 | 重量。 |" in chinese
    assert "| `red` | 2 | red |\n| `blue` | 1 | blue |\n| `green` | 0 | green |" in english
    assert "| `green` | 0 | 绿 |" in chinese
