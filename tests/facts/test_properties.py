"""Whatever the rows hold, their facts are rows of the table of facts, and their sentences read or are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.rows import Stater
from pipeline.facts.words import is_latin
from pipeline.model import Field, Row, Table, TableSchema
from pipeline.schema.arrow import to_arrow
from pipeline.schema.pandera_rules import failing_cells
from tests.facts.made import ARTICLE, NOWHERE, PROOF, SCHEMAS

NAMES = st.sampled_from(
    ["Gu Tingyu", "harbour dues", "São Paulo", "雾港", "第二港區", "Гавань", "港 Wharf", "μ-grid", "한강", "“Tide” app", "Ä", "x" * 300]
)
NUMBERS = st.one_of(
    st.integers(-5, 12),
    st.integers(-(10**15), 10**15),
    st.sampled_from([0.5, 1 / 3, 0.6667, 12.5, 10**12, 2**53, -(2**53), 1_234_567, 999_999_999, 1e-7]),
    st.decimals(-(10**6), 10**6, places=4).map(float),
).map(float)
UNITS = st.sampled_from(["%", "1", "rank", "CNY", "km2", "[mu]", "d", "h", "a", "{person}", "{country_or_region}", "{unheard_of}", "CNY/t"])
DATES = st.sampled_from(["2031", "2031-05", "2031-05-12", "1998-12-31"])
NUMERALS = st.sampled_from(["12", "三分之一", "2976亿", "数百", "37%", "1,200余", "百分之五", "3至5", "一"])
NUMBERED = (1, 2, 3)
ARTICLE_TABLES = ("events", "participants", "initiatives", "metrics")
SHARED_TABLES = ("places", "persons", "organisations")


def keys_of(table: str) -> list[str]:
    """The keys that rows of a table have here, and one of a row elsewhere."""
    return [f"{table}-{number}" for number in NUMBERED] + ["elsewhere-9"]


def value_of(f: Field, schema: TableSchema) -> st.SearchStrategy[Any]:
    """Any value that a column may have; a key to other rows may lead to none."""
    if f.type == "list":
        return st.lists(st.sampled_from(f.enum or keys_of(str(f.items_refer_to))), min_size=1, max_size=3, unique=True)
    if f.enum:
        return st.sampled_from(f.enum)
    if f.type == "number":
        return NUMBERS
    if leads := next((k.resource for k in schema.foreign_keys if k.fields == (f.name,)), None):
        return st.sampled_from(keys_of(leads))
    if f.part == "unit":
        return UNITS
    if f.semantics == "numeral":
        return NUMERALS
    if f.semantics == "partial-date":
        return DATES
    return st.sampled_from(["XTL", "CHN"]) if f.semantics == "country-code" else NAMES


@st.composite
def row_of(draw: st.DrawFn, schema: TableSchema, key: str) -> dict[str, Any]:
    """A row with this key: what is required is there, everything else perhaps."""
    row = {schema.primary_key[0]: key}
    for f in schema.fields:
        filled = f.name not in PROOF and f.type in ("string", "number", "list") and f.name not in row and not f.computed
        if filled and (f.required or draw(st.booleans())):
            row[f.name] = draw(value_of(f, schema))
    return {**row, **({name: PROOF[name] for name in PROOF if name in schema.field_names})}


@st.composite
def articles(draw: st.DrawFn) -> tuple[dict[str, tuple[Row, ...]], dict[str, dict[str, Mapping[str, Any]]]]:
    """An article's rows by table, and the shared rows by table and key."""
    own = {
        name: tuple(Row(draw(row_of(SCHEMAS[name], f"{name}-{n}")), NOWHERE) for n in NUMBERED[: draw(st.integers(1, 3))])
        for name in ARTICLE_TABLES
    }
    shared = {name: {f"{name}-{n}": draw(row_of(SCHEMAS[name], f"{name}-{n}")) for n in NUMBERED} for name in SHARED_TABLES}
    record = {**ARTICLE, **({"publisher": draw(NAMES)} if draw(st.booleans()) else {})}
    return {"articles": (Row(record, NOWHERE),), **own}, shared


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(articles())
def test_facts_of_any_rows_are_facts(made: tuple[dict[str, tuple[Row, ...]], dict[str, dict[str, Mapping[str, Any]]]]) -> None:
    """One for every row of a stating table; each cell is one that the schema allows; no English cell has another script."""
    own, shared = made
    facts = Stater(SCHEMAS, shared).rows(own)
    assert len(facts) == sum(len(own[name]) for name in ("participants", "initiatives", "metrics"))
    schema = SCHEMAS["facts"]
    for fact in facts:
        assert fact.values.keys() <= set(schema.field_names)
        for name, value in fact.values.items():
            assert not name.endswith("_en") or name == "uncertain_en" or is_latin(value), (name, value)
        check_sentences(fact.values)
    assert failing_cells(schema, to_arrow(Table(schema, facts))) == []


def check_sentences(fact: Mapping[str, Any]) -> None:
    """No word of the program's own, no doubled or dangling mark; what is missing is told."""
    english, chinese = fact.get("sentence_en"), fact.get("sentence_zh")
    for text in filter(None, (english, chinese)):
        assert not re.search(r"\bNone\b|\bnan\b|\{|\}|  |\(\)|（）|_", text), text
        assert text == text.strip(), text
    if english:
        assert not re.search(r" [,;:)]|[,;:]{2}|[,;:(]$|\( |,[^ 0-9]|^[,;:]", english), english
        assert english.count("(") == english.count(")")
    if chinese:
        assert not re.search(r"[，；：（]$|[，；：]{2}|（[，；：]|^[，：；]|[，；：]）", chinese), chinese
        assert chinese.count("（") == chinese.count("）")
    for name in fact:
        stem = name.removesuffix("_zh")
        code = stem.removesuffix("_label")
        told = code in (fact.get("uncertain_en") or ()) or f"{stem}_en" in fact
        speaks = stem == "subject" and fact.get("speaker_zh") == fact["subject_zh"]
        assert not name.endswith("_zh") or told or speaks or stem in ("sentence", "city", "country", "forum"), (name, fact)
