"""Articles are proved in batches: the same bytes for any number of processes, from the cache or not, after a kill or damage."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import spawn
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import executors
from pipeline.run.batches import MOST, batches
from pipeline.run.cache import Cache
from pipeline.run.inputs import ArticleFolder
from pipeline.run.inspection import Project, inspect
from pipeline.run.outcome import Asked, Outcome
from pipeline.run.survey import survey
from pipeline.tasks.build import Options, build
from tests.conftest import Runner
from tests.projects import TEXT, package_bytes, replace
from tests.run.conftest import ARTICLES, SELECT


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of two articles or so, and no project too small for several processes."""
    monkeypatch.setattr("pipeline.run.batches.MOST", 2)


def built(root: Path, out: Path, jobs: int, texts: bool = False) -> tuple[dict[str, bytes], int]:
    """The package of a build, and how many batches came from the cache."""
    project = Project(root, (root / "texts",) if texts else ())
    result = build(project, Options(out, jobs=jobs, select=SELECT))
    assert result.report.problems == ()
    return package_bytes(out), result.run.cached


@pytest.mark.slow
@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("texts", [False, True], ids=["by lock", "by text"])
def test_any_number_of_processes_gives_the_same_bytes(texts: bool, many: Path) -> None:
    """One, two and four workers; and what was there before."""
    before = package_bytes(many)
    for jobs in (1, 2, 4):
        shutil.rmtree(many / ".pipeline-cache", ignore_errors=True)
        package, cached = built(many, many.parent / f"out{jobs}", jobs, texts)
        assert package == before
        assert cached == 0


@pytest.mark.usefixtures("small_batches")
def test_a_second_build_proves_nothing_again_and_an_edit_proves_one_batch(many: Path) -> None:
    """All batches come from the cache, then all but the one with the edited article."""
    _, first = built(many, many, 1)
    parts = len(list(batches(p.name for p in (many / "sources").iterdir() if p.is_dir())))
    _, second = built(many, many, 1)
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "readers received", "readers welcomed")
    _, third = built(many, many, 1)
    assert (first, second, third) == (0, parts, parts - 1)


@pytest.mark.slow
@pytest.mark.usefixtures("small_batches")
def test_a_damaged_entry_is_noticed_and_proved_again(many: Path) -> None:
    """A bit of a cached table is flipped; the package stays right."""
    package, _ = built(many, many, 1)
    for path in sorted((many / ".pipeline-cache").rglob("metrics.arrow")):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(bytes(data))
    assert built(many, many.parent / "again", 1)[0] == package
    (manifest,) = list((many / ".pipeline-cache").rglob("manifest.json"))[:1]
    manifest.write_text("{}")
    assert built(many, many.parent / "once more", 1)[0] == package


@pytest.mark.usefixtures("small_batches")
def test_a_lost_worker_costs_a_retry_and_not_the_build(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker is killed at its first batch; the others are given out again."""
    submitted = {"n": 0}
    true = executors.ProcessPoolExecutor.submit

    def submit(self, function, *arguments):  # type: ignore[no-untyped-def]
        submitted["n"] += 1
        return true(self, _suicide if submitted["n"] == 1 else function, *arguments)

    monkeypatch.setattr(executors.ProcessPoolExecutor, "submit", submit)
    assert built(many, many.parent / "out", 2)[0] == package_bytes(many)
    assert submitted["n"] > 1


def test_a_worker_that_dies_as_it_starts_is_told_of_whatever_it_was_to_be_handed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It ends before it reads what all batches share, which is more than a pipe holds; nobody waits for it."""
    true = spawn.get_preparation_data
    dying = tmp_path / "dying.py"
    dying.write_text("raise SystemExit(3)\n")
    told = {"init_main_from_name": None, "init_main_from_path": str(dying)}
    monkeypatch.setattr(spawn, "get_preparation_data", lambda name: {k: v for k, v in (true(name) | told).items() if v is not None})
    shared: Any = "what all batches share" * 100_000
    with executors._workers(1, shared, tmp_path) as pool, pytest.raises(BrokenProcessPool):
        pool.submit(len, "").result(timeout=60)
    capfd.readouterr()


def test_the_process_that_asks_proves_what_no_worker_was_given() -> None:
    """A worker ends what it was given only once another batch was proved here: nobody waits for it meanwhile, and nothing is left over."""
    given: list[Future[Any]] = []

    class Slow(Executor):
        def submit(self, *_arguments: object, **_options: object) -> Future[Any]:
            given.append(Future())
            return given[-1]

    def settle(batch: Asked) -> Outcome:
        for future in given:
            if not future.done():
                future.set_result(Outcome("by the worker"))
        return Outcome("here", unclean=batch.batch)

    batches = {number: Asked({f"article-{number}": ArticleFolder(b"", b"", by_text=False)}, "") for number in range(6)}
    settled = dict(executors._shared_out(Slow(), 1, batches, settle))
    assert [settled[number].entry for number in range(6)] == ["by the worker", "by the worker", "here"] * 2


def _suicide(*_arguments: object) -> Future[None]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("metrics.yaml", "value: 12\n", "value: 13\n"),
        ("metrics.yaml", "grade: core\n- metric", "grade: gold\n- metric"),
        ("participants.yaml", "person_id: lin-xiaozhou", "person_id: lin"),
        ("participants.yaml", "event_id: harbour-2031-e01", "event_id: harbour-2031-e09"),
        ("events.yaml", "quote: 第三届雾港市长会议", "quote: 第四届雾港市长会议"),
        ("article.yaml", "language: zh-Hans", "language: zh"),
        ("waivers.yaml", "reason: ordinal", "reason: date"),
    ],
)
@pytest.mark.parametrize("texts", [False, True], ids=["by lock", "by text"])
def test_a_proof_is_never_more_lenient_than_the_explanation(file: str, old: str, new: str, texts: bool, many: Path) -> None:
    """What the inspection finds wrong is not proved clean, and the articles named are those with the fault."""
    replace(many / "sources" / "harbour-2031" / file, old, new)
    project = Project(many, (many / "texts",) if texts else ())
    found = inspect(project).report.problems
    proved = survey(project, jobs=1)
    assert proved is not None
    assert bool(proved.unclean) is bool(found)
    assert set(proved.unclean) <= {"harbour-2031"}


