"""Articles to review, servers that do, and the browser of the site's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.proposals.model import Proposal
from tests.review.examples import Server, emptied, reviewed, serving


@pytest.fixture
def proposals(tmp_path: Path) -> list[Proposal]:
    """The example in `tmp_path/project` without its rows, and these as proposals."""
    return emptied(tmp_path / "project")


@pytest.fixture
def root(tmp_path: Path, proposals: list[Proposal]) -> Path:
    """The folder of that project."""
    return tmp_path / "project"


@pytest.fixture
def server(root: Path, proposals: list[Proposal]) -> Iterator[Server]:
    """A server that reviews the example."""
    with serving(reviewed(root, proposals)) as running:
        yield running


class Window:
    """A page of the review in a browser; whatever it complains of is kept, and the keys pressed are counted."""

    def __init__(self, browser: Any, server: Server, **options: Any) -> None:
        self.context = browser.new_context(**{"locale": "en-GB", "viewport": {"width": 1440, "height": 900}} | options)
        self.page = self.context.new_page()
        self.server = server
        self.complaints: list[str] = []
        self.keys = 0
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.goto(server.address.url)
        self.page.wait_for_selector("body[data-at]", timeout=20_000)

    @property
    def at(self) -> str:
        """The key of the entry at hand."""
        return str(self.page.evaluate("document.body.dataset.at"))

    @property
    def version(self) -> str:
        """The state that the page shows."""
        return str(self.page.evaluate("document.body.dataset.ready"))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def decide(self, *keys: str) -> None:
        """Press keys, the last of which decides something, and wait until the page shows what came of it."""
        before = self.version
        self.press(*keys)
        try:
            self.page.wait_for_function("before => document.body.dataset.ready !== before", arg=before, timeout=20_000)
        except Exception as error:
            raise AssertionError(f"nothing was decided: {self.page.inner_text('#row')}") from error
        self.settle()

    def settle(self) -> None:
        """Wait until the entry at hand is drawn."""
        self.page.wait_for_function("() => document.body.dataset.at === document.body.dataset.wanted", timeout=20_000)


@pytest.fixture
def window(browser: Any) -> Iterator[Any]:
    """Open windows on a server; at the end they must have complained of nothing."""
    windows: list[Window] = []

    def begin(server: Server, **options: Any) -> Window:
        windows.append(Window(browser, server, **options))
        return windows[-1]

    yield begin
    complaints = [complaint for one in windows for complaint in one.complaints]
    for one in windows:
        one.context.close()
    assert complaints == []
