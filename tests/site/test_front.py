"""The first page: which numbers make a headline, and what the numbers beside the topics count."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

TEXTS = [f"{name}_{language}" for name in ("subject", "place", "speaker") for language in ("en", "zh")]
EMPTY = dict.fromkeys([*TEXTS, "value", "base_unit", "grade", "kind", "state", "place_id", "before_fact_id", "topics"])
CITY = {"city_id": "xt-wugang", "city_en": "Wugang", "city_zh": "雾港", "kind": "observed", "grade": "core", "value": 1}


def fact(name: str, **values: Any) -> dict[str, Any]:
    """A fact with these columns; all others are empty, or those of a city's number."""
    return {**EMPTY, **CITY, "fact_id": name, **values}


ELSEWHERE = fact("elsewhere", city_id="xt-reef", city_en="Reef Island", base_unit="%", subject_en="share of ferries")
PLAIN = {"subject_en": "share of new-energy cars", "base_unit": "%", "speaker_en": "Gu Tingyu"}


def headlines(page: Any, facts: list[dict[str, Any]]) -> list[str]:
    """The ids of the headlines of the first city."""
    found: list[str] = page.evaluate(
        "facts => Site.answers.headlines(facts, 6).find(city => city.id === 'xt-wugang').first.map(fact => fact.fact_id)", facts
    )
    return found


@pytest.mark.parametrize(
    "poorer",
    [
        {"base_unit": None},
        {"base_unit": "{tier}"},
        {"subject_en": "length of the development that Wugang has gone through"},
        {"subject_en": "share of complaints (outcome cut off in the source)"},
        {"subject_en": None, "subject_zh": "泊位（一个码头）"},
        {"subject_en": None, "subject_zh": "雾港的发展"},
        {"speaker_en": None},
    ],
    ids=["no unit", "unit of one city", "names the place", "remark", "Chinese remark", "Chinese place", "nobody says it"],
)
def test_a_figure_that_tells_more_comes_first(poorer: dict[str, Any], visit: Any, example_site: Path) -> None:
    """A unit that another city has, a subject that stands alone, somebody who said it: what lacks one comes later, wherever it stands."""
    page = visit(example_site).go("")
    facts = [ELSEWHERE, fact("poorer", **{**PLAIN, **poorer}), fact("good", **PLAIN)]
    assert headlines(page, facts) == ["good", "poorer"]


def test_equals_stay_in_the_order_of_the_article(visit: Any, example_site: Path) -> None:
    """Three of a city; none that is a target, minor, what was before a change, or told as before and after."""
    page = visit(example_site).go("")
    left_out = [
        fact("target", **PLAIN | {"kind": "target"}),
        fact("minor", **PLAIN | {"grade": "minor"}),
        fact("formerly", **PLAIN | {"state": "before"}),
        fact("before", **PLAIN),
        fact("after", **PLAIN, before_fact_id="before"),
    ]
    facts = [ELSEWHERE, *left_out, *(fact(name, **PLAIN) for name in ("b", "a", "d", "c"))]
    assert headlines(page, facts) == ["b", "a", "d"]


def test_the_first_headline_of_every_city_has_a_unit_others_have(visit: Any, real_site: Path) -> None:
    """Of those cities of the real data that have such a number, said by somebody and of a subject that stands alone."""
    page = visit(real_site).go("")
    with (ROOT / "output/csv/facts.csv").open(encoding="utf-8", newline="") as file:
        facts = {row["page"]: row for row in csv.DictReader(file)}
    first = page.eval_on_selector_all(".headline", "cities => cities.map(city => city.querySelector('.sentence a').getAttribute('href'))")
    guangzhou = next(facts[href] for href in first if facts[href]["city_id"] == "cn-guangzhou")
    assert (guangzhou["base_unit"], bool(guangzhou["speaker_en"])) == ("%", True)
    assert "Guangzhou" not in guangzhou["subject_en"]


def test_numbers_beside_topics_are_explained_and_true(visit: Any, real_site: Path) -> None:
    """Above them stands what is counted: figures and initiatives with the topic, not who took part."""
    page = visit(real_site).go("")
    with (ROOT / "output/csv/facts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["fact_table"] != "participants"]
    counted = Counter(topic for row in rows for topic in row["topics"].split("|") if topic)
    said = page.inner_text(".by-topic .note")
    assert "number of reported figures and initiatives" in said
    shown = page.eval_on_selector_all(
        ".topic-chips a", "links => links.map(link => [link.href.match(/topic=([a-z_]+)/)[1], link.lastChild.textContent])"
    )
    assert dict(shown) == {topic: str(number) for topic, number in counted.items()}


def test_a_number_in_the_other_script_is_bold_all_the_same(visit: Any, example_site: Path) -> None:
    """The sentence is in simplified characters, the number as printed in traditional ones."""
    page = visit(example_site, locale="zh-CN").go("")
    bold = "([text, number]) => Site.telling(text, number, null).querySelector('strong')?.textContent ?? null"
    assert page.evaluate(bold, ["雾港：产值，2976亿元，顾听雨说（2031年5月12日）", "2976億元"]) == "2976亿元"
    assert page.evaluate(bold, ["雾港：产值，2976亿元（2031年5月12日）", "2976亿元"]) == "2976亿元"
    assert page.evaluate(bold, ["雾港：产值，四个（2031年5月12日）", "五個"]) is None


def test_a_number_beside_a_heading_says_what_it_counts(visit: Any, real_site: Path) -> None:
    """Findings, one or several; as many as stand below it."""
    page = visit(real_site).go("findings?topic=safety")
    groups = page.eval_on_selector_all(
        ".group", "groups => groups.map(group => [group.querySelector('h3 small').innerText, group.querySelectorAll('.sentence').length])"
    )
    assert len(groups) > 3
    assert all(said == f"{number} finding{'' if number == 1 else 's'}" for said, number in groups)
