"""Made-up projects: valid, the same for the same seed, and faulty only where they are meant to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.generate import generate
from benchmarks.vocabulary import FILLERS
from pipeline.accounting.items import find_items
from pipeline.model import Layout
from pipeline.run.inspection import Inspection, Project, inspect
from pipeline.text.reading import read


def made(folder: Path, articles: int, seed: int = 1, share: float = 0.0) -> Path:
    list(generate(folder, articles, seed, share))
    return folder


def looked_at(root: Path, *, texts: bool) -> Inspection:
    return inspect(Project(root, (root / "texts",) if texts else ()))


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("five"), 5)


@pytest.mark.parametrize("texts", [True, False])
def test_valid(five: Path, texts: bool) -> None:
    """Five made-up articles have no problem, whether their texts are at hand or not."""
    inspection = looked_at(five, texts=texts)
    assert inspection.report.problems == ()
    assert len(inspection.verified if texts else inspection.attested) == 5


def test_locks(five: Path) -> None:
    """The generated locks are, byte for byte, those that a build with the texts writes."""
    for path, text in looked_at(five, texts=True).lock_texts().items():
        assert path.read_bytes() == text.encode()


def test_mix(five: Path) -> None:
    """An article has about 2 events, 13 participants, 11 initiatives, 18 metrics, and at least 90 evidence rows."""
    rows = {name: len(table.rows) / 5 for name, table in looked_at(five, texts=False).tables.items()}
    assert 2 <= rows["events"] <= 3
    assert 11 <= rows["participants"] <= 15
    assert 9 <= rows["initiatives"] <= 14
    assert 15 <= rows["metrics"] <= 22
    assert rows["evidence"] >= 90


def test_same_seed_same_bytes(five: Path, tmp_path: Path) -> None:
    """The same seed gives the same files, another seed others."""
    again, other = made(tmp_path / "again", 5), made(tmp_path / "other", 5, seed=2)

    def files(root: Path) -> dict[str, bytes]:
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}

    assert files(again) == files(five)
    assert files(other).keys() != files(five).keys()


def test_all_ways_to_print(tmp_path: Path) -> None:
    """Among forty articles some are traditional, some wrapped, some have a gloss and some a slip, and all are valid."""
    root = made(tmp_path / "forty", 40)
    records = "".join(p.read_text(encoding="utf-8") for p in root.glob("sources/*/article.yaml"))
    for sign in ("zh-Hant", "blank_line", "errata:"):
        assert sign in records
    assert any("(" in p.read_text(encoding="utf-8") for p in root.glob("texts/*"))
    assert looked_at(root, texts=True).report.problems == ()


@pytest.mark.parametrize("texts", [True, False])
def test_faults(tmp_path: Path, texts: bool) -> None:
    """Every injected fault is reported at the place and under the code recorded, and nothing else is."""
    root = made(tmp_path / "faulty", 40, share=1.0)
    lines = (root / "faults.jsonl").read_text(encoding="utf-8").splitlines()
    expected = sorted(json.loads(line)["texts" if texts else "locks"] for line in lines)
    report = looked_at(root, texts=texts).report
    assert len(lines) == 40
    assert sorted(f"{p.location} {p.code}" for p in report.problems) == expected


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_every_seed_makes_articles_that_lack_nothing(tmp_path: Path, seed: int) -> None:
    """Cities, persons and things of other made-up worlds are read as what they are: the generator refuses an article that is not valid."""
    assert looked_at(made(tmp_path, 20, seed), texts=False).report.problems == ()


@pytest.mark.parametrize("filler", FILLERS)
def test_fillers(filler: str) -> None:
    """A filler has nothing that would have to be accounted for."""
    reading, _, _ = read(filler, Layout("line"))
    assert [item for item in find_items(reading, None) if item.kind != "idiom"] == []
