"""Every page of the site, opened from the file system in a browser without a network, with real content on it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.site.overview import TOOLS
from pipeline.publish.snippets import snippets
from tests.conftest import ROOT


def test_overview_says_what_how_many_newest_and_how_to_have_it(visit: Any, example_site: Path) -> None:
    """Counts, the newest article, files with sizes, and a line for every tool."""
    page = visit(example_site).go("")
    words = page.inner_text("main")
    for expected in (
        "Harbour forum",
        "12",
        "Metrics",
        "as of 2031-05-",
        "The tide goes out",
        "Creative Commons",
        "Excel",
        *(snippet.line("facts") for snippet in snippets() if snippet.first and snippet.tool in TOOLS and snippet.format != "csv"),
        *(snippet.line("facts") for snippet in snippets() if snippet.tool in ("R", "readr")),
    ):
        assert expected in words
    link = page.locator("table.files a[href$='csv/metrics.csv']")
    size = (example_site / "package/output/csv/metrics.csv").stat().st_size
    assert link.inner_text() == f"{round(size / 1000, 1):g} kB"
    assert (example_site / link.get_attribute("href")).is_file()


def matching(package: Package, table: str, words: str) -> int:
    """The rows in which every word stands somewhere."""
    texts = ["\n".join(str(value) for value in row.values()).lower() for row in package.table(table).to_pylist()]
    return sum(all(word in text for word in words.lower().split()) for text in texts)


def test_table_is_searched_in_both_languages_filtered_and_sorted(visit: Any, example_site: Path, package: Package) -> None:
    """What is asked stands in the address, so it can be passed on."""
    one = visit(example_site)
    page = one.go("table/metrics")
    assert page.inner_text(".count") == "12 of 12 rows"
    for words in ("泊位", "waiting", "WAITING 许可证", "nothing like it"):
        rows = matching(package, "metrics", words)
        page.fill("#words", words)
        page.wait_for_function("rows => document.querySelector('.count').textContent.startsWith(`${rows} of`)", arg=rows)
    page = one.go("table/metrics?f.unit=is:%25&sort=-value")
    shares = [row["value"] for row in package.table("metrics").to_pylist() if row["unit"] == "%"]
    assert len(shares) > 1
    assert page.evaluate("Site.browser.rows.map(row => Site.browser.table.value(row, 'value'))") == sorted(shares, reverse=True)
    page.click("th button.sort >> text='Metric'")
    assert page.url.endswith("sort=indicator_en&f.unit=is:%25")
    assert page.get_attribute("th[aria-sort]", "aria-sort") == "ascending"


def test_column_help_explains_and_filters(visit: Any, example_site: Path) -> None:
    """The card of a column has its description, and a filter that can be dropped again."""
    page = visit(example_site).go("table/metrics")
    page.click("button[aria-label^='Qualifier']")
    card = page.locator(".card")
    assert "qualifier" in card.inner_text()
    card.locator("select").first.select_option("more_than")
    assert "f.qualifier=is:more_than" in page.url
    narrowed = page.inner_text(".count")
    assert narrowed != "12 of 12 rows"
    page.keyboard.press("Escape")
    page.click(".chips button")
    assert page.inner_text(".count") == "12 of 12 rows"


def test_rows_download_as_the_published_csv(visit: Any, example_site: Path, package: Package) -> None:
    """Without a filter, byte for byte; with one, the rows that are left."""
    one = visit(example_site, accept_downloads=True)
    for table in package.schemas:
        page = one.go(f"table/{table}")
        with page.expect_download() as told:
            page.click("text=Download these rows")
        assert told.value.suggested_filename == f"{table}.csv"
        assert Path(told.value.path()).read_bytes() == (package.folder / "output" / "csv" / f"{table}.csv").read_bytes()
    page = one.go("table/metrics?f.unit=is:%25")
    with page.expect_download() as told:
        page.click("text=Download these rows")
    rows = list(csv.DictReader(io.StringIO(Path(told.value.path()).read_text(encoding="utf-8"))))
    assert rows
    assert {row["unit"] for row in rows} == {"%"}


def test_row_shows_quote_position_and_derivation_of_each_value(visit: Any, example_site: Path) -> None:
    """As `pipeline why` tells it."""
    words = visit(example_site).text("row/metrics/harbour-2031-m09")
    for expected in (
        "460,000",
        "已更新旧船坞约46万平方米",
        "paragraph 9, characters 842–855",
        "numeral at 849–852",
        "the value is the number in the quote",
    ):
        assert expected in words


def test_corrected_quote_tells_its_erratum(visit: Any, example_site: Path) -> None:
    """The slip of the file, its reading and the reason."""
    page = visit(example_site).go("table/evidence?f.match=is:corrected")
    row = page.evaluate("Site.browser.rows.map(row => Site.browser.table.value(row, 'initiative_id')).find(Boolean)")
    page.evaluate(f"location.hash = '#/row/initiatives/{row}'")
    page.wait_for_selector(".slip")
    assert "发市" in page.inner_text(".slip")


def test_rows_lead_to_each_other(visit: Any, example_site: Path) -> None:
    """A row links to those it names, and to those that name it."""
    page = visit(example_site).go("row/events/harbour-2031-e01")
    names = page.locator(".gathered .proof-link, .naming a")
    assert names.count() > 3
    names.first.click()
    page.wait_for_selector("h1")
    assert page.locator(".values").count() == 1


def test_article_shows_its_structure_without_its_text(visit: Any, example_site: Path) -> None:
    """Every paragraph, every quote in its place, and no sentence that no row quotes."""
    page = visit(example_site).go("article/harbour-2031")
    assert page.locator(".paragraphs > li").count() == 12
    words = page.inner_text(".article-body")
    assert "已更新旧船坞约46万平方米" in words
    assert "咸" not in words
    assert "墙上画了条会笑的鲸鱼" not in words
    page.click("#p9 .quote >> text=已更新旧船坞约46万平方米")
    assert page.locator(".card a[href='#/row/metrics/harbour-2031-m09']").count() == 1


def test_a_quote_leads_to_its_place(visit: Any, example_site: Path) -> None:
    """From a row to the very words in the structure of the article."""
    page = visit(example_site).go("row/metrics/harbour-2031-m09")
    page.click("tr:has-text('value_text') .proof a")
    page.wait_for_selector(".quote.wanted")
    assert page.inner_text(".quote.wanted") == "已更新旧船坞约46万平方米"


def test_map_has_the_cities_with_coordinates(visit: Any, real_site: Path) -> None:
    """Circles on land, the same cities as buttons, and the rows of the one that is chosen."""
    page = visit(real_site).go("map")
    page.wait_for_selector("path.city.chosen")
    cities = page.locator(".cities button")
    assert page.locator("path.city").count() == cities.count() > 20
    assert page.locator("path.land").count() == 1
    cities.get_by_text("Guangzhou").click()
    assert page.inner_text(".city-panel h2") == "Guangzhou"
    assert page.locator(".city-panel a[href^='#/row/']").count() > 10


def test_map_says_where_nothing_has_coordinates(visit: Any, example_site: Path) -> None:
    """The fictional city lies nowhere."""
    assert "No place of this package" in visit(example_site).text("map")


def test_timeline_has_every_event_once(visit: Any, example_site: Path, real_site: Path) -> None:
    """Whatever its date and wherever it hangs."""
    for site, about in ((example_site, "2031"), (real_site, "2025")):
        page = visit(site).go("timeline")
        assert page.locator(".event").count() == page.evaluate("Site.tables.get('events').rows")
        assert about in page.inner_text("main")


def test_charts_draw_what_is_measured_and_topics_by_city(visit: Any, real_site: Path) -> None:
    """Drawings with shapes in them, and the same numbers as tables."""
    page = visit(real_site).go("charts")
    page.wait_for_selector("figure svg[role=img]")
    assert page.locator("figure.chart").count() == 3
    assert page.locator("figure:nth-of-type(1) rect").count() > 15
    assert page.locator("figure:nth-of-type(3) rect").count() > 50
    page.click("figure:nth-of-type(3) summary")
    assert "Hangzhou" in page.inner_text("figure:nth-of-type(3) table")


def test_dictionary_has_every_table_column_and_code(visit: Any, example_site: Path, package: Package) -> None:
    """With its description and how much of it is filled."""
    page = visit(example_site).go("dictionary/metrics")
    words = page.evaluate("document.querySelector('main').textContent")
    for schema in package.schemas.values():
        assert schema.description in words
        for field in schema.fields:
            assert field.description in words
            assert all(label in words for label, _ in field.labels.values())
    assert page.locator("#table-metrics[open] tbody tr").count() == len(package.schemas["metrics"].fields)


def test_method_says_what_is_verified_and_what_is_not(visit: Any, example_site: Path) -> None:
    """With the counts of this package."""
    words = visit(example_site).text("method")
    for expected in ("What is verified", "What no machine can verify", "harbour-2031", "verbatim", "SHA-256"):
        assert expected in words


@pytest.mark.parametrize(
    ("question", "expected"), [("柯明屿", "Ke Mingyu"), ("船坞", "船坞"), ("dock", "dock"), ("泊", "泊位"), ("platfom", "platform")]
)
def test_search_finds_rows_of_every_kind(question: str, expected: str, visit: Any, example_site: Path) -> None:
    """Names, two characters, words, one character, and a slip of the finger."""
    page = visit(example_site).go(f"search?q={question}")
    page.wait_for_selector(".hit")
    assert expected in page.inner_text(".hits")


@pytest.mark.parametrize(
    "route",
    [
        "nowhere",
        "table/nothing",
        "row/metrics/none",
        "row/nothing/none",
        "article/none",
        "row/metrics",
        "table/metrics?page=99&sort=x&f.y=is:z",
    ],
)
def test_an_address_that_leads_nowhere_is_no_fault(route: str, visit: Any, example_site: Path) -> None:
    """It says so in words, or shows what there is."""
    words = visit(example_site).text(route)
    assert "Not found" in words or "12 of 12 rows" in words


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_pages_are_in_the_readers_language(language: str, visit: Any, example_site: Path) -> None:
    """The one the browser asks for, until another is chosen; the choice outlasts the page."""
    one = visit(example_site, locale=language)
    page = one.go("method")
    first = page.inner_text("h1")
    assert first == {"en-GB": "What is verified", "zh-CN": "核对了什么"}[language]
    page.click("#language")
    page.wait_for_function("first => document.querySelector('h1').textContent !== first", arg=first)
    second = page.inner_text("h1")
    assert one.go("method").inner_text("h1") == second
    assert page.get_attribute("html", "lang") == {"en-GB": "zh-Hans", "zh-CN": "en"}[language]


def test_light_and_dark_follow_the_system_until_chosen(visit: Any, example_site: Path) -> None:
    """System, light, dark, and round again."""
    page = visit(example_site, color_scheme="dark").go("")
    seen = [page.get_attribute("html", "data-theme")]
    for _ in range(3):
        page.click("#theme")
        page.wait_for_selector("#theme:focus")
        seen.append(page.get_attribute("html", "data-theme"))
    assert seen == ["dark", "light", "dark", "dark"]


def test_the_published_site_opens_where_it_lies(visit: Any) -> None:
    """`output/site` of this repository, if a build has written it."""
    folder = ROOT / "output" / "site"
    if not folder.is_dir():
        pytest.skip("output/site is not there; a build writes it")
    page = visit(folder).go("")
    link = page.locator("table.files a[download]").first.get_attribute("href")
    assert (folder / link).resolve().is_file()
