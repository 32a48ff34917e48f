"""Values that would be markup, script or dangerous addresses, if they were let."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

HOSTILE_ROUTES = (
    "",
    "table/events",
    "row/events/%3D1%2B1",
    "row/events/%22%3E%3Csvg%20onload%3Dself.owned%3D1%3E",
    "article/harbour-2031",
    "timeline",
    "search?q=onerror",
    "dictionary/events",
    "row/events/%E0%A4%A",
)


@pytest.mark.parametrize("route", HOSTILE_ROUTES)
def test_hostile_values_are_shown_as_text(route: str, visit: Any, hostile_site: Path) -> None:
    """Markup, script and dangerous addresses in any cell are words like others."""
    one = visit(hostile_site)
    page = one.go(route)
    page.wait_for_timeout(150)
    assert page.evaluate("self.owned") is None
    assert page.locator("main img, main script, main svg[onload]").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
    if route.startswith(("table", "timeline", "search")):
        assert "<img src=x onerror=self.owned=1>" in page.inner_text("main")
