"""How rows came about: what reviews.yaml says is read, published beside every row, and written by the program without touching the rest."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Location, Problem, Record, Review
from pipeline.schema.load import default_folder, load_schemas
from pipeline.transcription.digest import transcription_digest
from pipeline.transcription.reviews import REVIEWS_FILE, as_row, read_reviews
from pipeline.transcription.rows_file import with_rows
from pipeline.transcription.sources import read_transcription
from tests.conftest import ROOT, Runner
from tests.projects import write_tiny

SCHEMAS, _ = load_schemas(default_folder())
ARTICLE = "sources/harbour-2031"
SHOWN = f"{ARTICLE}/{REVIEWS_FILE}"
SAID = "- {table: metrics, row: harbour-2031-m01, origin: drafted, proposer: pipeline draft, version: 2.0.0, outcome: mended, readers: 2}\n"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The small fictional project."""
    return write_tiny(tmp_path / "harbour")


def published(root: Path) -> list[dict[str, str]]:
    with (root / "output/csv/reviews.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_of_which_nothing_is_said_was_typed(tiny: Path, run: Runner) -> None:
    """Every row that stands on a quote has its row of reviews, in the order of the tables' files; dates found by grammar have none."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    rows = published(tiny)
    transcription, _ = read_transcription(tiny / ARTICLE, tiny, SCHEMAS)
    told = [r for r in transcription.records if SCHEMAS[r.table].source == "article"]
    assert [row["review_id"] for row in rows] == [f"{r.values[SCHEMAS[r.table].primary_key[0]]}.{r.table}" for r in told]
    assert {(row["origin"], row["proposer"], row["outcome"], row["readers"]) for row in rows} == {("typed", "", "", "")}
    ids = ("event_id", "participant_id", "initiative_id", "metric_id", "attribution_id", "waiver_id")
    assert [[row[name] for name in ids if row[name]] for row in rows] == [[row["review_id"].partition(".")[0]] for row in rows]


@pytest.mark.slow
def test_what_is_said_of_a_row_is_published_with_and_without_the_text(tiny: Path, run: Runner) -> None:
    """The lock does not pin who decided, so anybody may build; the same files say the same."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    lock = (tiny / ARTICLE / "evidence.lock").read_bytes()
    (tiny / SHOWN).write_text(SAID, encoding="utf-8")
    for texts in (None, tiny / "texts"):
        done = run("-C", tiny, "build", texts=texts)
        assert done.exit_code == 0, done.output
        row = next(row for row in published(tiny) if row["metric_id"] == "harbour-2031-m01")
        assert [row[name] for name in ("origin", "proposer", "version", "outcome", "readers")] == [
            "drafted", "pipeline draft", "2.0.0", "mended", "2",
        ]  # fmt: skip
        assert (tiny / ARTICLE / "evidence.lock").read_bytes() == lock
    assert run("-C", tiny, "validate").exit_code == 0


def test_the_digest_of_a_transcription_knows_who_decided(tiny: Path) -> None:
    """A release can say why a row of reviews changed: people worked on the article. Without the file the digest is the one it was."""

    def digest() -> str:
        transcription, problems = read_transcription(tiny / ARTICLE, tiny, SCHEMAS)
        assert problems == []
        return transcription_digest(transcription)

    before = digest()
    (tiny / SHOWN).write_text(SAID, encoding="utf-8")
    drafted = digest()
    (tiny / SHOWN).write_text(f"# a comment\n{SAID}", encoding="utf-8")
    assert drafted == digest() != before
    (tiny / SHOWN).unlink()
    assert digest() == before


def test_why_says_who_proposed_a_row(tiny: Path, run: Runner) -> None:
    """Of a row that was not typed, and of no other."""
    (tiny / SHOWN).write_text(SAID, encoding="utf-8")
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    said = run("-C", tiny, "why", "metrics", "harbour-2031-m01", "value").stdout
    assert "  row         drafted by pipeline draft 2.0.0 and mended; read by 2\n" in said
    assert "  row  " not in run("-C", tiny, "why", "metrics", "harbour-2031-m02", "value").stdout


def test_a_row_that_could_not_be_read_is_not_called_gone(tiny: Path, run: Runner) -> None:
    """One fault, one problem: the id that is missing, not the entry that leads to it."""
    path = tiny / ARTICLE / "metrics.yaml"
    text = path.read_text(encoding="utf-8")
    (tiny / SHOWN).write_text(SAID, encoding="utf-8")
    path.write_text(text.replace("- metric_id: harbour-2031-m01\n  quote", "- quote", 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    found = [line.split()[1] for line in run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout.splitlines()]
    assert "key-missing" in found
    assert "review-dangling" not in found


def test_tables_of_a_projects_own_are_told_of_too(tmp_path: Path) -> None:
    """The minutes of a board have budgets and decisions; what is said of one is read by the same rule."""
    own, problems = load_schemas(ROOT / "examples/board-minutes/schemas")
    assert problems == []
    (tmp_path / REVIEWS_FILE).write_text("- {table: budgets, row: b-1, origin: typed, readers: 3}\n", encoding="utf-8")
    key = own["budgets"].primary_key[0]
    records = [Record("budgets", {key: "b-1"}, Location("budgets.yaml", 1, 3))]
    reviews, problems = read_reviews(tmp_path, tmp_path, own, records)
    assert ([as_row(review) for review in reviews], problems) == (
        [{"table": "budgets", "row": "b-1", "origin": "typed", "readers": 3}],
        [],
    )


NAMES = st.text("abc潮#:\"' -", min_size=1, max_size=8).map(str.strip).filter(bool).map(lambda s: " ".join(s.split()))


@st.composite
def entries(draw: st.DrawFn) -> Review:
    """An entry that says what goes together, of one of three rows."""
    row = f"a-m0{draw(st.integers(1, 3))}"
    readers = draw(st.none() | st.integers(1, 9))
    origin = draw(st.sampled_from(["typed", "drafted", "proposed"]))
    if origin == "typed":
        return Review("metrics", row, "typed", readers=readers)
    version, outcome = draw(st.just("") | NAMES), draw(st.sampled_from(["accepted", "mended"]))
    prompt = draw(st.sampled_from(["", "0f" * 32]))
    return Review("metrics", row, origin, draw(NAMES), version, prompt, outcome, readers)


RECORDS = [Record("metrics", {"metric_id": f"a-m0{n}"}, Location("metrics.yaml", n, 3)) for n in (1, 2, 3)]


@given(st.lists(entries(), max_size=6))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, written: list[Review]) -> None:
    """The entries of several rows come back as they were."""
    folder = tmp_path_factory.getbasetemp()
    wanted = {review.row: review for review in written}
    text = with_rows("# kept\n", "reviews.yaml", [as_row(review) for review in wanted.values()])
    assert not isinstance(text, Problem), text
    (folder / REVIEWS_FILE).write_text(text, encoding="utf-8")
    assert text.startswith("# kept\n")
    assert read_reviews(folder, folder, SCHEMAS, RECORDS) == (tuple(wanted.values()), [])
