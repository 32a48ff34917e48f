"""Quotes are found exactly, or refused with a reason and the closest passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.numerals import cuts_numeral
from pipeline.model import Anchor, Layout, Location, Problem, Quote
from pipeline.text.reading import read
from pipeline.text.search import find_quote, locate_numeral, occurrences

SOURCE = "雾港建成 2200\n余万个感知点，覆盖54%的街区。\n\n雾港市长会议的雾港时间\n\n綠色雾港，二十五年"
READING = read(SOURCE, Layout("blank_line"))[0]


def find(phrase: str, paragraph: int | None = None) -> Anchor | Problem:
    return find_quote(READING, Quote(phrase, paragraph, Location("t", 1, 1)))


def test_a_quote_is_found_through_wraps_and_blanks() -> None:
    """The anchor has the paragraph and the span in the file."""
    found = find("建成2200余万个感知点")
    assert isinstance(found, Anchor)
    assert (found.paragraph, SOURCE[found.start : found.end], found.match) == (1, "建成 2200\n余万个感知点", "normalised")


def test_an_untouched_quote_is_exact() -> None:
    """Where the file has the very characters, the match says so."""
    found = find("市长会议")
    assert isinstance(found, Anchor)
    assert found.match == "exact"


def test_script_does_not_matter_and_the_articles_own_is_kept() -> None:
    """A simplified quote finds traditional text; the anchor carries the text's script."""
    found = find("绿色")
    assert isinstance(found, Anchor)
    assert found.quote == "綠色"


@pytest.mark.parametrize(
    ("phrase", "paragraph", "code"),
    [
        ("不存在的话", None, "quote-not-found"),
        ("市长会议", 1, "quote-not-found"),
        ("雾港", None, "quote-ambiguous"),
        ("雾港", 2, "quote-ambiguous"),
        ("200余万个", None, "quote-cuts-number"),
        ("建成2200", None, "quote-cuts-number"),
        ("覆盖54", None, "quote-cuts-number"),
        ("十五年", None, "quote-cuts-number"),
        ("雾" * 41, None, "quote-too-long"),
        (" ", None, "quote-empty"),
    ],
)
def test_what_is_not_an_exact_unique_whole_quote_is_refused(phrase: str, paragraph: int | None, code: str) -> None:
    """Each reason has its code."""
    problem = find(phrase, paragraph)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_an_ambiguous_quote_is_found_once_its_paragraph_is_named() -> None:
    """雾港 stands in three paragraphs, once in the third."""
    found = find("雾港", 3)
    assert isinstance(found, Anchor)
    assert found.paragraph == 3


def test_the_closest_passage_is_named_but_never_accepted() -> None:
    """A near miss is a problem whose hint shows what is there."""
    problem = find("余万个感应点")
    assert isinstance(problem, Problem)
    assert problem.code == "quote-not-found"
    assert "余万个感知点" in problem.hint
    assert "paragraph 1" in problem.hint


def test_a_quote_found_elsewhere_says_where() -> None:
    """The wrong paragraph is answered with the right one."""
    problem = find("市长会议", 3)
    assert isinstance(problem, Problem)
    assert problem.hint == "it stands in paragraph 2"


@pytest.mark.parametrize(
    ("text", "start", "end", "cuts"),
    [
        ("共12座", 1, 2, True),
        ("共12座", 1, 3, False),
        ("达1.2万亿元", 1, 4, True),
        ("达1.2万亿元", 1, 6, False),
        ("三四十个", 1, 3, True),
        ("百分之五十", 3, 5, True),
        ("２０３１年", 0, 2, True),
        ("数百个", 1, 3, True),
        ("一体化", 0, 1, False),
    ],
)
def test_a_cut_numeral_is_seen(text: str, start: int, end: int, cuts: bool) -> None:
    """A numeral is one piece with its multipliers, 余, 数 and percent sign."""
    assert cuts_numeral(text, start, end) is cuts


@given(st.integers(0, 10**12), st.sampled_from(["", "万", "亿", "余万", "%"]), st.data())
def test_no_quote_may_end_inside_a_number(number: int, tail: str, data: st.DataObject) -> None:
    """Any cut strictly inside a written number is refused."""
    numeral = f"{number}{tail}"
    text = f"共计{numeral}。"
    cut = data.draw(st.integers(1, max(1, len(numeral) - 1)))
    if len(numeral) > 1:
        assert cuts_numeral(text, 0, 2 + cut)
    assert not cuts_numeral(text, 0, 2 + len(numeral))


def test_a_numeral_is_placed_inside_its_quote() -> None:
    """The number's own span is inside the quote's, and leads to its characters."""
    at = occurrences(READING, "建成2200余万个")[0]
    span = locate_numeral(READING, at, at + 10, "2200余万")
    assert isinstance(span, tuple)
    start, end = READING.span(*span)
    assert SOURCE[start:end] == "2200\n余万"


@pytest.mark.parametrize("numeral", ["2200", "54%", "万"])
def test_a_numeral_that_is_not_whole_in_the_quote_is_refused(numeral: str) -> None:
    """A part of a number, or one from elsewhere, is not the number of the quote."""
    at = occurrences(READING, "建成2200余万个")[0]
    assert isinstance(locate_numeral(READING, at, at + 10, numeral), str)


@pytest.mark.parametrize(
    ("words", "numeral"),
    [
        ("缆车全长12千米", "12"),
        ("每箱重五千克", "五"),
        ("装机100万千瓦", "100万"),
        ("能耗降至0.08千瓦时", "0.08"),
        ("新增30兆瓦", "30"),
        ("沿岸景点12处", "12"),
        ("全市网点三百个", "三百"),
    ],
)
def test_a_numeral_ends_where_its_unit_begins(words: str, numeral: str) -> None:
    """The 千 of a 千克 and the 兆 of a 兆瓦 belong to the unit, the 点 of a 景点 to the noun."""
    reading = read(words, Layout("line"))[0]
    at = words.index(numeral)
    assert locate_numeral(reading, 0, len(words), numeral) == (at, at + len(numeral))


def test_a_number_said_again_in_brackets_is_one() -> None:
    """The grammar reads one number, so its numeral is that one; of two numbers alike neither is meant."""
    again, twice = (read(words, Layout("line"))[0] for words in ("满八元（含八元）以上", "早班八艘，晚班八艘"))
    assert locate_numeral(again, 0, len(again.text), "八") == (1, 2)
    assert locate_numeral(twice, 0, len(twice.text), "八") == "“八” stands 2 times in the row's quote"


@pytest.mark.parametrize(("words", "numeral"), [("共5千户", "5"), ("约三点五亿元", "五亿"), ("共30万人", "30")])
def test_a_part_of_a_numeral_is_not_the_numeral(words: str, numeral: str) -> None:
    """What is a multiplier or a decimal point stays part of the number."""
    reading = read(words, Layout("line"))[0]
    assert locate_numeral(reading, 0, len(words), numeral) == f"“{numeral}” is part of a longer number"
