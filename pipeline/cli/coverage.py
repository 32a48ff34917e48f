"""`pipeline coverage`: what of every article is cited, waived or open, paragraph by paragraph."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import aligned, project_of, stop, texts_option
from pipeline.cli.progress import progress

if TYPE_CHECKING:
    from pipeline.accounting.coverage import Coverage
    from pipeline.run.inspection import Inspection

COLUMNS = (
    ("numbers cited", "number", ("cited",)),
    ("waived", "number", ("waived",)),
    ("dates", "number", ("date",)),
    ("idioms", "number", ("idiom",)),
    ("open", "number", ("open",)),
    ("speakers cited", "speaker", ("cited",)),
    ("waived", "speaker", ("waived",)),
    ("open", "speaker", ("open",)),
    ("names cited", "name", ("cited",)),
    ("waived", "name", ("waived",)),
    ("open", "name", ("open",)),
)


@click.command("coverage")
@click.argument("article", required=False)
@texts_option
@click.option("--totals", is_flag=True, help="One line an article, no paragraphs.")
@click.option("--prose", is_flag=True, help="List the quotes by the prose that they show and could save; needs the text.")
@click.pass_context
def command(ctx: click.Context, article: str | None, texts: tuple[Path, ...], totals: bool, prose: bool) -> None:
    """Show what of each article (or of ARTICLE) is accounted for: numbers, speakers and names, by paragraph.

    Cited: a row rests on it. Waived: by hand, with a reason that is checked. Dates and idioms: by the published grammar and
    lexicon. Open: neither, which stops a build. Exit code 1 if anything is open.
    """
    from pipeline.run.inspection import inspect
    from pipeline.transcription.policies import KINDS, PUBLISHED

    with progress(quiet=False) as step:
        inspection = inspect(project_of(ctx, texts), progress=step)
    wanted = {name: a.coverage for name, a in sorted(inspection.anchored.items()) if article in (None, name)}
    if not wanted:
        stop(_nothing_to_count(inspection, article))
    if prose:
        sys.exit(_show_prose(inspection, article))
    for line in aligned([["article", "paragraph", *[title for title, _, _ in COLUMNS]], *_lines(wanted, totals)]):
        click.echo(line)
    promised = inspection.dataset[PUBLISHED]
    left = sum(c.total(KINDS[name], "open") for c in wanted.values() for name in promised["completeness"])
    free = ", ".join(promised["notPromised"])
    click.echo(f"{left} open" + (f"; not promised, and so not counted: {free}" if free else ""), err=True)
    sys.exit(1 if left else 0)


def _nothing_to_count(inspection: Inspection, article: str | None) -> str:
    """Why there is no such article: another name, a package in place of a project, sources that could not be read."""
    root = inspection.project.root
    if inspection.anchored:
        return f"there is no article {article}; there are {', '.join(inspection.anchored)}"
    if (root / "datapackage.json").is_file() and not (root / "sources").is_dir():
        what = "is a published package, and coverage is counted where it was made: in a project with sources"
        return f"{root} {what}; the package has the totals in its table articles"
    return f"there is no article{f' {article}' if article else ''} that could be read; see why with: pipeline check"


def _show_prose(inspection: Inspection, article: str | None) -> int:
    """The quotes of every article whose text is at hand; 1 where none is."""
    from pipeline.text.articles import find_articles
    from pipeline.transcription.anchoring import quoted_prose
    from pipeline.transcription.runs import costs

    wanted = [t for t in inspection.sources.transcriptions if article in (None, t.article_id)]
    texts, _ = find_articles(inspection.project.texts, {t.sha256 for t in wanted})
    found = [(t, quoted_prose(t, texts[t.sha256], inspection.schemas)) for t in wanted if t.sha256 in texts]
    for transcription, prose in found:
        if prose is None:
            continue
        click.echo(f"{transcription.article_id}: quotes show {prose.share:.0%} of the prose, {prose.longest} characters at most in a row")
        rows = [
            [f"{cost.location}", f"{cost.shown} characters", f"{cost.saved} less with “{cost.shorter}”" if cost.shorter else ""]
            for cost in costs(prose)
        ]
        for line in aligned(rows):
            click.echo(f"  {line}")
    if not found:
        click.echo("no text is at hand: name its folder with --texts", err=True)
    return 0 if found else 1


def _lines(wanted: dict[str, Coverage], totals: bool) -> Iterator[list[str]]:
    for name, coverage in wanted.items():
        if not totals:
            for number in coverage.paragraphs:
                yield [name, str(number), *_figures(coverage.of_paragraph(number))]
        yield [name, "all", *_figures(coverage)]


def _figures(coverage: Coverage) -> list[str]:
    return [str(coverage.total(what, *states) or ".") for _, what, states in COLUMNS]
