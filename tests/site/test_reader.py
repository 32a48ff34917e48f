"""What a reader meets: numbers on the first screen, no Chinese in the names of English pages, sentences that lead to their proof."""

from __future__ import annotations

import csv
import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.site.elsewhere import write_elsewhere
from tests.conftest import ROOT
from tests.site.packages import example

HAN = re.compile(r"[\u3400-\u9fff]")
DESKTOP = {"viewport": {"width": 1400, "height": 1000}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def box(page: Any, selector: str) -> dict[str, float]:
    """Where an element stands."""
    found = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return dict(found)


@pytest.mark.parametrize("table", ["metrics", "facts"])
def test_value_unit_and_qualifier_stand_within_1400_pixels(table: str, visit: Any, real_site: Path) -> None:
    """The first columns of a table of numbers are what the number is, its value, its unit and how it is to be read."""
    page = visit(real_site, **DESKTOP).go(f"table/{table}")
    heads = page.eval_on_selector_all("thead th", "heads => heads.map(head => head.innerText.replace('⋯', '').trim())")
    assert heads[1] == "Value"
    assert heads[2] in ("Unit", "Unit in words")
    assert heads[3] == "Qualifier"
    for n in range(1, 5):
        cell = box(page, f"tbody tr >> nth=0 >> *:nth-child({n})")
        assert cell["x"] + cell["width"] <= 1400
    assert page.locator("tbody tr >> nth=0").locator(".numeric").first.inner_text().strip()


def test_a_phone_shows_name_and_value_on_its_first_screen(visit: Any, real_site: Path) -> None:
    """Of the first row at least, without a touch."""
    page = visit(real_site, **PHONE).go("table/metrics")
    for selector in ("tbody tr >> nth=0 >> .opener a", "tbody tr >> nth=0 >> .numeric"):
        cell = box(page, selector)
        assert cell["x"] + cell["width"] <= 390
        assert cell["y"] + cell["height"] <= 844


@pytest.mark.parametrize(
    "route", ["table/metrics", "table/initiatives", "table/events", "table/places", "map", "findings", "cities", "charts"]
)
def test_english_pages_name_things_in_english(route: str, visit: Any, real_site: Path) -> None:
    """No Chinese numeral or name in what a page shows at first."""
    page = visit(real_site, **DESKTOP).go(route)
    if route == "map":
        page.wait_for_selector("path.city.chosen")
        words = page.inner_text(".cities") + page.inner_text(".city-panel")
    elif route == "charts":
        page.wait_for_selector("figure svg")
        words = page.inner_text("main")
    else:
        words = page.inner_text("main")
    named = {row["name"] for row in table("persons") if not row["name_latn"]}
    assert [word for word in re.findall(r"[\u3400-\u9fff·]+", words) if word not in named] == []


def table(name: str) -> list[dict[str, str]]:
    """A published table."""
    with (ROOT / "output" / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_titles_of_numbers_say_value_qualifier_and_unit(visit: Any, real_site: Path) -> None:
    """For every row in English, and every person with a Latin name is called by it."""
    page = visit(real_site).go("table/metrics")
    script = "Site.table({!r}).then(t => Array.from({{length: t.rows}}, (_, row) => Site.rows.label(t, row)))"
    labels = page.evaluate(script.format("metrics"))
    assert [label for label in labels if HAN.search(label)] == []
    assert "time to handle a complaint: 2 days on average" in labels
    assert "time to handle a complaint: at most 4 months" in labels
    latin = {row["person_id"]: row["name_latn"] for row in table("persons")}
    named = dict(zip((row["participant_id"] for row in table("participants")), page.evaluate(script.format("participants")), strict=True))
    for row in table("participants"):
        if latin.get(row["person_id"]):
            assert named[row["participant_id"]] == latin[row["person_id"]]


def test_the_first_page_shows_what_was_reported(visit: Any, real_site: Path) -> None:
    """Sentences with their numbers on the first screen, how lopsided the data is, and every sentence leads to its proof."""
    page = visit(real_site, **DESKTOP).go("")
    assert box(page, ".headline .sentence strong")["y"] < 1000
    metrics = table("metrics")
    most = max(sum(m["article_id"] == article for m in metrics) for article in {m["article_id"] for m in metrics})
    assert f"5 articles, picked by hand. {round(100 * most / len(metrics))}% of the metrics come from one of them" in page.inner_text(
        ".size"
    )
    for link in page.eval_on_selector_all(".sentence a", "links => links.map(link => link.getAttribute('href'))"):
        assert re.match(r"#/row/\w+/[\w-]+$", link)
    page.click(".headline .sentence a >> nth=0")
    page.wait_for_selector(".own blockquote")
    page.click(".own .where a")
    page.wait_for_selector(".quote.wanted")
    assert page.locator(".wanted-paragraph").count() == 1


def test_any_project_has_its_pages(visit: Any, tmp_path: Path) -> None:
    """Tables of other names and other columns: every page opens, and says what there is."""
    package = example(tmp_path / "project", ROOT / "examples" / "board-minutes")
    write_elsewhere(package, tmp_path / "site")
    one = visit(tmp_path / "site")
    assert one.go("").locator(".headline, .targets, .sentence, .counts").count() > 0
    for route in ROUTES:
        assert "Not found" not in one.text(route), route
    for name in package.schemas:
        assert "Not found" not in one.text(f"table/{name}")


ROUTES = ("", "findings", "targets", "before", "progress", "results", "numbers", "cities", "compare", "people", "changes", "charts", "map")


def test_a_package_without_facts_works(visit: Any, package: Package, tmp_path: Path) -> None:
    """The pages say that there is nothing of the kind, and the first page shows the rest."""
    bare = dataclasses.replace(package, schemas={name: schema for name, schema in package.schemas.items() if name != "facts"})
    write_elsewhere(bare, tmp_path)
    one = visit(tmp_path)
    for route in ROUTES:
        assert "Not found" not in one.text(route), route
    assert "nothing of this kind" in one.text("findings")
    assert one.page.locator(".headline").count() == 0
    words = one.text("row/metrics/harbour-2031-m09")
    assert "about 460,000" in words


def test_pages_gather_all_about_a_thing(visit: Any, real_site: Path) -> None:
    """A city all that was said of it, by forum; a forum the people of all its sessions; a body leads to its ids."""
    one = visit(real_site)
    page = one.go("row/places/cn-guangzhou")
    about = {row["metric_id"] for row in table("metrics") if row["city_id"] == "cn-guangzhou"}
    links = page.eval_on_selector_all("section[aria-labelledby=said-about] a", "links => links.map(link => link.getAttribute('href'))")
    assert {f"#/row/metrics/{key}" for key in about} <= set(links)
    root = "guangzhou-2023-e01"
    sessions = {row["event_id"] for row in table("events") if row["root_event_id"] == root}
    taking = {f"#/row/participants/{row['participant_id']}" for row in table("participants") if row["event_id"] in sessions}
    page = one.go(f"row/events/{root}")
    shown = page.eval_on_selector_all(
        "section[aria-labelledby=took-part] .proof-link", "links => links.map(link => link.getAttribute('href'))"
    )
    assert set(shown) == taking
    assert len(taking) > 20
    for name, column, home in (
        ("organisations", "ror_id", "https://ror.org/"),
        ("persons", "wikidata_id", "https://www.wikidata.org/entity/"),
    ):
        known = next((row for row in table(name) if row.get(column)), None)
        if known:
            page = one.go(f"row/{name}/{next(iter(known.values()))}")
            assert page.locator(f".row-head a[href='{home}{known[column]}']").count() == 1


def test_two_cities_stand_side_by_side(visit: Any, real_site: Path) -> None:
    """The address holds both, and a choice changes it."""
    page = visit(real_site).go("compare?a=th-bangkok&b=cn-hangzhou")
    assert page.eval_on_selector_all(".side h2 a", "heads => heads.map(head => head.innerText)") == ["Bangkok", "Hangzhou"]
    page.get_by_label("Second city").select_option("cn-chongqing")
    page.wait_for_function("document.querySelectorAll('.side h2 a')[1]?.innerText === 'Chongqing'")
    assert page.url.endswith("#/compare?a=th-bangkok&b=cn-chongqing")


def test_what_a_release_changed_is_told(visit: Any, package: Package, tmp_path: Path) -> None:
    """By table, and one by one, with a link to the row."""
    told = dict.fromkeys(("version", "since", "date", "what", "table", "rows", "id", "column", "old", "new", "cause"), "")
    change = {"version": "0.2.0", "since": "0.1.0", "date": "2031-06-01", "table": "metrics", "rows": "1", "id": "harbour-2031-m09"}
    rows = [told | change | {"what": "value", "column": "value", "old": "45", "new": "46", "cause": "transcription"}]
    write_elsewhere(dataclasses.replace(package, changes=rows), tmp_path)
    page = visit(tmp_path).go("changes")
    words = page.inner_text("main")
    for expected in ("Version 0.2.0, against 0.1.0", "45", "46", "transcription"):
        assert expected in words
    assert page.locator("a[href='#/row/metrics/harbour-2031-m09']").count() == 1
