"""Sentences of facts in both languages: what stands where, and what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.made import ARTICLE, EVENTS, PROBLEMS, SPEAKERS, Values, figure, one, stated, undertaking

SAID = {"about_place_id": "xt-wugang", "reported_at_event_id": "bay-2031-e02", "participant_id": "bay-2031-p01"}
FIGURES: list[tuple[dict[str, Any], str | None, str]] = [
    (
        {**SAID, "indicator": "新能源车渗透率", "indicator_en": "share of new-energy cars", "value": 37, "value_text": "37%"}
        | {"unit": "%", "unit_text": "%", "qualifier": "more_than"},
        "Wugang: share of new-energy cars, more than 37 %, said by Gu Tingyu, Mayor of Wugang (Wugang, 12 May 2031)",
        "雾港：新能源车渗透率，超过37%，雾港市市长顾听雨说（雾港，2031年5月12日）",
    ),
    ({}, "Berths, 12 berths (article; context date 12 May 2031)", "泊位，12个（文章，语境日期2031年5月12日）"),
    (
        {"value": 800, "value_max": 1000, "value_text": "800至1000", "qualifier": "about"},
        "Berths, about 800 to 1,000 berths (article; context date 12 May 2031)",
        "泊位，约800至1000个（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 2600, "value_text": "2600多", "qualifier": "more_than"},
        "Berths, more than 2,600 berths (article; context date 12 May 2031)",
        "泊位，2600多个（文章，语境日期2031年5月12日）",
    ),
    ({"value": 1, "value_text": "一"}, "Berths, 1 berth (article; context date 12 May 2031)", "泊位，一个（文章，语境日期2031年5月12日）"),
    (
        {"value": 297_600_000_000, "value_text": "2976亿", "unit": "CNY", "unit_text": "元", "qualifier": "nearly"},
        "Berths, nearly CNY 297.6 billion (article; context date 12 May 2031)",
        "泊位，近2976亿元（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 10**12, "value_text": "1万亿", "unit": "CNY", "unit_text": "元"},
        "Berths, CNY 1 trillion (article; context date 12 May 2031)",
        "泊位，1万亿元（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 4, "value_text": "第4", "unit": "rank", "unit_text": "位"},
        "Berths, 4th (article; context date 12 May 2031)",
        "泊位，第4位（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 12.5, "value_text": "12.5", "unit": "{case}", "unit_text": "例", "per_value": 100_000, "per_unit_text": "人"},
        "Berths, 12.5 cases per 100,000 people (article; context date 12 May 2031)",
        "泊位，每10万人12.5例（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 5, "value_text": "5", "unit": "{case}", "unit_text": "例", "per_value": 10, "per_unit_text": "船队"},
        None,
        "泊位，每10船队5例（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 25, "value_text": "25", "unit": "CNY", "unit_text": "元", "per_value": 1, "per_unit_text": "小时"},
        "Berths, CNY 25 per hour (article; context date 12 May 2031)",
        "泊位，每小时25元（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 3, "value_text": "三比一", "unit": "1", "unit_text": None, "per_value": 1},
        "Berths, 3 to 1 (article; context date 12 May 2031)",
        "泊位，三比一（文章，语境日期2031年5月12日）",
    ),
    (
        {"value": 0.333333333333333, "value_text": "三分之一", "unit": "1", "unit_text": None},
        "Berths, 1/3 (article; context date 12 May 2031)",
        "泊位，三分之一（文章，语境日期2031年5月12日）",
    ),
    (
        {"kind": "target", "target_date": "2033", "qualifier": "at_least"},
        "Berths, at least 12 berths (target by 2033; article; context date 12 May 2031)",
        "泊位，至少12个（2033年目标；文章，语境日期2031年5月12日）",
    ),
    (
        {"kind": "forecast", "period_start": "2030-01", "period_end": "2030-09"},
        "Berths, 12 berths, January to September 2030 (forecast; article; context date 12 May 2031)",
        "泊位，12个，2030年1月至9月（预测值；文章，语境日期2031年5月12日）",
    ),
    (
        {"as_of": "2030-06-30", "statistic": "mean", "subject": "全市"},
        "Berths, 12 berths on average, as of 30 June 2030 (article; context date 12 May 2031)",
        "泊位（全市），平均12个，截至2030年6月30日（文章，语境日期2031年5月12日）",
    ),
    (
        {"state": "before", "about_place_id": "xt-quay"},
        "Long Quay (Wugang): berths, 12 berths (before the change; article; context date 12 May 2031)",
        "雾港长堤：泊位，12个（变化前；文章，语境日期2031年5月12日）",
    ),
    (
        {"indicator": "同比增長", "indicator_en": "year-on-year growth", "value": 4, "value_text": "4%", "unit": "%", "unit_text": "%"}
        | {"statistic": "year_on_year"},
        "Year-on-year growth, 4 % (article; context date 12 May 2031)",
        "同比增长，4%（文章，语境日期2031年5月12日）",
    ),
    ({"indicator_en": "berths (泊位)"}, None, "泊位，12个（文章，语境日期2031年5月12日）"),
    ({"unit": "{unheard_of}", "unit_text": "艘"}, None, "泊位，12艘（文章，语境日期2031年5月12日）"),
    ({"unit_text": None}, "Berths, 12 berths (article; context date 12 May 2031)", "泊位，12个泊位（文章，语境日期2031年5月12日）"),
]


def test_the_schemas_are_sound() -> None:
    """What follows is stated in the schemas of this dataset."""
    assert PROBLEMS == []


@pytest.mark.parametrize(("values", "english", "chinese"), FIGURES, ids=[str(number) for number in range(len(FIGURES))])
def test_figures(values: dict[str, Any], english: str | None, chinese: str) -> None:
    """Qualifier, range, rank, rate, ratio, large number, target, period, statistic; no English where a part of the number has none."""
    fact = figure(**values)
    assert fact.get("sentence_en") == english
    assert fact["sentence_zh"] == chinese


def test_a_figure_tells_the_earlier_one() -> None:
    """In brackets, with what it was."""
    rows = [
        {
            "metric_id": f"bay-2031-m0{n}",
            "indicator": "办理时间",
            "indicator_en": "time to handle a permit",
            "unit": unit,
            "unit_text": text,
        }
        | {"value": value, "value_text": str(value), "qualifier": "at_most" if n == 1 else "exact", "kind": "observed", "state": state}
        | ({"baseline_metric_id": "bay-2031-m01"} if n == 2 else {})
        for n, value, unit, text, state in ((1, 4, "mo", "个月", "before"), (2, 2, "d", "天", "after"))
    ]
    first, second = (fact for fact in stated(metrics=rows) if fact["fact_table"] == "metrics")
    assert first["sentence_en"] == "Time to handle a permit, at most 4 months (before the change; article; context date 12 May 2031)"
    assert second["sentence_en"] == "Time to handle a permit, 2 days (before: at most 4 months; article; context date 12 May 2031)"
    assert second["sentence_zh"] == "办理时间，2天（此前：至多4个月；文章，语境日期2031年5月12日）"
    assert (second["before_fact_id"], first["base_value"], first["base_unit"]) == ("bay-2031-m01", 4, "mo")


def test_undertakings() -> None:
    """Kind, status, since when and by when; who presented it, by Latin name, else by position."""
    fact = undertaking(
        status="in_operation", start_date="2029-03", participant_id="bay-2031-p01", event_id="bay-2031-e02", place_id="xt-wugang"
    )
    told = "Wugang: Tide Post (platform), in operation, from March 2029, presented by Gu Tingyu, Mayor of Wugang (Wugang, 12 May 2031)"
    assert fact["sentence_en"] == told
    assert fact["sentence_zh"] == "雾港：潮信通（平台），运行中，自2029年3月起，雾港市市长顾听雨介绍（雾港，2031年5月12日）"
    fact = undertaking(type="plan", status="planned", target_date="2035", participant_id="bay-2031-p02")
    assert fact["sentence_en"] == "Tide Post (plan), planned, due 2035, presented by Harbour master (article; context date 12 May 2031)"
    assert fact["sentence_zh"] == "潮信通（规划），计划中，目标2035年，港务长托·林介绍（文章，语境日期2031年5月12日）"
    assert fact["uncertain_en"] == ["speaker"]


def test_who_takes_part() -> None:
    """A person by Latin name, one without by position, a body by its English name."""
    facts = {fact["fact_id"]: fact for fact in stated(participants=SPEAKERS)}
    english = [facts[f"bay-2031-p0{n}"]["sentence_en"] for n in (1, 2, 3)]
    assert english == [
        "Wugang: Gu Tingyu, Mayor of Wugang; speaker at Opening, Harbour Forum (Wugang, 12 May 2031)",
        "Harbour master; panellist at Opening, Harbour Forum (Wugang, 12 May 2031)",
        "Harbour Alliance; organiser at Opening, Harbour Forum (Wugang, 12 May 2031)",
    ]
    assert facts["bay-2031-p01"]["sentence_zh"] == "雾港：雾港市市长顾听雨，发言，开幕式，海港论坛（雾港，2031年5月12日）"
    assert facts["bay-2031-p02"]["uncertain_en"] == ["speaker"]
    assert facts["bay-2031-p03"]["organisation_kinds"] == ["international_organisation", "academia"]


def test_what_a_fact_is_about_gives_it_topics() -> None:
    """A figure is about an initiative: its name stands in the sentence, its topics and its id in the row."""
    rows = [{"initiative_id": "bay-2031-i01", "name": "潮信通", "name_en": "Tide Post", "type": "platform", "topics": ["digital", "water"]}]
    values = {
        "metric_id": "bay-2031-m01",
        "indicator": "泊位",
        "indicator_en": "berths",
        "value": 12,
        "value_text": "12",
        "unit": "{berth}",
    }
    fact = one("metrics", {**values, "about_initiative_id": "bay-2031-i01", "about_place_id": "xt-wugang"}, initiatives=rows)
    assert fact["sentence_en"] == "Wugang, Tide Post: berths, 12 berths (article; context date 12 May 2031)"
    assert (fact["about_fact_id"], fact["about_zh"], fact["topics"]) == ("bay-2031-i01", "潮信通", ["digital", "water"])


def test_places_have_their_city_and_country() -> None:
    """A site lies in a city; a region that is a city as well is its own, with the country of its own code."""
    quay, reef = figure(about_place_id="xt-quay"), figure(about_place_id="xt-reef")
    assert [quay[name] for name in ("place_en", "city_id", "city_en", "country_code", "country_en")] == [
        "Long Quay",
        "xt-wugang",
        "Wugang",
        "XTL",
        "Tideland",
    ]
    assert [reef[name] for name in ("place_en", "city_en", "country_en")] == ["Reef Island", "Reef Island", "Reef Island"]


def test_an_event_leads_to_its_forum() -> None:
    """Date and place come from the event above where it has none itself; of another article's event the id stands alone."""
    fact = figure(reported_at_event_id="bay-2031-e02")
    assert [fact[name] for name in ("event_en", "forum_id", "forum_en", "date")] == [
        "Opening",
        "bay-2031-e01",
        "Harbour Forum",
        "2031-05-12",
    ]
    fact = figure(reported_at_event_id="tide-2030-e01")
    assert fact["event_id"] == "tide-2030-e01"
    assert not {"event_en", "forum_id"} & fact.keys()


