"""From a text file to a released package: new, draft, review in the browser by keys, build, release; the board never was."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from pipeline.tasks.review.proposals import from_draft, proposals_for
from pipeline.tasks.review.session import Review
from tests.conftest import Runner
from tests.review.examples import opened, serving
from tests.review.test_page import typed
from tests.wheel.minutes import COLUMNS, TEXT

ARTICLE = "minutes-7"
PASSED = "通过了“桥灯修缮方案”，由委员苏晚汀主持"


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(root), "-c", "user.name=N", "-c", "user.email=n@example.org", *arguments], check=True, capture_output=True
    )


def begun(root: Path, run: Runner) -> None:
    """A project with tables of its own, in which the text is registered and nothing is transcribed."""
    assert run("init", root, "--columns", COLUMNS[0], "--columns", COLUMNS[1]).exit_code == 0
    (root / "texts").mkdir()
    (root / "texts" / f"{ARTICLE}.txt").write_text(TEXT, encoding="utf-8")
    registered = run("-C", root, "new", root / "texts" / f"{ARTICLE}.txt")
    assert registered.exit_code == 0, registered.stderr


def decide(page: Any, review: Review) -> None:
    """Decide on the entry at hand, as a person who has read the article."""
    entry = review.state().entry(page.at)
    assert entry is not None
    words = page.page.inner_text("#row blockquote")
    if entry.offer is not None and entry.offer.table == "decisions":
        page.press("e")
        page.page.wait_for_selector("form.form")
        for name, text in {"quote": PASSED, "title_en": "Plan to repair the bridge lamps", "mover": "苏晚汀"}.items():
            typed(page, name, text)
        page.decide("Enter")
    elif entry.item is not None and words == "表示":
        page.press("n", "1")
        page.page.wait_for_selector("form.form")
        typed(page, "quote", "苏晚汀表示")
        typed(page, "decision_id", f"{ARTICLE}-d01")
        page.decide("Enter")
    else:
        page.decide("a")


def test_a_text_file_becomes_a_released_package(window: Any, tmp_path: Path, run: Runner) -> None:
    """What a person adds to the draft is a translation, who moved it, and one speaker; every number was drafted."""
    root = tmp_path / "board"
    begun(root, run)
    desk = opened(root, ARTICLE)
    proposals, problems = proposals_for(desk, [], from_draft)
    assert problems == []
    with serving(Review(desk, proposals)) as server:
        page = window(server)
        for _ in range(20):
            if page.page.query_selector("#row h2.done"):
                break
            decide(page, server.review)
        assert page.page.inner_text("#row h2.done") == "Nothing is open."
    built = run("-C", root, "build", texts=root / "texts")
    assert built.exit_code == 0, built.stderr
    assert run("-C", root, "validate").exit_code == 0
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "The first minutes")
    released = run("-C", root, "release", "0.2.0", "--date", "2032-04-01", texts=root / "texts")
    assert released.exit_code == 0, released.stderr
    assert list((root / "dist").glob("*.zip"))
    package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "0.2.0"
    amounts = (root / "output/csv/budgets.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[2] for line in amounts] == ["6800000", "35"]
