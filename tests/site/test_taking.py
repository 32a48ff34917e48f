"""What a reader takes along: citations, lines of code that give the very rows, addresses, rows narrowed by facets, a print of a table."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.publish.kinds import Package


def lines(page: Any, button: str) -> dict[str, str]:
    """The lines that a button's card offers, by their names."""
    page.click(f"button:text-is('{button}')")
    page.wait_for_selector(".card .snippets")
    names = page.eval_on_selector_all(".card dt", "names => names.map(name => name.innerText)")
    codes = page.eval_on_selector_all(".card dd code", "codes => codes.map(code => code.textContent)")
    page.keyboard.press("Escape")
    return dict(zip(names, codes, strict=True))


def in_package(code: str, package: Package) -> str:
    """A line whose files lie in a package."""
    return code.replace("output/", f"{package.folder.as_posix()}/output/")


def by_pandas(code: str, package: Package) -> list[str]:
    """The ids that the lines for pandas give."""
    names: dict[str, Any] = {}
    exec(in_package(code, package), names)
    found = names[code.split(" = ")[0].splitlines()[-1]]
    assert isinstance(found, pd.DataFrame)
    return [str(value) for value in found.iloc[:, 0]]


def by_sql(code: str, package: Package) -> list[str]:
    """The ids that the query gives; its first line names the database."""
    database, query = code.split("\n", 1)
    with sqlite3.connect(package.folder / database.removeprefix("-- ")) as connection:
        return [str(row[0]) for row in connection.execute(query)]


@pytest.mark.parametrize(
    "route",
    [
        "table/metrics",
        "table/metrics?f.unit=is:%25&sort=-value",
        "table/metrics?f.value=min:10&f.value=max:500&sort=value",
        "table/metrics?f.indicator=has:泊&f.value=filled:",
        "table/metrics?f.value_max=empty:&f.qualifier=is:about",
        "table/metrics?q=waiting",
        "table/initiatives?f.topics=is:digital",
        "table/initiatives?f.name_en=has:HARBOUR",
        "table/facts?f.kind=is:observed&sort=-value",
    ],
)
def test_lines_of_code_give_the_rows_that_are_shown(route: str, visit: Any, example_site: Path, package: Package) -> None:
    """In pandas from the Parquet file, in SQL from the database; in the same order where they are sorted."""
    page = visit(example_site).go(route)
    shown = page.evaluate("Site.browser.rows.map(row => decodeURIComponent(Site.browser.table.key(row)))")
    code = lines(page, "Copy as pandas, R, SQL")
    assert set(code) == {"pandas", "R", "SQL"}
    for found in (by_pandas(code["pandas"], package), by_sql(code["SQL"], package)):
        assert sorted(found) == sorted(shown)
        if "sort=" in route:
            values = page.evaluate("Site.browser.rows.map(row => Site.browser.table.value(row, 'value'))")
            by_key = dict(zip(shown, values, strict=True))
            assert [by_key[key] for key in found] == values


def test_quotes_in_a_filter_end_no_string_of_the_code(visit: Any, example_site: Path, package: Package) -> None:
    """Quotation marks, apostrophes and backslashes are text in every language."""
    page = visit(example_site).go("table/metrics")
    hostile = """a"b'c\\d"""
    page.evaluate("value => Site.browser.setCondition('indicator', 'has', value)", hostile)
    code = lines(page, "Copy as pandas, R, SQL")
    assert by_pandas(code["pandas"], package) == by_sql(code["SQL"], package) == []
    assert re.search(r'tolower\("a\\"b\'c\\\\d"\)', code["R"])


