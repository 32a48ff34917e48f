"""Ten questions of a journalist, answered on the site from the first page in three clicks at most; each answer is computed anew.

What stands on the screen is compared with what the published CSV files say, joined here by hand.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

MOST = 3
CSV = ROOT / "output" / "csv"

Row = dict[str, str]


def rows(table: str) -> list[Row]:
    """A published table as it stands."""
    with (CSV / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_id(table: str) -> dict[str, Row]:
    """The rows of a table by their id, which is their first column."""
    return {next(iter(row.values())): row for row in rows(table)}


def place_of(row: Row) -> str:
    """The city that a row is about, or the place where it is about none."""
    return row["city_id"] or row.get("about_place_id") or row.get("place_id") or ""


def page_of(table: str, key: str) -> str:
    """The address of a row's page within the site."""
    return f"#/row/{table}/{key}"


class Walk:
    """A way through the site from its first page, whose clicks are counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = 0

    def click(self, selector: str) -> None:
        """Click what a reader sees there."""
        target = self.page.locator(selector).first
        assert target.is_visible()
        target.click()
        self.clicks += 1
        self.page.wait_for_selector("body[data-ready] h1")

    def choose(self, label: str, value: str) -> None:
        """Choose from a list: opening it and picking are one click each."""
        self.page.get_by_label(label, exact=True).select_option(value)
        self.clicks += 2

    def ask(self, question: str) -> None:
        """Click a question of the first page."""
        self.click(f"nav.questions a:text-is('{question}')")
        self.page.wait_for_function("document.querySelectorAll('main h1').length === 1 && location.hash.length > 2")
        self.page.wait_for_selector("main:not(.page-overview)")

    def links(self, selector: str) -> list[str]:
        """Where the links lead, in their order."""
        return list(self.page.eval_on_selector_all(selector, "links => links.map(link => link.getAttribute('href'))"))

    def table(self, selector: str) -> list[list[str]]:
        """The cells of a table's body, as they are read."""
        script = "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
        return list(self.page.eval_on_selector_all(f"{selector} tbody tr", script))


@pytest.fixture
def walk(visit: Any, real_site: Path) -> Walk:
    """A reader on the first page of the real data."""
    return Walk(visit(real_site).go(""))


