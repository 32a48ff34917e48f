"""Numbers: their rows, what they are about, and those that get none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draft.articles import draft_of, drafted, values_of


@pytest.mark.parametrize(
    ("sentence", "value", "qualifier", "unit", "numeral"),
    [
        ("雾港全年建成公园38座。", 38, "exact", "{park}", "38"),
        ("港区碳排放下降约12.5%。", 12.5, "about", "%", "12.5%"),
        ("盐灯市人口超过3.5万人。", 35000, "more_than", "{person}", "3.5万"),
        ("灯塔步道长近七公里。", 7, "nearly", "km", "七"),
        ("岸电投资不少于2.4亿元。", 240000000, "at_least", "CNY", "2.4亿"),
    ],
)
def test_the_number_is_drafted_as_it_is_read(sentence: str, value: float, qualifier: str, unit: str, numeral: str) -> None:
    """Value, qualifier, unit and numeral come from the grammar that checks them too."""
    assert values_of(sentence, "metrics", "value", "qualifier", "unit", "value_text") == [(value, qualifier, unit, numeral)]


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("雾港设置了52个潮位监测点。", "潮位监测点"),
        ("供水管网漏损率为7.9%。", "供水管网漏损率"),
        ("漏损率从14.3%降到7.9%。", "漏损率"),
        ("鲸背公园的绿地面积达到46公顷。", "绿地面积"),
    ],
)
def test_what_is_counted_or_measured_is_in_the_words_of_the_article(sentence: str, indicator: str) -> None:
    """What follows a count, what precedes a measure; the second of two numbers takes it over from the first."""
    assert set(values_of(sentence, "metrics", "indicator")) == {indicator}


def test_a_range_and_a_rate_keep_both_their_sides() -> None:
    """The upper end, and what the number is for each of."""
    assert values_of("新增泊位800至1000个。", "metrics", "value", "value_max") == [(800, 1000)]
    assert values_of("雾港每10万人拥有12.5座图书馆。", "metrics", "value", "per_value", "per_unit_text") == [(12.5, 100000, "人")]


def test_the_same_numeral_twice_in_a_clause_is_quoted_apart() -> None:
    """Each row's quote holds its numeral once."""
    rows = drafted("雾港新建30座码头，澜湾新建30座灯塔。", "metrics")
    assert [r.quote for r in rows] == ["30座码头", "30座灯塔"]


def test_places_are_those_of_the_file() -> None:
    """A wrap within the quote is covered by its positions."""
    text = "雾港全年建成公\n园38座。"
    (proposal,) = drafted(text.replace("\n", ""), "metrics")
    assert text.replace("\n", "")[proposal.char_start : proposal.char_end] == proposal.quote


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("第三届会员大会定在雾港。", "ordinal"),
        ("这是一个安静的港口。", "idiom"),
        ("5G信号覆盖码头。", "label"),
        ("五年前这里还是盐田。", "relative_time"),
    ],
)
def test_what_counts_nothing_is_waived_with_its_reason(sentence: str, reason: str) -> None:
    """Which, not how many; an article; part of a name; a point counted from now."""
    numbers = [(p.values["what"], p.values["reason"]) for p in drafted(sentence, "waivers") if p.values["what"] == "number"]
    assert numbers in ([("number", reason)], [("number", "name")] if reason == "ordinal" else [])
    assert drafted(sentence, "metrics") == []


def test_a_number_said_twice_has_one_row() -> None:
    """The second place is waived as said before."""
    text = "雾港改造船坞46座。居民喜欢这46座船坞。"
    assert values_of(text, "metrics", "value") == [46]
    assert values_of(text, "waivers", "reason") == ["repeat"]


def test_what_the_grammar_cannot_read_is_left_open() -> None:
    """Five or six times: no value is guessed."""
    made = draft_of("老街一年淹水五、六次。")
    assert [p for p in made.proposals if p.table == "metrics" and p.values["value_text"] == "五、六"] == []
    assert "五、六" in [made.setting.words((i.start, i.end)) for i in made.left if made.setting]


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9_999_999))
def test_any_count_is_drafted_with_its_value(count: int) -> None:
    """Written in digits, it is the value."""
    assert values_of(f"雾港种下红树苗{count}株。", "metrics", "value") == [count]
