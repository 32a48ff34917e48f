"""The pages with the data there is and with much more.

How long they take is told, and no machine is judged by it: 1 s for a page of the real data and 100 ms for a question to 50,000 rows are
what we want.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.site.elsewhere import write_elsewhere


def test_pages_of_the_real_data_say_when_they_are_ready(visit: Any, real_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the start of the navigation to the finished page, five times."""
    one = visit(real_site)
    times = []
    for _ in range(5):
        page = one.go("table/metrics")
        times.append(page.evaluate("performance.getEntriesByName('site-ready')[0].startTime"))
    assert all(time > 0 for time in times)
    with capsys.disabled():
        print(f"\npage of the real data ready after {', '.join(f'{time:.0f}' for time in times)} ms")


def timed(expression: str) -> str:
    """A script that asks and tells what came out and how long it took, in milliseconds."""
    return f"words => {{ const start = performance.now(); const found = {expression}; return [found, performance.now() - start]; }}"


def test_fifty_thousand_rows_can_be_searched(visit: Any, large_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Questions to a table of 50,000 rows, and to the index of all of them, find what is there; the best time of five is told."""
    one = visit(large_site)
    page = one.go("table/metrics")
    page.evaluate("Site.find.prepare(Site.browser.table)")
    questions = ["雾港", "潮汐书屋", "4999", "old harbour", "buses 澜湾", "nothing at all"]
    ask = timed("Site.find.find(Site.browser.table, words, []).length")
    table = {words: [page.evaluate(ask, words) for _ in range(5)] for words in questions}
    assert table["雾港"][0][0] == 12500
    assert table["nothing at all"][0][0] == 0
    page = one.go("search")
    page.wait_for_function("Site.search.ready().then(made => self.made = made)", timeout=120_000)
    ask = timed("Site.search.ask(self.made, words).total")
    index = {words: [page.evaluate(ask, words) for _ in range(5)] for words in questions}
    assert index["潮汐书屋"][0][0] >= 7000
    with capsys.disabled():
        for name, asked in (("table", table), ("index", index)):
            times = ", ".join(f"{words} {min(time for _, time in took):.0f}" for words, took in asked.items())
            print(f"\n50,000 rows, {name}, ms: {times}")


def test_a_table_too_large_for_a_browser_is_described_and_not_held(
    visit: Any, package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its counts are those of all its rows, its page says where its files are, and no other page stumbles over it."""
    monkeypatch.setattr("pipeline.publish.site.census.MOST", 12)
    write_elsewhere(package, tmp_path)
    assert (tmp_path / "data/tables/metrics.js").is_file()
    assert not (tmp_path / "data/tables/evidence.js").exists()
    one = visit(tmp_path)
    assert "more than these pages hold" in one.text("table/evidence")
    rows = package.table("evidence").num_rows
    assert f"Evidence ({rows})" in one.text("")
    assert str(rows) in one.text("dictionary/evidence")
    for route in ("row/metrics/harbour-2031-m09", "articles", "article/harbour-2031", "charts", "timeline", "method", "search?q=x"):
        assert "Not found" not in one.text(route)