def test_a_row_is_cited_with_year_version_and_address(visit: Any, real_site: Path) -> None:
    """In four forms; each can be read by its own rules."""
    page = visit(real_site).go("row/metrics/chongqing-2025-m24")
    dataset = page.evaluate("Site.package.dataset")
    year, version = dataset["issued"][:4], dataset["version"]
    cited = lines(page, "Cite this row")
    address = "#/row/metrics/chongqing-2025-m24"
    assert cited["APA"].startswith(f"The city-governance-forums contributors ({year}). Time to handle a complaint: 2 days on average")
    assert f"(Version {version}) [Data set]. " in cited["APA"]
    assert cited["APA"].endswith(address)
    entry = cited["BibTeX"]
    assert re.match(r"@misc\{[A-Za-z0-9-]+,\n", entry)
    assert entry.count("{") == entry.count("}")
    assert f"year = {{{year}}}" in entry
    tags = dict(line.split("  - ", 1) for line in cited["RIS"].splitlines())
    assert (tags["TY"], tags["PY"], tags["ET"], tags["UR"]) == ("DATA", year, version, address)
    assert cited["RIS"].splitlines()[-1].startswith("ER  - ")
    [item] = json.loads(cited["CSL JSON"])
    assert item["issued"]["date-parts"] == [[int(part) for part in dataset["issued"].split("-")]]
    assert (item["type"], item["version"], item["URL"]) == ("dataset", version, address)


def test_addresses_say_only_what_differs(visit: Any, example_site: Path) -> None:
    """A column more is one word in the address; the language and the place on the map are in it, and come back from it."""
    one = visit(example_site)
    page = one.go("table/metrics")
    page.click("button:text-is('Columns')")
    page.click(".card label:has-text('Quote')")
    assert page.url.endswith("#/table/metrics?show=quote")
    assert one.go("table/metrics?show=quote").locator("thead th:has-text('Quote')").count() == 1
    page.click("#language")
    page.wait_for_selector("html[lang=zh-Hans]")
    assert page.url.endswith("#/table/metrics?lang=zh"), "in Chinese the quote is among the first columns"
    other = visit(example_site).go("table/metrics?lang=zh")
    assert other.get_attribute("html", "lang") == "zh-Hans"


def test_the_map_opens_at_the_place_of_its_address(visit: Any, real_site: Path) -> None:
    """And a choice goes into it."""
    page = visit(real_site).go("map?at=th-bangkok")
    page.wait_for_selector("path.city.chosen")
    assert page.inner_text(".city-panel h2") == "Bangkok"
    page.locator(".cities button").get_by_text("Hangzhou").click()
    assert page.url.endswith("#/map?at=cn-hangzhou")


def test_facets_count_what_is_left_and_narrow_by_keys(visit: Any, example_site: Path, package: Package) -> None:
    """The counts are those of the rows; Enter narrows, and the focus stays where it was."""
    page = visit(example_site).go("table/metrics")
    rows = package.table("metrics").to_pylist()
    kind = "observed"
    button = page.locator(f"button[data-facet='kind:{kind}']")
    expected = sum(row["kind"] == kind for row in rows)
    assert button.locator("small").inner_text() == str(expected)
    button.focus()
    page.keyboard.press("Enter")
    assert page.inner_text(".count").startswith(f"{expected} of")
    assert page.evaluate("document.activeElement.dataset.facet") == f"kind:{kind}"
    page.keyboard.press("Enter")
    assert page.inner_text(".count").startswith(f"{len(rows)} of")


def test_no_row_found_is_said_with_a_way_back(visit: Any, example_site: Path) -> None:
    """In a table and in the search."""
    one = visit(example_site)
    page = one.go("table/metrics?q=zzzz&f.unit=is:%25")
    page.click("button:text-is('Show all rows')")
    assert page.inner_text(".count") == "12 of 12 rows"
    assert page.input_value("#words") == ""
    page = one.go("search?q=zzzz")
    page.wait_for_selector(".tries a")
    assert "Nothing found for “zzzz”." in page.inner_text(".count")
    page.click(".tries a >> nth=0")
    page.wait_for_selector(".hit")


