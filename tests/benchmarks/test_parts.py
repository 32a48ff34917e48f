"""What each part of a build takes: every format and product is measured."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.parts import parts
from pipeline.publish.selection import names


def test_every_part_is_measured(tmp_path: Path) -> None:
    """Reading the cache and each format and product, with the rows that it wrote; no part takes less than nothing."""
    deque(generate(tmp_path / "made", 2), maxlen=0)
    found = list(parts(tmp_path / "made"))
    assert [part["name"] for part in found[1:]] == list(names())
    assert all(part["rows"] > 0 and part["cpu"] >= 0 for part in found)
