"""Names in Latin letters: who may be given in pinyin, what needs a source, and what a source is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.pinyin import PINYIN
from tests.checks.tables import found, tables

PLACES: list[dict[str, Any]] = [
    {"place_id": "cn", "kind": "country", "country_code": "CHN"},
    {"place_id": "cn-yunting", "kind": "city", "parent_place_id": "cn"},
    {"place_id": "hk", "kind": "region", "parent_place_id": "cn", "country_code": "HKG"},
    {"place_id": "sg", "kind": "country", "country_code": "SGP"},
    {"place_id": "tw", "kind": "region", "country_code": "TWN"},
    {"place_id": "xt", "kind": "country"},
]
BODIES = [{"organisation_id": "yunting-office", "place_id": "cn-yunting"}, {"organisation_id": "league"}]


def person(latin: str | None, kind: str | None, source: str | None = None, name: str = "林汐") -> dict[str, Any]:
    """A row of persons without what is empty."""
    row = {"person_id": "p", "name": name, "name_latn": latin, "name_latn_kind": kind, "name_latn_source": source}
    return {column: value for column, value in row.items() if value is not None}


def said(code: str, row: dict[str, Any], **where: str) -> list[str]:
    """What a rule says of a person whom a participant's row names, with its place or its body."""
    participant = {"participant_id": "x", "person_id": "p", "name": row["name"], **where}
    return found(code, tables(persons=[row], participants=[participant], places=PLACES, organisations=BODIES))


@pytest.mark.parametrize("where", [{"place_id": "cn-yunting"}, {"organisation_id": "yunting-office"}, {"place_id": "xt"}])
def test_pinyin_is_for_the_mainland(where: dict[str, str]) -> None:
    """By the place of the row that names the person, or of the body in it; a place without a code says nothing against it."""
    assert said("latin-name-pinyin", person("Lin Xi", "pinyin"), **where) == []


@pytest.mark.parametrize(("place", "code"), [("hk", "HKG"), ("sg", "SGP"), ("tw", "TWN")])
@given(st.sampled_from(["林汐", "欧阳闻潮", "陈望舒", "单明"]))
def test_pinyin_is_for_nobody_else(place: str, code: str, name: str) -> None:
    """Whatever the name: Hong Kong, Singapore and Taiwan have forms of their own."""
    (message,) = said("latin-name-pinyin", person(PINYIN.spelt(name), "pinyin", name=name), place_id=place)
    assert f"belongs to {code}" in message


def test_the_place_of_the_person_goes_before_that_of_the_body() -> None:
    """Who speaks for a place of the mainland in a body elsewhere is of the mainland, and the other way round."""
    pinyin = person("Lin Xi", "pinyin")
    assert said("latin-name-pinyin", pinyin, place_id="cn", organisation_id="league") == []
    assert said("latin-name-pinyin", pinyin, place_id="hk", organisation_id="yunting-office") != []


def test_a_place_has_to_be_told() -> None:
    """Where no row tells one, nothing shows that pinyin is right; whom no row names is not judged."""
    (message,) = said("latin-name-pinyin", person("Lin Xi", "pinyin"), organisation_id="league")
    assert "no row says where" in message
    assert found("latin-name-pinyin", tables(persons=[person("Lin Xi", "pinyin")], places=PLACES)) == []


@pytest.mark.parametrize("source", [None, "https://yunting.example/lin"])
@pytest.mark.parametrize("place", ["hk", "cn"])
def test_an_own_form_that_is_the_sound_needs_its_source(source: str | None, place: str) -> None:
    """With a source it is believed, wherever the person is from; without one it is pinyin under another name."""
    messages = said("latin-name-pinyin", person("Lin Xi", "own_form", source), place_id=place)
    assert len(messages) == (source is None)


@pytest.mark.parametrize("kind", ["own_form", "transliterated", "pinyin"])
def test_a_foreign_name_is_never_its_sound(kind: str) -> None:
    """Source or not, and whatever it is called."""
    row = person("Ailinna Wosi", kind, "https://yunting.example/voss", "埃琳娜·沃斯")
    (message,) = said("latin-name-pinyin", row, place_id="cn")
    assert "chosen by their sound" in message
    assert said("latin-name-pinyin", person("Elena Voss", "own_form", "a b", "埃琳娜·沃斯"), place_id="sg") == []


def test_pinyin_is_the_pinyin_of_the_name() -> None:
    """Another sound is told, with the likeliest spelling; forms of other kinds are as they are."""
    assert said("latin-name-differs", person("Lin Xi", "pinyin")) == []
    assert said("latin-name-differs", person("Lin Chao", "pinyin")) == ["Lin Chao is no Hanyu Pinyin of 林汐: 林汐 is read otherwise"]
    assert said("latin-name-differs", person("Bernice Lam", "own_form", "a b")) == []


@pytest.mark.parametrize(
    ("latin", "kind", "source", "faults"),
    [
        (None, None, None, 0),
        ("Lin Xi", "pinyin", None, 0),
        ("Lin Xi", "own_form", "a list", 0),
        ("Lin Xi", None, None, 1),
        ("Lin Xi", None, "a list", 1),
        (None, None, "a list", 1),
        (None, "pinyin", None, 0),
    ],
)
def test_name_and_kind_come_together(latin: str | None, kind: str | None, source: str | None, faults: int) -> None:
    """A kind without a name is told by `code-needs`, since every kind here requires one."""
    row = person(latin, kind, source)
    assert len(said("latin-name-kind", row)) == faults
    assert len(said("code-needs", row)) == (kind is not None and latin is None)


@pytest.mark.parametrize(
    "source",
    [
        "https://yunting.example/people?id=7",
        "http://yunting.example",
        "https://云汀.example/人",
        "the article prints it",
        "ISBN 978-82-7456-778-8",
        "云汀市年鉴2031年第3页",
    ],
)
def test_what_a_reader_can_follow(source: str) -> None:
    """A whole address, or a citation in words of any script."""
    assert said("latin-name-source", person("Lin Xi", "own_form", source)) == []


@pytest.mark.parametrize(
    "source", ["www.yunting.example", "https://yunting", "https:// yunting.example", "htp:/yunting", "//yunting.example/x", "web", "见网"]
)
def test_what_a_reader_cannot_follow(source: str) -> None:
    """Addresses that were cut or mistyped, and a word that says nothing."""
    assert len(said("latin-name-source", person("Lin Xi", "own_form", source))) == 1