def test_a_file_that_cannot_be_read_is_not_clean_and_is_explained(many: Path, run: Runner) -> None:
    """A link that leads nowhere stands where a table belongs."""
    path = many / "sources" / "tide-03" / "metrics.yaml"
    path.unlink()
    path.mkdir()
    (many / "sources" / "tide-04" / "events.yaml").unlink()
    (many / "sources" / "tide-04" / "events.yaml").symlink_to("nowhere")
    result = run("-C", many, "build", texts=many / "texts")
    assert result.exit_code == 1
    assert "unforeseen" not in result.stderr
    assert "sources/tide-03/" in result.stderr


def test_two_articles_that_share_an_id_or_a_text_are_not_clean(many: Path, run: Runner) -> None:
    """The id of a row of one article may begin like another article's: harbour and harbour-2031."""
    folder = many / "sources" / "harbour-2031"
    nested = many / "sources" / "harbour"
    shutil.copytree(folder, nested)
    for path in nested.glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("article_id: harbour-2031", "article_id: harbour"), encoding="utf-8")
    (nested / "evidence.lock").unlink()
    proved = survey(Project(many, (many / "texts",)), jobs=1)
    assert proved is not None
    assert set(proved.unclean) == {"harbour", "harbour-2031"}
    result = run("-C", many, "build", texts=many / "texts")
    assert "key-duplicate" in result.stderr


def test_a_reference_to_another_article_is_followed(many: Path, run: Runner) -> None:
    """The same gathering in an earlier article: there, it is clean; misspelt, it is not."""
    path = many / "sources" / "harbour-2031" / "events.yaml"
    replace(path, "  relation: reported", "  relation: reported\n  same_event_id: tide-01-e01")
    assert run("-C", many, "build", "--out", many.parent / "out").exit_code == 0
    replace(path, "same_event_id: tide-01-e01", "same_event_id: tide-77-e01")
    assert "reference-dangling" in run("-C", many, "build").stderr


