"""What changed in several batches is proved at once, and each batch is kept as if it had been proved alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.cache import FOLDER, Cache
from tests.projects import replace
from tests.run.test_mend import many, proved, surveyed, without_cache

__all__ = ["many", "proved"]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of three articles."""
    monkeypatch.setattr("pipeline.run.batches.MOST", 3)


def test_one_edit_in_each_of_two_batches_is_proved_at_once_and_kept_apart(many: Path, proved: list[str]) -> None:
    """Only the two are proved; every entry has the very bytes of one proved without a cache."""
    surveyed(many)
    proved.clear()
    folders = sorted(p.name for p in (many / "sources").iterdir() if p.is_dir())
    edited = [folders[0], folders[4]]
    for name in edited:
        replace(many / "sources" / name / "metrics.yaml", "readers received", "readers welcomed")
    after = surveyed(many)
    assert proved == edited
    cold = without_cache(many)
    assert not (cold / FOLDER).exists()
    assert surveyed(cold).keys == after.keys
    assert [Cache(many).files(key) for key in after.keys] == [Cache(cold).files(key) for key in after.keys]


def test_a_fault_in_one_batch_does_not_hold_back_another(many: Path) -> None:
    """Two edits in two batches, one of them wrong: the wrong one is named, and the batch of the other is kept."""
    surveyed(many)
    folders = sorted(p.name for p in (many / "sources").iterdir() if p.is_dir())
    replace(many / "sources" / folders[0] / "metrics.yaml", "value: 12", "value: 13")
    replace(many / "sources" / folders[4] / "metrics.yaml", "readers received", "readers welcomed")
    after = surveyed(many)
    assert after.unclean == (folders[0],)
    assert after.failing == {0}
    assert Cache(many).has(after.keys[1])
