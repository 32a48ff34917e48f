"""The pages for everybody: axe-core finds no serious fault, keys alone do, nothing is wider than a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

PAGES = (
    "",
    "findings",
    "targets",
    "before",
    "progress",
    "results",
    "numbers",
    "cities",
    "compare",
    "people",
    "changes",
    "row/places/cn-guangzhou",
    "row/events/guangzhou-2023-e01",
    "table/facts",
    "table/metrics",
    "row/metrics/harbour-2031-m09",
    "row/pieces/harbour-2031,1",
    "articles",
    "article/harbour-2031",
    "map",
    "timeline",
    "charts",
    "dictionary/metrics",
    "method",
    "search?q=harbour",
)


EXAMPLE = ("table/metrics", "row/metrics", "row/pieces", "article", "timeline", "dictionary", "method", "search")
"""The pages that are tried with the example; the others need more to show."""


def axe() -> str:
    """The script of axe-core, from the package that carries it."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Any) -> list[str]:
    """What axe-core calls serious or critical, with the first element of each."""
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("route", PAGES)
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"color_scheme": "dark", "locale": "zh-CN"},
        {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    ],
    ids=["light", "dark-zh", "phone"],
)
def test_no_page_has_a_serious_fault_of_access(
    options: dict[str, Any], route: str, visit: Any, example_site: Path, real_site: Path
) -> None:
    """axe-core finds nothing serious, and no page is wider than its screen."""
    site = example_site if route.startswith(EXAMPLE) else real_site
    page = visit(site, **options).go(route)
    if route == "search?q=harbour":
        page.wait_for_selector(".hit")
    if route == "map":
        page.wait_for_selector("path.city.chosen")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_keys_alone_reach_and_work_everything(visit: Any, example_site: Path) -> None:
    """Skip to the content, open the card of a column, close it, and be where one was."""
    page = visit(example_site).go("table/metrics")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.focus("button[aria-label^='Value:']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")
    assert page.evaluate("Boolean(document.activeElement.closest('.card'))")
    page.keyboard.press("Escape")
    page.wait_for_selector(".card", state="detached")
    assert page.evaluate("document.activeElement.className") == "more"


def test_policy_forbids_everything_but_the_sites_own_files(example_site: Path) -> None:
    """Nothing inline but the one style of the drawing library, by its hash; no connection at all."""
    page = (example_site / "index.html").read_text(encoding="utf-8")
    policy = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert "unsafe" not in policy
    assert "connect-src" not in rules
    assert not {"<style", "style="} & set(page.split())