@pytest.mark.parametrize(
    ("record", "event", "english", "chinese"),
    [
        ({}, None, "(article; context date 12 May 2031)", "（文章，语境日期2031年5月12日）"),
        ({"published_on": "2031-05-13"}, None, "(article of 13 May 2031)", "（2031年5月13日文章）"),
        ({}, "bay-2031-e03", "(Wugang; article; context date 12 May 2031)", "（雾港；文章，语境日期2031年5月12日）"),
        ({"published_on": "2031-05-13"}, "bay-2031-e02", "(Wugang, 12 May 2031)", "（雾港，2031年5月12日）"),
        ({"context_date": None}, None, "", ""),
    ],
)
def test_a_date_that_is_no_events_is_told_as_what_it_is(record: Values, event: str | None, english: str, chinese: str) -> None:
    """The day of publication where the article's file gives it, else the date of its context; the event's own needs no word."""
    undated = {"event_id": "bay-2031-e03", "name": "晚宴", "name_en": "Dinner", "place_id": "xt-wugang"}
    row = {"metric_id": "bay-2031-m01", "indicator": "泊位", "indicator_en": "berths", "value": 12, "value_text": "12", "unit": "{berth}"}
    article = {name: value for name, value in {**ARTICLE, **record}.items() if value}
    told = row if event is None else {**row, "reported_at_event_id": event}
    facts = stated(articles=[article], events=[*EVENTS, undated], metrics=[told])
    fact = next(fact for fact in facts if fact["fact_table"] == "metrics")
    assert fact["sentence_en"].removeprefix("Berths, 12 berths").strip() == english
    assert fact["sentence_zh"].removeprefix("泊位，12个泊位") == chinese


