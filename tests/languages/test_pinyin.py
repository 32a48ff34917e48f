"""Pinyin of personal names: what is no more than the sound of the characters, and what is a name as the rule writes it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.lexicon.forms import published
from pipeline.languages.chinese.pinyin import PINYIN, readings, surnames

SIMPLE = sorted(name for name in (line.lstrip("!") for line in published("surnames.txt")) if len(name) == 1 and name in readings())
GIVEN = sorted("汐洲屿雨听望舒辰月安恩吕绿女明志强文西鄂")
CASES = st.tuples(st.sampled_from(SIMPLE), st.text(st.sampled_from(GIVEN), min_size=1, max_size=2))


@given(CASES)
def test_the_spelling_that_is_proposed_is_pinyin(parts: tuple[str, str]) -> None:
    """What `spelt` makes of a name of one character and a given name has no fault, and is its sound."""
    name = "".join(parts)
    latin = PINYIN.spelt(name)
    assert PINYIN.fault(name, latin) == ""
    assert PINYIN.is_sound(name, latin)


@given(CASES, st.sampled_from(["given first", "capitals", "small", "joined", "hyphen", "tones", "v for ü"]))
def test_the_sound_is_known_however_it_is_written(parts: tuple[str, str], how: str) -> None:
    """Order, case, blanks, hyphens, tones and the ways to write ü do not hide it."""
    name = "".join(parts)
    family, _, rest = PINYIN.spelt(name).partition(" ")
    written = {
        "given first": f"{rest} {family}",
        "capitals": f"{family.upper()} {rest.upper()}",
        "small": f"{family} {rest}".lower(),
        "joined": family + rest,
        "hyphen": f"{family}-{rest}",
        "tones": unicodedata.normalize("NFC", "".join(f"{c}\u0304" if c in "aeo" else c for c in f"{family} {rest}")),
        "v for ü": f"{family} {rest}".replace("ü", "v").replace("Ü", "V"),
    }[how]
    assert PINYIN.is_sound(name, written), written


@given(CASES, CASES)
def test_the_name_of_another_is_no_pinyin(mine: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Where no character of a family name shares a reading, the pinyin of the one is not that of the other."""
    own, other = "".join(mine), "".join(theirs)
    said = set(surnames().get(mine[0], readings()[mine[0]]))
    if said.isdisjoint(surnames().get(theirs[0], readings()[theirs[0]])):
        assert PINYIN.fault(own, PINYIN.spelt(other))


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("林汐", "Lin Xi"),
        ("藍溪亭", "Lan Xiting"),
        ("欧阳闻潮", "Ouyang Wenchao"),
        ("陈西安", "Chen Xi'an"),
        ("曾恩", "Zeng En"),
        ("单望舒", "Shan Wangshu"),
        ("吕明屿", "Lü Mingyu"),
        ("吕明屿", "Lyu Mingyu"),
        ("尉迟安", "Yuchi An"),
        ("张黄霭琳", "Zhang-Huang Ailin"),
        ("林汐", "Lín Xī"),
    ],
)
def test_names_as_the_rule_writes_them(name: str, latin: str) -> None:
    """Surnames of two characters and with readings of their own, apostrophes, tones, both letters for ü."""
    assert PINYIN.fault(name, latin) == ""


@pytest.mark.parametrize(
    ("name", "latin", "why"),
    [
        ("林汐", "Xi Lin", "read otherwise"),
        ("林汐舟", "Lin Xi Zhou", "in one word"),
        ("林汐舟", "Linxizhou", "in one word"),
        ("林汐", "lin xi", "capital"),
        ("林汐", "Lin Chao", "read otherwise"),
        ("单望舒", "Dan Wangshu", "read otherwise"),
        ("吕明屿", "Lu Mingyu", "read otherwise"),
        ("林汐", "Lam Chik", "read otherwise"),
        ("埃琳娜·沃斯", "Elena Voss", "without pinyin"),
        ("林汐a", "Lin Xia", "without pinyin"),
        ("林汐", "", "in one word"),
    ],
)
def test_names_as_the_rule_does_not_write_them(name: str, latin: str, why: str) -> None:
    """Each with what is wrong first."""
    assert why in PINYIN.fault(name, latin)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("邱鼎财", "Khoo Teng Chye"),
        ("甯漢豪", "Bernadette Linn"),
        ("李东焕", "Lee Dong-hwan"),
        ("林", "Lin"),
        ("林汐", ""),
        ("Mina", "Mina"),
    ],
)
def test_other_forms_are_not_the_sound(name: str, latin: str) -> None:
    """Forms of Singapore, Hong Kong and Korea; a single character, nothing and Latin letters say nothing."""
    assert not PINYIN.is_sound(name, latin)


def test_a_foreign_name_by_its_sound() -> None:
    """The dot between characters tells it; and its own sound is known as such."""
    assert PINYIN.by_sound("埃琳娜·沃斯")
    assert PINYIN.is_sound("埃琳娜·沃斯", "Ailinna Wosi")
    assert not PINYIN.by_sound("林汐")
    assert not PINYIN.by_sound("·林汐")


@given(st.text(max_size=8), st.text(max_size=20))
def test_any_text_has_an_answer(name: str, latin: str) -> None:
    """Nothing that is typed raises."""
    assert isinstance(PINYIN.is_sound(name, latin), bool)
    assert isinstance(PINYIN.fault(name, latin) + PINYIN.spelt(name), str)
    assert isinstance(PINYIN.by_sound(name), bool)


def test_the_tables_are_sound() -> None:
    """Every reading of a surname spells Latin small letters, is no reading that its characters have anyway alone, and stands once."""
    assert len(readings()) > 40_000
    assert all(syllable.islower() for said in readings().values() for syllable in said)
    for name, said in surnames().items():
        assert len(set(said)) == len(said)
        assert len(name) == 2 or said != readings()[name]