def test_faults_of_a_large_project_are_explained_alone(many: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a size only the articles that are not clean are held; each fault has its place all the same."""
    monkeypatch.setattr("pipeline.run.verdict.EXPLAINED_WHOLE", 5)
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12\n", "value: 13\n")
    result = run("-C", many, "build", texts=many / "texts")
    assert "sources/harbour-2031/metrics.yaml:6:10: number-differs" in result.stderr
    assert "1 error" in result.stderr


def test_an_explanation_follows_references_to_clean_articles(many: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article with the fault names an event of one that is clean: the fault is told, the reference is none."""
    monkeypatch.setattr("pipeline.run.verdict.EXPLAINED_WHOLE", 5)
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12\n", "value: 13\n")
    replace(many / "sources" / "harbour-2031" / "events.yaml", "  relation: reported", "  relation: reported\n  same_event_id: tide-01-e01")
    shown = run("-C", many, "build", texts=many / "texts").stderr
    assert "number-differs" in shown
    assert "reference-dangling" not in shown


@pytest.mark.usefixtures("small_batches")
def test_references_of_clean_articles_are_followed_where_others_have_faults(
    many: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One fault, and two references that lead nowhere: one from the same batch, one from another; all three are told at once."""
    monkeypatch.setattr("pipeline.run.verdict.EXPLAINED_WHOLE", 5)
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12\n", "value: 13\n")
    for name in ("tide-01", "tide-08"):
        replace(many / "sources" / name / "participants.yaml", f"event_id: {name}-e01", f"event_id: {name}-e09")
    shown = run("-C", many, "build", texts=many / "texts").stderr
    assert shown.count("reference-dangling") == 2
    assert "number-differs" in shown
    assert "3 errors" in shown


def test_bounds_of_batches_depend_on_the_articles_alone() -> None:
    """One article more changes one batch, or parts one in two; every batch is within its limit."""
    names = [f"city-{n:05}" for n in range(3000)]
    old = list(batches(names))
    new = list(batches([*names, "city-01500-more"]))
    assert [name for batch in old for name in batch] == names
    assert max(map(len, old)) <= MOST
    assert len(set(new) - set(old)) <= 2


def test_a_cache_is_sized_and_pruned(many: Path) -> None:
    """Nothing of it stays."""
    built(many, many, 1)
    cache = Cache(many)
    (key,) = cache.entries()
    assert cache.entries()[key] > 1000
    assert cache.prune() > 1000
    assert cache.entries() == {}


def test_the_text_of_an_article_changes_what_a_batch_is_proved_from(many: Path) -> None:
    """With the text at hand it is verified, without it attested; neither is taken for the other."""
    by_lock = build(Project(many), Options(many.parent / "a"))
    by_text = build(Project(many, (many / "texts",)), Options(many.parent / "b"))
    assert (len(by_lock.attested), len(by_text.verified)) == (ARTICLES, ARTICLES)
    (many / "texts" / "harbour.txt").write_text(TEXT + "。", encoding="utf-8")
    assert [p.code for p in build(Project(many, (many / "texts",)), Options(many.parent / "c")).report.problems] == [
        "article-hash-mismatch"
    ]
    assert json.loads((many.parent / "b" / "datapackage.json").read_text(encoding="utf-8"))["name"] == "harbour-test"


@pytest.mark.slow
@pytest.mark.usefixtures("small_batches")
def test_a_batch_rests_on_the_shared_rows_that_it_uses_and_on_no_others(many: Path) -> None:
    """A place more, which no article names, and a change to it prove nothing again; one to the country of all articles' places does."""
    places = many / "sources" / "places.yaml"
    before = places.read_text(encoding="utf-8")
    _, first = built(many, many, 1)
    parts = len(list(batches(p.name for p in (many / "sources").iterdir() if p.is_dir())))
    other = "- place_id: xx-other\n  name: 别处\n  name_en: Elsewhere\n  kind: city\n  parent_place_id: xx\n"
    places.write_text(before + other, encoding="utf-8")
    package, more = built(many, many.parent / "more", 1)
    assert "Elsewhere" in package["output/csv/places.csv"].decode()
    places.write_text(before + other.replace("Elsewhere", "Another city"), encoding="utf-8")
    _, changed = built(many, many.parent / "changed", 1)
    replace(places, "name_en: Sealand of tests", "name_en: Land of tests")
    _, used = built(many, many.parent / "used", 1)
    places.write_text(before, encoding="utf-8")
    _, back = built(many, many.parent / "back", 1)
    assert (first, more, changed, used, back) == (0, parts, parts, 0, parts)


@pytest.mark.usefixtures("small_batches")
def test_a_name_more_proves_articles_again_that_are_read_from_their_texts(many: Path) -> None:
    """Whose every known name must be cited: whether the new one stands in them only the texts can tell."""
    built(many, many, 1, texts=True)
    other = "- person_id: nobody\n  name: 王无名\n  name_hans: 王无名\n  name_latn: Wang Wuming\n  name_latn_kind: pinyin\n"
    persons = many / "sources" / "persons.yaml"
    persons.write_text(persons.read_text(encoding="utf-8") + other, encoding="utf-8")
    assert built(many, many.parent / "more", 1, texts=True)[1] == 0


@pytest.mark.usefixtures("small_batches")
def test_a_note_that_is_damaged_is_no_note(many: Path) -> None:
    """The batch is proved again."""
    package, _ = built(many, many, 1)
    for note in (many / ".pipeline-cache").glob("*.uses.json"):
        note.write_text(note.read_text(encoding="utf-8").replace("lin-xiaozhou", "lin"), encoding="utf-8")
    assert built(many, many.parent / "again", 1) == (package, 0)


@pytest.mark.usefixtures("small_batches")
def test_of_articles_a_check_holds_names_and_a_build_hashes(many: Path) -> None:
    """The text of a lock is read from the cache when it is asked for; of an article that nobody asks for it is not."""
    project = Project(many, (many / "texts",))
    checked, built_from = survey(project, jobs=1, hashes=False), survey(project, jobs=1)
    assert checked is not None
    assert built_from is not None
    assert (checked.verified, checked.digests, checked.locks) == (built_from.verified, {}, {})
    assert list(built_from.digests) == list(built_from.locks) == sorted(built_from.verified)
    ((name, text),) = built_from.lock_texts({built_from.verified[1]})
    assert (name, hashlib.sha256(text.encode()).digest()) == (built_from.verified[1], built_from.locks[name])


def test_batches_are_even() -> None:
    """None is small, none is three times as large as the mean: processes end together, and an edit costs little."""
    sizes = [len(batch) for batch in batches(f"city-{n:05}" for n in range(5000))]
    mean = sum(sizes) / len(sizes)
    assert min(sizes) > 32
    assert max(sizes) < 3 * mean < 300