@pytest.mark.parametrize(("longest", "who"), [(8, "雾港市市长顾听雨"), (7, "顾听雨")])
def test_a_sentence_prints_no_more_in_one_stretch_than_a_quote_may(longest: int, who: str) -> None:
    """As long as the project promises of its quotes: title and name together, else the name alone."""
    row = {"metric_id": "bay-2031-m01", "indicator": "泊位", "value": 12, "value_text": "12", "participant_id": "bay-2031-p01"}
    fact = next(fact for fact in stated(quote_longest=longest, metrics=[row]) if fact["fact_table"] == "metrics")
    assert fact["sentence_zh"] == f"泊位，12，{who}说（文章，语境日期2031年5月12日）"


def test_a_sentence_in_chinese_is_in_one_script() -> None:
    """The simplified one, whatever the article is in; as printed the words stand in the columns of their own, and in the quote."""
    rows = [{"metric_id": "bay-2031-m01", "indicator": "處理時間", "subject": "霧港兩岸", "value": 2, "value_text": "兩", "unit": "d"}]
    rows[0] |= {"unit_text": "天", "participant_id": "bay-2031-p09", "about_place_id": "xt-wugang"}
    speaker = {"participant_id": "bay-2031-p09", "name": "顧聽雨", "position": "霧港市市長"}
    facts = stated(articles=[{**ARTICLE, "language": "zh-Hant"}], participants=[speaker], metrics=rows)
    fact = next(fact for fact in facts if fact["fact_table"] == "metrics")
    assert fact["sentence_zh"] == "雾港：处理时间（雾港两岸），两天，雾港市市长顾听雨说（文章，语境日期2031年5月12日）"
    assert [fact[name] for name in ("subject_zh", "speaker_zh", "position_zh")] == ["處理時間（霧港兩岸）", "顧聽雨", "霧港市市長"]


def test_a_row_tells_its_page() -> None:
    """The address of the row within the site."""
    assert figure()["page"] == "#/row/metrics/bay-2031-m01"
