"""The reading text drops noise, applies errata, joins what the file cuts, and always leads home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.script import simplified, uniform
from pipeline.model import Anchor, Erratum, Layout, Location, Quote
from pipeline.text.reading import clean, fold, read, split_blocks
from pipeline.text.search import anchor, find_quote

HERE = Location("t")
LINE = Layout("line")
HAN = st.text(st.sampled_from("城市治理雾港澜湾潮汐书屋市长会议開放創新綠色数据平台"), min_size=1, max_size=12)
NOISE = st.text(st.sampled_from(" \t\u3000\u200b\u00a0"), max_size=3)
GLOSSES = st.sampled_from(["", "(jīng)", "（zhì）", "(lǜ)", " (háng) "])


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("澜湾 市\t长", "澜湾市长"),
        ("經(jīng)濟(jì)發(fā)展", "經濟發展"),
        ("經（jīng） 濟", "經濟"),
        ("接待 3200 余人", "接待3200余人"),
        ("WORLD   CITIES DAY 开幕", "WORLD CITIES DAY开幕"),
        ("2031 2032 两年", "2031 2032两年"),
        ("面积(km)", "面积(km)"),
        ("平台(阿澜)", "平台(阿澜)"),
        ("雾\u200b港\u00ad市", "雾港市"),
        ("GPT(bù)", "GPT(bù)"),
    ],
)
def test_noise_between_chinese_characters_drops_out(source: str, reading: str) -> None:
    """Blanks and pinyin glosses go; one blank stays between Latin words or numbers; other brackets stay."""
    assert read(source, LINE)[0].text == reading


def test_a_wrap_inside_a_block_does_not_cut_a_sentence() -> None:
    """With blank lines as paragraph breaks, a line feed inside a block is a wrap."""
    reading, _, _ = read("雾港市\n长会议\n\n开幕", Layout("blank_line"))
    assert reading.text == "雾港市长会议\n开幕"
    assert [reading.paragraph_at(0), reading.paragraph_at(7)] == [1, 2]


def test_every_nonempty_block_counts() -> None:
    """Empty lines are no paragraphs, captions and headings are."""
    assert [b.number for b in split_blocks("\n\n题\n \n文\n图注\n", "line")] == [1, 2, 3]


def test_joined_paragraphs_are_read_as_one_and_others_are_not() -> None:
    """A quote may cross a recorded join, and nothing else."""
    source = "各会\n员城市\n携手"
    joined, _, _ = read(source, Layout("line", joins=((1, 2),)))
    assert isinstance(find_quote(joined, Quote("会员城市", None, HERE)), Anchor)
    assert not isinstance(find_quote(joined, Quote("城市携手", None, HERE)), Anchor)


@pytest.mark.parametrize(("raw", "correct"), [("交诵", "交通"), ("交诵", "交通安全"), ("智慧交诵", "交通")])
def test_an_erratum_is_read_in_place_and_points_at_the_raw_characters(raw: str, correct: str) -> None:
    """The quote uses the reading; its position is that of the slip, whatever the lengths."""
    source = "打造智慧交诵平台"
    layout = Layout("line", errata=(Erratum(1, raw, correct, "a slip", HERE),))
    reading, placed, problems = read(source, layout)
    assert problems == []
    found = find_quote(reading, Quote(correct, None, HERE))
    assert isinstance(found, Anchor)
    assert source[found.start : found.end] == raw
    assert found.match == "corrected"
    assert (placed[0].start, placed[0].end) == (found.start, found.end)


@pytest.mark.parametrize(("paragraph", "raw"), [(1, "不在"), (1, "市"), (7, "雾港")])
def test_an_erratum_that_does_not_fit_is_a_problem(paragraph: int, raw: str) -> None:
    """It must stand once in the paragraph it names."""
    _, _, problems = read("雾港市与澜湾市", Layout("line", errata=(Erratum(paragraph, raw, "对", "a slip", HERE),)))
    assert [p.code for p in problems] == ["erratum-unmatched"]


@given(st.lists(st.tuples(HAN, NOISE, GLOSSES), min_size=1, max_size=12), st.data())
def test_whatever_noise_is_added_every_span_reads_as_its_quote(parts: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """Noise changes no reading character, and the file between start and end reads as the words that were sought."""
    words = "".join(word for word, _, _ in parts)
    source = "".join(word + gloss + noise for word, noise, gloss in parts)
    reading, _, _ = read(source, LINE)
    assert reading.text == words
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, min(len(words), start + 40)))
    found = anchor(reading, start, end)
    assert clean(source[found.start : found.end]) == words[start:end] == found.quote
    assert found.start == 0 or not source[found.start].isspace()


@given(st.text(max_size=80))
def test_reading_characters_lead_home_in_order(source: str) -> None:
    """Starts rise, ends follow starts, and a character that is not a kept blank is the one in the file."""
    reading, _, _ = read(source, LINE)
    assert len(reading.text) == len(reading.folded) == len(reading.starts) == len(reading.ends)
    for i, character in enumerate(reading.text):
        start, end = reading.starts[i], reading.ends[i]
        assert 0 <= start < end <= len(source) or character == "\n"
        assert i == 0 or start >= reading.starts[i - 1]
        if character not in " \n":
            assert source[start:end] == character


@given(st.text(st.sampled_from("澜湾ab1 \t\u3000\u200b()（）ǐ\xa0,"), max_size=30) | st.text(max_size=60))
def test_cleaning_never_makes_longer(text: str) -> None:
    """A quote that is short enough as typed is short enough as read."""
    assert len(clean(text)) <= len(text)


@given(st.text(max_size=60))
def test_what_looks_alike_is_made_the_same_character_by_character(text: str) -> None:
    """Whatever stands beside it, and whatever was read before; the length never changes."""
    assert uniform(text) == "".join(map(uniform, text))
    assert len(uniform(text)) == len(text)


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """A cell cleaned for comparison does not change when cleaned again."""
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=60))
def test_simplifying_keeps_the_length(text: str) -> None:
    """One character stays one character, so positions hold."""
    assert len(simplified(text)) == len(text)


@given(HAN, HAN)
def test_simplifying_does_not_depend_on_neighbours(a: str, b: str) -> None:
    """A quote folds alike wherever it is cut."""
    assert simplified(a) + simplified(b) == simplified(a + b)


def test_a_quote_in_the_other_script_is_the_same_quote() -> None:
    """綠色 and 绿色 are one phrase to the search."""
    assert fold("綠色創新") == fold("绿色创新")
