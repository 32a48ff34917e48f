"""The lock stands in for the text, and notices when a transcription drifts from what was read off it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.projects import replace

ARTICLE = Path("sources") / "harbour-2031"


def lock(root: Path) -> list[dict[str, object]]:
    """The lines of the lock."""
    return [json.loads(line) for line in (root / ARTICLE / "evidence.lock").read_text(encoding="utf-8").splitlines()]


def test_the_lock_pins_article_quotes_and_places(locked: Path) -> None:
    """Hash, quote, paragraph, positions, match, numeral: all that a build without the text needs."""
    head, *rest = lock(locked)
    row = next(e for e in rest if e.get("row") == "harbour-2031-m02")
    text = (locked / "texts" / "harbour.txt").read_text(encoding="utf-8")
    quote, paragraph, start, end, match = row["anchors"][""]  # type: ignore[index]
    assert head["characters"] == len(text)
    assert (quote, paragraph, match) == ("接待读者3万余人次", 3, "normalised")
    assert text[start:end] == "接待读者 3万余人次"
    first, last = row["focus"]  # type: ignore[misc]
    assert text[first:last] == "3万余"


def test_renewing_an_unchanged_lock_changes_no_byte(locked: Path, run: Runner) -> None:
    """Generated files are boring."""
    path = locked / ARTICLE / "evidence.lock"
    before = path.read_bytes()
    assert "renewed" not in run("-C", locked, "build", texts=locked / "texts").stdout
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("metrics.yaml", "value: 12", "value: 21", "metrics.yaml:6:10"),
        ("metrics.yaml", "quote: 接待读者3万余人次", "quote: 3万余人次", "metrics.yaml:15:10"),
        ("participants.yaml", "name: 林晓舟", "name: 林晓", "participants.yaml:7:9"),
        ("events.yaml", "start_date: 2031年5月6日", "start_date: 5月6日", "events.yaml:9:17"),
        ("article.yaml", "title: 雾港市长会议召开\n", "title: 雾港市长会议\n", "article.yaml:2:8"),
        ("article.yaml", "paragraph_break: blank_line", "paragraph_break: line", "article.yaml:1:1"),
    ],
)
def test_a_value_or_quote_that_left_its_lock_does_not_build(file: str, old: str, new: str, place: str, locked: Path, run: Runner) -> None:
    """Without the text, what was read off it may not change."""
    replace(locked / ARTICLE / file, old, new)
    result = run("-C", locked, "check", "-q")
    assert result.exit_code == 1
    assert f"sources/harbour-2031/{place}: lock-stale" in result.stdout


def test_an_added_row_must_be_anchored_first(locked: Path, run: Runner) -> None:
    """A row that the lock does not know has never been compared with the text."""
    path = locked / ARTICLE / "events.yaml"
    more = path.read_text(encoding="utf-8").replace("harbour-2031-e01", "harbour-2031-e02")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert "events.yaml:10:3: lock-stale" in run("-C", locked, "check", "-q").stdout


def test_a_dropped_row_is_noticed(locked: Path, run: Runner) -> None:
    """What was locked must still be transcribed."""
    path = locked / ARTICLE / "metrics.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("- metric_id: harbour-2031-m02")[0], encoding="utf-8")
    assert "metrics harbour-2031-m02 is locked but no longer transcribed" in run("-C", locked, "check", "-q").stdout


@pytest.mark.parametrize(("old", "new"), [("readers received", "people welcomed"), ('unit: "{visit}"', 'unit: "{reader}"')])
def test_helper_columns_may_be_mended_without_the_text(old: str, new: str, locked: Path, run: Runner) -> None:
    """A translation is anyone's to improve."""
    replace(locked / ARTICLE / "metrics.yaml", old, new)
    assert run("-C", locked, "build").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new"), [('"start": ', '"start": 1'), ("接待读者3万余人次", "接待读者3万余人"), ('"format": 1', '"format": 2'), ("{", "")]
)
def test_a_lock_edited_by_hand_is_broken(old: str, new: str, locked: Path, run: Runner) -> None:
    """The checksum covers every line."""
    path = locked / ARTICLE / "evidence.lock"
    text = path.read_text(encoding="utf-8")
    changed = text.replace(old, new, 1) if old in text else text.replace("[", "[ ", 1)
    path.write_text(changed, encoding="utf-8")
    assert "evidence.lock: lock-broken" in run("-C", locked, "check", "-q").stdout


def test_an_outdated_lock_is_named_by_check(locked: Path, run: Runner) -> None:
    """`build --check` with the text compares the committed lock too."""
    replace(locked / ARTICLE / "metrics.yaml", "quote: 接待读者3万余人次", "quote: 读者3万余人次")
    replace(locked / ARTICLE / "metrics.yaml", "indicator: 接待读者", "indicator: 读者")
    result = run("-C", locked, "build", "--check", texts=locked / "texts")
    assert "evidence.lock: lock-outdated" in result.stderr


def test_the_summary_says_what_was_verified(locked: Path, run: Runner) -> None:
    """By text or by lock, for every article, and never in the output files."""
    assert "verified against text: harbour-2031" in run("-C", locked, "build", texts=locked / "texts").stdout
    assert "attested by lock only: harbour-2031" in run("-C", locked, "build").stdout
    assert "attested" not in (locked / "datapackage.json").read_text(encoding="utf-8")


def test_strict_wants_the_text(locked: Path, run: Runner) -> None:
    """With --strict a lock is not enough."""
    result = run("-C", locked, "build", "--strict")
    assert result.exit_code == 1
    assert "text-missing" in result.stderr
