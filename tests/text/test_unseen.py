"""What a reader does not see changes nothing: neither quotes nor numbers nor places; what he does see parts numbers and paragraphs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.chinese.script import common_width, simplified
from pipeline.languages.radicals import RADICALS
from pipeline.model import Anchor, Layout, Location, Quote
from pipeline.text.invisible import INVISIBLE
from pipeline.text.reading import clean, fold, read, shows, split_blocks
from pipeline.text.search import find_quote

HERE = Location("t")
BLANK_LINE = Layout("blank_line")
SENTENCES = [
    "雾港市去年接待游客1300余万人，增长8.24%，投入5亿6000万元。",
    "据Tide Bureau统计，2031年5月12日上午共有1,234,567人到场，占百分之五十三。",
    "三百二十七座灯塔中，Model X7型有42座，经(jīng)费约3.5亿元。",
]
UNSEEN = st.sampled_from(
    "\u200b\u2060\u00ad\u200d\u200c\ufeff\u200e\u200f\u202a\u202c\u2066\u2069\u061c\ufe00\ufe0f\U000e0100\u180e\u034f\U000e0041"
)
WRAPS = st.sampled_from(["\n", "\r\n", "\r", "\n\u3000", " \n", "\v", "\x85", "\u2028", "\u200b\n"])


def numbers(text: str) -> list[tuple[object, ...]]:
    """What is read of the numbers of a text, by places of the reading text."""
    found = find_numbers(text)
    quantities = [(q.start, q.end, q.value, q.value_max, q.qualifier, q.unit_text) for q in found.quantities]
    return [*quantities, *((d.start, d.end, d.first, d.last) for d in found.dates)]


@given(st.sampled_from(SENTENCES), st.lists(st.tuples(st.integers(0, 60), st.text(UNSEEN, min_size=1, max_size=3)), max_size=6), st.data())
def test_no_invisible_character_changes_what_is_read(words: str, marks: list[tuple[int, str]], data: st.DataObject) -> None:
    """Wherever they stand, even in a gloss, the reading is the same, and every character leads to its own in the file."""
    source = words
    for at, mark in marks:
        source = source[:at] + mark + source[at:]
    plain, reading = read(words, BLANK_LINE)[0], read(source, BLANK_LINE)[0]
    assert reading.text == plain.text
    assert numbers(reading.text) == numbers(plain.text)
    seen = [i for i, character in enumerate(source) if not INVISIBLE.match(character)]
    assert [seen.index(start) for start in reading.starts] == list(plain.starts)
    assert [seen.index(end - 1) for end in reading.ends] == [end - 1 for end in plain.ends]
    start = data.draw(st.integers(0, len(plain.text) - 1))
    part = plain.text[start : start + 40]
    assert find_quote(reading, Quote(part, None, HERE)).__class__ is find_quote(plain, Quote(part, None, HERE)).__class__
    assert clean(source) == clean(words)


@given(st.sampled_from(SENTENCES), st.integers(1, 60), WRAPS)
def test_no_wrap_in_a_number_changes_what_is_read(words: str, at: int, wrap: str) -> None:
    """A wrap at any place but between a letter and another letter or digit leaves no trace: the number goes on in the next line."""
    at = min(at, len(words) - 1)
    before, after = words[at - 1], words[at]
    latin = (before + after).isascii() and (before + after).isalnum() and not (before + after).isdigit()
    gloss = "(" in words and words.index("(") < at < words.index(")")
    if latin or gloss:
        return
    reading = read(words[:at] + wrap + words[at:], BLANK_LINE)[0]
    assert reading.text == read(words, BLANK_LINE)[0].text


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("另有13\n00余人", "另有1300余人"),
        ("增长8.\n24%", "增长8.24%"),
        ("增长8\n.24%", "增长8.24%"),
        ("共有1,\n300人", "共有1,300人"),
        ("投入5亿\n6000万元", "投入5亿6000万元"),
        ("占百分\n之五", "占百分之五"),
        ("于2031年1\n2月", "于2031年12月"),
        ("有１３\n００人", "有１３００人"),
        ("the tide\nrises", "the tide rises"),
        ("灯塔GDP\n2031", "灯塔GDP 2031"),
        ("读数为\n120\n130\n", "读数为120 130"),
        ("船只增长\n7\n2031年", "船只增长7 2031年"),
        ("1.\n2031年启用", "1. 2031年启用"),
        ("1, 234, 567", "1, 234, 567"),
        ("有1 ,234人", "有1 ,234人"),
        ("第5, 6, 7号", "第5, 6, 7号"),
        ("1. 2031年启用", "1. 2031年启用"),
        ("有1\u00a0234\u2009567人", "有1 234 567人"),
        ("有２ ３人", "有２ ３人"),
        ("co\u00adope\u200bration", "cooperation"),
        ("灯(dē\u200bng)塔", "灯塔"),
        ("⽔(shuǐ) ⽉", "⽔⽉"),
    ],
)
def test_what_parts_numbers_and_what_does_not(source: str, reading: str) -> None:
    """A wrap parts no number, save beside a line that is a number alone; a blank does, also behind a comma or point."""
    assert read(source, BLANK_LINE)[0].text == reading
    assert clean(reading) == reading


@pytest.mark.parametrize(
    "gap",
    [
        *("\n\n", "\r\r", "\r\n\r\n", "\n\u00a0\n", "\n\u200b\n", "\n\x0c\n", "\n\u3000\u2060 \n", "\n\v\n", "\v\v"),
        *("\x85\x85", "\u2028\u2028", "\u2029", "\u200b\u2029\n", "\n \t\n\n\u3000\u3000", "\r\r\n \r\r\n"),
    ],
)
def test_a_line_in_which_nothing_is_seen_parts_paragraphs(gap: str) -> None:
    """Whatever ends the lines and whatever blank stands in the empty one."""
    source = f"灯塔亮了{gap}船回来了"
    assert [source[b.start : b.end].strip("\u200b") for b in split_blocks(source, "blank_line")] == ["灯塔亮了", "船回来了"]


@pytest.mark.parametrize("wrap", ["\n", "\r", "\r\n", "\r\r\n", "\n\x0c", "\v", "\x85", "\u2028", "\n\u3000"])
def test_one_line_end_is_no_paragraph(wrap: str) -> None:
    """A line end alone wraps, also where a new page begins."""
    assert len(split_blocks(f"灯塔亮{wrap}了", "blank_line")) == 1


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2029", "\n\u200b\n"])
def test_lines_are_paragraphs_whatever_ends_them(end: str) -> None:
    """Where every line is a paragraph, one in which nothing is seen is none."""
    assert [b.number for b in split_blocks(f"灯塔{end}船{end}", "line")] == [1, 2]


def test_a_number_cut_by_a_joined_paragraph_break_is_one() -> None:
    """The file cut it, as a page does; words and numbers beside words stay apart."""
    assert read("有13\n00人", Layout("line", joins=((1, 2),)))[0].text == "有1300人"
    assert read("Tide\nBureau", Layout("line", joins=((1, 2),)))[0].text == "Tide Bureau"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("达到ＡＢＣ１２３％（试点）", "ABC123%(试点)"),
        ("达到ABC123%(试点)", "ＡＢＣ１２３％（试点）"),
        ("新增⼀百⼆⼗座，⻢头", "一百二十座，马头"),
        ("新增一百二十座，馬头", "⼀百⼆⼗座，⾺头"),
        ("豈有\u200b此理", "岂有此理"),
        ("Ｔｉｄｅ Ｂｕｒｅａｕ", "Tide Bureau"),
    ],
)
def test_what_looks_alike_is_found(text: str, phrase: str) -> None:
    """Width, radicals and compatibility ideographs hide no quote, and the anchor leads to the file's own characters."""
    reading = read(text, BLANK_LINE)[0]
    found = find_quote(reading, Quote(phrase, None, HERE))
    assert isinstance(found, Anchor)
    assert clean(text[found.start : found.end]) == found.quote
    assert fold(found.quote) == fold(phrase)


def test_a_verbatim_value_may_differ_in_width_but_not_in_script() -> None:
    """ABC stands in ＡＢＣ, 月 in ⽉; 绿 does not stand in 綠, since it is not what the article writes."""
    assert shows("ＡＢＣ１２３％", "ABC123%")
    assert shows("每⽉", "月")
    assert not shows("綠色", "绿色")


def test_every_lookalike_folds_to_what_its_ideograph_folds_to() -> None:
    """The table is asked for the ideograph, never for the radical: ⾺ is 马 as 馬 is."""
    for code, ideograph in RADICALS.items():
        assert simplified(chr(code)) == simplified(ideograph) == common_width(simplified(chr(code)))


def test_the_invisible_are_those_of_unicode() -> None:
    """No letter, digit, mark of punctuation or space is among them, save the fillers that Unicode lists."""
    codes = [c for c in range(0x110000) if INVISIBLE.match(chr(c))]
    kinds = {unicodedata.category(chr(c)) for c in codes if unicodedata.name(chr(c), "")}
    assert kinds == {"Cf", "Mn", "Lo"}
    assert {c for c in codes if unicodedata.category(chr(c)) == "Lo"} == {0x115F, 0x1160, 0x3164, 0xFFA0}
