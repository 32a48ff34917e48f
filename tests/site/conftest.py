"""Sites to test, and a browser without a network to test them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.site.elsewhere import write_elsewhere
from tests.conftest import ROOT
from tests.site.packages import example, hostile, large, opened_package

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LARGE = 50_000


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of the fictional example."""
    return example(tmp_path_factory.mktemp("example"))


def _site(package: Package, folder: Path) -> Path:
    write_elsewhere(package, folder)
    return folder


@pytest.fixture(scope="session")
def example_site(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site."""
    return _site(package, tmp_path_factory.mktemp("example-site"))


@pytest.fixture(scope="session")
def hostile_site(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of hostile values."""
    return _site(hostile(package), tmp_path_factory.mktemp("hostile-site"))


@pytest.fixture(scope="session")
def large_site(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of 50,000 metrics."""
    return _site(large(package, LARGE), tmp_path_factory.mktemp("large-site"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the published dataset."""
    return _site(opened_package(ROOT), tmp_path_factory.mktemp("real-site"))


class Visit:
    """A page in a browser without a network; whatever it complains of is kept."""

    def __init__(self, browser: Browser, site: Path, **options: Any) -> None:
        self.context = browser.new_context(offline=True, **{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | options)
        self.page = self.context.new_page()
        self.site = site
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def go(self, route: str) -> Any:
        """Open an address of the site from the file system; returns the page, ready."""
        self.page.goto("about:blank")
        self.page.goto(f"{(self.site / 'index.html').as_uri()}#/{route}")
        self.page.wait_for_selector("body[data-ready] h1")
        return self.page

    def text(self, route: str) -> str:
        """The words of a page."""
        return str(self.go(route).inner_text("main"))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    """Begin a visit to a site; at the end the pages must have complained of nothing."""
    visits: list[Visit] = []

    def begin(site: Path, **options: Any) -> Visit:
        visits.append(Visit(browser, site, **options))
        return visits[-1]

    yield begin
    complaints = [complaint for one in visits for complaint in one.complaints]
    for one in visits:
        one.context.close()
    assert complaints == []
