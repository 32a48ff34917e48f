"""On a telephone nothing is cut off: rows of plain tables are stacks, and what scrolls by itself says so; the questions come first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.test_access import EXAMPLE, PAGES

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

CUT = """() => {
    const hides = box => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(box).overflowX);
    const hidden = box => hides(box) && box.scrollWidth > box.clientWidth + 1;
    const fades = box => getComputedStyle(box).maskImage.includes("gradient");
    const shown = box => fades(box) || box.matches("[data-cut]") && getComputedStyle(box, "::before").content.includes(box.dataset.hint);
    const heard = box => box.matches(".unseen, thead, svg, svg *, .skip") || box.clientWidth <= 1;
    return [...document.querySelectorAll("main *, header *")]
        .filter(box => hidden(box) && !shown(box) && !heard(box) && !box.closest(".map"))
        .map(box => box.outerHTML.slice(0, 120));
}"""
"""The boxes that hide a part of what is in them to the side, and do not say so."""

OUTSIDE = """() => [...document.querySelectorAll("main th, main td")]
    .filter(cell => !cell.closest("[data-cut], thead") && cell.getBoundingClientRect().right > innerWidth + 1)
    .map(cell => cell.outerHTML.slice(0, 120))"""
"""The cells of tables that end beyond the screen, in no box that says so."""


@pytest.mark.parametrize("route", PAGES)
def test_no_table_is_cut_off_without_a_word(route: str, visit: Any, example_site: Path, real_site: Path) -> None:
    """On no page; every fold is open."""
    site = example_site if route.startswith(EXAMPLE) else real_site
    page = visit(site, **PHONE).go(route)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(CUT) == []
    assert page.evaluate(OUTSIDE) == []


def test_rows_of_plain_tables_are_stacks(visit: Any, real_site: Path) -> None:
    """Each cell says its head, an empty one nothing; those who hear the page still have a table."""
    page = visit(real_site, **PHONE).go("progress")
    table = page.locator("table.numbers")
    cells = table.locator("tbody tr").first.locator("td")
    heads = table.locator("thead th").all_text_contents()[1:]
    said = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert said == [f'"{head}: "' for head in heads]
    visible = cells.evaluate_all("cells => cells.map(cell => [cell.textContent !== '', cell.offsetWidth > 0])")
    assert {True, False} == {filled for filled, _ in visible}
    assert all(filled == is_seen for filled, is_seen in visible)
    assert table.get_attribute("role") == "table"
    assert "Scroll" not in page.inner_text("main")
    wide = visit(real_site).go("progress")
    assert wide.locator("table.numbers td").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_what_scrolls_says_so_only_while_it_hides_something(visit: Any, real_site: Path) -> None:
    """A grid of many columns is wider than a telephone; of one column it is not."""
    page = visit(real_site, **PHONE).go("table/persons")
    page.wait_for_selector(".grid[data-cut]")
    page.evaluate("Site.browser.update({words: 'nothing like it'})")
    page.wait_for_selector(".grid:not([data-cut])")
    page.evaluate("Site.browser.update({words: ''})")
    page.wait_for_selector(".grid[data-cut]")


@pytest.mark.parametrize("options", [PHONE, PHONE | {"locale": "zh-CN", "color_scheme": "dark"}, {}], ids=["phone", "phone-zh", "wide"])
def test_the_questions_are_on_the_first_screen(options: dict[str, Any], visit: Any, real_site: Path) -> None:
    """All ten, without scrolling; a finger finds each."""
    page = visit(real_site, **options).go("")
    boxes = page.locator("nav.questions a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    )
    assert len(boxes) == 10
    assert boxes[-1][1] <= page.viewport_size["height"]
    assert all(bottom - top >= 24 for top, bottom in boxes)


def test_no_fold_touches_the_heading_after_it(visit: Any, real_site: Path) -> None:
    """Between the fold of topics and the first city there is more room than between two lines."""
    for options in ({}, PHONE):
        page = visit(real_site, **options).go("")
        gap = page.evaluate(
            """() => document.querySelector(".headlines h3").getBoundingClientRect().top
            - document.querySelector(".by-topic .rest").getBoundingClientRect().bottom"""
        )
        assert gap >= 16