@pytest.mark.parametrize(
    ("question", "table", "hit"),
    [
        ("297600000000", "Metrics", "297600000000"),
        ("international organisation", "Organisations", ""),
        ("planned", "Initiatives", "planned"),
        ("Vaquer", "Persons", "Vaquer"),
        ("reach the mayor", "Metrics", "reach"),
        ("complaints app mayor", "Metrics", "complaints"),
    ],
)
def test_search_finds_numbers_codes_and_names_and_marks_the_hit(question: str, table: str, hit: str, visit: Any, real_site: Path) -> None:
    """With the column in which it was found, and how much there is of each kind."""
    page = visit(real_site).go(f"search?q={question}")
    page.wait_for_selector(".hit")
    if page.locator("button[data-in]").count():
        page.click(f".cities button:has-text('{table}')")
    assert page.locator(f".hit .kind:has-text('{table}')").count() > 0
    if hit:
        assert page.locator(f".hit mark:text-is('{hit}')").count() > 0


def test_a_printed_table_is_whole(visit: Any, example_site: Path) -> None:
    """On paper nothing scrolls, nothing is cut at the edge, and no button is printed."""
    page = visit(example_site, viewport={"width": 1040, "height": 720}).go("table/metrics")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.grid')).overflowX") == "visible"
    assert page.evaluate("document.querySelector('.grid table').getBoundingClientRect().right <= innerWidth")
    assert not page.locator(".toolbar, .facets, .more").first.is_visible()
    assert page.locator("tbody tr").last.is_visible()


def test_a_row_is_had_as_json(visit: Any, example_site: Path, package: Package) -> None:
    """As its line of the published JSON Lines: the same keys in the same order, null where a value is missing, lists as arrays."""
    for table in ("metrics", "initiatives"):
        first = (package.folder / "output" / "jsonl" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()[0]
        key = next(iter(json.loads(first).values()))
        given = lines(visit(example_site).go(f"row/{table}/{key}"), "JSON of this row")["JSON"]
        assert list(json.loads(given).items()) == list(json.loads(first).items())


def test_an_error_is_reported_with_the_row_and_its_words(visit: Any, example_site: Path) -> None:
    """The text says which row of which version, and where its words stand; whom to send it to is said where the record says so."""
    page = visit(example_site).go("row/metrics/harbour-2031-m09")
    text = lines(page, "Report an error")["Text to send"]
    for expected in (
        "harbour",
        "metrics harbour-2031-m09",
        "已更新旧船坞约46万平方米",
        "paragraph 9, characters 842–855",
        "What is wrong:",
    ):
        assert expected in text
    note = "() => Site.report(Site.loaded.get('metrics'), 0)[0].note"
    assert page.evaluate(note).startswith("The data names no address for reports.")
    page.evaluate("Site.package.dataset.homepage = 'https://harbour.example/data'")
    assert page.evaluate(note).endswith("send it to: https://harbour.example/data")


def test_a_chart_is_had_as_the_numbers_that_it_shows(visit: Any, real_site: Path) -> None:
    """The same rows as the table below it, in plain digits."""
    page = visit(real_site, accept_downloads=True).go("charts")
    page.wait_for_selector("figure svg")
    figures = page.locator("figure.chart")
    assert figures.count() == 3
    for at in range(figures.count()):
        figure = figures.nth(at)
        with page.expect_download() as told:
            figure.locator('button:text-is("Download this chart\'s data (CSV)")').click()
        heads, *rows = csv.reader(io.StringIO(Path(told.value.path()).read_text(encoding="utf-8")))
        table = figure.locator("table.plain")
        shown = table.locator("tbody tr").evaluate_all("rows => rows.map(row => [...row.children].map(cell => cell.textContent))")
        assert heads == table.locator("thead th").all_text_contents()
        assert rows == [[*cells[:-1], cells[-1].replace(",", "")] for cells in shown]
        assert len(rows) > 5
        assert told.value.suggested_filename.startswith("city-governance-forums-")
    marks = figures.nth(0).locator("svg g rect title").count()
    assert marks == figures.nth(0).locator("table.plain tbody tr").count()
