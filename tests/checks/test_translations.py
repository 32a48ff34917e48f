"""Translations into English: their script, their marks, and the names that the glossary gives to things."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.checks.registry import own_rules
from pipeline.checks.translations import glossary, terms_in
from pipeline.languages import default_language
from pipeline.model import Location, Row, Table
from pipeline.schema.load import load_schemas
from tests.conftest import ROOT

SCHEMAS, _ = load_schemas(ROOT / "schemas", ROOT)
CHINESE = default_language()


def found(code: str, table: str = "initiatives", **values: Any) -> list[str]:
    """What a rule says of one row."""
    rows = (Row(values, Location("sources/x/x.yaml", 1, 1)),)
    return [finding.message for finding in own_rules()[code].find({table: Table(SCHEMAS[table], rows)})]


@pytest.mark.parametrize("text", ["18处 wetlands", "time of 两天", "the 《Plan》", "Plan（draft）", "１2 berths", "forum、 panel"])
def test_chinese_is_no_english(text: str) -> None:
    """Numerals, marks, full-width forms."""
    assert found("translation-script", name="x", name_en=text) != []


@pytest.mark.parametrize("text", ["Tô Legal! (legal support programme)", "São Paulo – the “Plan”", "5 000 m² at 30 °C", "São Tomé: naïve"])
def test_other_latin_words_are(text: str) -> None:
    """Accents, dashes, superscripts."""
    assert found("translation-script", name="x", name_en=text) == []


@pytest.mark.parametrize(("text", "told"), [("“Plan”", True), ("the city’s plan", True), ('"Plan"', False), ("the city's plan", False)])
def test_marks_are_straight(text: str, told: bool) -> None:
    """In translations and in own words alike."""
    assert bool(found("translation-marks", name="x", name_en=text)) is told
    assert bool(found("translation-marks", name="x", name_en="x", description_en=text)) is told


@pytest.mark.parametrize(
    ("source", "english", "told"),
    [
        ("智慧码头", "Smart terminal", False),
        ("智慧碼頭", "Intelligent terminal", True),
        ("智能码头", "Smart terminal", True),
        ("人工智能平台", "Artificial intelligence platform", False),
        ("数智治理平台", "Smart governance platform", True),
        ("数智治理平台", "Digital and smart governance platform", False),
        ("副市长办公室", "Office of the Vice Mayor", False),
        ("副市长办公室", "Office of the Mayor", True),
        ("市长办公室", "Office of the mayors", False),
        ("人民城市建设", "Building people's cities", True),
        ("人民城市建设", "Building people-centred cities", False),
        ("秘书长计划", "Secretary General's plan", True),
        ("潮汐计划", "Anything at all", False),
    ],
)
def test_a_term_has_one_name(source: str, english: str, told: bool) -> None:
    """In either script; a longer term goes before the shorter one within it."""
    assert bool(found("term-differs", name=source, name_en=english)) is told


def test_terms_do_not_overlap() -> None:
    """副市长 is no 市长, 人工智能 no 智能."""
    assert [term.word for term in terms_in("副市长谈人工智能", CHINESE)] == ["人工智能", "副市长"]


def test_the_glossary_is_sound() -> None:
    """No term twice, no form both used and not used, and every accepted form is found as it is listed."""
    terms = glossary(CHINESE)
    assert len({term.word for term in terms}) == len(terms) > 50
    for term in terms:
        for form in term.listed.split(" / "):
            assert term.english.search(form), term.word
            assert term.refused is None or not term.refused.search(form), term.word
