"""A browser without a network, one for all tests of a session; skipped, and says so, where it is not installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


def absent(what: str) -> None:
    """Skip for want of a part of the browser tests, or fail where they are required."""
    message = f"the browser tests need {what}"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the test is skipped, and says so, where it is not installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright: pip install '.[browser]'")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        absent("Chromium (set CHROMIUM to its path)")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=FLAGS.split())
        yield started
        started.close()
