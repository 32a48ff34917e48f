"""All facts of this dataset: one for each row that states one, every sentence reads, every empty English cell has its reason."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from openpyxl import load_workbook

from pipeline.languages import default_language
from tests.facts.made import SCHEMAS
from tests.facts.package import published, table
from tests.facts.test_properties import check_sentences

STATING = ("participants", "initiatives", "metrics")
PAIRS = [(f.name, f.translation_of) for f in SCHEMAS["facts"].fields if f.translation_of]


@pytest.fixture(scope="module")
def facts() -> pd.DataFrame:
    """The table of facts."""
    return table("facts")


def test_every_row_that_states_a_fact_has_one(facts: pd.DataFrame) -> None:
    """By table, and under its own id."""
    for name in STATING:
        assert set(facts.fact_id[facts.fact_table == name]) == set(table(name).iloc[:, 0])
    assert set(facts.fact_table) == set(STATING)
    assert facts.fact_id.is_unique


def test_every_fact_has_its_sentences(facts: pd.DataFrame) -> None:
    """In both languages; each reads."""
    assert list(facts.fact_id[facts.sentence_en.isna() | facts.sentence_zh.isna()]) == []
    for row in facts.to_dict("records"):
        values = {name: value for name, value in row.items() if not pd.isna(value)}
        check_sentences({**values, "uncertain_en": str(values.get("uncertain_en", "")).split("|")})


def test_sentences_in_chinese_are_in_one_script(facts: pd.DataFrame) -> None:
    """Of articles in either script; of the words as printed some are in the other."""
    simplified = default_language().simplified
    assert list(facts.sentence_zh) == [simplified(text) for text in facts.sentence_zh]
    assert any(text != simplified(text) for text in facts.subject_zh.dropna())


def test_sentences_can_be_read_in_the_workbook() -> None:
    """In wide columns and wrapped; a page is a text and no link, since nobody knows where the site lies."""
    sheet = load_workbook(next((published() / "output" / "xlsx").glob("*.xlsx")))["facts"]
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    widths = {place: one.width for one in sheet.column_dimensions.values() for place in range(one.min, one.max + 1)}
    wide = {name for place, name in enumerate(columns, 1) if widths[place] > 60}
    wrapped = {name for name, letter in columns.items() if sheet[f"{letter}2"].alignment.wrap_text}
    assert wide == wrapped == {"sentence_en", "sentence_zh"}
    page = sheet[f"{columns['page']}2"]
    assert page.value.startswith("#/row/")
    assert page.hyperlink is None


def test_empty_cells_in_english_have_their_reason(facts: pd.DataFrame) -> None:
    """Where the article has the words, English is empty only for a reason that the row gives; there is one kind of reason here."""
    empty = Counter({english: int((facts[chinese].notna() & facts[english].isna()).sum()) for english, chinese in PAIRS if chinese})
    told = Counter(code for cell in facts.uncertain_en.dropna() for code in cell.split("|"))
    unnamed = facts[(facts.fact_table == "participants") & facts.speaker_en.isna() & facts.speaker_zh.notna()]
    assert +empty == Counter({"speaker_en": told["speaker"], "subject_en": len(unnamed)})
    assert set(told) == {"speaker"}


def test_whoever_has_no_latin_name_here_has_none_at_all(facts: pd.DataFrame) -> None:
    """The reason holds: the persons of empty cells have no Latin name in their own table."""
    persons = table("persons").set_index("person_id").name_latn
    left_open = facts[facts.uncertain_en.notna()]
    assert persons[left_open.person_id.dropna().unique()].isna().all()
    assert left_open.person_id.notna().all()


def test_quotes_and_places_are_those_of_the_rows(facts: pd.DataFrame) -> None:
    """Article, paragraph, positions and quote are the row's own."""
    columns = ["article_id", "paragraph", "char_start", "char_end", "quote"]
    rows = pd.concat([table(name).rename(columns={table(name).columns[0]: "fact_id"})[["fact_id", *columns]] for name in STATING])
    joined = facts[["fact_id", *columns]].merge(rows, on="fact_id", suffixes=("", "_row"))
    assert len(joined) == len(facts)
    assert all((joined[name] == joined[f"{name}_row"]).all() for name in columns)


def test_names_are_those_of_a_join(facts: pd.DataFrame) -> None:
    """Places, cities, events, forums and speakers, looked up once more from the tables."""
    places, events = table("places").set_index("place_id"), table("events").set_index("event_id")
    persons = table("persons").set_index("person_id")
    for ids, names, shown in (
        ("place_id", places.name_en, "place_en"),
        ("city_id", places.name_en, "city_en"),
        ("event_id", events.name_en, "event_en"),
        ("forum_id", events.name_en, "forum_en"),
        ("event_id", events.root_event_id, "forum_id"),
        ("person_id", persons.name_latn, "speaker_en"),
    ):
        given = facts[facts[ids].notna()]
        assert given[ids].map(names).fillna("").tolist() == given[shown].fillna("").tolist(), shown
    cities = pd.concat([table(name).set_index(table(name).columns[0]).city_id for name in STATING])
    assert facts.fact_id.map(cities).fillna("").tolist() == facts.city_id.fillna("").tolist()
