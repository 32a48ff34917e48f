"""Dates: the table of phrases, dates rendered and read back, and what is no date."""

from __future__ import annotations

import datetime
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.dates import FORMS, NUMERALS, DatePhrase, find_dates
from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.chinese.width import folded
from tests.text import numerals

TABLE = Path(__file__).with_name("dates.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
MORE = TABLE.with_name("date_phrases.tsv")
PHRASES = [line.split("\t") for line in MORE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
CONTEXT = "2024-10-23"

JOINING = ["、", "和", "及", "与", "至", "到", "—", "-", "，", "以及", "起至", "（周三）至"]
ENGLISH = ["Jan.", "February", "Mar.", "April", "May", "June", "July", "Aug.", "Sept.", "October", "Nov.", "Dec."]
days = st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31))


def only(text: str, context: str | None = CONTEXT) -> DatePhrase:
    """The single date of a text."""
    (date,) = find_dates(text, context)
    return date


def in_digits(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def in_han(day: datetime.date) -> str:
    return f"{numerals.digit_string(day.year)}年{numerals.colloquial(day.month)}月{numerals.colloquial(day.day)}日"


def in_republic(day: datetime.date) -> str:
    return f"民國{day.year - 1911}年{day.month}月{day.day}日"


def in_english(day: datetime.date) -> str:
    return f"{ENGLISH[day.month - 1]} {day.day}, {day.year}"


def with_short_tens(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{numerals.colloquial(day.day).replace('三十', '卅').replace('二十', '廿')}日"


def told(date: DatePhrase) -> str:
    """A date as the table writes it."""
    ends = date.first if date.first == date.last else f"{date.first}..{date.last}"
    return " ".join(filter(None, [date.text, date.kind, ends]))


@pytest.mark.parametrize("row", PHRASES, ids=[row[0] for row in PHRASES])
def test_phrase_has_these_dates_and_numbers(row: list[str]) -> None:
    """Each phrase holds the dates of the table, and no number but those beside them."""
    phrase, dates, quantities = row
    found = find_numbers(phrase, CONTEXT)
    assert "; ".join(map(told, found.dates)) == dates.strip("-")
    assert "; ".join(quantity.number_text for quantity in found.quantities) == quantities.strip("-")


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_phrase_reads_as_a_person_reads_it(row: list[str]) -> None:
    """Each phrase holds one date with the span, kind, ends and relativity of the table."""
    phrase, text, kind, first, last, relative = row
    found = only(phrase)
    assert (found.text, found.kind, found.first or "", found.last or "", found.relative) == (text, kind, first, last, relative == "1")
    assert phrase[found.start : found.end] == text


@given(st.sampled_from([in_republic, in_english, with_short_tens]), st.dates(datetime.date(1912, 1, 1), datetime.date(2150, 12, 31)))
def test_a_day_in_other_forms_reads_back_too(style, day: datetime.date) -> None:  # type: ignore[no-untyped-def]
    """The republic's calendar, English and 廿 or 卅 for the tens say the same day."""
    assert only(f"於{style(day)}舉行").first == day.isoformat()


@given(days, st.sampled_from(JOINING), days)
def test_what_is_joined_to_a_date_never_takes_another_year(day: datetime.date, join: str, other: datetime.date) -> None:
    """A month and day behind a full date are of its year or have no date; the context, which lies elsewhere, lends them nothing."""
    context = f"{day.year + 1 if day.year < 2199 else 2000}-07-07"
    found = find_dates(f"{in_digits(day)}{join}{other.month}月{other.day}日停航", context)
    assert {end[:4] for date in found for end in (date.first, date.last) if end} <= {str(day.year)}
    assert all(date.kind == "day" or date.kind == "weekday" for date in found)


@given(days, st.sampled_from(JOINING), st.integers(1, 31))
def test_a_day_joined_to_a_date_is_of_its_month(day: datetime.date, join: str, other: int) -> None:
    """A day alone behind a full date is of its month, or has no date where it would lie before it."""
    found = find_dates(f"{in_digits(day)}{join}{other}日停航", CONTEXT)
    assert {end[:7] for date in found for end in (date.first, date.last) if end} <= {day.isoformat()[:7]}


@given(days, st.sampled_from(["动工，", "动工;", "动工,于", "的航道"]), days)
def test_the_context_lends_nothing_where_the_sentence_names_another_year(day: datetime.date, between: str, other: datetime.date) -> None:
    """Behind a year that is not the context's, a month and day of the same sentence have no date."""
    if day.year != 2024:
        found = find_dates(f"{day.year}年{between}{other.month}月{other.day}日竣工", CONTEXT)
        assert [date.first for date in found] == [f"{day.year:04}", None]


@given(
    st.lists(
        st.sampled_from(
            [
                "1998年",
                "2016年",
                "一九七二年",
                "3月",
                "十月",
                "8日",
                "廿一日",
                "、",
                "至",
                "和",
                "，",
                "。",
                "底",
                "上半年",
                "第三季度",
                "初",
                "次年",
                "去年",
                "每年",
                "间",
                "农历",
                "同月",
                "号",
                "8",
                "起",
            ]
        ),
        max_size=8,
    )
)
def test_no_date_has_another_year_than_the_one_printed_in_it(words: list[str]) -> None:
    """Whatever stands around: a phrase that holds a year of four digits means that year; spans are in order and no two overlap."""
    text = "".join(words)
    found = find_dates(text, CONTEXT)
    printed = {"1998年": "1998", "2016年": "2016", "一九七二年": "1972"}
    for date in found:
        assert date.text == text[date.start : date.end]
        years = {year for word, year in printed.items() if word in date.text}
        ends = {end[:4] for end in (date.first, date.last) if end}
        assert not years or not ends or (years <= ends if len(years) < 3 else ends <= years) or "次年" in date.text
        assert "0000" not in ends
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(("opening", "behind", "form"), FORMS)
def test_every_form_opens_with_a_character_that_is_listed_for_it(opening: str, behind: str, form: str) -> None:
    """No phrase of the tables would match a form at a character where that form is not tried."""
    pattern, listed = re.compile(form, re.ASCII), re.compile(f"[{opening}{NUMERALS if behind else ''}]")
    opened = {match[0][:1] for row in [*ROWS, *PHRASES] for match in pattern.finditer(folded(row[0])) if match[0]}
    assert opened
    assert {character for character in opened if not listed.match(character)} == set()


@given(days, st.sampled_from([in_digits, in_han, datetime.date.isoformat]))
def test_any_day_reads_back_to_itself(day: datetime.date, style) -> None:  # type: ignore[no-untyped-def]
    """A day in digits, in Chinese or in ISO form is that day, whatever the context date."""
    found = only(f"于{style(day)}举行")
    assert (found.first, found.last, found.from_context) == (day.isoformat(), day.isoformat(), False)


@given(days, st.integers(1, 400))
def test_any_range_of_days_reads_back(day: datetime.date, length: int) -> None:
    """Two full dates joined by 至 are a range with both ends."""
    end = day + datetime.timedelta(days=length)
    if end.year <= 2199:
        found = only(f"{in_digits(day)}至{in_digits(end)}")
        assert (found.first, found.last) == (day.isoformat(), end.isoformat())


@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
def test_the_context_lends_its_year(day: datetime.date) -> None:
    """A month and day take the year of the context date, and say that they do."""
    found = only(f"{day.month}月{day.day}日")
    assert (found.first, found.from_context) == (day.isoformat(), True)


def test_without_a_context_a_date_keeps_what_it_says() -> None:
    """10月31日 is --10-31, 23日 is ---23, 今年 no date at all."""
    assert only("10月31日", None).first == "--10-31"
    assert only("23日", None).first == "---23"
    assert only("今年", None).first is None


@pytest.mark.parametrize(
    "text",
    [
        "十年来",
        "两年内",
        "20周年",
        "2000年历史",
        "超2000年",
        "24小时",
        "3点建议",
        "第三届",
        "3日内",
        "十日",
        "100日",
        "3个月",
        "1:100",
        "不同年龄",
    ],
)
def test_lengths_and_counts_are_no_dates(text: str) -> None:
    """Lengths of time, ordinals and counts are left to the quantities."""
    assert find_dates(text, CONTEXT) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("28日早上开幕", None),
        ("第二天（29日）", None),
        ("将于28日开幕", "2031-04-28"),
        ("报名截止28日", "2031-04-28"),
        ("9日开幕", "2031-04-09"),
        ("1日开幕", "2031-04-01"),
        ("本月28日", "2031-04-28"),
    ],
)
def test_a_lone_day_far_behind_the_context_may_be_of_the_month_before(text: str, first: str | None) -> None:
    """On the second of April, the 28th was five days ago or is to come: unless the words say that it lies ahead, it has no date."""
    assert only(text, "2031-04-02").first == first


@pytest.mark.parametrize("text", ["比五年前提高", "五年前提出", "五年前提交", "五年前提升"])
def test_years_ago_may_be_followed_by_a_verb_that_begins_as_a_premise_does(text: str) -> None:
    """前提 (premise) is a word, but not behind a number of years."""
    assert (only(text, "2031-04-02").text, only(text, "2031-04-02").first) == ("五年前", "2026")
