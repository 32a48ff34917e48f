"""Drafts against articles that have annotations but no rows: their numbers, their persons, what they name."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.model import Layout, Location, Record, Schemas, Transcription
from pipeline.schema.load import default_folder, load_schemas
from pipeline.schema.marks import number_columns
from pipeline.tasks.draft.meaning import Meaning, name_column, person_column
from pipeline.tasks.draft.people import is_same
from pipeline.tasks.draft.run import draft
from pipeline.text.articles import read_article
from pipeline.text.reading import fold
from tools.drafts.gold import UNSEEN
from tools.drafts.pair import alike

SETS = ("second", "third")
Figures = Counter[tuple[str, str]]


def annotated() -> Iterator[tuple[str, Figures]]:
    """The figures of every annotated article of the second and third set."""
    schemas, _ = load_schemas(default_folder())
    for folder in (UNSEEN / name for name in SETS):
        for row in _rows(folder / "articles.tsv"):
            yield row["name"], _figures(folder, row, schemas)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _figures(folder: Path, row: dict[str, str], schemas: Schemas) -> Figures:
    article = read_article(folder / "texts" / f"{row['name']}.txt")
    assert not hasattr(article, "code"), article
    values = {"article_id": "x", "sha256": article.sha256, "context_date": row["context_date"]}
    record = Record("articles", values, Location("sources/x/article.yaml"))
    made = draft(article, Transcription("x", record, Layout(row["paragraph_break"]), (), Path("sources/x")), schemas)  # type: ignore[arg-type]
    meaning, figures = Meaning(schemas), Counter()  # type: ignore[var-annotated]
    numbers, speakers = meaning.numbers, meaning.speakers
    assert numbers is not None
    assert speakers is not None
    columns = number_columns(numbers)
    assert columns is not None
    counts = [g for g in _rows(folder / "gold" / f"{row['name']}.numbers.tsv") if g["kind"] == "metric"]
    _compare(
        figures,
        "numbers",
        [fold(g["numeral"]) for g in counts],
        [fold(str(p.values[columns.numeral])) for p in made.proposals if p.table == numbers.name],
        lambda a, b: a == b,
    )
    people = [g["name"] for g in _rows(folder / "gold" / f"{row['name']}.persons.tsv") if "(byline)" not in g["context"]]
    column = person_column(speakers) or ""
    key = speakers[column].name_of or ""
    named = [str(p.values[column]) for p in made.proposals if p.table == speakers.name and key in p.values]
    whole = [n for n in people if not any(n != other and is_same(fold(n), fold(other)) and len(n) < len(other) for other in people)]
    _compare(figures, "persons", [fold(n) for n in whole], [fold(n) for n in named], is_same)
    core = _rows(folder / "gold" / f"{row['name']}.core.tsv")
    for kind, schema in (("event", meaning.events), ("initiative", meaning.works)):
        assert schema is not None
        mine = [str(p.values[name_column(schema) or ""]) for p in made.proposals if p.table == schema.name]
        gold = [g["name"] for g in core if g["kind"] == kind]
        main = [g["name"] for g in core if g["kind"] == kind and g["grade"] == "core"]
        _compare(figures, f"{kind}s", gold, mine, alike)
        figures[f"{kind}s", "core"] += len(main)
        figures[f"{kind}s", "core found"] += sum(any(alike(g, m) for m in mine) for g in main)
    return figures


def _compare(figures: Figures, name: str, gold: list[str], mine: list[str], same) -> None:  # type: ignore[no-untyped-def]
    """Count what was found, each thing once, what was missed and what nobody annotated."""
    left = list(mine)
    for one in gold:
        other = next((m for m in left if same(one, m)), None)
        figures[name, "found" if other is not None else "missed"] += 1
        if other is not None:
            left.remove(other)
    figures[name, "surplus"] += len(left)