@pytest.fixture(autouse=True)
def few_clicks(walk: Walk, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Any:
    """No question takes more than three clicks; how many is told."""
    yield
    assert walk.clicks <= MOST
    with capsys.disabled():
        print(f"\n{request.node.name}: {walk.clicks} clicks")


def test_which_cities_reported_results_on_digital_governance(walk: Walk) -> None:
    """Numbers that are about an initiative with the topic, by city."""
    initiatives, places = by_id("initiatives"), by_id("places")
    digital = [m for m in rows("metrics") if "digital" in initiatives.get(m["about_initiative_id"], {}).get("topics", "").split("|")]
    walk.click(".topic-chips a:has-text('digital technology')")
    walk.page.wait_for_selector(".page-findings")
    walk.choose("Numbers", "figures")
    cities = {places[place_of(m)]["name_en"] for m in digital if place_of(m)}
    shown = walk.page.eval_on_selector_all(".group h3 a", "links => links.map(link => link.innerText)")
    assert len(cities) > 3
    assert set(shown) == cities
    assert set(walk.links(".sentence a")) == {page_of("metrics", m["metric_id"]) for m in digital}


def test_who_spoke_for_international_bodies_at_which_forum(walk: Walk) -> None:
    """Those whose body, or one of whose bodies, is an international organisation, under the event as a whole."""
    bodies, events = by_id("organisations"), by_id("events")
    expected: dict[str, set[str]] = defaultdict(set)
    for row in rows("participants"):
        held = {row["organisation_id"], *row["other_organisation_ids"].split("|")} - {""}
        if any(bodies[body]["type"] == "international_organisation" for body in held):
            expected[events[row["event_id"]]["root_event_id"]].add(page_of("participants", row["participant_id"]))
    walk.ask("Who spoke where, and for whom?")
    walk.click("button:has-text('an organisation of states, cities or of the United Nations')")
    groups = walk.page.eval_on_selector_all(
        ".group",
        """groups => groups.map(group => [group.querySelector("h2 a").getAttribute("href"),
            [...group.querySelectorAll(".proof-link")].map(link => link.getAttribute("href"))])""",
    )
    assert len(expected) > 2
    assert {forum: set(links) for forum, links in groups} == {page_of("events", forum): links for forum, links in expected.items()}


def test_what_is_planned_and_what_is_running_by_city(walk: Walk) -> None:
    """Every number of the table is that of the initiatives with the status."""
    places = by_id("places")
    counted = Counter((places[place_of(i)]["name_en"], i["status"]) for i in rows("initiatives") if i["status"] and place_of(i))
    walk.ask("What is planned, what is running?")
    codes = {c["label"]: c["value"] for c in schema("initiatives", "status")["categories"]}
    heads = walk.page.eval_on_selector_all("table.numbers thead th", "heads => heads.map(head => head.innerText)")
    used = [codes[label] for label in heads[1:]]
    shown = {
        (city, code): int(cell) for city, *cells in walk.table("table.numbers") for code, cell in zip(used, cells, strict=True) if cell
    }
    assert shown == dict(counted)
    assert {"planned", "in_operation"} <= set(used)


def test_all_targets_with_their_year(walk: Walk) -> None:
    """Under each year the targets that are to be met by it; those without one under none."""
    expected: dict[str, list[str]] = defaultdict(list)
    for metric in rows("metrics"):
        if metric["kind"] == "target":
            expected[(metric["target_date"] or metric["as_of"])[:4] or "No year given"].append(page_of("metrics", metric["metric_id"]))
    walk.ask("Which targets, by which year?")
    groups = walk.page.eval_on_selector_all(
        ".group",
        """groups => groups.map(group => [group.querySelector("h3").innerText,
            [...group.querySelectorAll(".sentence a")].map(link => link.getAttribute("href"))])""",
    )
    assert {year: sorted(links) for year, links in groups} == {year: sorted(links) for year, links in expected.items()}
    assert sum(map(len, expected.values())) > 5


def test_what_was_before_and_what_came_after(walk: Walk) -> None:
    """Each number with a baseline, beside it."""
    pairs = [(m["baseline_metric_id"], m["metric_id"]) for m in rows("metrics") if m["baseline_metric_id"]]
    walk.ask("What changed: before and after?")
    links = walk.links("table.pairs a")
    assert sorted(zip(links[::2], links[1::2], strict=True)) == sorted((page_of("metrics", b), page_of("metrics", a)) for b, a in pairs)
    words = walk.page.inner_text("table.pairs")
    assert "at most 4 months" in words
    assert "2 days on average" in words


def test_which_cities_spoke_at_several_forums(walk: Walk) -> None:
    """For every place the main events at which somebody from it took part."""
    places, events = by_id("places"), by_id("events")
    forums: dict[str, set[str]] = defaultdict(set)
    for row in rows("participants"):
        if place_of(row) and row["event_id"]:
            forums[places[place_of(row)]["name_en"]].add(events[row["event_id"]]["root_event_id"])
    walk.ask("Which cities had people at several forums?")
    shown = {name: int(number) for name, number, *_ in walk.table("table.cities-table")}
    assert {name: number for name, number in shown.items() if number} == {name: len(found) for name, found in forums.items()}
    several = [name for name, number in shown.items() if number > 1]
    assert several == list(shown)[: len(several)]
    assert "Tianjin" in several


def test_which_initiatives_have_numbers(walk: Walk) -> None:
    """Each with all of its own."""
    expected: dict[str, set[str]] = defaultdict(set)
    for metric in rows("metrics"):
        if metric["about_initiative_id"]:
            expected[page_of("initiatives", metric["about_initiative_id"])].add(page_of("metrics", metric["metric_id"]))
    walk.ask("Which initiatives have numbers?")
    groups = walk.page.eval_on_selector_all(
        ".group",
        """groups => groups.map(group => [group.querySelector("h3 a").getAttribute("href"),
            [...group.querySelectorAll(".sentence a")].map(link => link.getAttribute("href"))])""",
    )
    assert {initiative: set(links) for initiative, links in groups} == expected
    assert len(expected) > 20


def test_which_numbers_can_be_compared_across_cities(walk: Walk) -> None:
    """In every unit that several cities have, all their numbers; per cent are of four cities at least."""
    units: dict[str, list[Row]] = defaultdict(list)
    for fact in rows("facts"):
        if fact["value"] and fact["city_id"]:
            units[fact["base_unit"] or fact["unit"]].append(fact)
    shared = {unit: facts for unit, facts in units.items() if unit and len({fact["city_id"] for fact in facts}) > 1}
    walk.ask("Which numbers can be compared across cities?")
    sections = walk.page.eval_on_selector_all(
        "main section",
        "sections => sections.map(one => [...one.querySelectorAll('tbody th a')].map(link => link.getAttribute('href')).sort())",
    )
    assert sorted(sections) == sorted(sorted(fact["page"] for fact in facts) for facts in shared.values())
    assert len({fact["city_id"] for fact in shared["%"]}) > 3


def test_what_one_person_said(walk: Walk) -> None:
    """Everything of which the data says that this person said it."""
    person = "ma-zhen"
    spoken = {row["participant_id"] for row in rows("participants") if row["person_id"] == person}
    expected = {page_of("metrics", m["metric_id"]) for m in rows("metrics") if m["participant_id"] in spoken}
    expected |= {page_of("initiatives", i["initiative_id"]) for i in rows("initiatives") if i["participant_id"] in spoken}
    walk.ask("Who spoke where, and for whom?")
    walk.click(f"a.who[href='{page_of('persons', person)}']")
    walk.page.wait_for_selector("#said-by")
    assert set(walk.links("section[aria-labelledby=said-by] .sentence a")) == expected
    assert len(expected) > 5


def test_what_changed_since_the_last_release(walk: Walk) -> None:
    """What `pipeline release` wrote down of it; or that no release was before this one."""
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    file = ROOT / "output" / "changes" / "changes.csv"
    walk.ask("What changed since the last release?")
    words = walk.page.inner_text("main")
    assert f"version {descriptor['version']}" in words
    if not file.is_file():
        assert "No earlier release is recorded" in words
        return
    with file.open(encoding="utf-8", newline="") as changes:
        newest = next(csv.DictReader(changes))
    assert f"Version {newest['version']}, against {newest['since']}" in words


def schema(table: str, field: str) -> dict[str, Any]:
    """A column as its schema has it."""
    found = json.loads((ROOT / "schemas" / f"{table}.json").read_text(encoding="utf-8"))["fields"]
    return next(one for one in found if one["name"] == field)
