"""An edit costs an edit: of a batch that was proved, only what has changed is proved again, and the outcome is that of the whole."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.run import mend
from pipeline.run.cache import FOLDER, LAST, Cache
from pipeline.run.inspection import Project
from pipeline.run.prove import prove
from pipeline.run.survey import survey
from pipeline.run.surveyed import Survey
from tests.conftest import Runner
from tests.projects import replace, write_many

ARTICLES = 9


@pytest.fixture
def many(tmp_path: Path, run: Runner) -> Path:
    """A valid project of some articles in one batch, each with its lock, and no cache."""
    root = write_many(tmp_path / "many", ARTICLES)
    assert run("-C", root, "build", "--jobs", "1", "--select", "csv", texts=root / "texts").exit_code == 0
    shutil.rmtree(root / FOLDER)
    return root


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that are proved, as they come."""
    seen: list[str] = []

    def noted(names: Iterable[str], *rest: object, **more: object) -> object:
        names = tuple(names)
        seen.extend(names)
        return prove(names, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(mend, "prove", noted)
    return seen


def surveyed(root: Path) -> Survey:
    """The survey of a project in this process."""
    found = survey(Project(root), jobs=1)
    assert found is not None
    return found


def shown(root: Path) -> dict[str, object]:
    """All that a survey tells: every table, every article, and the names of the entries."""
    found = surveyed(root)
    assert found.unclean == ()
    tables = {name: [chunk.to_pylist() for chunk in found.chunks(name)] for name in found.context.schemas}
    return {"tables": tables, "articles": dict(found.meet(hashes=True)), "entries": found.keys}


def without_cache(root: Path) -> Path:
    """The same project, never proved."""
    other = root.parent / "cold"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns(FOLDER))
    return other


def edit(root: Path, draw: random.Random) -> None:
    """Do one of the things that people do: mend a translation, take an article away, bring it back, mend a shared row."""
    folders = sorted(p for p in (root / "sources").iterdir() if p.is_dir())
    folder, away = draw.choice(folders), root / "away"
    kind = draw.choice(["translation", "away", "back", "shared"])
    if kind == "translation":
        replace(folder / "metrics.yaml", "readers received", f"readers received {draw.randrange(9)}")
    elif kind == "shared":
        replace(root / "sources" / "places.yaml", "Sealand of tests", f"Sealand of tests {draw.randrange(9)}")
    elif kind == "away" and len(folders) > 2:
        away.mkdir(exist_ok=True)
        folder.rename(away / folder.name)
    elif kind == "back" and away.is_dir() and any(away.iterdir()):
        back = draw.choice(sorted(away.iterdir()))
        back.rename(root / "sources" / back.name)


def test_one_edited_article_is_proved_and_no_other(many: Path, proved: list[str]) -> None:
    """Of nine articles in one batch, the one that was edited."""
    surveyed(many)
    proved.clear()
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "readers received", "readers welcomed")
    surveyed(many)
    assert proved == ["harbour-2031"]


def test_an_article_that_goes_takes_only_its_rows(many: Path, proved: list[str]) -> None:
    """Nothing is proved again, and what is left is what a project without it gives."""
    surveyed(many)
    proved.clear()
    shutil.rmtree(many / "sources" / "tide-03")
    after = shown(many)
    assert proved == []
    assert after == shown(without_cache(many))


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_a_survey_tells_what_one_without_a_cache_tells(seed: int, many: Path) -> None:
    """Eight edits by chance; tables, articles and the names of entries are the same after every second."""
    draw = random.Random(seed)
    surveyed(many)
    for _ in range(4):
        edit(many, draw)
        edit(many, draw)
        assert shown(many) == shown(without_cache(many))


def test_a_fault_is_told_of_the_edited_article(many: Path, proved: list[str]) -> None:
    """The others of its batch are not looked at again."""
    surveyed(many)
    proved.clear()
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12", "value: 13")
    assert surveyed(many).unclean == ("harbour-2031",)
    assert proved == ["harbour-2031"]


@pytest.mark.parametrize("damage", ["note", "entry", "other"])
def test_what_is_damaged_of_the_last_proof_is_not_taken(damage: str, many: Path, proved: list[str]) -> None:
    """A note or an entry with another byte, or a note that names nothing: the whole batch is proved, and comes out right."""
    surveyed(many)
    proved.clear()
    cache = many / FOLDER
    if damage == "entry":
        path = next(cache.rglob("metrics.arrow"))
        path.write_bytes(path.read_bytes()[:-9] + b"123456789")
    else:
        path = next(cache.glob(f"*{LAST}"))
        path.write_bytes(path.read_bytes().replace(b"a", b"b", 1) if damage == "note" else b"x\n" + json.dumps(["..", {}]).encode())
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "readers received", "readers welcomed")
    after = shown(many)
    assert len(proved) == ARTICLES
    assert after == shown(without_cache(many))


def test_a_mended_batch_is_kept_whole(many: Path) -> None:
    """What was put together has the very bytes of what is proved at once, so that nobody can tell them apart."""
    surveyed(many)
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "readers received", "readers welcomed")
    entry = surveyed(many).keys[0]
    cold = without_cache(many)
    surveyed(cold)
    assert Cache(many).files(entry) == Cache(cold).files(entry)
